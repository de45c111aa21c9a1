"""Analysis runs, themes with their passages and counts, decisions, proposals, cached vectors."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.db import Base, CreatedAt, Id, Versioned
from insights.themes.rules.ranking import rank_in_words
from insights.themes.rules.states import SourceKind, passage_key

ONE_PLACE = "(passage_id IS NULL) <> (answer_id IS NULL)"


class AnalysisRun(Base):
    """One analysis of a study: what it read with which model and settings, and what it found.

    `centre` is the corpus mean (float32) that new passages are centred on; `counts` holds numbers by name,
    and the exact settings of the grouping.
    """

    __tablename__ = "analysis_runs"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(12), default="queued")
    reason: Mapped[str] = mapped_column(Text, default="")
    settings: Mapped[dict[str, Any]]
    seed: Mapped[int] = mapped_column(default=0)
    model_version: Mapped[str] = mapped_column(String(120), default="")
    centre: Mapped[bytes | None] = mapped_column(LargeBinary)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    notes: Mapped[list[Any]] = mapped_column(default=list)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class Theme(Base, Versioned):
    """Passages of a study that say the same; every list skips it until `whole`.

    `decided` once a person confirmed, renamed, merged, moved or rejected anything in it: no run changes it
    then. `centroid` (float32) with `threshold` is frozen in the space of the run that made it. `rank` is the
    number of `rules.ranking.rank_of`; `metric_count` is kept by the feature that owns claims.
    """

    __tablename__ = "themes"
    __table_args__ = (
        Index(None, "study_id", "status"),
        Index("ix_themes_board", "kind", "whole", "rank", "people_count", "id"),
    )

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    run_id: Mapped[int | None] = mapped_column(
        ForeignKey("analysis_runs.id", ondelete="SET NULL"), index=True
    )
    draft: Mapped[int | None]
    whole: Mapped[bool] = mapped_column(default=False)
    label: Mapped[str] = mapped_column(String(300))
    label_by_person: Mapped[bool] = mapped_column(default=False)
    terms: Mapped[list[Any]] = mapped_column(default=list)
    kind: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(String(12), default="suggested")
    decided: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("themes.id", ondelete="SET NULL"), index=True
    )
    tag_id: Mapped[int | None] = mapped_column(ForeignKey("tags.id", ondelete="SET NULL"), index=True)
    severity: Mapped[int] = mapped_column(default=0)
    severity_reasons: Mapped[list[Any]] = mapped_column(default=list)
    people_count: Mapped[int] = mapped_column(default=0)
    passage_count: Mapped[int] = mapped_column(default=0)
    source_count: Mapped[int] = mapped_column(default=0)
    metric_count: Mapped[int] = mapped_column(default=0)
    touches_priority: Mapped[bool] = mapped_column(default=False)
    rank: Mapped[float] = mapped_column(default=0.0)
    last_seen_on: Mapped[date | None]
    language: Mapped[str | None] = mapped_column(String(8))
    model_version: Mapped[str] = mapped_column(String(120), default="")
    centroid: Mapped[bytes | None] = mapped_column(LargeBinary)
    threshold: Mapped[float] = mapped_column(default=1.0)
    created_at: Mapped[CreatedAt]

    @property
    def rank_in_words(self) -> str:
        """The ranking formula with this theme's numbers."""
        return rank_in_words(self.people_count, self.severity, self.touches_priority)

    @property
    def seen_key(self) -> str:
        """The day it was last heard as text that sorts; empty when unknown."""
        return self.last_seen_on.isoformat() if self.last_seen_on else ""


class PlacedPassage:
    """A row about one passage: of a transcript, or an open answer."""

    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id", ondelete="CASCADE"), index=True)
    answer_id: Mapped[int | None] = mapped_column(
        ForeignKey("open_answers.id", ondelete="CASCADE"), index=True
    )

    @property
    def source_kind(self) -> SourceKind:
        """Where the passage stands."""
        return SourceKind.TURN if self.passage_id is not None else SourceKind.ANSWER

    @property
    def key(self) -> str:
        """The passage's key in an analysis."""
        return passage_key(self.source_kind, self.passage_id or self.answer_id or 0)


class ThemeMember(Base, PlacedPassage):
    """A passage in a theme; `excluded` when a person took it out; `exemplar` orders the quotes shown."""

    __tablename__ = "theme_members"
    __table_args__ = (
        UniqueConstraint("theme_id", "passage_id"),
        UniqueConstraint("theme_id", "answer_id"),
        CheckConstraint(ONE_PLACE, name="one_place"),
        Index(None, "theme_id", "id"),
    )

    id: Mapped[Id]
    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"))
    strength: Mapped[float]
    exemplar: Mapped[int | None]
    placed_by_person: Mapped[bool] = mapped_column(default=False)
    excluded: Mapped[bool] = mapped_column(default=False)


