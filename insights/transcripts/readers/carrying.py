"""What one segment says of the next: a name that holds until the next name, an end where the next begins."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from insights.transcripts.readers.parsed import Reading, Turn

_FEWEST, _FEWEST_UNNAMED = 3, 2
_ENDS_SHARE = 0.6


def carry_names(reading: Reading, changes: Collection[int] = ()) -> None:
    """Give segments without a name to whoever spoke before, where no name is written twice in a row.

    At the places in `changes` somebody unnamed begins to speak.
    """
    segments = reading.segments
    named = [segment.speaker for segment in segments if segment.speaker]
    if len(named) < _FEWEST or len(segments) - len(named) < _FEWEST_UNNAMED or len(set(named)) < 2:
        return
    if any(last == new for last, new in pairwise(named)):
        return
    speaker: str | None = None
    carried: list[Turn] = []
    for at, segment in enumerate(segments):
        speaker = None if at in changes else segment.speaker or speaker
        carried.append(segment._replace(speaker=segment.speaker or speaker))
    count = sum(new.speaker != old.speaker for new, old in zip(carried, segments, strict=True))
    reading.segments = carried
    if count:
        reading.warn(
            f"Names stand only where the speaker changes: {count} parts without one were taken as said "
            "by the person named before."
        )


def begin_at_ends(reading: Reading) -> None:
    """Let each segment begin where the one before ends, where only ends are told, as F4 tells them."""
    segments = reading.segments
    ends = sum(segment.end is not None and segment.start is None for segment in segments)
    if ends < max(2, _ENDS_SHARE * len(segments)):
        return
    last: float | None = 0.0
    for at, segment in enumerate(segments):
        if segment.start is None:
            segments[at] = segment._replace(start=last)
        last = segment.end
    reading.warn("Times stand at the ends of paragraphs: each was taken to begin where the one before ends.")
