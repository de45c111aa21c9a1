"""Quotes and names of codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.highlights import rules
from insights.kernel.errors import InvalidInput


def test_a_quote_loses_the_spaces_at_its_ends() -> None:
    assert rules.quote_from("  I gave up.  ", 0, 14) == (2, 12)
    assert rules.quote_from("abc", -5, 99) == (0, 3)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (0, 2), (40, 50)])
def test_nothing_selected_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidInput, match="Select some words"):
        rules.quote_from("   abc", start, end)


@given(st.text(), st.integers(-5, 60), st.integers(-5, 60))
def test_a_quote_is_never_empty_nor_out_of_the_text(text: str, start: int, end: int) -> None:
    try:
        first, last = rules.quote_from(text, start, end)
    except InvalidInput:
        assert not text[max(start, 0) : max(end, 0)].strip()
    else:
        assert text[first:last] == text[first:last].strip() != ""


def test_names_are_taken_once_whatever_their_case() -> None:
    assert rules.tag_names(" Trust , delivery  cost;trust\n,") == ["Trust", "delivery cost"]
    assert rules.tag_names("") == []


def test_the_nine_codes_used_most_have_keys_in_the_order_of_the_list() -> None:
    counts = [0, 5, 2, 9, 9, 9, 9, 9, 9, 9, 1]
    assert rules.keys_of(counts) == ["", "1", "2", "3", "4", "5", "6", "7", "8", "9", ""]
    assert rules.keys_of([0, 0, 3]) == ["1", "2", "3"]
    assert rules.keys_of([]) == []


def test_a_code_keeps_its_colour() -> None:
    assert rules.colour_of("Trust") == rules.colour_of("trust")
    assert {rules.colour_of(f"code {n}") for n in range(200)} == set(range(1, 9))


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("I gave up", "So I gave up.", "I gave up"),
        ("“it's  SLOW”…", "Well, it’s slow today", "it’s slow"),
        ("never said", "So I gave up.", None),
        ("…", "So I gave up.", None),
    ],
)
def test_a_quote_is_found_whatever_its_case_spaces_and_quotation_marks(quote, text, found):
    place = rules.place_of(quote, text)
    assert (text[slice(*place)] if place else None) == found
