"""The board of metrics, a metric's page, and writing one."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.metrics import queries, services
from insights.metrics.charts import line_chart, marks_of, outlook_points
from insights.metrics.forms import MetricForm
from insights.metrics.models import Metric, MetricSummary
from insights.metrics.queries import bounds_of, status_of
from insights.metrics.rules import statuses
from insights.metrics.rules.catalogue import entry
from insights.metrics.rules.kinds import DIRECTION_WORDS, Category, Direction
from insights.metrics.rules.periods import labels_of, period_around
from insights.metrics.views.blueprint import blueprint, owner_choices
from insights.metrics.views.board_rows import board_rows
from insights.surveys.queries.scores import score_choices
from insights.web.choices import kind_pairs
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for

SHOWN, LISTED = 400, 24
STATUS_CHOICES = [
    (statuses.Status.HEALTHY.value, "Healthy"),
    (statuses.Status.WATCH.value, "To watch"),
    (statuses.Status.UNHEALTHY.value, "Unhealthy"),
    (statuses.Status.STALE.value, "Late"),
    (statuses.Status.NO_TARGET.value, "No target"),
    (statuses.Status.NO_VALUES.value, "No values"),
]


@blueprint.get("/metrics")
def list_metrics() -> ResponseReturnValue:
    """The board: every metric with its last value, target and status."""
    session, actor = current_session(), current_actor()
    owner = request.args.get("owner", "")
    wanted = queries.BoardFilter(
        text=request.args.get("q", "").strip(),
        category=request.args.get("category", ""),
        owner_id=int(owner) if owner.isdecimal() and len(owner) < 18 else None,
        status=request.args.get("status", ""),
        archived=request.args.get("archived") == "1",
    )
    page = queries.board(session, actor, wanted, request.args.get("cursor"))
    return render_template(
        "metrics/list_metrics.html",
        rows=board_rows(page.rows, clock.today()),
        next_cursor=page.next_cursor,
        address=url_for("metrics.show_metric", metric_id=0).removesuffix("0"),
        owner_choices=queries.owners_on_board(session, actor),
        category_choices=kind_pairs(Category),
        status_choices=STATUS_CHOICES,
        statuses=[status.value for status in statuses.Status],
    )


@blueprint.route("/metrics/new", methods=["GET", "POST"])
def new_metric() -> ResponseReturnValue:
    """Write a new metric."""
    session, actor = current_session(), current_actor()
    form = MetricForm()
    _offer(session, actor, form)
    if request.method == "GET":
        form.owner_id.data = actor.user_id
        form.start_from(entry(request.args.get("from", "")))
    if form.validate_on_submit():
        try:
            metric = services.create_metric(session, actor, form.draft())
            flash(f"{metric.name} is here. Enter its values.", "success")
            return redirect(url_for("metrics.show_metric", metric_id=metric.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, None)


@blueprint.route("/metrics/<int:metric_id>/edit", methods=["GET", "POST"])
def edit_metric(metric_id: int) -> ResponseReturnValue:
    """Change a metric."""
    session, actor = current_session(), current_actor()
    metric = queries.metric(session, actor, metric_id)
    form = MetricForm(obj=metric)
    _offer(session, actor, form, metric.score_definition_id)
    if form.validate_on_submit():
        try:
            draft = form.draft()
            services.edit_metric(session, actor, metric_id, version_in(form), draft, form.reason.data or "")
            flash("Saved.", "success")
            return redirect(url_for("metrics.show_metric", metric_id=metric_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _form_page(form, metric)


@blueprint.get("/metrics/<int:metric_id>")
def show_metric(metric_id: int) -> ResponseReturnValue:
    """One metric: its status in words and what it is; what is known of it follows by itself."""
    session = current_session()
    metric, summary, owner, goal = queries.metric_page(session, current_actor(), metric_id)
    today = clock.today()
    return render_template(
        "metrics/show_metric.html",
        metric=metric,
        standing=_standing(metric, summary, today),
        owner=owner,
        goal=goal,
        targets=queries.targets_of(session, metric_id),
        benchmarks=queries.benchmarks_of(session, metric_id),
        direction=DIRECTION_WORDS[Direction(metric.direction)],
        review_due=metric.review_by is not None and metric.review_by <= today,
        segment=request.args.get("part", ""),
        everything=request.args.get("all", ""),
    )


@blueprint.get("/metrics/<int:metric_id>/known")
def show_known(metric_id: int) -> ResponseReturnValue:
    """What the page of a metric shows under its head: chart, what explains it, values, comments."""
    session, actor = current_session(), current_actor()
    metric, value_count, ahead = queries.metric_known(session, actor, metric_id)
    segment = request.args.get("part", "")
    everything = request.args.get("all") == "1"
    if everything:
        values = queries.series(session, actor, metric_id, segment)
    else:
        values = queries.newest_values(session, metric_id, segment, SHOWN)
    targets, benchmarks = queries.targets_of(session, metric_id), queries.benchmarks_of(session, metric_id)
    written = queries.written_beside(session, metric_id)
    drawn_ahead = [] if segment else outlook_points(ahead)
    marks = marks_of(written, with_findings=not segment)
    return render_template(
        "metrics/show_known.html",
        metric=metric,
        value_count=value_count,
        chart=line_chart(metric, values, targets, benchmarks, marks, drawn_ahead),
        ahead=ahead,
        values=values,
        cut=not everything and len(values) == SHOWN,
        segment=segment,
        segments=queries.segments_of(session, metric_id),
        written=written,
        names=names_of(session, [*written.people, *(row.recorded_by for row in values[-50:])]),
        labels=labels_of(metric.cadence, [row.day for row in values[-LISTED:]]),
        period_of=lambda day: period_around(metric.cadence, day).label,
        panels=panels_for("metrics.metric", [metric_id]).of(metric_id),
    )


@blueprint.post("/metrics/<int:metric_id>/archive")
def archive_metric(metric_id: int) -> ResponseReturnValue:
    """Put a metric away, or take it back."""
    session, actor = current_session(), current_actor()
    if queries.metric(session, actor, metric_id).archived_at is None:
        services.archive_metric(session, actor, metric_id)
        flash("Archived with its values. It can be restored from its page.", "success")
    else:
        services.restore_metric(session, actor, metric_id)
        flash("Restored.", "success")
    return redirect(url_for("metrics.show_metric", metric_id=metric_id))


@blueprint.post("/metrics/<int:metric_id>/comments")
def comment(metric_id: int) -> ResponseReturnValue:
    """Say something about a metric."""
    session, actor = current_session(), current_actor()
    metric = queries.metric(session, actor, metric_id)
    services.add_comment(session, actor, "metric", metric.id, request.form.get("text", ""))
    return redirect(url_for("metrics.show_metric", metric_id=metric_id, _anchor="comments"))


@blueprint.post("/metrics/<int:metric_id>/findings/<int:finding_id>/dismiss")
def dismiss_finding(metric_id: int, finding_id: int) -> ResponseReturnValue:
    """Say that something found needs no explanation."""
    services.dismiss_finding(current_session(), current_actor(), metric_id, finding_id)
    return redirect(url_for("metrics.show_metric", metric_id=metric_id, _anchor="findings"))


def _standing(metric: Metric, summary: MetricSummary, today: date) -> dict[str, object]:
    """Status, sentence and rule of a metric for its page."""
    status, bounds = status_of(summary, today), bounds_of(summary)
    words = statuses.sentence(
        status,
        summary.last_value,
        bounds,
        metric.sign,
        since=period_around(metric.cadence, summary.since).label if summary.since else "",
        last=period_around(metric.cadence, summary.last_on).label if summary.last_on else "",
    )
    return {
        "status": status,
        "sentence": words,
        "rule": statuses.rule_in_words(bounds, metric.tolerance, metric.sign),
        "off": status in (statuses.Status.WATCH, statuses.Status.UNHEALTHY),
    }


def _offer(session: Session, actor: Actor, form: MetricForm, fed_by: int | None = None) -> None:
    goals = [(row.id, f"{row.statement} ({row.period})") for row in queries.goals(session, actor)]
    scores = score_choices(session, actor)
    if fed_by is not None and fed_by not in {score_id for score_id, _ in scores}:
        scores.append((fed_by, "A survey that you may not open"))
    form.offer(owner_choices(session), goals, scores)


def _form_page(form: MetricForm, metric: Metric | None) -> ResponseReturnValue:
    page = render_template("metrics/edit_metric.html", form=form, metric=metric)
    return page, 422 if form.errors else 200
