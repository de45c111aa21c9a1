"""Outcomes and denominators have words for people."""

from insights.experiments.rules.kinds import COUNTED_WORDS, OUTCOME_WORDS, Counted, Outcome


def test_every_outcome_and_denominator_is_named() -> None:
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert set(COUNTED_WORDS) == set(Counted)


def test_only_a_value_is_no_share() -> None:
    assert [one for one in Outcome if not one.is_share] == [Outcome.VALUE]
