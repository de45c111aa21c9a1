"""Surveys: what many people answered, and the scores that follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.wiring import Eraser, Feature, Panel, Tab
from insights.surveys import queries, services
from insights.surveys.permissions import PERMISSIONS, ROUTES
from insights.surveys.queries.outcomes import questionnaire_scores
from insights.surveys.views import blueprint


def _upload_button(_session: Session, _actor: Actor, study_ids: Sequence[int]) -> Mapping[int, Any]:
    return {study_id: study_id for study_id in study_ids}


FEATURE = Feature(
    name="surveys",
    blueprint=blueprint,
    within="studies",
    permissions=PERMISSIONS,
    routes=ROUTES,
    tabs=(Tab("studies.study", "Surveys", "surveys.list_surveys", "surveys.read", "study_id", order=30),),
    panels=(
        Panel("studies.study", "surveys/_scores.html", queries.scores_of_studies, order=20),
        Panel("studies.tasks_head", "surveys/_outcomes_button.html", _upload_button),
        Panel("studies.tasks", "surveys/_questionnaires.html", questionnaire_scores),
    ),
    jobs="insights.surveys.jobs",
    work={
        "surveys.inspect": "Looking into a survey file",
        "surveys.import": "Reading a survey",
        "surveys.read_outcomes": "Reading results of usability tasks",
        "surveys.index": "Making answers searchable",
        "surveys.look_into_score": "Looking for what drives a score",
    },
    facts={"score.changed": "surveys.look_into_score"},
    erasers=(Eraser(tables=("survey_responses", "open_answers"), erase=services.erase_person),),
    found={"answer": ("surveys.show_question", "question_id")},
)
