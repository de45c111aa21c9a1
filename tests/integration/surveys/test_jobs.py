"""From a file to a whole survey with its scores, by the worker's own performer."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_session
from insights.search.models import SearchRow
from insights.studies.models import Study
from insights.studies.queries import tallies_of
from insights.surveys import queries, services
from insights.surveys.models import OpenAnswer, Question, Response, ScoreDefinition, Survey, SurveyImport
from insights.surveys.rules.persons import PersonCounts
from insights.surveys.services import updating
from insights.worker.models import Fact, Job
from tests.factories import people, studies, surveys, uploaded


def test_a_file_becomes_a_survey_with_its_scores(engine: Engine, data_dir: Path) -> None:
    row = uploaded.imported(engine, data_dir)
    assert (row.state, row.reason) == ("done", "")
    with open_session(engine) as session:
        survey = queries.survey(session, SYSTEM, row.survey_id)
        assert (survey.response_count, survey.title, survey.whole) == (60, "Pulse", True)
        nps, csat = queries.score_definitions_of(session, SYSTEM, survey.study_id)
        expected = [n % 11 for n in range(1, 61)]
        points = sum(v >= 9 for v in expected) - sum(v <= 6 for v in expected)
        assert queries.score_of(session, SYSTEM, nps.id).score == pytest.approx(100 * points / 60)
        satisfied = sum(1 + n % 5 >= 4 for n in range(1, 61))
        assert queries.score_of(session, SYSTEM, csat.id).score == pytest.approx(100 * satisfied / 60)
        overview = queries.score_overview(session, [nps])[0]
        assert [(p.name, p.scored.n) for p in overview.segments] == [("New", 15), ("Regular", 45)]
        assert [p.scored.n for p in overview.months] == [20, 20, 20]
        assert len(queries.scores_by_month(session, nps.id)) == 3
        tallies = tallies_of(session, [survey.study_id])[survey.study_id]
        assert (tallies["surveys"], tallies["responses"], tallies["passages"]) == (1, 60, 52)
        facts = session.scalars(select(Fact.payload).where(Fact.name == "score.changed")).all()
        assert facts == [{"definition_id": nps.id}, {"definition_id": csat.id}]


def test_tickets_keep_their_kind_and_their_texts_are_analysed(engine: Engine, data_dir: Path) -> None:
    rows = [
        [n, f"2026-05-{n:02}", f"C{n % 4}", ("Firm", "Home")[n % 2], f"The export of file {n} never ends."]
        for n in range(1, 21)
    ]
    header = ["ticket_id", "created", "customer", "segment", "text"]
    content = surveys.csv_bytes([header, *rows])
    row = uploaded.imported(
        engine, data_dir, content, ["ignore", "date", "id", "segment", "text"], "desk.csv", scales={}
    )
    with open_session(engine) as session:
        survey = queries.survey(session, SYSTEM, row.survey_id)
        assert (survey.row_kind, survey.response_count, survey.answer_count) == ("ticket", 20, 20)
        passages = queries.open_answer_passages(session, [row.study_id])
        assert {passage.segment for passage in passages} == {"Firm", "Home"}
        people_heard = session.scalars(select(Response.respondent).distinct()).all()
        assert len(people_heard) == 4


def test_open_answers_become_passages_that_can_be_found(engine: Engine, data_dir: Path) -> None:
    row = uploaded.imported(engine, data_dir)
    with open_session(engine) as session:
        passages = queries.open_answer_passages(session, [row.study_id])
        assert len(passages) == 52
        first = passages[0]
        assert (first.text, first.segment, first.score) == (
            "The delivery cost of order 1 came late.",
            "Regular",
            1.0,
        )
        assert len({p.response_id for p in passages}) == 52
        found = session.scalar(select(func.count()).select_from(SearchRow).where(SearchRow.kind == "answer"))
        assert found in (0, 52)
    uploaded.perform_waiting(engine)
    with open_session(engine) as session:
        rows = session.scalars(select(SearchRow).where(SearchRow.kind == "answer")).all()
        assert len(rows) == 52
        assert rows[0].page_id == passages[0].question_id


def test_respondents_ids_and_left_out_columns_are_not_stored(engine: Engine, data_dir: Path) -> None:
    kinds = ("id", "date", "nps", "ignore", "segment", "text")
    uploaded.imported(engine, data_dir, kinds=kinds)
    with open_session(engine) as session:
        first = session.scalars(select(Response).order_by(Response.number)).first()
        assert first.answers == [None, "2026-05-02", "1", None, "Regular", None]
        assert len(first.respondent) == 32
        assert "R1" not in first.respondent


def test_a_broken_file_fails_with_its_reason_and_leaves_nothing(engine: Engine, data_dir: Path) -> None:
    row = uploaded.imported(engine, data_dir, b"\x89PNG\r\n\x1a\n" + bytes(200), name="picture.csv")
    assert (row.state, row.refused) == ("failed", True)
    assert "not a table" in row.reason or "PNG" in row.reason
    with open_session(engine) as session:
        assert session.scalars(select(Job.lasting)).all() == [True]
        assert session.scalars(select(Survey)).all() == []


def test_responses_without_a_date_are_told_by_their_line_and_number(engine: Engine, data_dir: Path) -> None:
    rows = [["day", "rating"], *([f"2026-03-{day:02}", 7] for day in range(1, 28)), ["2026-03-41", 7]]
    row = uploaded.imported(engine, data_dir, surveys.csv_bytes(rows), ("date", "number"), scales={})
    assert [(each["line"], each["message"]) for each in row.warnings] == [
        (29, "'2026-03-41' is no date that can be read."), (None, "1 response has no date that can be read."),
    ]  # fmt: skip


def test_ten_items_become_one_sus_and_worded_answers_are_read(engine: Engine, data_dir: Path) -> None:
    best = ["Strongly agree", "Strongly disagree"] * 5
    content = surveys.sus_bytes([best] * 12 + [["Agree", "Disagree"] * 5] * 12)
    row = uploaded.imported(engine, data_dir, content, ("sus",) * 10, scales={})
    assert (row.state, row.reason) == ("done", "")
    with open_session(engine) as session:
        definition = session.scalars(select(ScoreDefinition)).one()
        value = queries.score_of(session, SYSTEM, definition.id)
        assert (value.n, value.score, value.unit) == (24, 87.5, "of 100")


def test_a_second_wave_goes_on_with_the_first_ones_score(engine: Engine, data_dir: Path) -> None:
    first = uploaded.imported(engine, data_dir)
    with open_session(engine) as session:
        nps = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    columns = [{"kind": kind, "scale": uploaded.SCALES.get(at)} for at, kind in enumerate(uploaded.KINDS)]
    columns[2]["definition"] = nps.id
    second = uploaded.imported(
        engine,
        data_dir,
        uploaded.pulse_bytes(40, first=100),
        study_id=first.study_id,
        columns=columns,
        title="Pulse 2",
    )
    assert second.state == "done"
    with open_session(engine) as session:
        pooled = queries.score_of(session, SYSTEM, nps.id)
        values = [n % 11 for n in [*range(1, 61), *range(100, 140)]]
        points = sum(v >= 9 for v in values) - sum(v <= 6 for v in values)
        assert (pooled.n, pooled.score) == (100, pytest.approx(points))
        waves = queries.score_overview(session, [nps])[0].surveys
        assert [(p.name, p.scored.n) for p in waves] == [("Pulse", 60), ("Pulse 2", 40)]
        kinds = session.scalars(select(ScoreDefinition.kind).order_by(ScoreDefinition.id)).all()
        assert kinds == ["nps", "csat", "csat"]


def test_the_chosen_sheet_of_a_workbook_is_the_one_imported(engine: Engine, data_dir: Path) -> None:
    header = ["How likely are you to recommend us?", "Why?"]
    content = surveys.xlsx_bytes({"May": [header, [9, "fine"]], "June": [header, [3, "slow"], [10, "good"]]})
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        row = uploaded.upload(session, actor, studies.study(session, actor), data_dir, content, "waves.xlsx")
    uploaded.perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        row = session.get_one(SurveyImport, row.id)
        assert (row.preview["sheet"], row.preview["sheets"], row.preview["rows"]) == (
            "May",
            ["May", "June"],
            1,
        )
        services.choose_sheet(session, actor, row, "June")
    uploaded.perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        row = session.get_one(SurveyImport, row.id)
        assert (row.state, row.preview["sheet"], row.preview["rows"]) == ("mapping", "June", 2)
        uploaded.declare(session, actor, row, ("nps", "text"), {})
    uploaded.perform_waiting(engine)
    with open_session(engine) as session:
        answers = session.scalars(select(Response.answers).order_by(Response.number)).all()
        assert [answer[0] for answer in answers] == [3, 10]


def test_a_questions_answers_are_counted_while_they_are_imported(engine: Engine, data_dir: Path) -> None:
    uploaded.imported(engine, data_dir)
    with open_session(engine) as session:
        asked = session.scalars(select(Question).order_by(Question.position)).all()
        assert [question.kind for question in asked] == list(uploaded.KINDS)
        assert asked[4].choices == [["Regular", 45], ["New", 15]]
        set_aside = session.scalar(select(func.count()).select_from(OpenAnswer).where(OpenAnswer.contentless))
        assert set_aside == 8


def test_two_waves_pooled_equal_a_recount_of_the_raw_responses(engine: Engine, data_dir: Path) -> None:
    second = uploaded.pulse_rows(40, first=50)
    second += [["R50", "2026-06-28", 10, 1, "New", "Better now."], ["", "2026-06-21", 0, 5, "New", ""]]
    first_row = uploaded.imported(engine, data_dir)
    with open_session(engine) as session:
        kept = queries.score_definitions_of(session, SYSTEM, first_row.study_id)
        goes_on = {at: row.id for at, row in zip((2, 3), kept, strict=True)}
    declared = [
        {"kind": kind, "scale": uploaded.SCALES.get(at), "definition": goes_on.get(at)}
        for at, kind in enumerate(uploaded.KINDS)
    ]
    content = surveys.csv_bytes([list(uploaded.HEADER), *second])
    uploaded.imported(engine, data_dir, content, study_id=first_row.study_id, columns=declared)
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        definitions = queries.score_definitions_of(session, SYSTEM, first_row.study_id)
        assert [row.kind for row in definitions] == ["nps", "csat"]
        for row in definitions:
            assert pooled(session, row) == recounted(session, row, [*uploaded.pulse_rows(), *second])
            boxes = [int(box) for box in row.boxes]
            services.edit_definition(
                session,
                actor,
                row,
                1,
                name=row.name,
                boxes=boxes,
                partial_counts=True,
                person_counts=PersonCounts.SURVEY,
            )
        nps, csat = definitions
        once = [*uploaded.pulse_rows(), *(line for line in second if line is not second[0])]
        assert second[0][0] == "R50"
        for row in (nps, csat):
            assert pooled(session, row) == recounted(session, row, once)
        assert pooled(session, nps)[0] == 101


def pooled(session: Session, row: ScoreDefinition) -> tuple[int, float]:
    """How many count in a score over all its waves, and the score."""
    value = queries.score_of(session, SYSTEM, row.id)
    return value.n, pytest.approx(value.score)


def recounted(session: Session, row: ScoreDefinition, lines: Sequence[Sequence[object]]) -> tuple[int, float]:
    """The same by hand, from the lines of the files; the answers kept in the database are those lines."""
    stored = session.scalars(select(Response).order_by(Response.survey_id, Response.number)).all()
    kept = {tuple(map(str, response.answers[2:4])) for response in stored}
    assert kept == {tuple(map(str, line[2:4])) for line in lines}
    if row.kind == "nps":
        told = [line[2] for line in lines]
        return len(told), 100 * (sum(v >= 9 for v in told) - sum(v <= 6 for v in told)) / len(told)
    told = [line[3] for line in lines]
    return len(told), 100 * sum(v >= 4 for v in told) / len(told)


def test_a_later_export_updates_the_survey_in_a_short_last_transaction(
    engine: Engine, data_dir: Path
) -> None:
    first = uploaded.imported(engine, data_dir)
    later = uploaded.pulse_rows(64)
    later[0][2] = 10
    content = surveys.csv_bytes([list(uploaded.HEADER), *later])
    with open_session(engine) as session:
        survey = session.get_one(Survey, first.survey_id)
    row = uploaded.imported(engine, data_dir, content, study_id=survey.study_id, updates=survey)
    assert (row.state, row.survey_id, row.changes) == (
        "done", survey.id, {"added": 4, "changed": 1, "same": 59},
    )  # fmt: skip
    with open_session(engine) as session:
        assert session.scalars(select(Survey.id)).all() == [survey.id]
        assert session.scalar(select(func.count()).select_from(Response)) == 64
        assert session.get_one(Survey, survey.id).response_count == 64


def test_an_update_that_was_killed_before_its_last_transaction_is_begun_anew(
    engine: Engine, data_dir: Path
) -> None:
    first = uploaded.imported(engine, data_dir)
    content = surveys.csv_bytes([list(uploaded.HEADER), *uploaded.pulse_rows(64)])
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        survey = session.get_one(Survey, first.survey_id)
        row = uploaded.upload(session, actor, session.get_one(Study, survey.study_id), data_dir, content)
    uploaded.perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        row = session.get_one(SurveyImport, row.id)
        uploaded.declare(
            session, people.user(session).as_actor(), row, updates=session.get(Survey, survey.id)
        )
        staged = services.responses.begin_survey(session, row)
        shown = session.scalars(select(Response).where(Response.survey_id == survey.id).limit(5)).all()
        session.add_all(
            Response(survey_id=staged.id, number=one.number, respondent=one.respondent, answers=one.answers)
            for one in shown
        )
        session.flush()
        read = updating.read_renewal(session, staged, session.get_one(Survey, survey.id))
        services.responses.drop_responses(session, read.spare[:2])
    with open_session(engine) as session:
        assert [one.id for one in queries.surveys_of(session, SYSTEM, survey.study_id)] == [survey.id]
    uploaded.perform_waiting(engine)
    with open_session(engine) as session:
        row = session.get_one(SurveyImport, row.id)
        assert (row.state, row.changes) == ("done", {"added": 4, "changed": 0, "same": 60})
        assert session.scalars(select(Survey.id)).all() == [survey.id]
        assert session.scalar(select(func.count()).select_from(Response)) == 64


def test_an_update_whose_survey_is_removed_is_a_survey_of_its_own(engine: Engine, data_dir: Path) -> None:
    first = uploaded.imported(engine, data_dir)
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        survey = session.get_one(Survey, first.survey_id)
        row = uploaded.upload(session, actor, session.get_one(Study, survey.study_id), data_dir)
    uploaded.perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        actor, survey = people.user(session).as_actor(), session.get_one(Survey, first.survey_id)
        uploaded.declare(session, actor, session.get_one(SurveyImport, row.id), updates=survey)
        services.remove_survey(session, actor, survey)
    uploaded.perform_waiting(engine)
    with open_session(engine) as session:
        row = session.get_one(SurveyImport, row.id)
        assert (row.state, session.get_one(Survey, row.survey_id).response_count) == ("done", 60)
