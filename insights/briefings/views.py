"""Home, the accountable page of a key result, and search."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.accounts.queries import names_of
from insights.briefings import queries
from insights.briefings.rules import KIND_NAMES, Hit, grouped, kind_place, last_digest_period
from insights.kernel import clock
from insights.kernel.actor import RESEARCH, Role
from insights.metrics.rules.kinds import Cadence
from insights.metrics.rules.periods import period_around
from insights.objectives.queries import check_ins_due, nearest_objectives, objective
from insights.search.models import SearchRow
from insights.search.queries import another_spelling, rows_with
from insights.search.rules import snippet, words_of
from insights.studies.queries import tallies_of, visible_study_ids
from insights.synthesis.queries.claims import claims_due
from insights.synthesis.queries.evidence import ageing_insights
from insights.synthesis.queries.insights import newest_published
from insights.synthesis.rules import basis_in_words
from insights.themes.queries import (
    BoardFilter,
    changed_since_last_month,
    untouched_pain_points,
    waiting_for,
)
from insights.web.context import current_actor, current_session, current_wiring
from insights.web.panels import panels_for
from insights.worker.models import LIVE
from insights.worker.queries import jobs_visible_to

FIRST_DAY = date(1970, 1, 1)
blueprint = Blueprint("briefings", __name__)
MANY = frozenset({"turn", "answer", "highlight"})
"""Kinds of things found whose titles say where they stand and not what they hold."""

OLD_AFTER = timedelta(days=180)
MOST_OBJECTIVES, MOST_GAPS, MOST_JOBS = 12, 3, 4


@blueprint.get("/")
def home() -> ResponseReturnValue:
    """Where everybody begins; what it shows depends on the role."""
    session, actor = current_session(), current_actor()
    tree, total = nearest_objectives(session, actor, MOST_OBJECTIVES)
    team = actor.sees_unpublished
    return render_template(
        "briefings/home.html",
        tree=tree,
        total=total,
        owners=names_of(session, [node.objective.owner_id for node in tree.nodes.values()]),
        insights=newest_published(session, actor),
        turning=queries.turning_points(session, actor, tree, cut=total > len(tree.nodes)),
        due=claims_due(session, actor, clock.today()) if team else [],
        unexplained=queries.unexplained_metrics(session, actor, MOST_GAPS) if team else [],
        untouched=untouched_pain_points(session, actor, MOST_GAPS) if team else [],
        panels=panels_for("briefings.home", [actor.user_id or 0]).of(actor.user_id or 0),
        **(_research() if actor.role in RESEARCH else {}),
        **(_product() if actor.role == Role.PM else {}),
    )


def _research() -> dict[str, Any]:
    """What a researcher works on."""
    session, actor = current_session(), current_actor()
    studies = queries.studies_of(session, actor)
    return {
        "waiting": waiting_for(session, actor),
        "jobs": jobs_visible_to(session, actor, LIVE, MOST_JOBS),
        "studies": studies,
        "tallies": tallies_of(session, [study.id for study in studies]),
        "ageing": ageing_insights(session, actor, clock.today() - OLD_AFTER),
    }


def _product() -> dict[str, Any]:
    """What a product manager follows."""
    session, actor = current_session(), current_actor()
    return {
        "check_ins": check_ins_due(session, actor, actor.user_id),
        "metrics": queries.followed_metrics(session, actor),
        "changed": changed_since_last_month(session, actor, BoardFilter(), clock.today()),
    }


@blueprint.get("/gaps")
def show_gaps() -> ResponseReturnValue:
    """Numbers that nothing explains, and pain points that touch no number."""
    session, actor = current_session(), current_actor()
    board = queries.gap_board(session, actor)
    owners = [one.metric.owner_id for one in board.metrics] + [row.owner_id for row, _ in board.key_results]
    return render_template(
        "briefings/show_gaps.html", board=board, names=names_of(session, owners), most=queries.MOST_OF_A_KIND
    )


@blueprint.get("/digest")
def show_digest() -> ResponseReturnValue:
    """What a week or a month brought; the last full week unless told."""
    session, actor, today = current_session(), current_actor(), clock.today()
    every = Cadence.MONTHLY if request.args.get("every") == Cadence.MONTHLY else Cadence.WEEKLY
    chosen = _day_in(request.args.get("day", ""))
    period = period_around(every, chosen) if chosen else last_digest_period(every, today)
    digest = queries.digest_of(session, actor, period)
    return render_template(
        "briefings/show_digest.html",
        digest=digest,
        every=every,
        running=period.ends >= today,
        earlier=period.starts - timedelta(days=1),
        later=period.next_start if period.next_start <= today else None,
        names=names_of(session, [row.author_id for row in digest.insights]),
    )


def _day_in(text: str) -> date | None:
    """The day of an address, from 1970 up to today; None when it is none."""
    try:
        return min(max(date.fromisoformat(text), FIRST_DAY), clock.today())
    except ValueError:
        return None


@blueprint.get("/key-results/<int:key_result_id>/briefing")
def show_key_result(key_result_id: int) -> ResponseReturnValue:
    """Is it on track, why, how sure, what next."""
    session, actor = current_session(), current_actor()
    account = queries.account_of(session, actor, key_result_id)
    return render_template(
        "briefings/show_key_result.html",
        account=account,
        objective=objective(session, actor, account.key_result.objective_id),
        basis_in_words=basis_in_words,
    )


@blueprint.get("/search")
def search() -> ResponseReturnValue:
    """Everything the actor may see that has these words; below the field of every page, the first of it."""
    session, actor = current_session(), current_actor()
    typed, kind = request.args.get("q", "").strip(), request.args.get("kind", "")
    rows = rows_with(session, actor, typed, visible_study_ids(actor), kind)
    found = current_wiring().found()
    words = words_of(typed)
    hits = [
        Hit(row.title, snippet(row.text, words), _address(found, row), row.kind)
        for row in rows
        if row.kind in found
    ]
    if request.headers.get("HX-Request"):
        return render_template("briefings/_quick.html", typed=typed, groups=grouped(hits), many=MANY)
    return render_template(
        "briefings/search.html",
        typed=typed,
        kind=kind,
        groups=grouped(hits),
        meant=""
        if hits
        else another_spelling(session, actor, typed, visible_study_ids(actor), found.keys() - MANY),
        kinds=[(name, KIND_NAMES.get(name, name)) for name in sorted(found, key=kind_place)],
    )


def _address(found: dict[str, tuple[str, str]], row: SearchRow) -> str:
    endpoint, argument = found[row.kind]
    if row.kind == "turn":
        return url_for("transcripts.show_turn", turn_id=row.subject_id)
    values: dict[str, Any] = {argument: row.page_id}
    return url_for(endpoint, **values)
