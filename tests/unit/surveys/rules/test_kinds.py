"""Declarations as people write them."""

from __future__ import annotations

import pytest

from insights.kernel.errors import InvalidInput
from insights.surveys.rules.kinds import Declaration, Kind, column_named, declaration_from

NAMES = [("Q1", "How likely?"), (" Q2 ", "Satisfied?"), ("A=B",), ("#4",), ("Same",), ("Same",), ("a, b",), *[
    (f"S{number}",) for number in range(1, 11)
]]  # fmt: skip


def test_a_name_and_kind_make_a_declaration() -> None:
    assert declaration_from("Q1=nps", NAMES) == Declaration("Q1", Kind.NPS, (0,))
    assert declaration_from("Q2 = CSAT/5", NAMES) == Declaration("Q2", Kind.CSAT, (1,), 5)


def test_the_last_equals_sign_divides() -> None:
    assert declaration_from("A=B=rating/10", NAMES) == Declaration("A=B", Kind.RATING, (2,), 10)


def test_numbers_name_columns_from_one() -> None:
    assert declaration_from("#5=nps", NAMES).columns == (4,)
    assert declaration_from("#4=nps", NAMES).columns == (3,)


def test_ten_columns_by_name_number_and_span() -> None:
    listed = ",".join(f"S{number}" for number in range(1, 11))
    ten = tuple(range(7, 17))
    assert declaration_from(f"sus=sus:{listed}", NAMES) == Declaration("sus", Kind.SUS, ten)
    assert declaration_from("sus=sus:#8-#17", NAMES).columns == ten
    assert declaration_from("#8-#17=sus", NAMES).columns == ten
    assert declaration_from("sus=sus:S1, S2,#10-#12,S6,S7,S8,S9,S10", NAMES).columns == ten


def test_a_name_with_a_comma_is_found_in_a_list() -> None:
    assert declaration_from("u=umux-lite:a, b,Q1", NAMES).columns == (6, 0)


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("Q1", "no declaration"), ("=nps", "no declaration"), ("Q1=happiness", "no kind"), ("Q9=nps",
        "no column"),
        ("#99=nps", "17 columns"), ("Same=nps", "#5, #6"), ("Q1=csat/9", "3, 4, 5, 6, 7, 10"),
        ("Q1=text/5", "no scale"),
        ("sus=sus:#8-#16", "10 columns; 9"), ("sus=sus", "10 columns"), ("Q1=nps:Q2", "only sus"),
        ("sus=sus:S1,S1,#9-#16", "twice"), ("Q1=csat/five", "csat takes"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_in_one_line(argument: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told) as caught:
        declaration_from(argument, NAMES)
    assert "\n" not in caught.value.message


def test_a_column_answers_to_its_words_and_to_uneven_spaces() -> None:
    assert column_named("Satisfied?", NAMES) == 1
    assert column_named("how  LIKELY?", NAMES) == 0
