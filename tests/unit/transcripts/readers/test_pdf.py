"""PDF with a text layer."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.factories.documents import pdf, pdf_table

PAGES = [
    [
        "Study 12 - confidential",
        "Anna: How do you find a prod-",
        "uct that you have never bought be-",
        "fore in this shop?",
        "Ben: I search.",
        "Page 1 of 2",
    ],
    [
        "Study 12 - confidential",
        "And then I compare.",
        "Anna: Thanks.",
        "Ben: Thank you as",
        "well.",
        "Page 2 of 2",
    ],
]


def test_lines_are_joined_hyphens_repaired_and_running_heads_dropped():
    parsed = read_transcript(pdf(PAGES), "talk.pdf")
    assert [(turn.speaker, " ".join(turn.text.split())) for turn in parsed.turns] == [
        ("Anna", "How do you find a product that you have never bought before in this shop?"),
        ("Ben", "I search. And then I compare."),
        ("Anna", "Thanks."),
        ("Ben", "Thank you as well."),
    ]
    assert parsed.format == "pdf"


def test_a_monologue_has_paragraphs_instead_of_lines():
    page = [
        "I was looking for the search field and could not find it any-",
        "where on the page. So.",
        "Then I left the page again because it was late, and it was",
    ]
    assert len(read_transcript(pdf([page]), "a.pdf").turns) == 2


def test_bold_names_without_a_colon_are_speakers():
    page = [
        ("Eva Lind", "  Where did you look for it when you came"), "to the page?", ("Tom", "  Above."),
        ("Eva Lind", "  And then?"), ("Tom", "  Below, where the rooms are."),
    ]  # fmt: skip
    parsed = read_transcript(pdf([page]), "talk.pdf")
    assert [(turn.speaker, " ".join(turn.text.split())) for turn in parsed.turns] == [
        ("Eva Lind", "Where did you look for it when you came to the page?"), ("Tom", "Above."),
        ("Eva Lind", "And then?"), ("Tom", "Below, where the rooms are."),
    ]  # fmt: skip


def test_a_document_that_is_bold_throughout_names_nobody():
    page = [("We came by boat", ""), ("And then", ""), ("We stayed here", ""), ("And then", "")]
    assert read_transcript(pdf([page]), "talk.pdf").speakers == ()


def test_numbers_of_lines_that_stand_by_themselves_are_left_out():
    words = [f"{'Q.   Were you' if at % 2 else 'A.   I was'} there on day {at} of it?" for at in range(1, 13)]
    numbered = [line for at, said in enumerate(words, 1) for line in (str(at), said)]
    parsed = read_transcript(pdf([[str(at) for at in range(1, 13)] + words, numbered[:8]]), "talk.pdf")
    assert parsed.speakers == ("Q", "A")
    assert [turn.text for turn in parsed.turns][:2] == [
        "Were you there on day 1 of it?",
        "I was there on day 2 of it?",
    ]
    assert len(parsed.turns) == 16


def test_small_capitals_set_in_two_sizes_are_one_name():
    parsed = read_transcript(
        pdf([["E VA L IND: Shall we?", "T OM R AY: Yes.", "E VA L IND: Good."]]), "talk.pdf"
    )
    assert parsed.speakers == ("EVA LIND", "TOM RAY")


def test_a_scan_is_refused_with_the_reason_and_an_empty_page_warned_of():
    with pytest.raises(UnreadableTranscript, match="no text layer"):
        read_transcript(pdf([[], []]), "scan.pdf")
    parsed = read_transcript(pdf([["Anna: Hi.", "Ben: Ho."], []]), "a.pdf")
    assert "page 2" in parsed.warnings[0].message


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing", pdf(PAGES)[:300]])
def test_a_damaged_file_is_a_reason(content):
    with pytest.raises(UnreadableTranscript, match=r"damaged|no text layer"):
        read_transcript(content, "a.pdf")


def test_a_table_keeps_each_speaker_whole():
    turns = [["0:01", "Anna"], ["0:05", "Maria Fernanda"], ["0:09", "Anna"], ["0:15", "Maria Fernanda"]]
    rows = [[[time], name.split(), ["Words that wrap", "in a cell."]] for time, name in turns]
    parsed = read_transcript(pdf_table(rows, (50, 120, 200)), "talk.pdf")
    assert [(turn.start, turn.speaker, turn.text) for turn in parsed.turns] == [
        (1.0, "Anna", "Words that wrap in a cell."),
        (5.0, "Maria Fernanda", "Words that wrap in a cell."),
        (9.0, "Anna", "Words that wrap in a cell."),
        (15.0, "Maria Fernanda", "Words that wrap in a cell."),
    ]
