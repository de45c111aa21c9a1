"""Pages of uploads: what a file is taken for, what its columns mean, what it became."""

import io
from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from insights.surveys import services
from insights.surveys.readers.importing import preview_of
from tests.factories import filled, people, studies, surveys, uploaded
from tests.fixtures.pages import page

SignIn = Callable[..., FlaskClient]


def test_tickets_are_shown_as_tickets_and_a_person_may_say_otherwise(scene) -> None:
    study, survey, client = scene
    address = f"/surveys/{survey.id}/edit"
    assert '<option selected value="response">' in page(client, address)
    sent = {"version": "1", "title": "Help desk", "row_kind": "ticket"}
    shown = client.post(address, data=sent, follow_redirects=True).text
    assert "60 tickets" in shown
    assert "Responses" not in shown
    listed = page(client, f"/studies/{study.id}/surveys")
    assert ">Support tickets</h2>" in listed
    assert "Response rate" not in listed
    rows = page(client, f"/surveys/{survey.id}/responses")
    assert "Tickets of Help desk" in rows
    assert "Ticket 1<" in rows
    assert client.post(address, data={**sent, "version": "2", "row_kind": "poem"}).status_code == 422


def test_the_mapping_page_says_why_rows_are_reviews_and_keeps_what_is_chosen(
    session: Session, signed_in_client: SignIn, data_dir
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    rows = [
        ["date", "rating", "text"],
        *([f"2026-03-{n:02}", 1 + n % 5, f"It fails {n}."] for n in range(1, 28)),
    ]
    content = surveys.csv_bytes(rows)
    row = uploaded.upload(session, user.as_actor(), study, data_dir, content, "store.csv")
    services.keep_preview(session, row, preview_of(io.BytesIO(content), "store.csv"))
    address = f"/surveys/imports/{row.id}/mapping"
    shown = page(client, address)
    assert "27 reviews, 3 columns" in shown
    assert "Read as such: a date, a rating and a text in each row" in shown
    assert '<option selected value="review">' in shown
    kinds = {"kind-0": "date", "kind-1": "rating", "kind-2": "text"}
    client.post(address, data={"title": "Store", "row_kind": "ticket", **kinds})
    session.expire_all()
    assert row.mapping["row_kind"] == "ticket"


def test_many_columns_are_folded_loaded_when_opened_and_kept_when_never_opened(
    session: Session, signed_in_client: SignIn, data_dir
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client = signed_in_client(user=user)
    header = [
        "Respondent ID",
        *(f"Rate them (1-5) [Part {n}]" for n in range(300)),
        *(f"Q{n}" for n in range(99)),
    ]
    content = surveys.csv_bytes(
        [header, *([f"R{r}", *((r + n) % 5 + 1 for n in range(399))] for r in range(9))]
    )
    row = uploaded.upload(session, user.as_actor(), study, data_dir, content, "wide.csv")
    services.keep_preview(session, row, preview_of(io.BytesIO(content), "wide.csv"))
    address = f"/surveys/imports/{row.id}/mapping"
    shown = page(client, address)
    assert "300 columns: Rating on a scale" in shown
    assert 'name="kind-0"' in shown
    assert 'name="kind-7"' not in shown
    assert len(shown) < 150_000
    part = page(client, f"/surveys/imports/{row.id}/columns/1-300")
    assert 'name="kind-300"' in part
    sent = {"title": "Wide", "row_kind": "response", "kind-0": "id", "fold-301": "ignore"}
    assert client.post(address, data=sent).status_code == 302
    session.expire_all()
    kinds = [column["kind"] for column in row.mapping["columns"]]
    assert kinds == ["id", *["rating"] * 300, *["ignore"] * 50, *kinds[351:]]


def test_what_was_changed_in_an_opened_fold_is_still_there_when_the_form_is_refused(
    session: Session, signed_in_client: SignIn, data_dir
) -> None:
    user = people.user(session)
    client = signed_in_client(user=user)
    header = [f"Rate them (1-5) [Part {n}]" for n in range(100)]
    content = surveys.csv_bytes([header, *([(r + n) % 5 + 1 for n in range(100)] for r in range(9))])
    study = studies.study(session, user.as_actor())
    row = uploaded.upload(session, user.as_actor(), study, data_dir, content, "wide.csv")
    services.keep_preview(session, row, preview_of(io.BytesIO(content), "wide.csv"))
    sent = {"title": "", "row_kind": "response", **{f"kind-{at}": "number" for at in range(100)}}
    refused = client.post(f"/surveys/imports/{row.id}/mapping", data=sent)
    assert refused.status_code == 422
    assert refused.text.count('<option value="number" selected>') == 100


def test_the_overview_names_kinds_as_people_do(scene) -> None:
    _, survey, client = scene
    shown = page(client, f"/surveys/{survey.id}")
    for words in ("NPS, 0 to 10", "CSAT: satisfaction", "Open answer", "Segment"):
        assert f"<td>{words}</td>" in shown


def test_of_many_scores_some_are_drawn_and_all_are_listed(session: Session, signed_in_client: SignIn) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    header = ["On", *(f"Rate part {n}" for n in range(20))]
    rows = [[f"2026-{1 + r % 3:02}-01", *((r + n) % 5 + 1 for n in range(20))] for r in range(60)]
    survey = filled.survey(session, user.as_actor(), study, rows, ["date", *["rating"] * 20], header)
    client = signed_in_client(user=user)
    shown = page(client, f"/surveys/{survey.id}")
    assert "All 20 scores" in shown
    assert shown.count('<h3 id="score-') == 12
    assert "8 more scores" in page(client, f"/studies/{study.id}/surveys")


def test_reviews_are_asked_nothing_and_too_few_in_a_month_draw_no_line(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    rows = [[f"2026-{1 + n % 6:02}-01", 1 + n % 5, f"It fails {n} times."] for n in range(24)]
    survey = filled.survey(
        session, user.as_actor(), study, rows, ["date", "rating", "text"], ["On", "Stars", "Text"]
    )
    survey.row_kind = "review"
    session.flush()
    shown = page(signed_in_client(user=user), f"/surveys/{survey.id}")
    assert "24 reviews" in shown
    assert "Reviews by month" in shown
    for words in ("Complete", "Response rate", "Stars by month"):
        assert words not in shown


def test_the_list_says_that_reading_goes_on_only_while_it_does(
    session: Session, signed_in_client: SignIn, data_dir
) -> None:
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    client, address = signed_in_client(user=user), f"/studies/{study.id}/surveys/imports"
    content = surveys.csv_bytes([["nps", "why"], [9, "Fast"], [3, "Slow", "beyond"]])
    row = uploaded.upload(session, user.as_actor(), study, data_dir, content, "pulse.csv")
    assert "reading goes on" in page(client, address)
    services.keep_preview(session, row, preview_of(io.BytesIO(content), "pulse.csv"))
    shown = page(client, address)
    assert "reading goes on" not in shown
    assert "1 thing to know" in shown
