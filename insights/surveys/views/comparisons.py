"""Pages that set answers side by side: comparison of a score, crosstab."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from insights.kernel.errors import NotFound
from insights.studies.queries import study as study_visible
from insights.surveys import queries
from insights.surveys.models import Question
from insights.surveys.queries import comparisons, pooling
from insights.surveys.rules.comparing import compare_groups, compare_waves
from insights.surveys.rules.crossing import Crosstab, crosstab_of
from insights.surveys.rules.reckoning import ENOUGH, Scored
from insights.surveys.views.blueprint import blueprint
from insights.web.context import current_actor, current_session
from insights.web.files import table_answer

BY = [
    ("segment", "Segment"),
    ("moved", "Segment, last survey against the one before"),
    ("survey", "Survey"),
    ("study", "Study"),
    ("month", "Month"),
]
FORMATS = ("csv", "xlsx")
CROSSED = ("n", "share", "low 95 %", "high 95 %", "p (Holm)", "mark")
CROSSED_SAYS = (
    ("share", "of the column's answers, with Wilson's score interval"),
    (
        "mark",
        "share differs from that of all other columns: z with pooled share, Holm over all cells, p < 0.05",
    ),
)
COMPARED = ("by", "n", "score", "low", "high", "difference", "from", "to", "p (Holm)")


@blueprint.get("/scores/<int:definition_id>/compare")
def compare_score(definition_id: int) -> ResponseReturnValue:
    """A score of each segment, wave, month or answer against all others, with a test."""
    session, actor = current_session(), current_actor()
    definition = queries.score_definition(session, actor, definition_id)
    surveys = [one for one in pooling.surveys_counted(session, actor, definition) if one.visible]
    asked = [q for one in surveys for q in comparisons.closed_questions(session, one.survey_id)]
    titles = {one.survey_id: one.title for one in surveys}
    by = request.args.get("by", "segment")
    chosen = next((question for question in asked if f"question-{question.id}" == by), None)
    meaning, waves = queries.meaning_of(definition), ("", "")
    if chosen:
        compared = compare_groups(meaning, comparisons.groups_by_answer(session, definition, chosen))
    elif by == "moved":
        parts, waves = comparisons.groups_of_last_waves(session, definition)
        compared = compare_waves(meaning, parts)
    else:
        compared = compare_groups(meaning, comparisons.groups_by(session, definition, by))
    if request.args.get("format") in FORMATS:
        rows = [
            [c.name, c.scored.n, *_numbers(c.scored), c.difference, c.low, c.high, c.p_value]
            for c in compared
        ]
        about = [("score", definition.name), ("formula", meaning.formula), ("revision", definition.revision)]
        return table_answer(f"comparison-{definition_id}", request.args["format"], COMPARED, rows, about)
    options = BY + [(f"question-{q.id}", f"{q.text[:60]} ({titles[q.survey_id]})") for q in asked]
    return render_template(
        "surveys/compare_score.html",
        definition=definition,
        study=study_visible(session, actor, definition.study_id),
        meaning=meaning,
        compared=compared,
        waves=waves if by == "moved" else None,
        options=options,
        enough=ENOUGH,
    )


@blueprint.get("/surveys/<int:survey_id>/crosstab")
def show_crosstab(survey_id: int) -> ResponseReturnValue:
    """One question by another, with marks where a share differs from the rest."""
    session, actor = current_session(), current_actor()
    survey = queries.survey(session, actor, survey_id)
    asked = comparisons.closed_questions(session, survey_id)
    down, across = _asked(asked, "rows", 0), _asked(asked, "columns", -1)
    table = None
    if down is not None and across is not None and down is not across:
        packs = comparisons.packs_at(session, survey_id, (down.position, across.position))
        if len(packs) == 2:
            table = crosstab_of(packs[down.position], packs[across.position])
    if table is not None and down and across and request.args.get("format") in FORMATS:
        head = [down.text, *(f"{name} {part}" for name in table.columns for part in CROSSED)]
        rows = [[name, *_crossed(table, at)] for at, name in enumerate(table.rows)]
        about = [("columns", across.text), *CROSSED_SAYS]
        return table_answer(f"crosstab-{survey_id}", request.args["format"], head, rows, about)
    return render_template(
        "surveys/show_crosstab.html",
        survey=survey,
        study=study_visible(session, actor, survey.study_id),
        options=[(question.id, question.text[:80]) for question in asked],
        down=down,
        across=across,
        table=table,
        enough=ENOUGH,
    )


def _asked(asked: Sequence[Question], name: str, instead: int) -> Question | None:
    wanted = request.args.get(name, "")
    if not wanted:
        return asked[instead] if asked else None
    found = next((question for question in asked if str(question.id) == wanted), None)
    if found is None:
        raise NotFound
    return found


def _crossed(table: Crosstab, at: int) -> list[object]:
    return [part for c in table.cells[at] for part in (c.n, c.share, c.low, c.high, c.p_value, c.mark)]


def _numbers(scored: Scored) -> list[float | None]:
    return [scored.score, scored.low, scored.high] if scored.enough else [None, None, None]
