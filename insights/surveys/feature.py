"""Surveys: what many people answered, and the scores that follow from it."""

from __future__ import annotations

from insights.kernel.wiring import Eraser, Feature
from insights.surveys import services
from insights.surveys.permissions import PERMISSIONS, ROUTES

FEATURE = Feature(
    name="surveys",
    permissions=PERMISSIONS,
    routes=ROUTES,
    erasers=(Eraser(tables=("survey_responses", "open_answers"), erase=services.erase_person),),
)
