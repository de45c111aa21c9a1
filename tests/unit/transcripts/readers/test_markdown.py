"""Markdown: bold labels, headings, comments, lists."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.markdown import markdown_lines, read, unmarked
from insights.transcripts.readers.parsed import Reading


def test_bold_labels_with_the_colon_inside_or_outside():
    parsed = read("**Anna:** Hi *there*.\n\n**Ben**: Hello.\n\n**Anna:** Bye.\n").finished()
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Anna", "Hi there."),
        ("Ben", "Hello."),
        ("Anna", "Bye."),
    ]


def test_bold_labels_alone_on_their_line():
    parsed = read("**Anna**\n\nHi there.\n\n**Ben**\n\nHello.\n").finished()
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [("Anna", "Hi there."), ("Ben", "Hello.")]


def test_a_name_in_bold_inside_speech_is_no_label():
    parsed = read("**Anna:** Hi.\n\n**Ben**, would you begin?\n\n**Ben:** Sure.\n").finished()
    assert [turn.text for turn in parsed.turns] == ["Hi.\n\nBen, would you begin?", "Sure."]


def test_comments_and_front_matter_are_notes_and_keep_the_line_numbers():
    reading = Reading("md")
    lines = markdown_lines("---\ntitle: x\n---\n<!--\nlicence\n-->\n# Title\n\nWords\n", reading)
    assert [(line.text, line.number, line.heading) for line in lines] == [("Title", 7, 1), ("Words", 9, 0)]
    assert reading.notes == ["title: x", "licence"]


def test_headings_are_sections_and_lists_may_hold_labels():
    parsed = read("# Talk\n\n**Anna:** Hi.\n\n## Task 1\n\n- **Ben:** Hello.\n- **Cleo:** Hey.\n").finished()
    assert parsed.speakers == ("Anna", "Ben", "Cleo")
    assert [(section.title, section.is_task) for section in parsed.sections] == [
        ("Talk", False),
        ("Task 1", True),
    ]


def test_inline_markup_goes_and_escapes_stay_as_signs():
    assert (
        unmarked(r"\[04:09\] a *b* __c__ `d` [e](http://x) &amp; 2 \* 3 f_g_h")
        == "[04:09] a b c d e & 2 * 3 f_g_h"
    )


def test_escaped_times_become_starts():
    parsed = read("**Anna:** \\[00:10\\] Hi.\n\n**Ben:** \\[01:04:08.23\\] Bye.\n").finished()
    assert [turn.start for turn in parsed.turns] == [10.0, 3848.23]


def test_front_matter_between_plus_signs_and_lone_pictures_are_notes():
    page = '+++\ntitle = "Talk of Eva"\n+++\n\n![Portrait](eva.jpg)\n\n**Eva:** Hi.\n\n**Tom:** Hello.\n'
    parsed = read_transcript(page.encode(), "talk.md")
    assert parsed.notes == ('title = "Talk of Eva"', "Portrait")
    assert [turn.text for turn in parsed.turns] == ["Hi.", "Hello."]


def test_times_that_are_links_and_headings_with_a_time_are_starts():
    page = (
        "**Eva**\n* [0:03](https://x.org/?t=3): Shall we?\n\n**Tom**\n* [1:05](https://x.org/?t=65): Yes.\n"
    )
    page += "\n**Eva**\n* [1:09](https://x.org/?t=69): Well.\n"
    parsed = read_transcript(page.encode(), "talk.md")
    assert [(turn.speaker, turn.start) for turn in parsed.turns] == [
        ("Eva", 3.0),
        ("Tom", 65.0),
        ("Eva", 69.0),
    ]
    page = "### Eva (0:03)\nShall we?\n\n### Tom (1:05)\nYes.\n\n### Eva (1:09)\nWell.\n"
    parsed = read_transcript(page.encode(), "talk.md")
    assert [(turn.speaker, turn.start) for turn in parsed.turns] == [
        ("Eva", 3.0),
        ("Tom", 65.0),
        ("Eva", 69.0),
    ]


def test_an_underlined_title_is_a_heading_and_a_rule_below_speech_is_none():
    text = "General\n-------\n- it must be simple\n\nLater\n=====\n**Anna:** yes\n---\n**Ben:** no\n"
    lines = markdown_lines(text, Reading("md"))
    assert [(line.text, line.heading) for line in lines if line.heading] == [("General", 2), ("Later", 1)]
    assert [line.text for line in lines if not line.heading] == ["it must be simple", "Anna: yes", "Ben: no"]


def test_tags_that_fold_a_page_are_no_words():
    text = "<details>\n<summary>The talk</summary>\n\n**Anna:** Where?\n\n**Ben:** Here.\n\n</details>\n"
    assert [turn.text for turn in read_transcript(text.encode(), "a.md").turns] == ["Where?", "Here."]
