"""The board of pain points."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from insights.kernel import clock
from insights.studies.queries import titles_of
from insights.themes import queries
from insights.themes.queries.boards import SORTS, BoardFilter
from insights.themes.rules.ranking import FORMULA, month_before, month_key
from insights.themes.rules.states import ThemeKind, ThemeStatus
from insights.themes.views.blueprint import blueprint
from insights.web.choices import kind_pairs
from insights.web.context import current_actor, current_session
from insights.web.panels import panels_for

PERIODS = ((1, "This month"), (3, "Last 3 months"), (6, "Last 6 months"), (12, "Last 12 months"))
SEVERITIES = ((1, "1 or more"), (2, "2 or more"), (3, "3 or more"), (4, "4, blocked or gave up"))


@blueprint.get("/pain-points")
def list_pain_points() -> ResponseReturnValue:
    """Every pain point of the visible studies, by people and severity."""
    session, actor, today = current_session(), current_actor(), clock.today()
    wanted = _filter(month_key(today))
    board = queries.pain_point_board(session, actor, wanted, request.args.get("cursor"), month_key(today))
    chosen = [request.args.get(name, "") for name in ("left", "right")]
    asked = chosen if any(chosen) else [wanted.segment]
    compared = [
        (segment, queries.segment_shares(session, board.page.rows, segment))
        for segment in asked
        if ":" in segment
    ]
    return render_template(
        "themes/list_pain_points.html",
        board=board,
        wanted=wanted,
        studies=titles_of(session, actor, {theme.study_id for theme in board.page.rows}),
        study_choices=queries.studies_with_themes(session, actor),
        segment_choices=[(s, s.replace(":", ": ", 1)) for s in queries.segments_visible_to(session, actor)],
        status_choices=kind_pairs((ThemeStatus.SUGGESTED, ThemeStatus.CONFIRMED)),
        kind_choices=[
            *kind_pairs(k for k in ThemeKind if k is not ThemeKind.PAIN_POINT),
            ("all", "All kinds"),
        ],
        periods=PERIODS,
        severities=SEVERITIES,
        sorts=[(name, _SORTED[name]) for name in SORTS if name != "rank"],
        compared=compared,
        differences=queries.segment_differences(compared[0][1], compared[1][1]) if len(compared) == 2 else {},
        changes=queries.changed_since_last_month(session, actor, wanted, today),
        panels=panels_for("themes.row", [theme.id for theme in board.page.rows]),
        formula=FORMULA,
    )


_SORTED = {
    "people": "People",
    "severity": "Severity",
    "studies": "Conversations",
    "recent": "Last heard",
}


def _filter(month: str) -> BoardFilter:
    months = request.args.get("period", 0, type=int)
    since = month
    for _ in range(min(months, 120) - 1):
        since = month_before(since)
    return BoardFilter(
        kind=request.args.get("kind") or ThemeKind.PAIN_POINT.value,
        study_id=request.args.get("study", type=int),
        status=request.args.get("status", ""),
        segment=request.args.get("segment", ""),
        since=since if months > 0 else "",
        severity=request.args.get("severity", 0, type=int),
        metric=request.args.get("metric", ""),
        sort=request.args.get("sort") or "rank",
    )
