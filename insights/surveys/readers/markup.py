"""Headers and answers as people read them, without the markup that survey tools leave in them."""

from __future__ import annotations

import html
import re

from insights.surveys.rules.cells import Cell

_TAG = re.compile(r"<(?:[a-zA-Z/!][^<>]*)>")
_WITHIN_WORDS = re.compile(r"</?(?:b|i|u|em|strong|span|font|a|small|big|sup|sub)(?:\s[^<>]*)?>", re.I)
_SPACES = re.compile(r"\s+")
_BREAK = re.compile(r"\s*<(?:br\s*/?|/p|/div|/li|/h[1-6]|/tr)\s*>\s*", re.I)
_KNOWN_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|a|ul|ol|li|font|img|h[1-6]|table|tbody|tr|td|th|sup|sub|small|big|"
    r"center|o:p)(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.I)


def plain_words(text: str) -> str:
    """A header without tags, entities and line breaks."""
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", text)))
    return _SPACES.sub(" ", text).strip()


def plain_answer(cell: Cell) -> Cell:
    """An answer without known tags and entities; the ends of paragraphs become line breaks."""
    if not isinstance(cell, str):
        return cell
    if "<" in cell and _KNOWN_TAG.search(cell):
        cell = _KNOWN_TAG.sub("", _BREAK.sub("\n", cell)).strip()
    if "&" in cell and _ENTITY.search(cell):
        cell = html.unescape(cell).replace("\xa0", " ").strip()
    return cell
