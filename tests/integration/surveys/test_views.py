"""Pages of surveys."""

import io
import re
from collections.abc import Callable

import numpy as np
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select, update
from sqlalchemy.orm import Session

from insights.analysis.stats.drivers import drivers_of_score
from insights.kernel.actor import Role
from insights.surveys import queries, services
from insights.surveys.models import Question, Response, ScoreDefinition, SurveyImport
from insights.surveys.readers.importing import preview_of
from insights.surveys.rules.intake import digests_of
from insights.surveys.services.findings import keep_finding
from tests.factories import filled, people, studies, surveys, uploaded
from tests.fixtures.pages import page

SignIn = Callable[..., FlaskClient]


def test_files_become_lines_and_a_single_one_leads_to_its_mapping(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    address = f"/studies/{study.id}/surveys/new"
    assert "Choose a file." in client.post(address, data={}).text
    files = [(io.BytesIO(b"a,b\n1,2"), "one.csv"), (io.BytesIO(b"c\n1"), "two.csv")]
    both = client.post(address, data={"files": files}, follow_redirects=True).text
    assert "one.csv" in both
    assert "two.csv" in both
    single = client.post(address, data={"files": [(io.BytesIO(b"x\n1"), "three.csv")]}, follow_redirects=True)
    assert "being looked into" in single.text
    names = session.scalars(select(SurveyImport.file_name).order_by(SurveyImport.id)).all()
    assert names == ["one.csv", "two.csv", "three.csv"]


def test_the_mapping_page_suggests_with_a_reason_and_refuses_a_doubled_role(
    session: Session, signed_in_client: SignIn, data_dir
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    row = uploaded.upload(session, user.as_actor(), study, data_dir)
    services.keep_preview(session, row, preview_of(io.BytesIO(uploaded.pulse_bytes()), "pulse.csv"))
    address = f"/surveys/imports/{row.id}/mapping"
    shown = page(client, address)
    assert "asks for a recommendation" in shown
    assert 'value="nps" selected' in shown
    kinds = {f"kind-{at}": kind for at, kind in enumerate(uploaded.KINDS)}
    doubled = client.post(address, data={"title": "Pulse", **kinds, "kind-4": "date"})
    assert doubled.status_code == 422
    assert "2 columns are mapped to the date of the answer" in doubled.text
    done = client.post(address, data={"title": "Pulse", **kinds, "scale-3": "5"}, follow_redirects=True)
    assert "You may leave this page" in done.text
    session.expire_all()
    assert (row.state, row.mapping["columns"][3]["scale"]) == ("importing", 5)


def test_the_sheets_of_a_workbook_are_listed_and_another_is_chosen(
    session: Session, signed_in_client: SignIn, data_dir
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    content = surveys.xlsx_bytes({"May": [["Score", "Why"], [9, "x"]], "June": [["a", "b"], [1, 2]]})
    row = uploaded.upload(session, user.as_actor(), study, data_dir, content, "waves.xlsx")
    services.keep_preview(session, row, preview_of(io.BytesIO(content), "waves.xlsx"))
    shown = page(client, f"/surveys/imports/{row.id}/mapping")
    assert "<option selected>May</option><option>June</option>" in shown
    address = f"/surveys/imports/{row.id}/sheet"
    assert "no such sheet" in client.post(address, data={"sheet": "July"}, follow_redirects=True).text
    chosen = client.post(address, data={"sheet": "June"}, follow_redirects=True)
    assert "being looked into" in chosen.text
    services.mark_failed(session, row, "The sheet holds no rows.")
    failed = page(client, f"/surveys/imports/{row.id}/mapping")
    assert "The sheet holds no rows." in failed
    assert "<option selected>June</option>" in failed
    assert "Change mapping" not in failed


def test_a_studys_surveys_stand_with_their_scores(scene) -> None:
    study, survey, client = scene
    shown = page(client, f"/studies/{study.id}/surveys")
    assert survey.title in shown
    assert "NPS" in shown
    assert "Surveys" in page(client, f"/studies/{study.id}")
    assert "Scores" in page(client, f"/studies/{study.id}")


def test_a_survey_shows_scores_with_intervals_by_segment_and_month(scene) -> None:
    _, survey, client = scene
    shown = page(client, f"/surveys/{survey.id}")
    for words in (
        "60 responses",
        "NPS by segment",
        "NPS by month",
        "CSAT by segment",
        "Regular",
        "95&nbsp;%",
    ):
        assert words in shown


def test_each_question_has_its_page(session: Session, scene) -> None:
    _, _survey, client = scene
    asked = session.scalars(select(Question).order_by(Question.position)).all()
    scored = page(client, f"/surveys/questions/{asked[2].id}")
    assert "share of 9 and 10 minus share of 0 to 6" in scored
    answers = page(client, f"/surveys/questions/{asked[5].id}")
    assert "52 answers, 8 that say nothing are set aside" in answers
    assert "Respondent 1" in answers
    only_new = page(client, f"/surveys/questions/{asked[5].id}?segment=New")
    assert "Respondent 1<" not in only_new
    assert "not scored" in page(client, f"/surveys/questions/{asked[4].id}")


def test_the_board_lists_every_score_and_exports_it(session: Session, scene) -> None:
    study, _, client = scene
    board = page(client, "/scores")
    assert study.title in board
    export = client.get("/scores.csv")
    assert export.mimetype == "text/csv"
    lines = export.text.splitlines()
    assert lines[0].startswith("\ufeffscore,kind,study,by")
    assert sum(",segment,New," in line for line in lines) == 2


def test_a_changed_definition_marks_its_trend(session: Session, scene) -> None:
    _, _, client = scene
    row = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "csat")).one()
    address = f"/scores/{row.id}/edit"
    fields = {"version": "1", "name": "CSAT", "partial_counts": "y", "reason": "only the best box"}
    wrong = client.post(address, data={**fields, "boxes": "five"})
    assert (wrong.status_code, "as numbers" in wrong.text) == (422, True)
    shown = client.post(address, data={**fields, "boxes": "5"}, follow_redirects=True).text
    assert "only the best box" in shown
    assert "definition changed" in shown
    assert client.post(address, data={**fields, "boxes": "4"}).status_code == 409
    assert client.get(f"/scores/{row.id}/export.csv").status_code == 200


@pytest.mark.parametrize("names", [["Ease"], ["Ease", "Price"]], ids=["one", "several"])
def test_what_goes_along_with_a_score_stands_with_its_intervals(
    session: Session, scene, names: list[str]
) -> None:
    _, _, client = scene
    row = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "csat")).one()
    dice = np.random.default_rng(4)
    rated = [dice.normal(size=60) for _ in names]
    drivers = drivers_of_score(sum(rated) + dice.normal(size=60), rated, names)
    keep_finding(session, row, drivers, [])
    shown = page(client, f"/scores/{row.id}")
    told = re.findall(r"(0\.\d\d) \((0\.\d\d) to (0\.\d\d)\)", re.sub(r"<[^>]+>", "", shown))
    assert len(told) == len(names)
    assert all(low < value < high for value, low, high in told)


