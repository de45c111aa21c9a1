"""Lexicon features."""

import pytest

from insights.analysis.text.lexicon import PATTERNS, WIDTH, lexicon_features

NAMES = list(PATTERNS)


def test_each_word_list_has_its_column() -> None:
    row = lexicon_features("I wish it would not crash")
    assert row.shape == (WIDTH,)
    assert row[NAMES.index("wish")] > 0
    assert row[NAMES.index("failure")] > 0
    assert row[NAMES.index("praise")] == 0


def test_curly_apostrophes_count_like_straight_ones() -> None:
    assert (lexicon_features("I can’t pay") == lexicon_features("I can't pay")).all()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("never had an issue in years", "relief"),
        ("could you send it by mail", "asks for"),
        ("why on earth is this gone", "pointed question"),
        ("since the update it is worse", "getting worse"),
        ("I have to type it again and again", "burden"),
        ("We usually start at seven", "own story"),
    ],
)
def test_finer_lists_tell_turns_of_speech(text: str, name: str) -> None:
    assert lexicon_features(text)[NAMES.index(name)] > 0


def test_signs_are_seen_beside_words() -> None:
    signs = len(PATTERNS)
    assert lexicon_features("really?")[signs] == 1
    assert lexicon_features("so good 😍")[signs + 3] == 1
    assert lexicon_features("so slow 😡")[signs + 4] == 1
    assert lexicon_features("Okay, where is it")[signs + 5] == 1
    assert lexicon_features("pls add a map")[signs + 6] == 1
    assert lexicon_features("IT BROKE AGAIN now")[signs + 8] == pytest.approx(0.75)


def test_nothing_has_no_hits() -> None:
    assert not lexicon_features("")[: len(PATTERNS)].any()


@pytest.mark.parametrize(
    "text",
    [
        "I don't mind the rain",
        "we didn't own it then",
        "I wouldn't be here",
        "can't complain",
        "she never had one",
    ],
)
def test_a_plain_no_is_no_problem(text: str) -> None:
    row = lexicon_features(text)
    assert row[NAMES.index("negated ability")] == 0
    assert row[NAMES.index("plain no")] > 0


def test_what_a_thing_fails_to_do_is_one() -> None:
    for text in ("I can't pay", "it doesn't open", "it never loads", "nothing happens", "it won't let me in"):
        assert lexicon_features(text)[NAMES.index("negated ability")] > 0, text
