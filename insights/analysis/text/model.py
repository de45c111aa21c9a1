"""Plain values that go into and come out of the text analysis; safe to import anywhere (numpy only)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

SPLITTER_VERSION = "split-1"
KINDS = ("pain_point", "request", "praise", "question", "other")
GRANULARITIES = ("coarse", "medium", "fine")


def text_hash(text: str) -> str:
    """Content hash (16 hex digits) of a passage's text with white space folded."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Turn:
    """One turn of a transcript: `role` is participant, moderator or None (not known); times in seconds.

    `breaks` are character offsets where a new cue (or, after a pause, speech) begins: speech without
    punctuation is cut there.
    """

    text: str
    speaker: str | None = None
    role: str | None = None
    start: float | None = None
    end: float | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of analysis; `key` is the caller's own, unique in a run.

    `turn` and `start`/`end` (characters in that turn's text, end exclusive) place it in its source.
    `kind` is what a person said it is: then no model is asked. `spoken` marks talk, which wanders.
    """

    key: str
    text: str
    source: str = ""
    person: str = ""
    language: str | None = None
    turn: int = 0
    start: int = 0
    end: int = 0
    splitter: str = SPLITTER_VERSION
    kind: str | None = None
    spoken: bool = False

    @property
    def text_hash(self) -> str:
        """Content hash of the text, the key of the vector cache together with the model version."""
        return text_hash(self.text)


@dataclass(frozen=True)
class Settings:
    """What a run may be told; stored with the run as JSON through `as_json`."""

    granularity: str = "medium"
    model: str = "auto"  # auto: MiniLM, static above `static_above` passages; or "minilm", "static"
    static_above: int = 50_000
    min_group: int = 3  # people (or passages, where people are not known) a small study's theme needs
    exemplars: int = 3
    problems_apart: bool = True  # in a large corpus group problem passages on their own

    def __post_init__(self) -> None:
        if self.granularity not in GRANULARITIES:
            raise ValueError(f"granularity must be one of {', '.join(GRANULARITIES)}")

    def as_json(self) -> dict[str, str | int | float]:
        """The settings as a flat JSON object."""
        return dict(self.__dict__)


@dataclass(frozen=True)
class FixedTheme:
    """A theme or tag that a person confirmed: it claims its passages before anything is clustered.

    Give `examples` (texts), `centroid` with the `centre` of the run that made it (used only while
    `model_version` names the current vectors) or both; `threshold` is the least cosine a passage must reach,
    found from the corpus when None.
    `members` are passage keys a person put there (never taken away), `excluded` those taken out.
    """

    key: str
    label: str
    examples: tuple[str, ...] = ()
    centroid: np.ndarray | None = None
    centre: np.ndarray | None = None
    threshold: float | None = None
    model_version: str | None = None
    language: str | None = None
    members: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Severity:
    """How bad a problem is, 0 (none) to 4 (blocked or gave up), and the words that say so."""

    level: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A passage in a theme; `strength` 0–1; `claimed` when a fixed theme or a person put it there."""

    key: str
    strength: float
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one passage, whether or not it is in a theme."""

    key: str
    kind: str
    confidence: float
    severity: Severity = Severity()
    language: str | None = None
    contentless: bool = False
    duplicate_of: str | None = None  # key of an earlier passage of the same person saying the same


@dataclass(frozen=True)
class ThemeDraft:
    """A theme as proposed by a run (or a fixed theme with what it claimed: then `fixed_key` is its key)."""

    id: int
    label: str
    terms: tuple[str, ...]
    kind: str  # pain_point, request, praise, question, or topic when none of them leads
    centroid: np.ndarray  # float32, unit length, in the run's centred space
    threshold: float  # least cosine to the centroid at which a new passage is assigned
    members: tuple[Member, ...]  # strongest first
    exemplars: tuple[str, ...]  # passage keys, from different people where possible
    people: int  # distinct persons; passages where persons are not known
    sources: int
    severity: Severity = Severity()
    language: str | None = None
    fixed_key: str | None = None

    @property
    def size(self) -> int:
        """Number of passages in the theme."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Remaining:
    """A passage left out of every theme; reason: contentless, thin (of a talk, too few words) or too_few."""

    key: str
    reason: str


@dataclass(frozen=True)
class Portion:
    """Passages of one language that were grouped together: how they were read and how finely they parted.

    `resolution` is Leiden's; the groups were looked for among `looked_at` passages, and the rest joined them.
    """

    language: str
    passages: int
    by_meaning: bool
    severity_read: bool
    resolution: float
    looked_at: int


@dataclass(frozen=True)
class AnalysisResult:
    """All that a run found. `centre` is the corpus mean that new passages are centred on."""

    themes: tuple[ThemeDraft, ...]
    remainder: tuple[Remaining, ...]
    readings: tuple[Reading, ...]
    model_version: str
    settings: Settings
    seed: int
    centre: np.ndarray
    portions: tuple[Portion, ...] = ()


@dataclass(frozen=True)
class PreviousTheme:
    """A theme as it stands in the database before a re-run.

    `decided` is true once a person confirmed, renamed, merged, moved or rejected anything in it;
    `status` is suggested, confirmed, rejected or merged.
    """

    key: str
    label: str
    status: str
    members: tuple[str, ...]
    decided: bool = False
    language: str | None = None


@dataclass(frozen=True)
class Proposal:
    """One change for the review queue; nothing happens until a person accepts it.

    kind: new, grow, split, merge or fading. `themes` are keys of previous themes, `drafts` ids of
    drafts of the re-run, `moves` maps a passage key to the draft it would move to.
    """

    kind: str
    themes: tuple[str, ...]
    drafts: tuple[int, ...]
    passages: tuple[str, ...]
    reason: str
    moves: Mapping[str, int] = field(default_factory=dict)
