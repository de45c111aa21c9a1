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
_SIGN = "."  # before initials, which no word begins with


class _Known:
    """All labels of a talk, by what each may be called for short."""

    def __init__(self, people: Iterable[str]) -> None:
        self.people = frozenset(people)
        self.by_bracket: dict[str, list[str]] = {}
        self.by_bare: dict[str, list[str]] = {}
        self.by_letters: dict[str, list[str]] = {}
        self.by_word: dict[str, list[str]] = {}
        self.by_surname: dict[str, list[str]] = {}
        full: dict[str, str] = {}
        for label in sorted(self.people):
            bare = _untitled(label)
            if found := _BRACKET.fullmatch(label):
                self.by_bracket.setdefault(found[1], []).append(label)
            self.by_bare.setdefault(bare, []).append(label)
            self.by_letters.setdefault(label.casefold(), []).append(label)
            if _is_full(label):
                full[bare] = label
        for bare, label in full.items():
            words = bare.casefold().split()
            self.by_surname.setdefault(words[-1], []).append(label)
            for short in {words[0], words[-1]}:
                self.by_word.setdefault(short, []).append(label)
            self.by_word.setdefault(_SIGN + "".join(word[0] for word in words), []).append(label)


def one_name_each(people: Iterable[str]) -> dict[str, str]:
    """The fuller name of each label that is a short form of exactly one other: `DC` of `David Cline`."""
    known = _Known(people)
    found = {
        label: name
        for label in sorted(known.people)
        if (name := _plain(label, known)) or (name := _full(label, known))
    }
    return {label: found.get(name, name) for label, name in found.items() if found.get(name) != label}


def _plain(label: str, known: _Known) -> str | None:
    """The label without what stands in brackets behind it, or with the title that it has first elsewhere."""
    found = _BRACKET.fullmatch(label)
    if found and found[1] in known.people and not is_generic(found[1]) and not is_role(found[1]):
        return found[1] if len(known.by_bracket[found[1]]) == 1 else None
    bare = _untitled(label)
    alike = known.by_bare[bare] if " " in bare else []
    alike = alike if len(alike) > 1 else known.by_letters[label.casefold()]
    if bare != label and bare in known.people:
        return bare
    chosen = min(alike, key=lambda other: (other.isupper(), other))
    return chosen if chosen != label else None


def _full(label: str, known: _Known) -> str | None:
    """The one full name that a surname, first name or initials stand for; a title goes with surnames only."""
    bare = _untitled(label)
    if not bare or " " in bare or (is_generic(bare) and not _INITIALS.fullmatch(bare)) or is_role(bare):
        return None
    short = bare.casefold()
    fits: list[str] = []
    if len(short) > 2:
        fits += (known.by_surname if bare != label else known.by_word).get(short, [])
    if bare == label and _INITIALS.fullmatch(bare):
        fits += known.by_word.get(_SIGN + short, [])
    return fits[0] if len(set(fits)) == 1 else None


def _is_full(label: str) -> bool:
    bare = _untitled(label)
    if "(" in bare or "（" in bare or not 2 <= len(bare.split()) <= 4:
        return False
    return is_name_like(bare) and not is_generic(bare) and not is_role(bare)


def _untitled(label: str) -> str:
    return _TITLE.sub("", label, count=1) if _TITLE.match(label) else label
