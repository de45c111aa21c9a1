"""What the words of a key result say."""

from time import process_time

import pytest

from insights.objectives.rules.kinds import Way
from insights.objectives.rules.wording import (
    Aim,
    aim_in,
    has_number,
    is_output,
    is_vague,
    names_a_scope,
    without_marks,
)


@pytest.mark.parametrize(
    ("statement", "aim"),
    [
        ("Repeat orders rise from 20 % to 25 %", Aim(20.0, 25.0, None, Way.UP, True)),
        ("Answer time falls from 9 to 4 hours", Aim(9.0, 4.0, None, Way.DOWN)),
        ("[P1] improve downloading of new repos by 50%", Aim(None, None, 50.0, Way.UP)),
        ("decrease timeout errors by 30%", Aim(None, None, 30.0, Way.DOWN)),
        ("Get the cluster to 60 machines", Aim(None, 60.0, None, Way.UP)),
        ("average response time on the gateways is < 300ms", Aim(None, 300.0, None, Way.DOWN)),
        ("Publish 8 blog posts", Aim(0.0, 8.0, None, Way.UP)),
        ("Reach 1,000 upvotes of new posts", Aim(None, 1000.0, None, Way.UP)),
        ("Revenue to 2.5 m", Aim(None, 2_500_000.0, None, Way.UP)),
        ("Store logs", Aim()),
        ("Failure rate: 18% → 10%", Aim(18.0, 10.0, None, Way.DOWN, True)),
        ("Deploys a week: 4 -> 12", Aim(4.0, 12.0, None, Way.UP)),
        ("Survey score 3.4 to 4.2", Aim(3.4, 4.2, None, Way.UP)),
        ("Reach $1.2M of revenue (baseline $900k)", Aim(900_000.0, 1_200_000.0, None, Way.UP)),
        ("Build time down 40%", Aim(None, None, 40.0, Way.DOWN)),
        ("20% fewer returns", Aim(None, None, 20.0, Way.DOWN)),
        ("99.9% uptime", Aim(None, 99.9, None, Way.UP, True)),
        ("Docs satisfaction 4.5/5 (was 3.9)", Aim(3.9, 4.5, None, Way.UP)),
    ],
)
def test_the_numbers_of_a_statement_become_its_aim(statement: str, aim: Aim) -> None:
    assert aim_in(statement) == aim


@pytest.mark.parametrize(
    "statement",
    [
        "Launch the returns page",
        "[P0] Create a monthly dashboard",
        "A run-book is published with first steps",
        "We write the section on gateways",
        "**P1** Successfully execute the method",
    ],
)
def test_work_to_be_done_is_told_from_what_it_changes(statement: str) -> None:
    assert is_output(statement)


@pytest.mark.parametrize(
    "statement", ["Visitors who buy rise from 2 % to 3 %", "Publishers read more", "All users have access"]
)
def test_a_change_is_no_output(statement: str) -> None:
    assert not is_output(statement)


def test_numbers_vague_words_and_scope_are_seen() -> None:
    assert has_number("Over 2/3 of users agree")
    assert not has_number("P0 items in v2beta")
    assert is_vague("Improve support")
    assert not is_vague("Improve support by 20 %")
    assert names_a_scope("Access for all developers")
    assert not names_a_scope("Better logs")
    assert without_marks("KR1: Grow") == "Grow"


@pytest.mark.parametrize(
    ("statement", "aim"),
    [
        ("Kündigungen sinken von 4,1 % auf 3 %", (4.1, 3.0, Way.DOWN)),
        ("Le NPS passe de 31 à 40", (31.0, 40.0, Way.UP)),
        ("Reducir el tiempo a menos de 2 horas", (None, 2.0, Way.DOWN)),
        ("Tỷ lệ giảm xuống dưới 15%", (None, 15.0, Way.DOWN)),
        ("留存率从 20% 提升到 35%", (20.0, 35.0, Way.UP)),
        ("Violations to 0", (None, 0.0, Way.DOWN)),
        ("2+ papers accepted", (0.0, 2.0, Way.UP)),
        ("Sign-in ≤ 15 min", (None, 15.0, Way.DOWN)),
    ],
)
def test_aims_are_read_in_more_languages(statement: str, aim: tuple[float | None, float, Way]) -> None:
    found = aim_in(statement)
    assert (found.baseline, found.target, found.way) == aim


@pytest.mark.parametrize("part", ["9,9", "9", "1 ", "1:", "00:00 "])
def test_a_statement_of_nothing_but_figures_is_read_at_once(part: str) -> None:
    """A file may bring thousands of them, and the web process reads it."""
    start = process_time()
    for _ in range(10):
        aim_in((part * 300)[:300])
    assert process_time() - start < 1
