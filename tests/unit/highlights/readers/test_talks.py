"""Texts of other tools as talks."""

from __future__ import annotations

from insights.highlights.readers.export import Export
from insights.highlights.readers.talks import add_talk, pieces_of


def test_a_text_tells_who_speaks_in_it_and_one_without_words_says_why() -> None:
    export = Export()
    assert add_talk(export, "One", "Anna: How?\nBEN: Slow.\nAnna: Why?", "a.txt") == {"anna", "ben"}
    assert add_talk(export, "Two", " ", "a.txt", 4) is None
    assert [talk.title for talk in export.talks] == ["One"]
    assert (export.warnings[0]["line"], export.warnings[0]["message"][:5]) == (4, "Two: ")


def test_names_and_times_at_the_head_of_a_line_are_no_words() -> None:
    lines = [
        "[00:01:02] Anna: How?",
        "Ben (0:03): Slow.",
        "Ben:",
        "",
        "Well: it is slow.",
        "12:30 is too late",
    ]
    assert list(pieces_of(lines, {"anna", "ben"})) == [
        ("Anna", "How?"),
        ("Ben", "Slow."),
        (None, "Well: it is slow."),
        (None, "12:30 is too late"),
    ]
