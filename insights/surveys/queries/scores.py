"""Scores from the answers counted ahead: whole, by segment, by month; scoped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.kernel.db import table_of, the_row
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.models import (
    Question,
    ScoreCube,
    ScoreDefinition,
    ScoreFinding,
    ScoreRevision,
    ScoreSource,
    Survey,
)
from insights.surveys.queries.surveys import SurveyPlace, places_of
from insights.surveys.rules.counting import CubeCell
from insights.surveys.rules.cubes import Margins, cells_from, margins_from, margins_joined
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.persons import PersonCounts
from insights.surveys.rules.reckoning import ENOUGH, NAMES, Group, Meaning, Scored, joined, score_groups

MOST_CHOICES = 500


@dataclass(frozen=True, slots=True)
class ScoreValue:
    """A score as others cite it; `score`, `low` and `high` in its unit, None where answers are too few."""

    definition_id: int
    name: str
    kind: str
    kind_name: str
    segment: str
    n: int
    missing: int
    score: float | None
    low: float | None
    high: float | None
    unit: str
    digits: int
    lowest: float
    highest: float
    revision: int


@dataclass(frozen=True, slots=True)
class Part:
    """The score of one segment, month, survey or answer; `enough` says whether its number is shown."""

    name: str
    scored: Scored
    month: date | None = None

    @property
    def enough(self) -> bool:
        """Whether there are answers enough to show a number."""
        return self.scored.enough


@dataclass(frozen=True, slots=True)
class Overview:
    """A definition with its score on the whole, by segment, by month and by survey."""

    definition: ScoreDefinition
    meaning: Meaning
    whole: Scored
    segments: Sequence[Part]
    months: Sequence[Part]
    surveys: Sequence[Part] = field(default=())
    distribution: Mapping[str, int] = field(default_factory=dict)

    @property
    def value(self) -> ScoreValue:
        """The score on the whole, to be cited."""
        return value_of(self.definition, self.meaning, self.whole)


def score_definition(session: Session, actor: Actor, definition_id: int) -> ScoreDefinition:
    """The definition; NotFound when missing or hidden."""
    return the_row(session, _visible(actor).where(ScoreDefinition.id == definition_id))


def score_definition_for_update(session: Session, actor: Actor, definition_id: int) -> ScoreDefinition:
    """The definition, locked for this transaction; NotFound when missing or hidden."""
    score_definition(session, actor, definition_id)
    return session.scalars(
        select(ScoreDefinition)
        .where(ScoreDefinition.id == definition_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def score_definitions_of(session: Session, actor: Actor, study_id: int) -> Sequence[ScoreDefinition]:
    """The study's definitions in the order they were declared."""
    return definitions_of_studies(session, actor, [study_id])


def definitions_of_studies(
    session: Session, actor: Actor, study_ids: Collection[int]
) -> Sequence[ScoreDefinition]:
    """The visible definitions of several studies in the order they were declared."""
    return session.scalars(_of_studies(actor.role), {"ids": list(study_ids), "me": actor.user_id}).all()


@cache
def _of_studies(role: Role) -> Select[ScoreDefinition]:
    chosen = ScoreDefinition.study_id.in_(IDS)
    return _visible(whoever(role)).where(chosen).order_by(ScoreDefinition.id)


def all_definitions(session: Session, actor: Actor) -> Sequence[ScoreDefinition]:
    """Every visible definition, newest study first."""
    statement = _visible(actor).order_by(ScoreDefinition.study_id.desc(), ScoreDefinition.id)
    return session.scalars(statement.limit(MOST_CHOICES)).all()


def score_choices(session: Session, actor: Actor) -> list[tuple[int, str]]:
    """Visible definitions as choices of a select: (id, "NPS: Customer pulse")."""
    rows = session.execute(
        select(ScoreDefinition.id, ScoreDefinition.name, Study.title)
        .join(Study, Study.id == ScoreDefinition.study_id)
        .where(visible_to(actor))
        .order_by(ScoreDefinition.id.desc())
        .limit(MOST_CHOICES)
    )
    return [(row_id, f"{name} ({title})") for row_id, name, title in rows]


