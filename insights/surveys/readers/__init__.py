"""From a survey export to a table of answers."""

from __future__ import annotations

from insights.surveys.readers.opening import read_survey
from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, Row, UnreadableSurvey

__all__ = ["Column", "Notice", "ParsedSurvey", "Row", "UnreadableSurvey", "read_survey"]
