"""Tables on printed pages."""

from __future__ import annotations

from insights.transcripts.readers.grids import Part, tabled

_LEFT, _MIDDLE, _RIGHT = 50.0, 120.0, 220.0


def _row(y: float, time: str, name: list[str], words: list[str]) -> list[list[Part]]:
    """A row as printers write it: cell by cell, a line of its own for each further line of a cell."""
    first = [Part(_LEFT, y, time), Part(_MIDDLE, y, f" {name[0]}")]
    rest = [[Part(_MIDDLE, y - 12 * at, part)] for at, part in enumerate(name[1:], 1)]
    text = [[Part(_RIGHT, y - 12 * at, part)] for at, part in enumerate(words)]
    if rest:
        return [first, *rest, *text]
    return [[*first, text[0][0]._replace(text=f" {words[0]}")], *text[1:]]


_ROWS = [
    *_row(700, "0:01", ["Anna"], ["Where do you look", "first?"]),
    *_row(660, "0:05", ["Maria", "Fernanda"], ["I use the search, mostly be-", "cause it is quick."]),
    *_row(620, "0:09", ["Anna"], ["And then?"]),
    *_row(600, "0:12", ["Maria", "Fernanda"], ["Then I compare."]),
    *_row(560, "0:15", ["Anna"], ["Thanks."]),
]


def test_names_and_words_that_wrap_in_their_cells_stay_whole():
    lines = tabled(_ROWS)
    assert lines is not None
    assert [line.text for line in lines] == [
        "[0:01] Anna: Where do you look first?",
        "[0:05] Maria Fernanda: I use the search, mostly because it is quick.",
        "[0:09] Anna: And then?",
        "[0:12] Maria Fernanda: Then I compare.",
        "[0:15] Anna: Thanks.",
    ]


def test_centred_heads_are_read_on_each_page_and_titles_stand_outside():
    head = [
        Part(64.0, 730, "Time"),
        Part(150.0, 730, " Spea"),
        Part(160.0, 730, "ker"),
        Part(330.0, 730, " Text"),
    ]
    lines = tabled([[Part(40.0, 760, "Interview 4")], head, *_ROWS, head, *_ROWS])
    assert lines is not None
    assert [line.text for line in lines[:2]] == ["Interview 4", "[0:01] Anna: Where do you look first?"]
    assert len(lines) == 11


def test_a_title_at_the_first_column_is_no_cell_of_the_row_below():
    title = [[Part(_LEFT, 760, "Interview 4")], [Part(_LEFT, 740, "A long talk")]]
    lines = tabled([*title, *_ROWS])
    assert lines is not None
    assert [line.text for line in lines[:3]] == [
        "Interview 4",
        "A long talk",
        "[0:01] Anna: Where do you look first?",
    ]


def test_what_only_looks_like_columns():
    labels = [[Part(50, y, "Anna:" if y % 20 else "Ben:"), Part(90, y, " Yes.")] for y in range(100, 200, 10)]
    numbers = [[Part(50, 700 - 12 * at, str(at)), Part(90, 700 - 12 * at, " Words.")] for at in range(1, 26)]
    margin = [
        line
        for y in range(100, 300, 20)
        for line in ([Part(50, y, "Anna"), Part(90, y, " – Yes and")], [Part(50, y - 10, "no.")])
    ]
    columns = [[Part(50, y, "Words of the left.")] for y in range(700, 100, -12)]
    columns += [[Part(300, y, "Words of the right.")] for y in range(700, 100, -12)]
    for lines in (labels, numbers, margin, columns, [], [[Part(50, 700, "Anna: Yes.")]]):
        assert tabled(lines) is None


def test_few_names_again_and_again_make_a_table_without_a_head():
    signs = [
        line
        for y in range(700, 100, -40)
        for line in (
            [Part(50, y, "Q." if y % 80 else "A."), Part(90, y, " Words that")],
            [Part(90, y - 12, "wrap.")],
        )
    ]
    assert tabled(signs) is None
    names = [
        [part._replace(text=part.text.replace("Q.", "Anna").replace("A.", "Ben")) for part in line]
        for line in signs
    ]
    assert tabled(names) is not None
