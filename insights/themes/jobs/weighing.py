"""Weighing themes against scores, in a worker: when a score changes, and when themes do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from insights.kernel.actor import SYSTEM
from insights.surveys.models import ScoreDefinition
from insights.surveys.queries import score_definitions_of
from insights.surveys.queries.contributions import contributions_of, places_in_order
from insights.surveys.rules.contributing import class_of
from insights.surveys.rules.kinds import Kind
from insights.themes import services
from insights.themes.queries.impacts import Voiced, voiced_in
from insights.themes.rules.weighing import impact_of, key_answers
from insights.worker import JobRun, job, record_fact


@job("themes.weigh_score", queue="analysis")
def weigh_score(run: JobRun, definition_id: int) -> None:
    """A score has changed: weigh the themes of its study against it."""
    with run.read() as session:
        definition = session.get(ScoreDefinition, definition_id)
        if definition is None:
            return
        revision = definition.revision
        impacts = weighed(session, definition, voiced_in(session, definition.study_id))
    with run.transaction(last=True) as session:
        services.keep_impacts(session, definition_id, revision, impacts)


@job("themes.weigh_study", queue="analysis")
def weigh_study(run: JobRun, study_id: int) -> None:
    """Themes have changed: let each score of their study be weighed, by the job that nothing overtakes."""
    with run.transaction(last=True) as session:
        for row in score_definitions_of(session, SYSTEM, study_id):
            record_fact(session, "themes.unweighed", {"definition_id": row.id})


def weighed(
    session: Session, definition: ScoreDefinition, voiced: Sequence[Voiced]
) -> dict[int, dict[str, Any]]:
    """What each theme does to a score; only surveys in which somebody wrote something are looked at."""
    written = {one.survey_id for one in voiced}
    if not written:
        return {}
    by_survey = {at: v for at, v in contributions_of(session, definition).items() if at in written}
    scores = {
        (survey_id, int(place)): float(values[place])
        for survey_id, values in by_survey.items()
        for place in np.flatnonzero(~np.isnan(values))
    }
    place_of = _places(session, voiced, {at: len(values) for at, values in by_survey.items()})
    by_theme: dict[int, list[Voiced]] = {}
    for one in voiced:
        if one.response_id in place_of:
            by_theme.setdefault(one.theme_id, []).append(one)
    kind = Kind(definition.kind)
    found = {}
    for theme_id, own in by_theme.items():
        classes = [
            (one.answer_id, one.strength, class_of(kind, scores[place_of[one.response_id]]))
            for one in own
            if place_of[one.response_id] in scores
        ]
        impact = impact_of(scores, {place_of[one.response_id] for one in own})
        found[theme_id] = {**impact, "answers": key_answers(classes)}
    return found


def _places(
    session: Session, voiced: Sequence[Voiced], sizes: Mapping[int, int]
) -> dict[int, tuple[int, int]]:
    places = {}
    for survey_id, size in sizes.items():
        ids = sorted({one.response_id for one in voiced if one.survey_id == survey_id})
        for response_id, at in places_in_order(session, survey_id, ids, size).items():
            places[response_id] = (survey_id, at)
    return places