def score_of(session: Session, actor: Actor, definition_id: int, segment: str = "") -> ScoreValue:
    """The score now, of everybody or of one segment; NotFound when hidden."""
    definition = score_definition(session, actor, definition_id)
    return _cited(definition, margins_by_survey(session, [definition])[definition.id], segment)


def scores_of_studies(
    session: Session, actor: Actor, study_ids: Collection[int]
) -> Mapping[int, list[ScoreValue]]:
    """The scores of everybody by visible study, in the order they were declared."""
    definitions = definitions_of_studies(session, actor, study_ids)
    margins = margins_by_survey(session, definitions)
    found: dict[int, list[ScoreValue]] = {}
    for definition in definitions:
        found.setdefault(definition.study_id, []).append(_cited(definition, margins[definition.id], ""))
    return found


def cited_scores(
    session: Session, wanted: Collection[tuple[int, str]]
) -> Mapping[tuple[int, str], ScoreValue]:
    """Scores now by (definition, segment); the caller has made sure that the actor may read them."""
    if not wanted:
        return {}
    ids = {definition_id for definition_id, _ in wanted}
    definitions = session.scalars(select(ScoreDefinition).where(ScoreDefinition.id.in_(ids))).all()
    margins = margins_by_survey(session, definitions)
    by_id = {definition.id: definition for definition in definitions}
    return {
        (definition_id, segment): _cited(by_id[definition_id], margins[definition_id], segment)
        for definition_id, segment in wanted
        if definition_id in by_id
    }


def scores_by_month(
    session: Session, definition_id: int
) -> list[tuple[date, int, float, float | None, float | None]]:
    """(first of month, n, score, low, high) of each month with answers enough, oldest first.

    For jobs: not scoped to an actor.
    """
    definition = session.get(ScoreDefinition, definition_id)
    if definition is None:
        return []
    return [
        (part.month, part.scored.n, part.scored.score, part.scored.low, part.scored.high)
        for part in _months(meaning_of(definition), margins_by_survey(session, [definition])[definition_id])
        if part.enough and part.month is not None and part.scored.score is not None
    ]


def score_overview(
    session: Session, definitions: Sequence[ScoreDefinition], survey_id: int | None = None
) -> list[Overview]:
    """Definitions that the caller was allowed to read, with their scores, in two queries.

    With `survey_id` only that survey's answers count, in one query, and scores by survey are left out.
    """
    margins = margins_by_survey(session, definitions, survey_id)
    surveys = {survey for own in margins.values() for survey in own if survey_id is None}
    places = places_of(session, surveys)
    return [_overview(definition, margins[definition.id], places) for definition in definitions]


def cells_of(session: Session, definition: ScoreDefinition) -> list[CubeCell]:
    """The cells of a definition's cube by month and segment under its present revision, survey by survey."""
    cube = table_of(ScoreCube).c
    statement = _counted(cube.cells).where(cube.revision == definition.revision)
    kept = session.execute(statement, {"ids": [definition.id]})
    return [cell for (plain,) in kept for cell in cells_from(plain)]


def margins_by_survey(
    session: Session, definitions: Sequence[ScoreDefinition], survey_id: int | None = None
) -> dict[int, dict[int, Margins]]:
    """Each definition's ready sums by survey, or of one survey, under its present revision."""
    found: dict[int, dict[int, Margins]] = {definition.id: {} for definition in definitions}
    revisions = {definition.id: definition.revision for definition in definitions}
    if not found:
        return found
    wanted = _margins(of_survey=survey_id is not None)
    told = {"ids": list(found), "survey_id": survey_id}
    for plain, definition_id, revision, counted_in in session.execute(wanted, told):
        if revision == revisions[definition_id]:
            found[definition_id][counted_in] = margins_from(plain)
    return found


@cache
def _margins(*, of_survey: bool) -> Select[*tuple[Any, ...]]:
    cube = table_of(ScoreCube).c
    wanted = _counted(cube.margins).add_columns(cube.definition_id, cube.revision, cube.survey_id)
    return wanted.where(cube.survey_id == bindparam("survey_id")) if of_survey else wanted


