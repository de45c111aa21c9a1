"""What the rows of a file are."""

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest

from insights.surveys.readers.importing import preview_of
from insights.surveys.rules.neighbours import Suggestion
from insights.surveys.rules.profiles import profile_of
from insights.surveys.rules.row_kinds import ROWS_ARE, SECTIONS, RowKind, row_kind_of, suggested_for
from tests.factories.exports import EXPORTS
from tests.factories.surveys import csv_bytes

SAID = ("The export never ends.", "Works well offline.", "Search misses umlauts.", "It logs me out daily.")
PEOPLE = range(1, 41)


def read(header: Sequence[str], rows: Sequence[Sequence[object]], name: str = "table.csv") -> dict[str, Any]:
    """What is seen in a table."""
    return preview_of(io.BytesIO(csv_bytes([header, *rows])), name)


def kinds_in(preview: dict[str, Any]) -> dict[str, str | None]:
    """The suggested kind of each column."""
    return {column["name"]: column["kind"] for column in preview["columns"]}


def day(n: int) -> str:
    """A day of spring."""
    return f"2026-03-{1 + n % 28:02}"


def said(n: int) -> str:
    """What one person wrote."""
    return f"{SAID[n % 4]} I noticed it {n} times."


def test_a_rating_a_text_and_a_date_are_reviews() -> None:
    plain = read(["date", "rating", "text"], [[day(n), 1 + n % 5, said(n)] for n in PEOPLE])
    assert plain["row_kind"] == "review"
    assert plain["row_reason"] == "a date, a rating and a text in each row, and no question"


def test_a_shops_reviews_are_known_by_their_columns_and_say_whose_they_are() -> None:
    header = ["Review Id", "Review Created (UTC)", "Consumer User Id", "Review Title", "Review Content",
              "Review Stars"]  # fmt: skip
    rows = [[f"a{n:04x}", day(n), f"u{n % 30}", SAID[n % 4], said(n), 1 + n % 5] for n in PEOPLE]
    shop = read(header, rows)
    assert shop["row_kind"] == "review"
    assert "Review Id and Review Created (UTC)" in shop["row_reason"]
    assert kinds_in(shop) == {
        "Review Id": "ignore", "Review Created (UTC)": "date", "Consumer User Id": "id",
        "Review Title": "text", "Review Content": "text", "Review Stars": "rating",
    }  # fmt: skip


def test_a_help_desks_tickets_belong_to_who_asked_and_not_to_who_answered() -> None:
    header = ["Ticket ID", "Created at", "Subject", "Description", "Requester", "Segment", "Assignee"]
    rows = [
        [n, day(n), SAID[n % 4], said(n), f"c{n % 9}@x.example", ("Firm", "Home")[n % 2], "Ann"]
        for n in PEOPLE
    ]
    desk = read(header, rows)
    assert desk["row_kind"] == "ticket"
    kinds = kinds_in(desk)
    assert (kinds["Requester"], kinds["Ticket ID"], kinds["Assignee"]) == ("id", "ignore", "ignore")
    assert (kinds["Subject"], kinds["Description"], kinds["Segment"]) == ("text", "text", "segment")


def test_tickets_without_a_customer_keep_their_number_as_id() -> None:
    rows = [[n, day(n), said(n), ("low", "high")[n % 2]] for n in PEOPLE]
    desk = read(["Ticket ID", "Created", "Description", "Priority"], rows)
    assert (desk["row_kind"], kinds_in(desk)["Ticket ID"]) == ("ticket", "id")


@pytest.mark.parametrize("customer", ["customer", "Kunde", "client_id", "account"])
def test_a_date_a_customer_and_a_text_are_tickets(customer: str) -> None:
    rows = [[day(n), f"C{n % 9:03}", ("Firm", "Home")[n % 2], said(n)] for n in PEOPLE]
    table = read(["date", customer, "segment", "text"], rows)
    assert (table["row_kind"], kinds_in(table)[customer]) == ("ticket", "id")


def test_the_files_own_name_speaks_too_but_not_when_it_says_survey() -> None:
    rows = [[day(n), said(n), ("a", "b")[n % 2]] for n in PEOPLE]
    header = ["when", "description", "area"]
    assert read(header, rows, "helpdesk_export.csv")["row_kind"] == "ticket"
    assert read(header, rows, "support survey.csv")["row_kind"] == "response"
    assert read(header, rows)["row_kind"] == "response"


def test_reviews_as_json_are_known() -> None:
    content = {
        "reviews": [{"id": f"r{n}", "score": 1 + n % 5, "content": said(n), "at": day(n)} for n in PEOPLE]
    }
    assert preview_of(io.BytesIO(json.dumps(content).encode()), "store.json")["row_kind"] == "review"


@pytest.mark.parametrize("make", EXPORTS, ids=lambda make: make.__name__)
def test_no_export_of_a_survey_tool_is_taken_for_reviews_or_tickets(make) -> None:
    export = make()
    assert preview_of(io.BytesIO(export.content), export.file_name)["row_kind"] == "response"


def test_questions_and_a_recommendation_are_a_survey() -> None:
    asked = ["When?", "How was the support?", "What did the ticket say?"]
    rows = [[day(n), 1 + n % 5, said(n)] for n in PEOPLE]
    assert read(asked, rows)["row_reason"] == "its columns are questions"
    nps = read(["date", "How likely are you to recommend us?", "customer", "comment"],
               [[day(n), n % 11, f"C{n}", said(n)] for n in PEOPLE])  # fmt: skip
    assert nps["row_kind"] == "response"


def test_suggestions_for_responses_stay_as_they_are() -> None:
    columns = [profile_of(["a", "b"], "customer")]
    own = [Suggestion(None, "why")]
    assert suggested_for(RowKind.RESPONSE, columns, own) == own
    assert row_kind_of("csv", "", columns, own)[0] is RowKind.RESPONSE
    assert set(ROWS_ARE) == set(SECTIONS) == set(RowKind)
