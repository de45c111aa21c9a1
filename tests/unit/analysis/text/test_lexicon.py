"""Lexicon features."""

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


def test_a_question_mark_is_seen_and_nothing_is_all_zero() -> None:
    assert lexicon_features("really?")[-2] == 1
    assert not lexicon_features("").any()