def _counted(column: Any) -> Select[Any]:
    cube = table_of(ScoreCube).c
    whole = select(column).join(Survey, Survey.id == cube.survey_id).where(Survey.whole.is_(True))
    return whole.where(cube.definition_id.in_(IDS)).order_by(cube.survey_id)


def revisions_of(session: Session, definition_id: int) -> Sequence[ScoreRevision]:
    """What the definition said over time, oldest first; the caller has made sure of the right to read."""
    return session.scalars(
        select(ScoreRevision)
        .where(ScoreRevision.definition_id == definition_id)
        .order_by(ScoreRevision.revision)
    ).all()


def sources_of(session: Session, definition_ids: Collection[int]) -> Mapping[int, list[ScoreSource]]:
    """The surveys that each definition scores."""
    found: dict[int, list[ScoreSource]] = {definition_id: [] for definition_id in definition_ids}
    rows = select(ScoreSource).join(Survey, Survey.id == ScoreSource.survey_id)
    for row in session.scalars(
        rows.where(ScoreSource.definition_id.in_(list(found)), Survey.whole.is_(True)).order_by(
            ScoreSource.survey_id
        )
    ):
        found[row.definition_id].append(row)
    return found


def responses_behind(session: Session, definition_id: int) -> int:
    """How many responses the surveys of a definition have, counting or not."""
    behind = select(func.sum(Survey.response_count)).join(ScoreSource, ScoreSource.survey_id == Survey.id)
    return session.scalar(behind.where(ScoreSource.definition_id == definition_id, Survey.whole)) or 0


def sources_counted(
    session: Session, definition: ScoreDefinition, survey_id: int | None
) -> list[ScoreSource]:
    """The sources to count for one survey's numbers: all of them where a person counts once in all."""
    sources = sources_of(session, [definition.id])[definition.id]
    alone = survey_id is not None and definition.person_counts != PersonCounts.LATEST
    return [source for source in sources if not alone or source.survey_id == survey_id]


def definitions_of_survey(session: Session, survey_id: int) -> Sequence[ScoreDefinition]:
    """The definitions of its own study that score a survey the caller was allowed to read."""
    return session.scalars(
        select(ScoreDefinition)
        .join(ScoreSource, ScoreSource.definition_id == ScoreDefinition.id)
        .join(Survey, Survey.id == ScoreSource.survey_id)
        .where(Survey.id == survey_id, ScoreDefinition.study_id == Survey.study_id)
        .order_by(ScoreDefinition.id)
    ).all()


def definitions_of_question(session: Session, question: Question) -> list[tuple[ScoreDefinition, list[str]]]:
    """Its study's definitions that score this question, alone or as an item, with what was noticed."""
    rows = session.execute(_SCORED, {"survey_id": question.survey_id})
    return [(definition, notes) for definition, positions, notes in rows if question.position in positions]


_SCORED = (
    select(ScoreDefinition, ScoreSource.positions, ScoreSource.notes)
    .join(ScoreSource, ScoreSource.definition_id == ScoreDefinition.id)
    .join(Survey, Survey.id == ScoreSource.survey_id)
    .where(Survey.id == bindparam("survey_id"), ScoreDefinition.study_id == Survey.study_id)
    .order_by(ScoreDefinition.id)
)


def noticed_in_survey(session: Session, survey_id: int) -> list[tuple[str, str]]:
    """What was noticed in a survey's answers to its study's scores: a score's name, and what."""
    rows = session.execute(_SCORED, {"survey_id": survey_id})
    return [(definition.name, note) for definition, _, notes in rows for note in notes]


def former_scores(
    session: Session, definition: ScoreDefinition, revisions: Sequence[ScoreRevision]
) -> list[tuple[ScoreRevision, Scored]]:
    """The score as each earlier revision counted it, the latest of them first."""
    cube = session.execute(
        select(ScoreCube.revision, ScoreCube.margins).where(
            ScoreCube.definition_id == definition.id, ScoreCube.revision < definition.revision
        )
    ).all()
    former = []
    for revision in reversed(revisions[:-1]):
        said = revision.said
        meaning = Meaning(Kind(said["kind"]), said["low"], said["high"], tuple(said["boxes"]))
        groups = [margins_from(plain).whole for number, plain in cube if number == revision.revision]
        former.append((revision, score_groups(meaning, [joined(groups)])[0]))
    return former


