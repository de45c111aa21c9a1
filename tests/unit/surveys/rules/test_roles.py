"""Columns that tell who answered, when and how."""

from __future__ import annotations

import pytest

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.profiles import profile_of, spelt
from insights.surveys.rules.roles import role_of


@pytest.mark.parametrize(
    ("name", "answers", "kind"),
    [
        ("Ticket ID", [1, 2, 3], Kind.ID),
        ("reviewerID", ["A1", "B2"], Kind.ID),
        ("RESPID", [1, 2, 3], Kind.ID),
        ("Number", [3, 2, 1], Kind.ID),
        ("sent", [1709632800, 1709632900], Kind.DATE),
        ("unixReviewTime", ["1709632800", "1709719200"], Kind.DATE),
        ("Review Submit Millis Since Epoch", ["1709632800000", "1709719200000"], Kind.DATE),
        ("Date", ["20240305", "20240306"], Kind.DATE),
        ("Submission IP", ["10.0.0.1", "10.0.0.2"], Kind.IGNORE),
        ("Full name", ["Ann", "Bo"], Kind.IGNORE),
        ("Person name", ["Ann", "Bo"], Kind.IGNORE),
        ("Email", ["a@x.example", "a@x.example", "b@x.example"], Kind.IGNORE),
        ("Email", ["anonymous", "anonymous"], Kind.IGNORE),
        ("Phone number", ["+49 89 1234567", "089 7654321", "089 7654321"], Kind.IGNORE),
        ("Phone", ["'+49891234567", "'+49897654321"], Kind.IGNORE),
        ("Mail or name", ["a@x.example", "b@x.example", "c@x.example", "d@x.example", "Rina"], Kind.IGNORE),
        ("#1", ["0", "1", "2", "3"], Kind.IGNORE),
        ("index", [1, 2, 3], Kind.IGNORE),
        ("Respondent", ["R1", "R2", "R3"], Kind.ID),
        ("Duration", ["00:01:10", "1:02", "12:30"], None),
        ("Revenue", ["€ 1.200,50", "$300", "20 EUR"], None),
        ("written by", ["a@x.example", "a@x.example"], Kind.IGNORE),
        ("collector_id", [4, 4, 4], Kind.IGNORE),
        ("ip_address", ["10.0.0.1", "10.0.0.2"], Kind.IGNORE),
        ("Seen on", ["https://example.com/a?id=3", "https://example.com/b"], Kind.IGNORE),
    ],
)
def test_names_and_forms_tell_a_role(name: str, answers: list[object], kind: Kind) -> None:
    suggestion = role_of(profile_of(answers, name))
    assert suggestion is not None and suggestion.kind is kind and suggestion.reason


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("Account ID", ["a", "a", "b", "a"]),
        ("How many orders a year?", [20240305, 20240306]),
        ("Was it paid?", ["yes", "no"]),
        ("Email", ["Email", "Email", None]),
        ("Phone", ["iPhone", "Pixel", "iPhone"]),
        ("What would you name it?", ["Blue", "Red"]),
    ],
)
def test_answers_have_no_role(name: str, answers: list[object]) -> None:
    assert role_of(profile_of(answers, name)) is None


def test_a_tools_mere_number_speaks_by_its_words() -> None:
    assert role_of(profile_of(["R_1", "R_2"], "V1", "ResponseID")).kind is Kind.ID
    assert (
        role_of(profile_of([0, 1, 0], "Q1", "How many? Please count all that you remember having.")) is None
    )


def test_names_are_spelt_out() -> None:
    assert [spelt(name) for name in ("plan_c", "reviewerID", "app-version", "Plan")] == [
        "plan c", "reviewer ID", "app version", "Plan",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["ID ответа", "idQuestionario", "SID", "Participant Number:", "Pseudonym"])
def test_ids_are_known_by_more_ways_of_naming_them(name: str) -> None:
    suggestion = role_of(profile_of(["A1", "B2", "C3"], name))
    assert suggestion and suggestion.kind is Kind.ID
    assert suggestion.reason.endswith("id, and its values do not repeat")


def test_an_id_of_which_few_values_repeat_says_so() -> None:
    suggestion = role_of(profile_of([*map(str, range(30)), "7"], "user_id"))
    assert suggestion and suggestion.reason == "it is named like an id, and few of its values repeat"


def test_a_persons_code_in_several_rows_is_an_id_and_kinds_of_persons_are_none() -> None:
    suggestion = role_of(profile_of(["P1", "P1", "P2", "P2", "P3", "P3"], "P_ID"))
    assert suggestion and suggestion.kind is Kind.ID and "several rows" in suggestion.reason
    assert role_of(profile_of(["admin", "guest", "admin", "guest", "owner"], "user")) is None


def test_a_column_without_a_name_that_rises_numbers_the_rows() -> None:
    assert role_of(profile_of([3, 4, 5, 6, 9], "#1")).kind is Kind.IGNORE
    assert role_of(profile_of([31, 22, 45], "#1")) is None
