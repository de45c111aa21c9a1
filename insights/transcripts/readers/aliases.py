"""Labels of one person: a name, its initials, its surname, with a title, with a role in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from insights.transcripts.readers.labels import is_generic, is_name_like, is_role

_TITLE = re.compile(
    r"(?:mrs?|ms|miss|dr|prof(?:essor)?|sir|rev(?:erend)?|hon|sen(?:ator)?|rep|judge|herr|frau|sra?|mme|dott|ing)"
    r"\.?\s+",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(.+?)\s*[(（][^()（）]+[)）]")
_INITIALS = re.compile(r"[^\W\d_a-z]{2,4}")


def one_name_each(people: Iterable[str]) -> dict[str, str]:
    """The fuller name of each label that is a short form of exactly one other: `DC` of `David Cline`."""
    people = sorted(people)
    found = {
        label: name for label in people if (name := _plain(label, people)) or (name := _full(label, people))
    }
    return {label: found.get(name, name) for label, name in found.items() if found.get(name) != label}


def _plain(label: str, people: list[str]) -> str | None:
    """The label without what stands in brackets behind it, or with the title that it has first elsewhere."""
    found = _BRACKET.fullmatch(label)
    if found and found[1] in people and not is_generic(found[1]) and not is_role(found[1]):
        beside = [other for other in people if (same := _BRACKET.fullmatch(other)) and same[1] == found[1]]
        return found[1] if len(beside) == 1 else None
    bare = _untitled(label)
    alike = [other for other in people if " " in bare and _untitled(other) == bare]
    alike = alike if len(alike) > 1 else [other for other in people if other.casefold() == label.casefold()]
    chosen = (
        bare if bare != label and bare in people else min(alike, key=lambda other: (other.isupper(), other))
    )
    return chosen if chosen != label else None


def _full(label: str, people: list[str]) -> str | None:
    """The one full name that a surname, first name or initials stand for."""
    bare = _untitled(label)
    if not bare or " " in bare or (is_generic(bare) and not _INITIALS.fullmatch(bare)) or is_role(bare):
        return None
    full = {_untitled(other): other for other in people if _is_full(other)}
    fits = [other for name, other in full.items() if _stands_for(bare, name, is_titled=bare != label)]
    return fits[0] if len(fits) == 1 else None


def _stands_for(short: str, name: str, *, is_titled: bool) -> bool:
    words = name.casefold().split()
    if short.casefold() == words[-1] and len(short) > 2:
        return True
    if is_titled:
        return False
    if short.casefold() == words[0] and len(short) > 2:
        return True
    return bool(_INITIALS.fullmatch(short)) and short.casefold() == "".join(word[0] for word in words)


def _is_full(label: str) -> bool:
    bare = _untitled(label)
    if "(" in bare or "（" in bare or not 2 <= len(bare.split()) <= 4:
        return False
    return is_name_like(bare) and not is_generic(bare) and not is_role(bare)


def _untitled(label: str) -> str:
    return _TITLE.sub("", label, count=1) if _TITLE.match(label) else label