def findings_of(session: Session, definitions: Sequence[ScoreDefinition]) -> Mapping[int, ScoreFinding]:
    """What jobs found about these definitions under their present revisions, in one query."""
    revisions = {row.id: row.revision for row in definitions}
    if not revisions:
        return {}
    rows = session.scalars(_FINDINGS, {"ids": list(revisions)})
    return {row.definition_id: row for row in rows if row.revision == revisions[row.definition_id]}


_FINDINGS = select(ScoreFinding).where(ScoreFinding.definition_id.in_(IDS))


def changes_of(session: Session, definitions: Sequence[ScoreDefinition]) -> Mapping[int, list[datetime]]:
    """When the meaning of each definition changed, oldest first."""
    found: dict[int, list[datetime]] = {definition.id: [] for definition in definitions}
    changed = [definition.id for definition in definitions if definition.revision > 1]
    if not changed:
        return found
    rows = select(ScoreRevision.definition_id, ScoreRevision.changed_at).where(
        ScoreRevision.definition_id.in_(changed), ScoreRevision.revision > 1
    )
    for definition_id, moment in session.execute(rows.order_by(ScoreRevision.revision)):
        found[definition_id].append(moment)
    return found


def meaning_of(definition: ScoreDefinition) -> Meaning:
    """What a definition means."""
    boxes = tuple(int(box) for box in definition.boxes)
    return Meaning(Kind(definition.kind), definition.low, definition.high, boxes)


def value_of(definition: ScoreDefinition, meaning: Meaning, scored: Scored, segment: str = "") -> ScoreValue:
    """A score to be cited; a segment with too few answers has no number."""
    shown = not segment or scored.n >= ENOUGH
    lowest, highest = _drawn_ends(meaning, scored)
    return ScoreValue(
        definition_id=definition.id,
        name=definition.name,
        kind=definition.kind,
        kind_name=NAMES[meaning.kind],
        segment=segment,
        n=scored.n,
        missing=scored.missing,
        score=scored.score if shown else None,
        low=scored.low if shown else None,
        high=scored.high if shown else None,
        unit=meaning.unit,
        digits=meaning.digits,
        lowest=lowest,
        highest=highest,
        revision=definition.revision,
    )


def _cited(definition: ScoreDefinition, margins: Mapping[int, Margins], segment: str) -> ScoreValue:
    own = margins.values()
    groups = [one.segments.get(segment, Group()) if segment else one.whole for one in own]
    meaning = meaning_of(definition)
    return value_of(definition, meaning, score_groups(meaning, [joined(groups)])[0], segment)


def _drawn_ends(meaning: Meaning, scored: Scored) -> tuple[float, float]:
    low, high = meaning.ends
    middle = scored.score or 0.0
    far = max(1.0, abs(middle) * 2)
    return (middle - far if low == float("-inf") else low), (middle + far if high == float("inf") else high)


def _overview(
    definition: ScoreDefinition, margins: Mapping[int, Margins], places: Mapping[int, SurveyPlace]
) -> Overview:
    meaning, every = meaning_of(definition), margins_joined(list(margins.values()))
    waves = [one.whole for at, one in margins.items() if at in places]
    groups = [every.whole, *every.segments.values(), *every.months.values(), *waves]
    scored = iter(score_groups(meaning, groups))  # all at once: a call costs as much for one as for many
    return Overview(
        definition,
        meaning,
        next(scored),
        [Part(name, next(scored)) for name in every.segments],
        [Part(month.isoformat(), next(scored), month) for month in every.months],
        [Part(places[at].within(definition.study_id)[0], next(scored)) for at in margins if at in places],
        every.whole.counts,
    )


def _months(meaning: Meaning, margins: Mapping[int, Margins]) -> list[Part]:
    dated = margins_joined(list(margins.values())).months
    scored = score_groups(meaning, list(dated.values()))
    return [Part(month.isoformat(), one, month) for month, one in zip(dated, scored, strict=True)]


def _visible(actor: Actor) -> Select[ScoreDefinition]:
    return select(ScoreDefinition).join(Study, Study.id == ScoreDefinition.study_id).where(visible_to(actor))
