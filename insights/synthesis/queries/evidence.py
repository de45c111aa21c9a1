"""What insights rest on, as the actor may see it: people counted, words only where they may be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, bindparam, func, select
from sqlalchemy.orm import Session

from insights.experiments.queries import cited_summaries as cited_experiments
from insights.highlights.models import Highlight
from insights.highlights.queries import Quote, quotes_of
from insights.kernel import clock
from insights.kernel.actor import Actor, Role
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study, StudySession
from insights.studies.queries import tallies_of, visible_to
from insights.surveys.queries import cited_scores
from insights.synthesis.models import Evidence, Insight
from insights.synthesis.queries.insights import readable_by
from insights.synthesis.rules import Basis, EvidenceKind, Stance, Status, Sureness, sureness
from insights.themes.queries import ThemeSummary, cited_summaries, theme_people
from insights.transcripts.models import Transcript, Turn


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence and what stands behind it; `quote` is None where words are not shown."""

    id: int
    stance: Stance
    kind: EvidenceKind
    note: str
    quote: Quote | None = None
    theme: Any = None
    score: Any = None
    experiment: Any = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """All that an insight rests on, and what it amounts to."""

    pieces: Sequence[Piece]
    basis: Basis
    sure: Sureness
    of_people: int

    def supporting(self) -> list[Piece]:
        """What speaks for it."""
        return [piece for piece in self.pieces if piece.stance is Stance.SUPPORTS]

    def contradicting(self) -> list[Piece]:
        """What speaks against it."""
        return [piece for piece in self.pieces if piece.stance is Stance.CONTRADICTS]


def may_be_cited_to(actor: Actor) -> ColumnElement[bool]:
    """The condition on `Study` under which the actor reads its name and quotes where an insight cites it."""
    return visible_to(actor) if actor.sees_unpublished else ~Study.restricted


def grounds_of(session: Session, actor: Actor, insight_ids: Collection[int]) -> Mapping[int, Ground]:
    """What the insights rest on; the caller has made sure that the actor may read them.

    Counts are the same for everybody; the words of a restricted study are shown only to who may open it, and
    nobody's words whose consent to being quoted inside the company was withdrawn.
    """
    if not insight_ids:
        return {}
    rows = session.scalars(_EVIDENCE, {"ids": list(insight_ids)}).all()
    read = _Read(session, actor, rows)
    by_insight: dict[int, list[Evidence]] = {insight_id: [] for insight_id in insight_ids}
    for row in rows:
        by_insight[row.insight_id].append(row)
    return {insight_id: read.ground(own) for insight_id, own in by_insight.items()}


_EVIDENCE = select(Evidence).where(Evidence.insight_id.in_(IDS)).order_by(Evidence.id)


