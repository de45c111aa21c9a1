"""Reads of highlights, the codebook, coded answers and exports on their way in."""

from insights.highlights.queries.answers import (
    Coding,
    answer_counts_of_tags,
    answers_tagged,
    coding_of_surveys,
    filters_of_questions,
    tags_of_answers,
)
from insights.highlights.queries.codes import codebook, tag, tag_named, tags_of
from insights.highlights.queries.highlights import (
    HighlightFilter,
    Quote,
    coded_quotes_of,
    highlight,
    highlights_page,
    highlights_tagged,
    highlights_wanted,
    marks_of_turns,
    quotes_of,
)
from insights.highlights.queries.moves import MovePreview, move, moves_of, preview_of

__all__ = [
    "Coding",
    "HighlightFilter",
    "MovePreview",
    "Quote",
    "answer_counts_of_tags",
    "answers_tagged",
    "codebook",
    "coded_quotes_of",
    "coding_of_surveys",
    "filters_of_questions",
    "highlight",
    "highlights_page",
    "highlights_tagged",
    "highlights_wanted",
    "marks_of_turns",
    "move",
    "moves_of",
    "preview_of",
    "quotes_of",
    "tag",
    "tag_named",
    "tags_of",
    "tags_of_answers",
]
