"""Verdicts that claim no more than the numbers do."""

import pytest

from insights.experiments.rules.verdicts import Finding, cautions_of, shown_better, verdict_of

POINTS = "percentage points"


def finding(difference: float, low: float, high: float, p: float, enough: bool = True) -> Finding:
    return Finding("green", "blue", difference, low, high, p, enough)


def test_a_shown_difference_names_its_direction_and_span() -> None:
    text = verdict_of(finding(3.0, 1.2, 4.8, 0.001), POINTS, None, False)
    assert text.startswith("“green” was higher than “blue”")
    assert text.endswith("plausibly between +1.2 and +4.8 percentage points.")
    assert "lower" in verdict_of(finding(-3.0, -4.8, -1.2, 0.001), POINTS, None, False)


@pytest.mark.parametrize(
    ("span", "told"),
    [
        ((0.681, 12.14), "between +0.68 and +12.14 "),
        ((-1234.5, -100.0), "between −1,234 and −100 "),
        ((0.00123, 0.5), "between +0.00123 and +0.5 "),
    ],
)
def test_both_ends_of_a_span_are_told_to_the_same_place(span: tuple[float, float], told: str) -> None:
    assert told in verdict_of(finding(span[0], *span, 0.001), POINTS, None, False)


def test_what_is_not_shown_is_not_called_equal() -> None:
    text = verdict_of(finding(0.4, -1.0, 1.8, 0.5), POINTS, None, False)
    assert text.startswith("No difference between “green” and “blue” was shown.")
    assert "does not show that they are the same" in text


@pytest.mark.parametrize(
    ("span", "told"),
    [
        ((2.5, 4.8), "That is more than the 2"),
        ((0.2, 1.8), "That is less than the 2"),
        ((1.0, 3.0), "stays open"),
    ],
)
def test_a_difference_is_held_against_what_would_matter(span: tuple[float, float], told: str) -> None:
    assert told in verdict_of(finding(1.5, *span, 0.001), POINTS, 2.0, False)


def test_an_interval_inside_what_would_matter_makes_it_unlikely() -> None:
    assert "2 percentage points or more is unlikely" in verdict_of(
        finding(0.1, -0.9, 1.1, 0.8), POINTS, 2.0, False
    )


def test_small_groups_and_broken_splits_allow_no_conclusion() -> None:
    assert "No conclusion yet" in verdict_of(finding(9, 5, 12, 1e-6, False), POINTS, None, False)
    assert "not divided as planned" in verdict_of(finding(9, 5, 12, 1e-6), POINTS, None, True)
    assert shown_better(finding(9, 5, 12, 1e-6, False)) == 0


def test_a_p_value_and_an_interval_that_disagree_show_nothing() -> None:
    assert shown_better(finding(1.0, -0.1, 2.1, 0.049)) == 0
    assert shown_better(finding(1.0, 0.1, 1.9, 0.06)) == 0


def test_cautions_name_what_speaks_against_reading_the_numbers() -> None:
    told = cautions_of(1e-6, 3, True, 0.001, ["2 rows were left out."])
    assert len(told) == 5
    assert "fewer than 1 in 10,000" in told[0]
    assert "3 times" in told[3]
    assert cautions_of(0.5, 1, False, 0.4, []) == []
