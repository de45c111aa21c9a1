"""What decisions teach, and when there is enough of them."""

from insights.themes.rules.teaching import (
    LEAST_DECISIONS,
    MOST_WEIGHT,
    ONE_KIND,
    Lesson,
    too_little,
    weights_of,
)


def lessons(count: int, kind: str = "request", *, refused: bool = False) -> list[Lesson]:
    return [Lesson(f"t{n}", "words", kind, f"decision {n}", refused) for n in range(count)]


def test_a_few_decisions_are_too_little_and_say_how_many_are_needed() -> None:
    assert "1 decision so far" in too_little(lessons(1))
    assert f"at least {LEAST_DECISIONS} are needed" in too_little(lessons(LEAST_DECISIONS - 1))


def test_decisions_about_one_kind_alone_teach_nothing() -> None:
    assert too_little(lessons(LEAST_DECISIONS)) == ONE_KIND
    both = [*lessons(LEAST_DECISIONS), Lesson("t99", "words", "praise", "decision 99")]
    assert too_little(both) == ""
    assert too_little([*lessons(5), *lessons(LEAST_DECISIONS, refused=True)]) == ""


def test_a_decision_about_a_large_theme_weighs_no_more_than_its_share() -> None:
    large = [Lesson(f"t{n}", "words", "praise", "theme 1") for n in range(4 * MOST_WEIGHT)]
    weights = weights_of([*large, Lesson("a1", "words", "praise", "theme 2")])
    assert sum(weights[:-1]) == MOST_WEIGHT
    assert weights[-1] == 1.0
