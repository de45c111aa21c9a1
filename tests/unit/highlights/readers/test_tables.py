"""Tables of highlights, notes and codes."""

from __future__ import annotations

import pytest

from insights.highlights.readers import Code, Export, Quote, read_export
from insights.highlights.readers.tables import add_table
from insights.kernel.errors import UnreadableFile


def read(*rows: str) -> Export:
    return read_export("\n".join(rows).encode(), "export.csv")


def test_a_row_is_a_highlight_with_its_session_codes_speaker_time_and_note():
    export = read(
        "Highlight,Tags,Note title,Participant,Timestamp,Comment",
        '"I lose the draft, always","Pain / Draft, Bus",Interview 1,Anna,00:01:02,ask again',
    )
    codes = (("Pain", "Draft"), ("Bus",))
    assert export.quotes == [
        Quote("Interview 1", "I lose the draft, always", codes, "Anna", 62.0, "ask again")
    ]


def test_a_highlight_on_several_rows_for_its_tags_is_one():
    export = read("id,document,tag,content", "1,Talk,slow,It takes long", "1,Talk,cart,It takes long")
    assert [quote.codes for quote in export.quotes] == [(("slow",), ("cart",))]


def test_tags_in_columns_of_their_own_are_gathered():
    export = read("Quote;Session;Tag 1;Tag 2", "Too slow;S1;speed;cart", "Fine;S1;;")
    assert [quote.codes for quote in export.quotes] == [(("speed",), ("cart",)), ()]


def test_a_note_with_its_whole_content_is_a_talk_read_as_transcripts_are():
    export = read("Title,Content,Tags", '"Note 1","Anna: How was it?\n\nBen: Slow.",pain')
    assert export.talks[0].turns == (("Anna", None, "How was it?"), ("Ben", None, "Slow."))
    assert export.codes == [Code(("pain",))]


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        ("tag,description,number of highlights", "slow,takes long,3", Code(("slow",), "takes long")),
        ("path,description", "Pain/Speed/slow,takes long", Code(("Pain", "Speed", "slow"), "takes long")),
        ("Group,Name,Definition,Example", "Pain,slow,takes long,an hour",
         Code(("Pain", "slow"), "takes long", "an hour")),
        ("name", "Pain >> slow", Code(("Pain", "slow"))),
    ],
)  # fmt: skip
def test_a_codebook_has_names_paths_or_groups(head: str, row: str, code: Code):
    assert read(head, row).codes == [code]


def test_rows_without_words_or_code_are_told_with_their_line():
    assert read("Quote,Session", "a,S1", ",S1").warnings[0]["line"] == 3
    assert read("code,memo", "a,b", ",b").warnings[0]["line"] == 3


def test_a_table_of_something_else_is_refused_with_what_it_needs():
    with pytest.raises(UnreadableFile, match="column of quotes"):
        add_table(Export(), [["Case", "Age"], ["ID4", "24"]])
