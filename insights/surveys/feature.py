"""Surveys: what many people answered, and the scores that follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.wiring import Eraser, Feature, Panel, Tab
from insights.surveys import queries, services
from insights.surveys.permissions import PERMISSIONS, ROUTES
from insights.surveys.views import blueprint


def _scores(session: Session, actor: Actor, study_ids: Sequence[int]) -> Mapping[int, Any]:
    definitions = queries.definitions_of_studies(session, actor, study_ids)
    found: dict[int, list[queries.Overview]] = {}
    for overview in queries.score_overview(session, definitions):
        found.setdefault(overview.definition.study_id, []).append(overview)
    return found


FEATURE = Feature(
    name="surveys",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    tabs=(Tab("studies.study", "Surveys", "surveys.list_surveys", "surveys.read", "study_id", order=30),),
    panels=(Panel("studies.study", "surveys/_scores.html", _scores, order=20),),
    jobs="insights.surveys.jobs",
    erasers=(Eraser(tables=("survey_responses", "open_answers"), erase=services.erase_person),),
    found={"answer": ("surveys.show_question", "question_id")},
)
