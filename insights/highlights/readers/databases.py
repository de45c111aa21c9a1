"""Projects that are SQLite databases: of Taguette (.sqlite3) and of QualCoder (data.qda)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import Any

from insights.highlights.readers.export import LONGEST_CODE, Code, Export, Quote, path_of
from insights.highlights.readers.talks import add_talk, pieces_of
from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.html import html_lines

SIGNATURE = b"SQLite format 3\x00"
_READABLE_IN_MEMORY = b"\x01\x01"
_MOST_DEEP = 50
NOBODY: frozenset[str] = frozenset()


def add_database(export: Export, content: bytes) -> None:
    """Documents become talks, what was marked in them quotes, tags and codes the codebook."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            # A file left in write-ahead mode says so in two bytes, and is refused in memory.
            database.deserialize(content[:18] + _READABLE_IN_MEMORY + content[20:])
            database.execute("PRAGMA trusted_schema = OFF")
            tables = {
                name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            if {"documents", "highlights", "tags", "highlight_tags"} <= tables:
                _add_taguette(export, database)
            elif {"source", "code_text", "code_name", "code_cat"} <= tables:
                _add_qualcoder(export, database)
            else:
                raise UnreadableFile("This database is no project of Taguette or QualCoder.")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise UnreadableFile(
                "The database is damaged, or of a version that is not known here."
            ) from error


def _add_taguette(export: Export, database: sqlite3.Connection) -> None:
    tags = {
        tag_id: Code(path_of(_text(path)), _text(description))
        for tag_id, path, description in database.execute(
            "SELECT id, path, description FROM tags ORDER BY id"
        )
    }
    export.codes += (code for code in tags.values() if code.path)
    codes: dict[Any, list[tuple[str, ...]]] = {}
    for highlight_id, tag_id in database.execute(
        "SELECT highlight_id, tag_id FROM highlight_tags ORDER BY highlight_id, tag_id"
    ):
        if tag_id in tags and tags[tag_id].path:
            codes.setdefault(highlight_id, []).append(tags[tag_id].path)
    documents = {
        document_id: (_text(name), add_talk(export, _text(name), _text(contents), "document.html") or NOBODY)
        for document_id, name, contents in database.execute(
            "SELECT id, name, contents FROM documents ORDER BY id"
        )
    }
    for highlight_id, document_id, snippet in database.execute(
        "SELECT id, document_id, snippet FROM highlights ORDER BY document_id, start_offset, id"
    ):
        title, speakers = documents.get(document_id, ("Highlights", NOBODY))
        lines = (line.text for line in html_lines(_text(snippet))) if _text(snippet).strip() else ()
        for speaker, words in pieces_of(lines, speakers):
            export.quotes.append(Quote(title[:200], words, tuple(codes.get(highlight_id, ())), speaker))


def _add_qualcoder(export: Export, database: sqlite3.Connection) -> None:
    groups = {
        group_id: (_text(name), above)
        for group_id, name, above in database.execute("SELECT catid, name, supercatid FROM code_cat")
    }
    paths: dict[Any, tuple[str, ...]] = {}
    for code_id, name, memo, group_id in database.execute(
        "SELECT cid, name, memo, catid FROM code_name ORDER BY cid"
    ):
        paths[code_id] = (*_above(groups, group_id), " ".join(_text(name).split())[:LONGEST_CODE])
        export.codes.append(Code(paths[code_id], _text(memo).strip()))
    sources = {
        source_id: (_text(name), add_talk(export, _text(name), _text(fulltext), "source.txt") or NOBODY)
        for source_id, name, fulltext in database.execute("SELECT id, name, fulltext FROM source ORDER BY id")
        if _text(fulltext).strip()
    }
    marked: dict[tuple[Any, ...], list[tuple[str, ...]]] = {}
    for source_id, start, words, memo, code_id in database.execute(
        "SELECT fid, pos0, seltext, memo, cid FROM code_text ORDER BY fid, pos0, pos1, cid"
    ):
        marked.setdefault((source_id, start, _text(words), _text(memo)), []).append(paths.get(code_id, ()))
    for (source_id, _start, words, memo), codes in marked.items():
        title, speakers = sources.get(source_id, ("Highlights", NOBODY))
        for speaker, said in pieces_of(words.splitlines(), speakers):
            export.quotes.append(Quote(title[:200], said, tuple(filter(None, codes)), speaker, None, memo))


def _above(groups: Mapping[Any, tuple[str, Any]], group_id: Any) -> Iterable[str]:
    """The names of a group and of those above it, the topmost first; a ring of groups ends."""
    found: list[str] = []
    while group_id in groups and len(found) < _MOST_DEEP:
        name, group_id = groups[group_id]
        found.append(" ".join(name.split())[:LONGEST_CODE])
    return reversed(found)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
