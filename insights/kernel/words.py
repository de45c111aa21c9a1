"""Small decisions about written sentences."""

from __future__ import annotations


def clause(text: str) -> str:
    """A sentence as part of another: no full stop, a small first letter unless it is an acronym."""
    text = text.strip().rstrip(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