def test_a_survey_is_removed(scene) -> None:
    _study, survey, client = scene
    answer = client.post(f"/surveys/{survey.id}/remove", follow_redirects=True)
    assert "Pulse was removed." in answer.text
    page(client, f"/surveys/{survey.id}", 404)


def test_others_get_404_and_stakeholders_403(session: Session, signed_in_client: SignIn) -> None:
    owner = people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    survey = filled.survey(session, owner, study)
    question = session.scalars(select(Question)).first()
    score = session.scalars(select(ScoreDefinition)).first()
    other, stakeholder = signed_in_client(Role.RESEARCHER), signed_in_client(Role.STAKEHOLDER)
    for address in (f"/surveys/{survey.id}", f"/surveys/questions/{question.id}", f"/scores/{score.id}"):
        page(other, address, 404)
        page(stakeholder, address, 403)
    assert study.title not in page(other, "/scores")


def test_a_score_is_compared_by_segment_and_by_any_answer(session: Session, scene) -> None:
    _, _survey, client = scene
    score = session.scalars(select(ScoreDefinition)).first()
    asked = session.scalars(select(Question).order_by(Question.position)).all()
    address = f"/scores/{score.id}/compare"
    assert "allowing for how many are compared" in page(client, address)
    assert "Regular" in page(client, f"{address}?by=segment")
    assert "could be chance" in page(client, f"{address}?by=month")
    assert "not enough answers" not in page(client, f"{address}?by=question-{asked[3].id}")
    assert client.get(f"{address}?format=csv").text.startswith("\ufeffby,n,score")


