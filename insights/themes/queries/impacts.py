"""How much each theme moves a score: for the page of the score, of its questions, of the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.models import OpenAnswer, ScoreDefinition
from insights.surveys.queries import AnswerFilter, AnswerPlace, answer_places
from insights.themes.models import Theme, ThemeImpact, ThemeMember
from insights.themes.rules.states import OPEN
from insights.themes.rules.weighing import moves

SHOWN = 12
QUOTED = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """A theme beside a score: what it does to it, or why that is not said."""

    theme_id: int
    label: str
    definition_id: int
    score: str
    said: Mapping[str, Any]

    @property
    def way(self) -> int:
        """-1 down, 1 up, 0 not shown."""
        return moves(self.said)


@dataclass(frozen=True, slots=True)
class ScoreImpacts:
    """The themes that move a score most, how many are too small to say, and key quotes by class."""

    themes: Sequence[Weighed]
    too_few: int
    quotes: Mapping[str, Sequence[tuple[str, AnswerPlace]]]


@dataclass(frozen=True, slots=True)
class Voiced:
    """An open answer in a theme: whose response, and how strongly it belongs."""

    theme_id: int
    answer_id: int
    survey_id: int
    response_id: int
    strength: float


def impacts_on_scores(
    session: Session, actor: Actor, definition_ids: Sequence[int]
) -> Mapping[int, ScoreImpacts]:
    """What themes do to each score, for scores of which any theme was weighed."""
    by_score: dict[int, list[Weighed]] = {}
    for one in _weighed(session, actor, definition_ids, "definition_id"):
        by_score.setdefault(one.definition_id, []).append(one)
    places = answer_places(session, actor, _quoted(by_score.values()))
    return {score: _impacts(own, places) for score, own in by_score.items()}


def impacts_of_themes(
    session: Session, actor: Actor, theme_ids: Sequence[int]
) -> Mapping[int, list[Weighed]]:
    """The scores that each theme was weighed against."""
    found: dict[int, list[Weighed]] = {}
    for one in _weighed(session, actor, theme_ids, "theme_id"):
        found.setdefault(one.theme_id, []).append(one)
    return found


def filters_of_questions(
    session: Session, actor: Actor, question_ids: Sequence[int]
) -> Mapping[int, AnswerFilter]:
    """A filter by theme for each question whose open answers are in open themes."""
    rows = session.execute(_voiced_in(actor.role), {"ids": list(question_ids), "me": actor.user_id})
    options: dict[int, list[tuple[int, str]]] = {}
    for question_id, theme_id, label, count in rows:
        options.setdefault(question_id, []).append((theme_id, f"{label} ({count})"))
    return {at: AnswerFilter("theme", "Theme", own, _answers_in) for at, own in options.items()}


@cache
def _voiced_in(role: Role) -> Select[*tuple[Any, ...]]:
    return (
        select(OpenAnswer.question_id, Theme.id, Theme.label, func.count())
        .join(ThemeMember, ThemeMember.answer_id == OpenAnswer.id)
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .join(Study, Study.id == Theme.study_id)
        .where(OpenAnswer.question_id.in_(IDS), *_standing(), visible_to(whoever(role)))
        .group_by(OpenAnswer.question_id, Theme.id, Theme.label)
        .order_by(func.count().desc(), Theme.id)
    )


def _answers_in(theme_id: int) -> Select[int | None]:
    """Ids of the open answers in a theme."""
    return select(ThemeMember.answer_id).where(
        ThemeMember.theme_id == theme_id, ThemeMember.answer_id.is_not(None), ~ThemeMember.excluded
    )


def _standing() -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a member of a theme counts."""
    return Theme.whole.is_(True), Theme.status.in_(OPEN), ~ThemeMember.excluded


def voiced_in(session: Session, study_id: int) -> list[Voiced]:
    """Open answers in the open themes of a study, in a fixed order; for jobs."""
    rows = session.execute(
        select(
            ThemeMember.theme_id,
            OpenAnswer.id,
            OpenAnswer.survey_id,
            OpenAnswer.response_id,
            ThemeMember.strength,
        )
        .join(OpenAnswer, OpenAnswer.id == ThemeMember.answer_id)
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .where(Theme.study_id == study_id, *_standing())
        .order_by(ThemeMember.theme_id, OpenAnswer.id)
    )
    return [Voiced(*row) for row in rows]


def _weighed(session: Session, actor: Actor, ids: Sequence[int], column: str) -> list[Weighed]:
    rows = session.execute(_standing_impacts(actor.role, column), {"ids": list(ids), "me": actor.user_id})
    return [Weighed(row.theme_id, label, row.definition_id, name, row.said) for row, label, name in rows]


@cache
def _standing_impacts(role: Role, column: str) -> Select[ThemeImpact, str, str]:
    return (
        select(ThemeImpact, Theme.label, ScoreDefinition.name)
        .join(Theme, Theme.id == ThemeImpact.theme_id)
        .join(Study, Study.id == Theme.study_id)
        .join(ScoreDefinition, ScoreDefinition.id == ThemeImpact.definition_id)
        .where(
            getattr(ThemeImpact, column).in_(IDS),
            ThemeImpact.revision == ScoreDefinition.revision,
            Theme.whole,
            Theme.status.in_(OPEN),
            visible_to(whoever(role)),
        )
        .order_by(ThemeImpact.theme_id, ThemeImpact.definition_id)
    )


def _ranked(own: Sequence[Weighed]) -> list[Weighed]:
    known = [one for one in own if one.said["impact"] is not None]
    return sorted(known, key=lambda one: (one.way == 0, -abs(one.said["impact"]), one.theme_id))[:SHOWN]


def _quoted(groups: Any) -> set[int]:
    return {
        answer_id
        for own in groups
        for one in _ranked(own)[:QUOTED]
        for answers in one.said["answers"].values()
        for answer_id in answers
    }


def _impacts(own: Sequence[Weighed], places: Mapping[int, AnswerPlace]) -> ScoreImpacts:
    ranked = _ranked(own)
    quotes: dict[str, list[tuple[str, AnswerPlace]]] = {}
    for one in ranked[:QUOTED]:
        for name, answers in one.said["answers"].items():
            quotes.setdefault(name, []).extend((one.label, places[at]) for at in answers if at in places)
    refused = sum(one.said["impact"] is None for one in own)
    return ScoreImpacts(ranked, refused, {name: held for name, held in quotes.items() if held})