class _Read:
    """What all evidence of a page needs, read once."""

    def __init__(self, session: Session, actor: Actor, rows: Sequence[Evidence]) -> None:
        self.session = session
        highlight_ids = {row.highlight_id for row in rows if row.highlight_id is not None}
        theme_ids = {row.theme_id for row in rows if row.theme_id is not None}
        self.quotes: dict[int | None, Quote] = dict(quotes_of(session, highlight_ids).items())
        self.themes: dict[int | None, ThemeSummary] = dict(cited_summaries(session, theme_ids).items())
        self.theme_people = theme_people(session, theme_ids)
        # a published insight shows its evidence summarised to everybody, so scores are read unscoped
        self.scores = cited_scores(
            session,
            {(row.score_definition_id, row.segment) for row in rows if row.score_definition_id is not None},
        )
        self.experiments = cited_experiments(session, {r.experiment_id for r in rows if r.experiment_id})
        studies = {quote.study_id for quote in self.quotes.values()}
        self.tallies = tallies_of(session, studies | {theme.study_id for theme in self.themes.values()})
        self.shown = self._shown(actor, studies)

    def _shown(self, actor: Actor, study_ids: set[int]) -> set[int]:
        """Ids of the highlights whose words the actor may read."""
        if not study_ids:
            return set()
        told = {"ids": list(study_ids), "me": actor.user_id}
        readable = set(self.session.scalars(_citable(actor.role), told))
        return {quote.id for quote in self.quotes.values() if quote.shown and quote.study_id in readable}

    def ground(self, rows: Sequence[Evidence]) -> Ground:
        pieces = [self._piece(row) for row in rows]
        basis = self._basis(rows)
        return Ground(pieces, basis, sureness(basis), self._asked(rows))

    def _piece(self, row: Evidence) -> Piece:
        common: dict[str, Any] = {
            "id": row.id,
            "stance": Stance(row.stance),
            "kind": EvidenceKind(row.kind),
            "note": row.note,
        }
        if row.highlight_id is not None:
            shown = row.highlight_id in self.shown
            return Piece(
                **common, quote=self.quotes.get(row.highlight_id) if shown else None, hidden=not shown
            )
        if row.theme_id is not None:
            return Piece(**common, theme=self.themes.get(row.theme_id))
        if row.experiment_id is not None:
            return Piece(**common, experiment=self.experiments.get(row.experiment_id))
        return Piece(**common, score=self.scores.get((row.score_definition_id or 0, row.segment)))

    def _people(self, rows: Sequence[Evidence], stance: Stance) -> set[str]:
        people: set[str] = set()
        for row in rows:
            if row.stance != stance:
                continue
            if row.highlight_id in self.quotes:
                person = self.quotes[row.highlight_id].participant_id
                people.add(f"p{person}" if person else f"h{row.highlight_id}")
            if row.theme_id is not None:
                people |= self.theme_people[row.theme_id]
        return people

    def _basis(self, rows: Sequence[Evidence]) -> Basis:
        against = self._people(rows, Stance.CONTRADICTS)
        quotes = [self.quotes[row.highlight_id] for row in rows if row.highlight_id in self.quotes]
        held = [quote for quote in quotes if quote.held_on is not None]
        newest = max((quote.held_on for quote in held if quote.held_on), default=None)
        scores = sum(row.score_definition_id is not None for row in rows)
        experiments = sum(self._has_numbers(row.experiment_id) for row in rows)
        return Basis(
            people=len(self._people(rows, Stance.SUPPORTS) - against),
            contradicting_people=len(against),
            methods=len({quote.session_kind for quote in held}) + bool(scores) + bool(experiments),
            highlights=len(held),
            scores=scores,
            age_days=(clock.today() - newest).days if newest else None,
            experiments=experiments,
        )

    def _has_numbers(self, experiment_id: int | None) -> bool:
        found = self.experiments.get(experiment_id) if experiment_id is not None else None
        return found is not None and found.finished

    def _asked(self, rows: Sequence[Evidence]) -> int:
        studies = {self.quotes[row.highlight_id].study_id for row in rows if row.highlight_id in self.quotes}
        studies |= {self.themes[row.theme_id].study_id for row in rows if row.theme_id in self.themes}
        tallies = [self.tallies[study_id] for study_id in studies]
        return sum(t.get("participants", 0) + t.get("responses", 0) for t in tallies)


def ageing_insights(
    session: Session, actor: Actor, before: date, limit: int = 5
) -> Sequence[tuple[Insight, date]]:
    """Published insights whose newest quote was said before the day, with its day, the oldest first."""
    told = {"before": before, "me": actor.user_id, "most": limit}
    return [(insight, day) for insight, day in session.execute(_ageing(actor.role), told)]


@cache
def _citable(role: Role) -> Select[int]:
    return select(Study.id).where(Study.id.in_(IDS), may_be_cited_to(whoever(role)))


@cache
def _ageing(role: Role) -> Select[Insight, date]:
    newest = func.max(StudySession.held_on)
    return (
        select(Insight, newest)
        .join(Evidence, Evidence.insight_id == Insight.id)
        .join(Highlight, Highlight.id == Evidence.highlight_id)
        .join(Turn, Turn.id == Highlight.turn_id)
        .join(Transcript, Transcript.id == Turn.transcript_id)
        .join(StudySession, StudySession.id == Transcript.session_id)
        .where(Insight.status == Status.PUBLISHED, readable_by(whoever(role)))
        .group_by(Insight.id)
        .having(newest < bindparam("before", type_=Date()))
        .order_by(newest, Insight.id)
        .limit(bindparam("most"))
    )
