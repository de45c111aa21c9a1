"""From what a person types to a word query that no database can misread."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from insights.kernel.actor import Actor

MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_QUOTED = re.compile(r"[\"“”„]([^\"“”„]+)[\"“”„]")
SHORTEST, NEAR = 4, 0.75


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


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; with `beginning` the last of them may go on."""

    words: tuple[str, ...]
    beginning: bool = False


def terms_of(text: str) -> list[Term]:
    """What must all be found: words and quoted phrases; a bare word at the end may be a beginning."""
    terms, at = [], 0
    for quoted in _QUOTED.finditer(text):
        terms += [Term((word,)) for word in words_of(text[at : quoted.start()])]
        terms += [Term(tuple(phrase))] if (phrase := words_of(quoted[1])) else []
        at = quoted.end()
    bare = words_of(text[at:])
    terms += [Term((word,), beginning=number == len(bare)) for number, word in enumerate(bare, start=1)]
    return terms[:MOST_WORDS]


def fts5_query(terms: Sequence[Term]) -> str:
    """All terms in FTS5's language."""
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.beginning else ""}' for term in terms)


def tsquery(terms: Sequence[Term]) -> str:
    """All terms in to_tsquery's language."""
    return " & ".join(f"({' <-> '.join(term.words)}{':*' if term.beginning else ''})" for term in terms)


def respelt(text: str, vocabulary: Collection[str]) -> str:
    """What was typed, words that `vocabulary` has not in their nearest spelling; "" where nothing is near."""
    known = sorted({word for word in vocabulary if len(word) >= SHORTEST})
    words = words_of(text)
    near = [
        word if word in vocabulary else next(iter(get_close_matches(word, known, 1, NEAR)), word)
        for word in words
    ]
    return " ".join(near) if near != words else ""


def open_visibilities(actor: Actor) -> list[str]:
    """The visibilities that need no look at a study."""
    if actor.sees_unpublished:
        return [Visibility.EVERYONE.value, Visibility.TEAM.value]
    return [Visibility.EVERYONE.value]
