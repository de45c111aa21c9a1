"""Imports of survey files, and what they became: questions, responses, open answers, scores."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from insights.kernel.blob_names import NAMES_BLOBS
from insights.kernel.db import Base, CreatedAt, Id, Versioned
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import WORDS


class SurveyImport(Base):
    """One uploaded file on its way to a survey; `preview` is what was seen in it, `mapping` what is declared.

    `survey_id` is the survey it became (or is becoming), `updates_id` the one whose answers it renews;
    `refused` says that reading it again would end the same; `erased` are the digests of respondents who were
    erased before it was imported.
    """

    __tablename__ = "survey_imports"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64), index=True, info=NAMES_BLOBS)
    size: Mapped[int]
    state: Mapped[str] = mapped_column(String(12), default="queued")
    reason: Mapped[str] = mapped_column(Text, default="")
    line: Mapped[int | None]
    refused: Mapped[bool] = mapped_column(default=False)
    warnings: Mapped[list[Any]] = mapped_column(default=list)
    preview: Mapped[dict[str, Any]] = mapped_column(default=dict)
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict)
    changes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    erased: Mapped[list[Any]] = mapped_column(default=list)
    survey_id: Mapped[int | None] = mapped_column(ForeignKey("surveys.id", ondelete="SET NULL"))
    updates_id: Mapped[int | None] = mapped_column(ForeignKey("surveys.id", ondelete="SET NULL"))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]

    @property
    def format(self) -> str:
        """What the file was taken for; empty before it was looked into."""
        return self.preview.get("format", "")

    @property
    def has_columns(self) -> bool:
        """Whether columns were seen in it."""
        return bool(self.preview.get("columns"))


class OutcomeImport(Base):
    """Files of usability results on their way in: read, looked at by a person, saved whole or not at all.

    `files` holds [name, sha256] each; `parsed` what was read ({outcomes, problems, …}) until it is saved;
    `choice` how a person wants success read.
    """

    __tablename__ = "outcome_imports"

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"), index=True)
    files: Mapped[list[Any]] = mapped_column(default=list, info=NAMES_BLOBS)
    state: Mapped[str] = mapped_column(String(10), default="reading")
    reason: Mapped[str] = mapped_column(Text, default="")
    parsed: Mapped[dict[str, Any] | None]
    choice: Mapped[dict[str, Any] | None]
    words: Mapped[str] = mapped_column(Text, default="")
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class Survey(Base, Versioned):
    """One wave of answers to the same questions; every query skips it until `whole`.

    `row_kind` is what its rows are called: response, review or ticket. Respondents are known again in all
    studies; in an older survey, `known_in_study`, in its own only.
    """

    __tablename__ = "surveys"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(200))
    row_kind: Mapped[str] = mapped_column(String(8), default="response")
    format: Mapped[str] = mapped_column(String(40), default="")
    fingerprint: Mapped[str] = mapped_column(String(64), default="", index=True)
    invited: Mapped[int | None]
    response_count: Mapped[int] = mapped_column(default=0)
    partial_count: Mapped[int] = mapped_column(default=0)
    answer_count: Mapped[int] = mapped_column(default=0)
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    whole: Mapped[bool] = mapped_column(default=False)
    known_in_study: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[CreatedAt]


class Question(Base):
    """One column of a survey; `kind` is what a person declared, empty when nobody did.

    `n`, `missing` and `choices` (answer, times) are kept from the import.
    """

    __tablename__ = "survey_questions"
    __table_args__ = (UniqueConstraint("survey_id", "position"),)

    id: Mapped[Id]
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    group: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(12), default="")
    scale: Mapped[int | None]
    labels: Mapped[dict[str, Any]] = mapped_column(default=dict)
    n: Mapped[int] = mapped_column(default=0)
    missing: Mapped[int] = mapped_column(default=0)
    choices: Mapped[list[Any]] = mapped_column(default=list)

    @property
    def declared_as(self) -> str:
        """What it was declared as, in words."""
        return WORDS[Kind(self.kind)] if self.kind else "not declared"


class Response(Base):
    """One respondent's answers by the positions of the questions, open ones left out.

    `respondent` is the keyed digest of the respondent's id: the id itself is not kept.
    """

    __tablename__ = "survey_responses"
    __table_args__ = (UniqueConstraint("survey_id", "number"),)

    id: Mapped[Id]
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"))
    number: Mapped[int]
    respondent: Mapped[str | None] = mapped_column(String(32))
    answered_on: Mapped[date | None]
    partial: Mapped[bool] = mapped_column(default=False)
    preview: Mapped[bool] = mapped_column(default=False)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participants.id", ondelete="SET NULL"), index=True
    )
    answers: Mapped[list[Any]]


class OpenAnswer(Base):
    """One open answer: the unit of text analysis; `contentless` ones say nothing and are set aside."""

    __tablename__ = "open_answers"
    __table_args__ = (
        Index(None, "study_id", "id"),
        Index(None, "question_id", "id"),
        Index(None, "response_id"),
    )

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"), index=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("survey_questions.id", ondelete="CASCADE"))
    response_id: Mapped[int] = mapped_column(ForeignKey("survey_responses.id", ondelete="CASCADE"))
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participants.id", ondelete="SET NULL"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(16))
    language: Mapped[str | None] = mapped_column(String(8))
    segment: Mapped[str] = mapped_column(String(200), default="")
    score: Mapped[float | None]
    answered_on: Mapped[date | None]
    contentless: Mapped[bool] = mapped_column(default=False)


class PackedAnswers(Base):
    """A closed question's answers, packed: one code a response in order of its number, 0 for missing.

    Code c stands for `choices[c - 1]`; `width` is the bytes of a code. Positions under zero are no questions:
    see `rules.packing`. Derived from the responses; may be dropped and made again.
    """

    __tablename__ = "survey_packs"

    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    width: Mapped[int]
    codes: Mapped[bytes] = mapped_column(LargeBinary)
    choices: Mapped[list[Any]]


class ScoreDefinition(Base, Versioned):
    """A declared score: its kind, scale and boxes, and who counts; `revision` grows with its meaning.

    `person_counts` is one of PersonCounts; `window_days` belongs to its LATEST, None for all of time.
    """

    __tablename__ = "score_definitions"
    __table_args__ = (Index(None, "study_id", "id"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(200))
    low: Mapped[int | None]
    high: Mapped[int | None]
    boxes: Mapped[list[Any]] = mapped_column(default=list)
    partial_counts: Mapped[bool] = mapped_column(default=True)
    person_counts: Mapped[str] = mapped_column(String(10), default="every")
    window_days: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1)
    response_count: Mapped[int] = mapped_column(default=0)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]


class ScoreRevision(Base):
    """What a definition said under one revision; its old values stay readable."""

    __tablename__ = "score_revisions"
    __table_args__ = (UniqueConstraint("definition_id", "revision"),)

    id: Mapped[Id]
    definition_id: Mapped[int] = mapped_column(ForeignKey("score_definitions.id", ondelete="CASCADE"))
    revision: Mapped[int]
    said: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(Text, default="")
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    changed_at: Mapped[CreatedAt]


class ScoreSource(Base):
    """A survey that a definition scores: by which questions, in order, and what each answer is worth."""

    __tablename__ = "score_sources"

    definition_id: Mapped[int] = mapped_column(
        ForeignKey("score_definitions.id", ondelete="CASCADE"), primary_key=True
    )
    survey_id: Mapped[int] = mapped_column(
        ForeignKey("surveys.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    positions: Mapped[list[Any]]
    worth: Mapped[list[Any]] = mapped_column(default=list)
    notes: Mapped[list[Any]] = mapped_column(default=list)


class ScoreCube(Base):
    """A survey's answers counted ahead under one revision: by month and segment, and by each alone.

    `cells` and `margins` are what `rules.cubes` writes.
    """

    __tablename__ = "score_cubes"

    definition_id: Mapped[int] = mapped_column(
        ForeignKey("score_definitions.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    survey_id: Mapped[int] = mapped_column(
        ForeignKey("surveys.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    cells: Mapped[list[Any]]
    margins: Mapped[list[Any]]


class ScoreFinding(Base):
    """What a job found about a score under one revision: its drivers, and the months its level shifted."""

    __tablename__ = "score_findings"

    definition_id: Mapped[int] = mapped_column(
        ForeignKey("score_definitions.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int]
    drivers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    shifts: Mapped[list[Any]] = mapped_column(default=list)
    found_at: Mapped[CreatedAt]


class MappingTemplate(Base):
    """A mapping kept for the next wave with the same headers; `definitions` maps scores to definitions."""

    __tablename__ = "survey_templates"
    __table_args__ = (UniqueConstraint("study_id", "fingerprint"),)

    id: Mapped[Id]
    study_id: Mapped[int] = mapped_column(ForeignKey("studies.id", ondelete="CASCADE"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    mapping: Mapped[dict[str, Any]]
    definitions: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[CreatedAt]