def test_two_questions_are_crossed_and_responses_listed_by_pseudonym(session: Session, scene) -> None:
    _, survey, client = scene
    asked = session.scalars(select(Question).order_by(Question.position)).all()
    shown = page(client, f"/surveys/{survey.id}/crosstab?rows={asked[3].id}&columns={asked[4].id}")
    assert "Regular, n 45" in shown
    assert re.search(r"\d %<br><span class=\"quiet\">\d+ % to \d+ %, n&nbsp;\d+<", shown)
    assert "after Holm's correction" in shown
    page(client, f"/surveys/{survey.id}/crosstab?rows=999999", 404)
    grid = page(client, f"/surveys/{survey.id}/responses")
    assert "Respondent 1<" in grid
    assert "The delivery cost of order 1 came late." in grid
    assert "R1<" not in grid


def test_the_grid_is_filtered_ordered_and_saved_by_its_address(session: Session, scene) -> None:
    _, survey, client = scene
    address = f"/surveys/{survey.id}/responses"
    assert 'rel="next"' in page(client, address)
    shown = page(client, f"{address}?segment=New&least=9&sort=-score")
    assert "2 responses" in shown
    assert "of 60" in shown
    assert "format=csv" in shown
    assert "Respondent 20<" in shown
    assert "No response fits" in page(client, f"{address}?words=nowhere+said")
    page(client, f"{address}?survey_id=9&_external=1&sort=date&least=abc&month=2026-99&score=x")
    saved = client.get(f"{address}?segment=New&least=9&sort=-score&format=csv")
    lines = saved.text.splitlines()
    assert lines[0].startswith("\ufeffrespondent,answered on,state,Submitted")
    assert [line.split(",")[0] for line in lines[1:]] == ["32", "20"]
    assert client.get(f"{address}?format=xlsx").data[:2] == b"PK"


