"""Names that say nothing about a person."""

from __future__ import annotations

import re
import unicodedata


def pseudonym(number: int) -> str:
    """The name a participant goes by: P01, P02 … P117."""
    return f"P{number:02d}"


def fold(text: str) -> str:
    """Text for comparing names: case, accents and spacing folded."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", plain).strip().casefold()
