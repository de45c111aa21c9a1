"""A document's lines, as readers hand them on and as they are understood."""

from __future__ import annotations

from typing import NamedTuple

from insights.transcripts.readers.marks import Mark


class Line(NamedTuple):
    """A line of prose: its words, number, heading level (0 none), bold characters at its start, gap above."""

    text: str
    number: int | None
    heading: int = 0
    lead: int = 0
    gap: bool = True


class Block(NamedTuple):
    """A paragraph or labelled line with what it was marked as."""

    mark: Mark
    line: Line

    @property
    def label(self) -> str | None:
        return self.mark.label

    @property
    def words(self) -> str:
        return self.mark.words

    @property
    def start(self) -> float | None:
        return self.mark.start

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def heading(self) -> int:
        return self.line.heading

    @property
    def gap(self) -> bool:
        return self.line.gap

    @property
    def is_clock(self) -> bool:
        """Whether the line is a time and nothing else."""
        return self.mark.start is not None and not self.mark.words and self.mark.label is None
