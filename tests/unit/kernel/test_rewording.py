"""Where a stretch of corrected words stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.kernel.rewording import reworded, still_says

BEFORE = "Well, I can not find the expor button. So I give up."
AFTER = "I cannot find the export button anywhere. So I give up."


def stretch(text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    return at, at + len(words)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("expor button", "export button"),
        ("So I give up.", "So I give up."),
        ("find the expor", "find the export"),
        ("not find", "cannot find"),
    ],
)
def test_a_stretch_follows_its_words_with_what_was_corrected_in_it(was: str, now: str) -> None:
    change = reworded(BEFORE, AFTER)
    span = change.span(*stretch(BEFORE, was))
    assert span is not None
    assert AFTER[slice(*span)] == now


def test_words_that_went_stand_nowhere() -> None:
    change = reworded("I like it. Very much indeed.", "I like it.")
    assert change.span(*stretch(change.before, "Very much indeed.")) is None
    assert change.kept(*stretch(change.before, "Very much indeed.")) == 0


def test_the_share_that_stayed_tells_a_slip_from_another_sentence() -> None:
    change = reworded("The expor button is hidden. It was slow.", "The export button is hidden. I loved it.")
    assert change.kept(*stretch(change.before, "The expor button is hidden.")) > 0.7
    assert change.kept(*stretch(change.before, "It was slow.")) < 0.5


@given(st.text("ab .\n", max_size=40), st.text("ab .\n", max_size=40))
def test_every_stretch_stands_inside_the_new_text_or_nowhere(before: str, after: str) -> None:
    change = reworded(before, after)
    assert "".join(before[slice(*old)] for old, _, _ in change.runs) == before
    assert "".join(after[slice(*new)] for _, new, _ in change.runs) == after
    for start in range(0, len(before), 3):
        for end in range(start + 1, len(before) + 1, 4):
            span = change.span(start, end)
            assert span is None or 0 <= span[0] < span[1] <= len(after)
            assert 0 <= change.kept(start, end) <= 1


@given(st.text(max_size=60))
def test_the_same_words_stay_where_they_are(text: str) -> None:
    change = reworded(text, text)
    for end in range(1, len(text) + 1):
        if text[:end].strip():
            said = text[:end]
            start = len(said) - len(said.lstrip())
            assert change.span(0, end) == (start, len(said.rstrip()))


@pytest.mark.timeout(60)  # the square of this length would take minutes
def test_a_very_long_turn_is_compared_in_time_that_grows_with_it() -> None:
    words = " ".join(f"word{at * at % 797}" for at in range(17_000))
    change = reworded(f"Alpha {words} omega", f"Beta {words} end")
    at = len("Alpha ") + len(words) // 2
    span = change.span(at, at + 40)
    assert span == (at - 1, at + 39)


def test_a_whole_talk_with_a_slip_in_each_twentieth_word_keeps_the_rest() -> None:
    """The commonest words are in every line: they must neither take the square nor lead astray."""
    lines = [
        f"I think the {w}{at} of it is good and I use it on day {at}." for at in range(800) for w in "ab"
    ]
    now = [line.replace("think", "thing") if at % 20 == 0 else line for at, line in enumerate(lines)]
    change = reworded("\n".join(lines), "\n".join(now))
    at = change.before.index("a701 of it")
    assert change.span(at, at + 10) == (at, at + 10)
    assert sum(b - a for (a, b), _, same in change.runs if same) == len(change.before) - 80 * len("think")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("The export is slow", "The export is very slow!", True),
        ("The export is slow", "I love the new colours of it", False),
        ("", "", True),
        ("?", "!", False),
    ],
)
def test_a_short_text_still_says_the_same_while_half_of_its_words_stay(
    before: str, after: str, said: bool
) -> None:
    assert still_says(before, after) is said
