"""Names that are written only where the speaker changes hold until the next name."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from insights.transcripts.readers.parsed import Reading, Turn

_FEWEST, _FEWEST_UNNAMED = 3, 2


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
