"""What stands beside a document's text and is not part of the talk: comments and footnotes."""

from __future__ import annotations

from collections.abc import Sequence

from insights.transcripts.readers.parsed import Reading

_MOST = 500


def add_margins(reading: Reading, comments: Sequence[str], footnotes: Sequence[str]) -> None:
    """Keep comments and footnotes as notes, and say that they were found."""
    comments, footnotes = (
        [" ".join(text.split()) for text in texts if text.strip()] for texts in (comments, footnotes)
    )
    reading.notes += [f"Comment: {text}" for text in comments[:_MOST]]
    reading.notes += [f"Footnote: {text}" for text in footnotes[:_MOST]]
    found = [
        f"{len(texts):,} {word}{'s' if len(texts) > 1 else ''}"
        for texts, word in ((comments, "comment"), (footnotes, "footnote"))
        if texts
    ]
    if found:
        reading.warn(f"The document has {' and '.join(found)}: kept as notes, not as speech.")
