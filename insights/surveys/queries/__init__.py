"""Reads of surveys, scoped to the studies the actor may see."""

from __future__ import annotations

from insights.surveys.queries.answers import (
    AnswerPassage,
    AnswerPlace,
    answer_counts,
    answer_places,
    open_answer_passages,
    open_answers_page,
)
from insights.surveys.queries.scores import (
    Overview,
    Part,
    ScoreValue,
    all_definitions,
    cells_of,
    definitions_of_survey,
    meaning_of,
    revisions_of,
    score_choices,
    score_definition,
    score_definitions_of,
    score_of,
    score_overview,
    scores_by_month,
    sources_of,
)
from insights.surveys.queries.surveys import (
    question,
    questions_of,
    response_total,
    survey,
    surveys_of,
    titles_of_surveys,
)

__all__ = [
    "AnswerPassage",
    "AnswerPlace",
    "Overview",
    "Part",
    "ScoreValue",
    "all_definitions",
    "answer_counts",
    "answer_places",
    "cells_of",
    "definitions_of_survey",
    "meaning_of",
    "open_answer_passages",
    "open_answers_page",
    "question",
    "questions_of",
    "response_total",
    "revisions_of",
    "score_choices",
    "score_definition",
    "score_definitions_of",
    "score_of",
    "score_overview",
    "scores_by_month",
    "sources_of",
    "survey",
    "surveys_of",
    "titles_of_surveys",
]
