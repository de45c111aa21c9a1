"""Exports of other tools: the same talk, marked and coded, as each of them writes it."""

from __future__ import annotations

import io
import json
import zipfile
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
