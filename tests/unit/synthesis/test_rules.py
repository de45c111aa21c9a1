"""How sure, what the numbers say, in which words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.synthesis import rules
from insights.synthesis.rules import Basis, ClaimDirection, ClaimStatus, Kind, Sureness, Verdict

DUE = date(2026, 6, 1)
UP, DOWN = ClaimDirection.UP, ClaimDirection.DOWN


@pytest.mark.parametrize(
    ("direction", "size", "before", "after", "verdict"),
    [
        (UP, 4.0, 10.0, 14.0, Verdict.AS_CLAIMED),
        (UP, 4.0, 10.0, 12.0, Verdict.AS_CLAIMED),
        (UP, 4.0, 10.0, 11.9, Verdict.SMALLER),
        (UP, None, 10.0, 10.1, Verdict.AS_CLAIMED),
        (UP, None, 10.0, 10.0, Verdict.AGAINST),
        (UP, 4.0, 10.0, 8.0, Verdict.AGAINST),
        (DOWN, 2.0, 10.0, 8.0, Verdict.AS_CLAIMED),
        (DOWN, 2.0, 10.0, 12.0, Verdict.AGAINST),
        (DOWN, None, None, 12.0, Verdict.NO_VALUES),
        (DOWN, None, 12.0, None, Verdict.NO_VALUES),
    ],
)
def test_a_claim_is_held_against_the_number(
    direction: ClaimDirection, size: float | None, before: float | None, after: float | None, verdict: Verdict
) -> None:
    assert rules.outcome_of(direction, size, before, after, DUE, DUE).verdict is verdict


def test_a_prediction_waits_for_its_day() -> None:
    outcome = rules.outcome_of(UP, None, 10.0, 20.0, DUE, date(2026, 5, 31))
    assert outcome.verdict is Verdict.WAITING
    assert outcome.change == 10.0
    assert rules.Outcome(Verdict.NO_VALUES, None, 3.0).change is None


def basis(people: int, against: int = 0, scores: int = 0, age: int | None = 10, methods: int = 1) -> Basis:
    return Basis(people, against, methods, people, scores, age)


@pytest.mark.parametrize(
    ("given_basis", "sure"),
    [
        (basis(5), Sureness.WELL),
        (basis(3, scores=1), Sureness.WELL),
        (basis(4), Sureness.SOME),
        (basis(2), Sureness.THIN),
        (basis(0, scores=1), Sureness.SOME),
        (basis(6, against=2), Sureness.SOME),
        (basis(6, against=6), Sureness.THIN),
        (basis(9, age=400), Sureness.SOME),
        (basis(9, age=None), Sureness.WELL),
    ],
)
def test_sureness_follows_people_scores_counter_evidence_and_age(given_basis: Basis, sure: Sureness) -> None:
    assert rules.sureness(given_basis) is sure


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 3))
def test_one_more_supporter_never_makes_it_less_sure(people: int, against: int, scores: int) -> None:
    before = rules.SURENESS_RANK[rules.sureness(basis(people, against, scores))]
    after = rules.SURENESS_RANK[rules.sureness(basis(people + 1, against, scores))]
    assert after >= before


def test_the_basis_is_said_in_words() -> None:
    assert rules.basis_in_words(basis(7, against=1, scores=1, methods=2)) == (
        "7 people, 2 methods, 1 score; 1 person speaks against it"
    )
    assert rules.basis_in_words(basis(1, against=2)) == "1 person, 1 method; 2 people speak against it"


def test_what_people_decided_ranks_before_how_sure_the_evidence_is() -> None:
    assert rules.strength(ClaimStatus.SUPPORTED, Sureness.THIN) > rules.strength(
        ClaimStatus.HYPOTHESIS, Sureness.WELL
    )
    assert rules.strength(ClaimStatus.HYPOTHESIS, Sureness.SOME) > rules.strength(
        ClaimStatus.HYPOTHESIS, Sureness.THIN
    )


def test_publication_asks_for_statement_evidence_and_recommendation() -> None:
    assert rules.missing_for_publication("We learned", 1, "Do it", Kind.ACTIONABLE) == []
    assert rules.missing_for_publication("We learned", 1, "", Kind.INFORMATIVE) == []
    assert len(rules.missing_for_publication(" ", 0, "", Kind.ACTIONABLE)) == 3


def test_parts_are_listed_as_people_list_them() -> None:
    assert [rules.listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
