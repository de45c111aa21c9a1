"""What a key result aims at."""

from datetime import date

import pytest

from insights.kernel.errors import InvalidInput
from insights.objectives.rules.targets import (
    ReadTarget,
    absolute_target,
    aim_in_words,
    check_target,
    is_breached,
    target_as_read,
)

STARTS, DEADLINE = date(2026, 4, 1), date(2026, 6, 30)


def test_a_relative_target_becomes_a_value_in_its_direction() -> None:
    assert absolute_target(50, 20, "down") == 40
    assert absolute_target(50, 20, "up") == 60
    assert absolute_target(-50, 20, "up") == -40
    for baseline, percent in ((None, 20), (50, 0), (50, -3)):
        with pytest.raises(InvalidInput):
            absolute_target(baseline, percent, "up")


@pytest.mark.parametrize(
    ("baseline", "target", "way", "deadline", "words"),
    [
        (50, 40, "up", DEADLINE, "does not lie above the baseline"),
        (50, 60, "down", DEADLINE, "does not lie below the baseline"),
        (50, 50, "up", DEADLINE, "does not lie above"),
        (50, 60, "up", STARTS, "does not lie after the start"),
        (float("nan"), 60, "up", DEADLINE, "baseline is no number"),
        (50, float("inf"), "up", DEADLINE, "target is no number"),
    ],
)
def test_an_aim_that_cannot_hold_is_refused(
    baseline: float, target: float, way: str, deadline: date, words: str
) -> None:
    with pytest.raises(InvalidInput, match=words):
        check_target(baseline, target, way, STARTS, deadline)


def test_an_aim_may_lack_its_numbers() -> None:
    assert check_target(None, 5, "up", STARTS, DEADLINE) is None
    assert check_target(5, None, "up", STARTS, DEADLINE) is None


def test_both_the_relative_and_the_absolute_aim_are_told() -> None:
    assert aim_in_words(50, 40, 20, "down", "s") == "from 50\u00a0s to 40\u00a0s (down by 20\u00a0%)"
    assert aim_in_words(50, 60, None, "up", "") == "from 50 to 60 (up by 20\u00a0%)"
    assert aim_in_words(0, 60, None, "up", "") == "from 0 to 60"
    assert "baseline not known" in aim_in_words(None, 60, None, "up", "")
    assert "no number" in aim_in_words(None, None, None, "up", "")


def test_a_guardrail_is_left_outside_of_its_bounds() -> None:
    assert is_breached(1, 2, None)
    assert is_breached(5, None, 4)
    assert not is_breached(3, 2, 4)
    assert not is_breached(None, 2, 4)


def test_by_so_many_percent_in_the_words_is_a_target_relative_to_the_baseline() -> None:
    words = "Reduce calls about returns by 20 %"
    assert target_as_read(words, 50, None, "up") == ReadTarget(40, 20, "down")
    assert target_as_read("Orders grow", 50, 10, "up") == ReadTarget(55, 10, "up")
    assert target_as_read(words, 50, 10, "down") == ReadTarget(45, 10, "down")
    for statement, baseline in ((words, None), (words, 0), ("Calls fall to 40", 50), ("Down by 0 %", 50)):
        assert target_as_read(statement, baseline, None, "down") is None
