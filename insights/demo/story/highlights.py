"""The sample's codebook, highlights and the pain points they add up to."""

from dataclasses import dataclass

from insights.demo.story.dates import FILES, content_of


@dataclass(frozen=True)
class Tag:
    """A code of the codebook."""

    key: str
    name: str
    definition: str
    example: str
    parent: str | None = None


@dataclass(frozen=True)
class Highlight:
    """A quote, word for word as in the session's transcript, with its tags' keys."""

    key: str
    session: str
    participant: str
    tags: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class PainPoint:
    """A problem that people voiced; `decision` is what the researcher did with its suggestion.

    `stays` is "confirmed" or "suggested"; severity 1 (nuisance) to 4 (stops people); `words` help to find the
    suggested theme that means this.
    """

    key: str
    label: str
    description: str
    severity: int
    stays: str
    words: tuple[str, ...]


# confirmed, voiced by many, and no claim of ours says which number it moves
TOUCHES_NO_METRIC = "emails"


def tags() -> tuple[Tag, ...]:
    """The codebook, parents first."""
    return tuple(Tag(**written) for written in content_of("codebook")["tags"])


def pain_points() -> tuple[PainPoint, ...]:
    """The problems that the sample's people voice."""
    return tuple(
        PainPoint(**{**written, "words": tuple(written["words"])})
        for written in content_of("codebook")["pain_points"]
    )


def highlights() -> tuple[Highlight, ...]:
    """The highlights as they stand in the file, session by session."""
    found: list[Highlight] = []
    session = ""
    for line in (FILES / "highlights.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            session = line.strip("[]")
        elif line and not line.startswith("#"):
            key, participant, tags, quote = line.split(" | ", 3)
            found.append(Highlight(key, session, participant, tuple(tags.split(", ")), quote))
    return tuple(found)
