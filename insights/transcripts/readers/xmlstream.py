"""XML inside documents, read as a stream without entities, network or a growing tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import IO

from lxml import etree

from insights.transcripts.readers.parsed import UnreadableTranscript

_DECLARATION = re.compile(r"\s*<\?xml[^<>]*\?>")


def events_of(stream: IO[bytes], *names: str) -> Iterator[tuple[str, etree._Element, str]]:
    """Start and end of each element (of these names only) with its bare name; damage becomes a reason."""
    try:
        parser = etree.iterparse(
            stream,
            events=("start", "end"),
            tag=[f"{{*}}{name}" for name in names] or None,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        for event, element in parser:
            yield event, element, bare_name(element)
    except etree.XMLSyntaxError as error:
        raise UnreadableTranscript(f"The document is damaged: {error.msg}", error.lineno) from error


def without_declaration(text: str) -> bytes:
    """An XML file's text, already decoded, as bytes whose encoding needs no declaration."""
    declared = _DECLARATION.match(text)
    return (text[declared.end() :] if declared else text).encode(errors="replace")


def bare_name(element: etree._Element) -> str:
    """An element's name without its namespace; nothing for comments and entities."""
    return _bare(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1000)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def bare_attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without a namespace."""
    if name in element.attrib:
        return element.get(name)
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def forget(element: etree._Element) -> None:
    """Free what is read: a document's tree is many times its file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]
