"""Exports of other tools: the same talk, marked and coded, as each of them writes it."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from typing import NamedTuple

from tests.factories.documents import xlsx

SAID = "I lose the draft when the bus comes."
TALK = f"Anna: What happens then?\nBen: {SAID}\nAnna: And after that?\n"


class MoveSample(NamedTuple):
    """A file, whose it is, what it holds in words, and how many (highlights, texts, codes) truly."""

    tool: str
    file_name: str
    told: str
    content: bytes
    holds: tuple[int, int, int]


CODEBOOK = """<CodeBook><Codes><Code guid="c1" name="Pain" isCodable="false">
<Code guid="c2" name="Draft" isCodable="true"><Description>Work is lost</Description></Code></Code>
</Codes></CodeBook>"""
_NAMED = 'xmlns="urn:QDA-XML:{}:1.0"'


def project(source: str, *, files: dict[str, str] | None = None, more: str = "") -> bytes:
    """A REFI-QDA project of these sources, with the codes Pain and Draft."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(
            "project.qde",
            f'<?xml version="1.0" encoding="utf-8"?><Project {_NAMED.format("project")} name="Baskets">'
            f"{CODEBOOK}<Sources>{source}</Sources>{more}</Project>",
        )
        for name, text in (files or {}).items():
            archive.writestr(f"sources/{name}", text)
    return content.getvalue()


def marked(start: int, end: int, inside: str = '<Coding><CodeRef targetGUID="c2"/></Coding>') -> str:
    """A selection of a source's plain text."""
    return f'<PlainTextSelection startPosition="{start}" endPosition="{end}">{inside}</PlainTextSelection>'


_AT = TALK.index(SAID)
_PROJECT = project(
    f'<TextSource guid="s1" name="Interview 1" plainTextPath="internal://s1.txt">'
    f"{marked(_AT, _AT + len(SAID))}</TextSource>",
    files={"s1.txt": TALK},
)


def database(script: str) -> bytes:
    """An SQLite database that this script makes."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(script)
        return made.serialize()


TAGUETTE = f"""
CREATE TABLE documents (id INTEGER, name TEXT, contents TEXT);
CREATE TABLE tags (id INTEGER, path TEXT, description TEXT);
CREATE TABLE highlights (id INTEGER, document_id INTEGER, start_offset INTEGER, snippet TEXT);
CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
INSERT INTO documents VALUES (1, 'Interview 1', '<p>Anna: What happens then?</p><p>Ben: {SAID}</p>');
INSERT INTO tags VALUES (1, 'Draft', 'Work is lost'), (2, 'Bus', '');
INSERT INTO highlights VALUES (7, 1, 28, '<p>Ben: {SAID}</p>');
INSERT INTO highlight_tags VALUES (7, 1), (7, 2);
"""
QUALCODER = f"""
CREATE TABLE source (id INTEGER, name TEXT, fulltext TEXT);
CREATE TABLE code_cat (catid INTEGER, name TEXT, supercatid INTEGER);
CREATE TABLE code_name (cid INTEGER, name TEXT, memo TEXT, catid INTEGER);
CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER, pos1 INTEGER, memo TEXT);
INSERT INTO source VALUES (1, 'Interview 1', '{TALK}'), (2, 'Photo', NULL);
INSERT INTO code_cat VALUES (1, 'Trouble', NULL), (2, 'Pain', 1);
INSERT INTO code_name VALUES (1, 'Draft', 'Work is lost', 2), (2, 'Bus', NULL, NULL);
INSERT INTO code_text VALUES (1, 1, '{SAID}', 35, 70, 'ask again'), (2, 1, '{SAID}', 35, 70, 'ask again');
"""
MOVES = (
    MoveSample(
        "Dovetail",
        "highlights.csv",
        "highlights with tags, note, participant, time and comment",
        "Highlight,Tags,Note title,Participant,Timestamp,Comment\n"
        f"{SAID},Draft,Interview 1,Ben,00:01:02,\n".encode(),
        (1, 0, 0),
    ),
    MoveSample(
        "Dovetail",
        "notes.csv",
        "whole notes, each read as a transcript is, with tags",
        f'Title,Content,Tags\nInterview 1,"{TALK}",Draft\n'.encode(),
        (0, 1, 1),
    ),
    MoveSample(
        "Condens",
        "highlights.csv",
        "semicolons, a column for each tag",
        f"Quote;Session;Tag 1;Tag 2\n{SAID};Interview 1;Draft;Bus\n".encode(),
        (1, 0, 0),
    ),
    MoveSample(
        "Marvin",
        "clips.xlsx",
        "the first sheet with quotes, labels in one cell",
        xlsx([["About", "x"]], [["Quote", "Labels", "Project note"], [SAID, "Draft, Bus", "Interview 1"]]),
        (1, 0, 0),
    ),
    MoveSample(
        "any",
        "highlights.md",
        "quotes under the heading of their session; source, time and tags beside or below",
        f"# Interview 1\n\n> {SAID}\n— Ben, 00:01:02\nTags: Pain >> Draft, Bus\n".encode(),
        (1, 0, 0),
    ),
    MoveSample(
        "any",
        "codes.json",
        "a list of coded quotes, and what it is about",
        json.dumps({"title": "Interview 1", "codes": [{"code": "Draft", "verbatim_quote": SAID}]}).encode(),
        (1, 0, 0),
    ),
    MoveSample(
        "Taguette",
        "highlights.csv",
        "a row for each tag of a highlight",
        f"id,document,tag,content\n1,Interview 1,Draft,{SAID}\n1,Interview 1,Bus,{SAID}\n".encode(),
        (1, 0, 0),
    ),
    MoveSample(
        "Taguette",
        "codebook.csv",
        "tags with descriptions",
        b"tag,description,number of highlights\nDraft,Work is lost,3\n",
        (0, 0, 1),
    ),
    MoveSample(
        "any",
        "codebook.csv",
        "`path` or `group` and `name`, with definition and example",
        b"Group,Name,Definition,Example\nPain,Draft,Work is lost,I lose it\n",
        (0, 0, 1),
    ),
    MoveSample(
        "Taguette",
        "project.sqlite3",
        "a whole project: documents, highlights, tags",
        database(TAGUETTE),
        (1, 1, 2),
    ),
    MoveSample(
        "QualCoder",
        "data.qda",
        "a whole project, the database in its folder: sources, codings, memos, codes in their categories",
        database(QUALCODER),
        (1, 1, 2),
    ),
    MoveSample(
        "QualCoder",
        "codes.txt",
        "`group>>code`, a memo behind a tab",
        b"Pain>>Draft\tWork is lost\n",
        (0, 0, 1),
    ),
    MoveSample(
        "QDA tools (REFI-QDA)",
        "codebook.qdc",
        "codes inside codes, with descriptions",
        CODEBOOK.replace("<CodeBook>", f"<CodeBook {_NAMED.format('codebook')}>", 1).encode(),
        (0, 0, 2),
    ),
    MoveSample(
        "QDA tools (REFI-QDA): QualCoder, NVivo, MAXQDA, ATLAS.ti",
        "project.qdpx",
        "a whole project: sources by their plain text, what is marked in them, codes and notes",
        _PROJECT,
        (1, 1, 2),
    ),
)