class PassageReading(Base, PlacedPassage):
    """What a run read from one passage, shown once `whole`; `remainder` says why it stands in no theme."""

    __tablename__ = "passage_readings"
    __table_args__ = (
        UniqueConstraint("run_id", "passage_id"),
        UniqueConstraint("run_id", "answer_id"),
        CheckConstraint(ONE_PLACE, name="one_place"),
    )

    id: Mapped[Id]
    run_id: Mapped[int] = mapped_column(ForeignKey("analysis_runs.id", ondelete="CASCADE"))
    whole: Mapped[bool] = mapped_column(default=False)
    kind: Mapped[str] = mapped_column(String(12))
    confidence: Mapped[float]
    severity: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    contentless: Mapped[bool] = mapped_column(default=False)
    duplicate: Mapped[bool] = mapped_column(default=False)
    remainder: Mapped[str] = mapped_column(String(12), default="")


class PassageKind(Base, PlacedPassage):
    """The kind that a person gave a passage: every run takes it over, and the own reading learns from it."""

    __tablename__ = "passage_kinds"
    __table_args__ = (
        UniqueConstraint("passage_id"),
        UniqueConstraint("answer_id"),
        CheckConstraint(ONE_PLACE, name="one_place"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(12))
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("theme_decisions.id", ondelete="SET NULL"), index=True
    )


class KindReader(Base):
    """A version of the installation's own reading of kinds, taught by people's decisions.

    Its numbers lie in DATA_DIR/models under `sha256`; `figures` are a `Verdict` of `analysis.text.own_head`.
    `base` and `vectors` name the shipped models that it stands on.
    """

    __tablename__ = "kind_readers"

    id: Mapped[Id]
    state: Mapped[str] = mapped_column(String(12), default="learning", index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    base: Mapped[str] = mapped_column(String(60), default="")
    vectors: Mapped[str] = mapped_column(String(60), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]

    @property
    def name(self) -> str:
        """How model versions name it."""
        return f"own-{self.id}"


class ThemeTally(Base):
    """People and passages of a theme by month ("month", "2026-05") or by a segment field's value."""

    __tablename__ = "theme_tallies"
    __table_args__ = (Index(None, "dimension", "value"),)

    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(String(120), primary_key=True)
    people: Mapped[int]
    passages: Mapped[int]


class ThemeBase(Base):
    """Whom a study heard, by the same dimensions and as a whole ("all", ""): the N of "n of N"."""

    __tablename__ = "theme_bases"

    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(String(120), primary_key=True)
    people: Mapped[int]
    passages: Mapped[int]


class ThemeDecision(Base):
    """Who decided what about which themes, and how everything stood before (for undo).

    `answered` is the number of suggestions that it answered at once.
    """

    __tablename__ = "theme_decisions"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), index=True)
    other_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id", ondelete="SET NULL"), index=True)
    proposal_id: Mapped[int | None] = mapped_column(
        ForeignKey("theme_proposals.id", ondelete="SET NULL"), index=True
    )
    action: Mapped[str] = mapped_column(String(12))
    told: Mapped[str] = mapped_column(Text, default="")
    answered: Mapped[int] = mapped_column(default=1)
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    model_version: Mapped[str] = mapped_column(String(120), default="")
    undone: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class ThemeImpact(Base):
    """What a theme does to a score under one revision of it, with ids of answers that show it."""

    __tablename__ = "theme_impacts"

    theme_id: Mapped[int] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True)
    definition_id: Mapped[int] = mapped_column(
        ForeignKey("score_definitions.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    revision: Mapped[int]
    said: Mapped[dict[str, Any]]
    weighed_at: Mapped[CreatedAt]


class ThemeProposal(Base):
    """A change that a further run proposes; `payload` holds ids of themes, drafts and passages."""

    __tablename__ = "theme_proposals"
    __table_args__ = (Index(None, "study_id", "state", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    run_id: Mapped[int] = mapped_column(ForeignKey("analysis_runs.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12), default="pending")
    reason: Mapped[str] = mapped_column(Text)
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[CreatedAt]


class VectorCache(Base):
    """A text's vector (float16) by model version and content hash."""

    __tablename__ = "vector_cache"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)