def test_an_answer_that_looks_like_a_formula_is_saved_as_words(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    rows = [["R1", "2026-05-01", 9, 5, "=New", '=HYPERLINK("http://x")']]
    survey = filled.survey(session, user.as_actor(), studies.study(session, user.as_actor()), rows)
    saved = signed_in_client(user=user).get(f"/surveys/{survey.id}/responses?format=csv").text
    assert ",'=New," in saved
    assert "\"'=HYPERLINK" in saved


def test_a_score_stands_with_its_decimal_on_every_page(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    given = [10] * 6 + [7] * 4 + [0] * 2
    rows = [[f"R{at}", "2026-05-01", nps, 3 + at % 2, "New", ""] for at, nps in enumerate(given)]
    survey = filled.survey(session, user.as_actor(), studies.study(session, user.as_actor()), rows)
    scores = session.scalars(select(ScoreDefinition).order_by(ScoreDefinition.id)).all()
    asked = session.scalars(select(Question).order_by(Question.position)).all()
    client = signed_in_client(user=user)
    pages = (
        "/scores",
        f"/surveys/{survey.id}",
        f"/surveys/questions/{asked[2].id}",
        f"/scores/{scores[0].id}",
    )
    for address in pages:
        assert 'class="num">33.3<' in page(client, address)
    assert '<th scope="col" class="num">95 % from</th>' in page(client, pages[2])


def test_a_score_counts_each_person_once_and_says_how_many_responses_that_leaves_out(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    rows = [[f"R{at % 12}", f"2026-0{4 + at // 12}-01", 9, 3, "New", ""] for at in range(24)]
    filled.survey(session, user.as_actor(), studies.study(session, user.as_actor()), rows)
    row = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    client = signed_in_client(user=user)
    address = f"/scores/{row.id}/edit"
    fields = {"version": "1", "name": "NPS", "partial_counts": "y"}
    wrong = client.post(address, data={**fields, "person_counts": "latest", "window_days": "0"})
    assert (wrong.status_code, "between 1 and 3660" in wrong.text) == (422, True)
    client.post(address, data={**fields, "person_counts": "latest", "window_days": "31"})
    shown = page(client, f"/scores/{row.id}")
    assert "of each person the latest answer in all surveys and older ones 31 days or more before" in shown
    assert "12 responses that this leaves out" in shown
    client.post(address, data={**fields, "version": "2", "person_counts": "every", "window_days": "31"})
    assert "that this leaves out" not in page(client, f"/scores/{row.id}")


def test_surveys_of_other_studies_are_pooled_into_a_score_and_left_out(session: Session, scene) -> None:
    _, survey, client = scene
    owner = people.user(session).as_actor()
    beside = filled.survey(session, owner, studies.study(session, owner), title="Beside")
    row, _ = queries.definitions_of_survey(session, survey.id)
    other, _ = queries.definitions_of_survey(session, beside.id)
    address = f"/scores/{row.id}/surveys"
    assert "Count these, too" in page(client, address)
    assert client.post(address, data={"source": "1-99"}).status_code == 422
    done = client.post(address, data={"source": f"{other.id}-{beside.id}"}, follow_redirects=True).text
    assert "Beside is counted, too" in done
    assert "No other survey you can see" in done
    assert "Pulse, Beside" in page(client, f"/scores/{row.id}")
    assert "Beside" in page(client, f"/scores/{row.id}/compare?by=survey")
    left = client.post(f"{address}/{survey.id}/leave-out", follow_redirects=True).text
    assert "Pulse is left out" in left
    last = client.post(f"{address}/{beside.id}/leave-out", follow_redirects=True).text
    assert "this is its last one" in last


def test_pages_of_a_survey_ask_as_often_for_many_rows_as_for_few(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client, connection = signed_in_client(user=user), session.connection()
    asked: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
    counts = []
    for count in (12, 40):
        survey = filled.survey(session, user.as_actor(), study, uploaded.pulse_rows(count))
        question = session.scalars(
            select(Question.id).where(Question.survey_id == survey.id, Question.kind == "nps")
        ).one()
        told = {}
        for name, address in (
            ("grid", f"/surveys/{survey.id}/responses"),
            ("question", f"/surveys/questions/{question}"),
            ("crosstab", f"/surveys/{survey.id}/crosstab"),
        ):
            session.expire_all()
            asked.clear()
            page(client, address)
            told[name] = sum(statement.startswith("SELECT") for statement in asked)
        counts.append(told)
    assert counts[0] == counts[1]
    assert counts[1]["grid"] <= 14
    assert counts[1]["question"] <= 6
    assert counts[1]["crosstab"] <= 6


def test_a_respondent_is_erased_by_number_or_by_the_id_of_the_file(
    app: Flask, session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor = user.as_actor()
    study = studies.study(session, actor)
    rows = [[name, "2026-05-01", 9, 5, "New", f"This is {name}."] for name in ("anna", "ben", "carl")]
    survey = filled.survey(session, actor, study, rows)
    [carl] = digests_of(app.config["SECRET_KEY"], None, ["carl"])
    session.execute(update(Response).where(Response.number == 3).values(respondent=carl))
    session.commit()
    client = signed_in_client(user=user)
    responses = f"/surveys/{survey.id}/responses"
    address = f"/surveys/{survey.id}/erase-respondent"
    assert address in client.get(responses).text
    assert "Nothing was erased yet." in client.post(address, data={"number": 1}).text
    for nobody in ({}, {"number": 9}, {"ident": "dora"}):
        refused = client.post(address, data=nobody | {"sure": "y"})
        assert refused.status_code == 422
    left = client.post(address, data={"number": 1, "sure": "y"}, follow_redirects=True).text
    assert "What respondent 1 wrote was erased." in left
    assert "This is anna." not in left
    left = client.post(address, data={"ident": " Carl", "sure": "y"}, follow_redirects=True).text
    assert "This is ben." in left
    assert "This is carl." not in left
