"""What one cell means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.rules.cells import folded, is_missing, is_percentage, number_in, text_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("7", 7), (0, 0), ("0", 0), ("-1", -1), ("7.0", 7), ("7,5", 7.5), ("1,000", 1000), ("1.234.567,8",
        1234567.8),
        ("9/10", 9),
        ("Rated 4 out of 5 stars", 4), ("Rating: 4.5/5", 4.5),
        ("3 out of 5", 3), ("4 von 5", 4), ("10 - Extremely likely", 10), ("10 (Always)", 10),
        ("2 – Very critical", 2), ("5. Strongly agree", 5), ("4 = Agree", 4), ("5 stars", 5), ("★★★☆☆", 3),
        ("⭐⭐⭐⭐", 4), ("Very satisfied (5)", 5), ("Extremely likely - 10", 10), (3.5, 3.5), ("1e2", 100),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(cell: object, number: float) -> None:
    assert number_in(cell) == number


@pytest.mark.parametrize(
    "cell",
    ["", "NA", None, "0-6 months ago", "30-44", "80%", "80 %",
     "https://x.org/a?id=3", "$5", "1,000-5,000", "2019-01-02", "10:30",
    "COVID-19",
     "Greater than 10,000", "yes", True, float("nan"), float("inf"), "11/10", "1e99999", "x" * 300],
)  # fmt: skip
def test_what_is_no_scale_answer_is_no_number(cell: object) -> None:
    assert number_in(cell) is None


@pytest.mark.parametrize(
    "cell", [None, "", "  ", "NA", "n/a", "N/A", "-", "#N/A", "null", float("nan"), "k.A."]
)
def test_blanks_and_words_for_nothing_are_missing(cell: object) -> None:
    assert is_missing(cell)


@pytest.mark.parametrize("cell", [0, 0.0, "0", "None", "Nan Goldin", "no", "NAS"])
def test_zero_and_ordinary_words_are_answers(cell: object) -> None:
    assert not is_missing(cell)


def test_texts_lose_blanks_and_needless_decimals() -> None:
    assert text_of(" a ") == "a"
    assert (text_of(5.0), text_of(5.5), text_of(None)) == ("5", "5.5", "")


def test_percentages_are_recognised() -> None:
    assert is_percentage("80 %") and is_percentage("7,5%")
    assert not is_percentage("80") and not is_percentage(80) and not is_percentage("80 % of us")


def test_folding_evens_out_case_apostrophes_and_punctuation() -> None:
    assert folded("  Tout  à fait D’accord. ") == folded("tout à fait d'accord")
    assert folded("teils/teils") == "teils teils"


@given(st.integers(-(10**6), 10**6))
def test_any_whole_number_reads_back(number: int) -> None:
    assert number_in(str(number)) == number
    assert number_in(f"{number},0") == number


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    number = number_in(text)
    assert number is None or abs(number) < 1e300
    assert isinstance(is_missing(text), bool)
