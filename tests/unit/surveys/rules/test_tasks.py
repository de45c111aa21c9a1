"""Durations and success of usability tasks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.rules.tasks import seconds_in, success_in


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [("00:02:07", 127), ("2:07", 127), ("1:00:00", 3600), ("95", 95), (7.5, 7.5), ("1h 2m 3s", 3723),
    ("2 min", 120),
     ("45 sec", 45), ("1,5 min", 90), ("0:07.5", 7.5)],
)  # fmt: skip
def test_durations_are_read_as_seconds(cell: object, seconds: float) -> None:
    assert seconds_in(cell) == seconds


def test_plain_numbers_may_be_minutes() -> None:
    assert seconds_in("2", minutes=True) == 120


@pytest.mark.parametrize("cell", [None, "", "NA", "soon", "2:75", "-3", "4-1"])
def test_other_things_are_no_duration(cell: object) -> None:
    assert seconds_in(cell) is None


@pytest.mark.parametrize(
    ("cell", "success"),
    [("complete", 1), ("success_timeout", 1), ("Yes", 1), (1, 1), ("partial", 0.5), ("failed_bug", 0),
     ("failed_misunderstanding", 0), (0, 0), ("No", 0), ("not completed", 0), ("maybe", None), (None, None)],
)  # fmt: skip
def test_success_is_one_a_part_or_nothing(cell: object, success: float | None) -> None:
    assert success_in(cell) == success


@given(st.integers(0, 30), st.integers(0, 59), st.integers(0, 59))
def test_any_clock_reads_back(hours: int, minutes: int, seconds: int) -> None:
    assert seconds_in(f"{hours:02}:{minutes:02}:{seconds:02}") == hours * 3600 + minutes * 60 + seconds


@pytest.mark.parametrize(
    ("words", "success"),
    [("Erfolgreich", 1), ("✅", 1), ("Échec", 0), ("❌", 0), ("with difficulty", 0.5), ("quizás", None)],
)
def test_success_is_known_in_more_languages_and_signs(words: str, success: float | None) -> None:
    assert success_in(words) == success
