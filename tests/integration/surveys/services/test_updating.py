"""A later export of the same survey."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.studies.models import Study
from insights.studies.queries import tallies_of
from insights.studies.services import create_participant
from insights.surveys import queries
from insights.surveys.models import OpenAnswer, PackedAnswers, Response, ScoreDefinition, Survey
from insights.surveys.rules.dates import DateOrder
from insights.surveys.rules.intake import Intake
from insights.surveys.rules.mapping import choices_from, plan_of
from insights.surveys.rules.packing import PERSON, PERSON_WIDTH
from insights.surveys.services import erase_person, name_respondent, updating
from insights.surveys.services.responses import drop_responses
from insights.surveys.services.updating import Changes, read_renewal, renew_survey, repacked
from insights.worker.models import Fact
from tests.factories import filled, people, studies, uploaded


def staged(session: Session, study, rows) -> tuple[object, Survey]:
    """A filled survey that is still unseen."""
    upload, made = filled.begun(session, study, title="Pulse again")
    plan = plan_of(choices_from(upload.mapping["columns"], list(uploaded.HEADER)))
    intake = Intake(plan, len(uploaded.HEADER), DateOrder.YEAR_FIRST)
    filled.stored(session, made, intake.add(list(zip(*rows, strict=True)), set(), set()))
    return upload, made


def test_who_is_erased_after_an_update_was_read_is_left_out_of_it(session: Session) -> None:
    """Zoe answered in another survey: nothing of her stands in the one that is renewed."""
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    other = filled.survey(session, actor, study, [["Zoe", "2026-05-01", 9, 5, "New", "My zebra is ill."]])
    rows = [*uploaded.pulse_rows(), ["Zoe", "2026-06-01", 9, 5, "New", "The zebra died."]]
    upload, again = staged(session, study, [*rows, ["Max", "2026-06-01", 3, 5, "New", "Too slow."]])
    upload.updates_id = survey.id
    read = read_renewal(session, again, survey)
    zoe = session.scalars(select(Response).where(Response.survey_id == other.id)).one()
    erase_person(session, name_respondent(session, other, zoe).id)
    renew_survey(session, actor, upload, again, survey, [], read)
    session.expire_all()
    assert survey.response_count == 61
    texts = session.scalars(select(OpenAnswer.text)).all()
    assert "Too slow." in texts
    assert [text for text in texts if "zebra" in text] == []


def test_known_respondents_are_renewed_and_new_ones_added(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    nps = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    kept = session.scalars(select(OpenAnswer).order_by(OpenAnswer.id)).first()
    rows = uploaded.pulse_rows(62)
    rows[0][2] = 10
    rows[1][5] = "The parcel was wet."
    upload, again = staged(session, study, rows)
    changes = renew_survey(session, actor, upload, again, survey, [])
    assert changes == Changes(added=2, changed=2, same=58)
    assert (upload.survey_id, upload.state, upload.changes["added"]) == (survey.id, "done", 2)
    session.expire_all()
    assert session.scalars(select(Survey)).all() == [survey]
    assert survey.response_count == 62
    values = [10, *(n % 11 for n in range(2, 63))]
    points = sum(v >= 9 for v in values) - sum(v <= 6 for v in values)
    assert queries.score_of(session, actor, nps.id).score == pytest.approx(100 * points / 62)
    texts = session.scalars(select(OpenAnswer.text)).all()
    assert "The parcel was wet." in texts
    assert "The delivery cost of order 2 came late." not in texts
    assert session.get(OpenAnswer, kept.id).text == kept.text
    tallies = tallies_of(session, [study.id])[study.id]
    assert (tallies["responses"], tallies["surveys"]) == (62, 1)
    assert tallies["passages"] == len(queries.open_answer_passages(session, [study.id]))


def test_a_corrected_answer_keeps_its_row_and_another_one_is_said(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    first, second, *_ = session.scalars(select(OpenAnswer).order_by(OpenAnswer.id)).all()
    rows = uploaded.pulse_rows(60)
    at = {row[5]: row for row in rows}
    at[first.text][5] = first.text + " Again."
    at[second.text][5] = "Everything was lovely, thank you!"
    upload, again = staged(session, study, rows)
    renew_survey(session, actor, upload, again, survey, [])
    session.expire_all()
    assert (first.text[-7:], second.text) == (" Again.", "Everything was lovely, thank you!")
    told = session.scalars(select(Fact.payload).where(Fact.name == "answers.reworded")).all()
    assert told == [{"study_id": study.id, "answer_ids": [second.id]}]


def test_the_same_export_again_changes_nothing(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    ids = session.scalars(select(Response.id).order_by(Response.id)).all()
    upload, again = staged(session, study, uploaded.pulse_rows())
    assert renew_survey(session, actor, upload, again, survey, []) == Changes(same=60)
    assert session.scalars(select(Response.id).order_by(Response.id)).all() == ids


def test_a_respondent_who_stands_twice_counts_by_the_last_row(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    twice = [["R1", "2026-04-02", 3, 3, "New", ""], ["R1", "2026-04-03", 10, 5, "New", ""]]
    upload, again = staged(session, study, twice)
    assert renew_survey(session, actor, upload, again, survey, []) == Changes(changed=1)
    first = session.scalars(select(Response).where(Response.number == 1)).one()
    assert first.answers[2] == 10


def test_a_person_may_have_several_tickets_and_known_ones_are_not_doubled(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    rows = [
        [f"C{n % 2}", f"2026-05-0{1 + n}", 5, 3, "New", f"The export of file {n} fails."] for n in range(4)
    ]
    survey = filled.survey(session, actor, study, rows)
    survey.row_kind = "ticket"
    session.flush()
    later = [*rows[1:], ["C0", "2026-05-09", 5, 3, "New", "It fails again."]]
    upload, again = staged(session, study, later)
    assert renew_survey(session, actor, upload, again, survey, []) == Changes(added=1, same=3)
    texts = session.scalars(select(OpenAnswer.text).where(OpenAnswer.survey_id == survey.id)).all()
    assert len(texts) == 5


def test_responses_go_by_in_batches(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "AT_ONCE", 7)
    monkeypatch.setattr(updating, "WRITTEN_AT_ONCE", 3)
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    rows = uploaded.pulse_rows(80)
    for row in rows[:20]:
        row[5] = f"{row[0]} waited."
    upload, again = staged(session, study, rows)
    assert renew_survey(session, actor, upload, again, survey, []) == Changes(20, 20, 40)
    session.expire_all()
    numbers = session.scalars(select(Response.number).order_by(Response.number)).all()
    assert numbers == list(range(1, 81))
    said = session.scalars(select(OpenAnswer.text)).all()
    assert len(said) == 80
    assert sum(text.endswith(" waited.") for text in said) == 20


def test_packs_made_again_equal_those_of_the_import(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor))
    stored = select(PackedAnswers).where(PackedAnswers.survey_id == survey.id)
    from_import = {row.position: row.codes for row in session.scalars(stored)}
    assert {at: packed.codes for at, packed in repacked(session, survey.id).items()} == from_import


def later_export(session: Session) -> tuple[Actor, Survey, object, Survey]:
    """A survey of sixty, and an unseen later export: one answers anew, two are new, two stand twice."""
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    survey = filled.survey(session, actor, study)
    rows = uploaded.pulse_rows(62)
    rows[0][2], rows[1][5] = 10, "The parcel was wet."
    return (actor, survey, *staged(session, study, [rows[5], rows[6], *rows]))


def packs_of(session: Session, survey: Survey) -> dict[int, bytes]:
    stored = select(PackedAnswers).where(PackedAnswers.survey_id == survey.id)
    return {row.position: row.codes for row in session.scalars(stored)}


def test_what_was_read_beforehand_is_written_when_its_spare_rows_are_gone(session: Session) -> None:
    actor, survey, upload, again = later_export(session)
    read = read_renewal(session, again, survey)
    assert (len(read.spare), read.found.same, survey.response_count) == (60, 58, 60)
    drop_responses(session, read.spare)
    assert renew_survey(session, actor, upload, again, survey, [], read) == Changes(2, 2, 58)
    session.expire_all()
    assert session.scalars(select(Survey)).all() == [survey]
    assert packs_of(session, survey) == {at: p.codes for at, p in repacked(session, survey.id).items()}
    assert len(session.scalars(select(Response.id)).all()) == 62
    assert len(session.scalars(select(OpenAnswer.id)).all()) == 62


def test_a_person_erased_after_the_reading_is_not_known_again_by_what_is_written(session: Session) -> None:
    actor, survey, upload, again = later_export(session)
    first = session.scalars(
        select(Response).where(Response.number == 1, Response.survey_id == survey.id)
    ).one()
    person = create_participant(session, survey.study_id)
    session.execute(update(Response).where(Response.id == first.id).values(participant_id=person.id))
    read = read_renewal(session, again, survey)
    drop_responses(session, read.spare)
    number = packs_of(session, survey)[PERSON][:PERSON_WIDTH]
    erase_person(session, person.id)
    renew_survey(session, actor, upload, again, survey, [], read)
    session.expire_all()
    left = session.get_one(Response, first.id)
    assert (left.respondent, left.participant_id, left.answers[2]) == (None, None, 1)
    assert packs_of(session, survey)[PERSON][:PERSON_WIDTH] != number
    assert packs_of(session, survey).keys() == repacked(session, survey.id).keys()


def test_another_file_that_renewed_it_after_the_reading_is_renewed_in_turn(session: Session) -> None:
    actor, survey, upload, again = later_export(session)
    rows = uploaded.pulse_rows(60)
    rows[0][2], rows[2][2] = 7, 7
    other = staged(session, session.get_one(Study, survey.study_id), rows)
    read = read_renewal(session, again, survey)
    drop_responses(session, read.spare)
    assert renew_survey(session, actor, *other, survey, []) == Changes(changed=2, same=58)
    assert renew_survey(session, actor, upload, again, survey, [], read) == Changes(2, 2, 58)
    session.expire_all()
    answers = select(Response.answers).where(Response.number.in_((1, 3))).order_by(Response.number)
    assert [own[2] for own in session.scalars(answers)] == [10, 7]
    assert packs_of(session, survey) == {at: p.codes for at, p in repacked(session, survey.id).items()}
