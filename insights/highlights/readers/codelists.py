"""Code lists that are no tables: QualCoder's text, the codebook of QDA tools (.qdc), open codes as JSON."""

from __future__ import annotations

import io
import json
from collections import deque
from typing import IO, Any

from lxml import etree

from insights.highlights.readers.export import LONGEST_CODE, Code, Export, path_of
from insights.highlights.readers.tables import add_table
from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.xmlstream import bare_attribute, events_of

_MOST_DEEP = 50


def add_lines(export: Export, text: str) -> None:
    """`group>>code<tab>memo` on each line, as QualCoder takes them; a plain list of names is one too."""
    for number, line in enumerate(text.split("\n"), 1):
        name, _, memo = line.partition("\t")
        path = path_of(name)
        if path:
            export.codes.append(Code(path, memo.strip()))
        elif line.strip():
            export.warn("This line has no code; it was left out.", number)
    if not export.codes:
        raise UnreadableFile("The file holds no codes.")


def add_qdc(export: Export, content: bytes) -> None:
    """A REFI-QDA codebook: codes inside codes, each with a description."""
    add_codes(export, tree_of(io.BytesIO(content)))
    if not export.codes:
        raise UnreadableFile("The file holds no codes.")


def tree_of(stream: IO[bytes]) -> etree._Element:
    """The root of an XML document that was read whole; damage becomes a reason."""
    return deque(events_of(stream), maxlen=1)[0][1]


def add_codes(export: Export, root: etree._Element) -> dict[str, tuple[str, ...]]:
    """The codes of a REFI-QDA document, and the path of each by its guid."""
    paths: dict[etree._Element, tuple[str, ...]] = {}
    for element in root.iter("{*}Code"):
        name = " ".join((bare_attribute(element, "name") or "").split())[:LONGEST_CODE]
        path = paths[element] = (*paths.get(element.getparent(), ()), *([name] if name else []))
        if len(path) > _MOST_DEEP:
            raise UnreadableFile("The codes stand more than fifty levels deep.")
        if name:
            export.codes.append(Code(path, (element.findtext("{*}Description") or "").strip()))
    return {element.get("guid", ""): path for element, path in paths.items()}


def add_json(export: Export, text: str) -> None:
    """A list of objects, at the top or under one name, read as a table by the names of their fields."""
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise UnreadableFile("The file is nested too deeply to be read.") from error
    except ValueError as error:
        raise UnreadableFile("The file begins as JSON but is damaged, or cut off.") from error
    lists = [value] if isinstance(value, list) else _values(value)
    rows = next((found for found in lists if _is_rows(found)), None)
    if rows is None:
        raise UnreadableFile("This JSON holds neither highlights nor codes of a kind that is known here.")
    title = _title(value)
    heads = list(dict.fromkeys(key for row in rows for key in row))
    table = [[*heads, "session"], *([*(_plain(row.get(head)) for head in heads), title] for row in rows)]
    add_table(export, table if title and "session" not in heads else [row[:-1] for row in table])


def _title(value: Any) -> str:
    """What the whole file is about, when it says so."""
    keys = ("session", "title", "participant_id") if isinstance(value, dict) else ()
    return next((str(value[key]) for key in keys if value.get(key)), "")


def _values(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else []


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(str(item.get("name", "")) if isinstance(item, dict) else str(item) for item in value)
    return value
