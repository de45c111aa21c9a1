"""From what a person types to a word query that no database can misread."""

from __future__ import annotations

import re
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
