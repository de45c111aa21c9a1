"""Writes of surveys."""

from __future__ import annotations

from insights.surveys.services.erasing import erase_person, name_respondent
from insights.surveys.services.imports import (
    accept_upload,
    ask_for_reading,
    choose_sheet,
    declare_mapping,
    discard_import,
    keep_preview,
    mark_failed,
)
from insights.surveys.services.pooling import leave_survey_out, pool_answers
from insights.surveys.services.responses import edit_survey, remove_survey
from insights.surveys.services.scores import edit_definition

__all__ = [
    "accept_upload",
    "ask_for_reading",
    "choose_sheet",
    "declare_mapping",
    "discard_import",
    "edit_definition",
    "edit_survey",
    "erase_person",
    "keep_preview",
    "leave_survey_out",
    "mark_failed",
    "name_respondent",
    "pool_answers",
    "remove_survey",
]
