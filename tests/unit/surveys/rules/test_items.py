"""Groups of items that belong together."""

from __future__ import annotations

import pytest

from insights.surveys.rules.items import sus_group, sus_position, umux_lite_pair
from insights.surveys.rules.profiles import ColumnProfile, profile_of
from tests.factories.surveys import SUS_WORDS


def columns(names: list[str], answers: list[object] | None = None) -> list[ColumnProfile]:
    return [profile_of(answers or [1, 5, 3], name) for name in names]


@pytest.mark.parametrize(("at", "words"), list(enumerate(SUS_WORDS, start=1)))
def test_every_item_is_known_by_its_words(at: int, words: str) -> None:
    assert sus_position(f"{at}. {words}") == at


def test_ten_items_in_order_are_a_sus() -> None:
    assert sus_group(columns(["Timestamp", *SUS_WORDS, "Comment"])) == tuple(range(1, 11))


def test_numbered_columns_are_a_sus_when_named_so() -> None:
    assert sus_group(columns(["id", "date", "x", *[f"SUS_{n:02}" for n in range(1, 11)]])) == tuple(
        range(3, 13)
    )
    assert sus_group(columns([f"Question {n}" for n in range(1, 11)])) == tuple(range(10))
    slipped = [*[1, 5, 3] * 12, 9]
    assert sus_group(columns([f"SUS {n}" for n in range(1, 11)], slipped)) == tuple(range(10))


def test_other_ten_columns_are_no_sus() -> None:
    assert sus_group(columns([f"Quality {n}" for n in range(1, 11)], [0, 10, 7])) is None
    assert sus_group(columns(["a"] * 12)) is None
    assert sus_group(columns(list(SUS_WORDS[:9]))) is None


def test_umux_lite_is_two_neighbours() -> None:
    words = ["x", "This system's capabilities meet my requirements.", "This system is easy to use."]
    assert umux_lite_pair(columns(words)) == (1, 2)
    assert umux_lite_pair(columns(words[::-1])) is None
