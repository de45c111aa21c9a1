"""What an export of another tool holds, once it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_PARTS = re.compile(r"\s*(?:>>|::| > | / | » )\s*")
_SEVERAL = re.compile(r"[\n;|]")
LONGEST_CODE = 100


class Code(NamedTuple):
    """A code: its path from the topmost group down to its own name, and what it means."""

    path: tuple[str, ...]
    definition: str = ""
    example: str = ""


class Quote(NamedTuple):
    """Words that somebody marked in a session of that title, with codes and a note."""

    session: str
    text: str
    codes: tuple[tuple[str, ...], ...] = ()
    speaker: str | None = None
    at: float | None = None
    note: str = ""


class Talk(NamedTuple):
    """A session whose whole text is in the export: (speaker, start, text) of each turn."""

    title: str
    turns: tuple[tuple[str | None, float | None, str], ...]


@dataclass
class Export:
    """All that was found, and what a person should know about the reading."""

    codes: list[Code] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)

    def warn(self, message: str, line: int | None = None) -> None:
        """Keep what a person should know."""
        self.warnings.append({"line": line, "message": message})

    def as_values(self) -> dict[str, Any]:
        """Plain values, as they are kept until a person decides."""
        return {
            "codes": [code._asdict() for code in self.codes],
            "quotes": [quote._asdict() for quote in self.quotes],
            "talks": [talk._asdict() for talk in self.talks],
            "warnings": self.warnings,
        }


def path_of(name: str, *, slashes: bool = False) -> tuple[str, ...]:
    """A code's path in `Group >> Code`, `Group / Code` and, where slashes part names, `Group/Code`."""
    parts = re.split(r"\s*[/\\]\s*", name) if slashes else _PARTS.split(name)
    return tuple(" ".join(part.split()).lstrip("#")[:LONGEST_CODE] for part in parts if part.strip(" #"))


def paths_in(cell: str) -> tuple[tuple[str, ...], ...]:
    """The codes of a cell that may hold several: by line, semicolon or bar, else by comma."""
    parts = _SEVERAL.split(cell) if _SEVERAL.search(cell) else cell.split(",")
    return once(path_of(part) for part in parts)


def once(paths: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Each path that is not empty once, in order."""
    return tuple(dict.fromkeys(path for path in paths if path))
