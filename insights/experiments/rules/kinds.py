"""What an experiment measures, whom it counts, and how far its file is."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What is compared between the variants."""

    RATE = "rate"
    RETENTION = "retention"
    VALUE = "value"

    @property
    def is_share(self) -> bool:
        """Whether each person did it or did not, so that a share is compared."""
        return self is not Outcome.VALUE


OUTCOME_WORDS = {
    Outcome.RATE: "Conversion: each person did it or did not",
    Outcome.RETENTION: "Retention: each person came back or did not",
    Outcome.VALUE: "A value for each person, such as revenue",
}


class Counted(StrEnum):
    """Who is in the denominator."""

    EVERYONE = "everyone"
    ANSWERED = "answered"


COUNTED_WORDS = {
    Counted.EVERYONE: "everyone who was shown a variant",
    Counted.ANSWERED: "only those who answered",
}


class ReadingState(StrEnum):
    """How far an uploaded file is."""

    READING = "reading"
    MAPPING = "mapping"
    COUNTING = "counting"
    DONE = "done"
    FAILED = "failed"
