"""Delimited text: encodings, delimiters, quoting, and what must be refused."""

from __future__ import annotations

import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.readers.delimited import read_delimited, sniff_delimiter
from insights.surveys.readers.parsed import UnreadableSurvey
from insights.surveys.readers.tables import MOST_CELL
from tests.factories.surveys import csv_bytes

ROWS = [["Name", "Größe", "Why?"], ["a", "1", "it, was; fine"], ["b", "2", 'say "no"\nor not']]


def rows_of(content: bytes) -> list[list[object]]:
    return [cells for _, cells in read_delimited(io.BytesIO(content)).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_delimiter_and_encoding_reads_back(delimiter: str, encoding: str) -> None:
    assert rows_of(csv_bytes(ROWS, delimiter, encoding)) == ROWS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_reads_back(end: str) -> None:
    plain = [["a", "b"], ["1", "2"], ["3", "4"]]
    assert rows_of(csv_bytes(plain, end=end)) == plain


def test_an_assumed_encoding_is_a_notice() -> None:
    assert read_delimited(io.BytesIO(csv_bytes(ROWS, encoding="utf-8"))).notices == ()
    assert "cp1252" in read_delimited(io.BytesIO(csv_bytes(ROWS, encoding="cp1252"))).notices[0].message


def test_a_line_that_declares_the_delimiter_is_obeyed() -> None:
    table = read_delimited(io.BytesIO(b"sep=;\r\na;b,c\r\n1;2\r\n"))
    assert list(table.rows) == [(2, ["a", "b,c"]), (3, ["1", "2"])]


def test_lines_are_where_a_row_begins() -> None:
    table = read_delimited(io.BytesIO(b'a,b\n"one\ntwo",2\n3,4\n'))
    assert [line for line, _ in table.rows] == [1, 2, 4]


def test_a_decimal_comma_does_not_make_the_comma_a_delimiter() -> None:
    assert sniff_delimiter("id;score;note\n1;4,5;a, b\n2;3,5;c, d, e\n3;2,0;f\n") == ";"


def test_many_options_in_a_cell_do_not_make_the_semicolon_a_delimiter() -> None:
    assert sniff_delimiter("id,tools,score\n1,a;b;c,4\n2,a;b;c,5\n3,a;b;c,5\n") == ","


def test_one_column_needs_no_delimiter() -> None:
    assert rows_of(b"score\n9\n10\n") == [["score"], ["9"], ["10"]]


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "0 bytes"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"), (b"%PDF-1.7 ...", "PDF"),
    (bytes(range(32)) * 9, "binary")],
)  # fmt: skip
def test_what_is_no_table_is_refused_by_name(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableSurvey, match=told):
        rows_of(content)


def test_a_quotation_mark_that_never_closes_is_found_with_its_line() -> None:
    content = b'a,b\n1,2\n3,"' + b"x,y\n" * (MOST_CELL // 3)
    with pytest.raises(UnreadableSurvey, match="not closed") as caught:
        rows_of(content)
    assert caught.value.line == 3


def test_a_row_of_fifty_megabytes_is_refused_quickly() -> None:
    start = time.process_time()
    with pytest.raises(UnreadableSurvey, match="columns can be read"):
        rows_of(b"a,b\n" + b"1," * (25 << 20) + b"\n")
    assert time.process_time() - start < 15


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=20
)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=8))
def test_any_cells_read_back_whole(body: list[list[str]]) -> None:
    rows = [["one", "two", "three"], *body]
    assert rows_of(csv_bytes(rows)) == rows


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    try:
        read = rows_of(content)
    except UnreadableSurvey as refusal:
        assert refusal.message
    else:
        assert isinstance(read, list)
