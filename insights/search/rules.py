"""From what a person types to a word query that no database can misread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from insights.kernel.actor import Actor

MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


class Visibility(StrEnum):
    """Who may find a row."""

    EVERYONE = "everyone"
    TEAM = "team"
    STUDY = "study"


def words_of(text: str) -> list[str]:
    """The words of a query, lower case, at most MOST_WORDS of them."""
    return [word.lower() for word in _WORD.findall(text)][:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class Bit:
    """A part of a snippet; `found` when it is one of the words looked for."""

    text: str
    found: bool


SNIPPET = 220


def snippet(text: str, words: list[str]) -> list[Bit]:
    """About SNIPPET characters around the first word found, cut at spaces, in parts to be marked."""
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\w*" for word in words) or r"(?!)", re.IGNORECASE)
    first = pattern.search(text)
    start = max((first.start() if first else 0) - SNIPPET // 3, 0)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + SNIPPET
    cut = text[start:end] if end >= len(text) else text[start:end].rsplit(" ", 1)[0]
    bits = [Bit("… ", False)] if start else []
    at = 0
    for match in pattern.finditer(cut):
        bits += [Bit(cut[at : match.start()], False), Bit(match.group(), True)]
        at = match.end()
    bits.append(Bit(cut[at:] + (" …" if start + len(cut) < len(text) else ""), False))
    return [bit for bit in bits if bit.text]


def fts5_query(words: list[str]) -> str:
    """All words, the last one as a beginning, in FTS5's language."""
    return " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'


def tsquery(words: list[str]) -> str:
    """All words, the last one as a beginning, in to_tsquery's language."""
    return " & ".join([*words[:-1], f"{words[-1]}:*"])


def open_visibilities(actor: Actor) -> list[str]:
    """The visibilities that need no look at a study."""
    if actor.sees_unpublished:
        return [Visibility.EVERYONE.value, Visibility.TEAM.value]
    return [Visibility.EVERYONE.value]
