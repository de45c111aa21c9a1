"""The board of metrics, a metric's page, and writing one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from insights.accounts.queries import names_of
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.metrics import queries, services
from insights.metrics.charts import Mark, line_chart, outlook_points
from insights.metrics.forms import MetricForm
from insights.metrics.models import Metric
from insights.metrics.queries import bounds_of, status_of
from insights.metrics.rules import statuses
from insights.metrics.rules.catalogue import entry
from insights.metrics.rules.kinds import DIRECTION_WORDS, Category, Direction
from insights.metrics.rules.periods import period_around
from insights.metrics.views.blueprint import blueprint, owner_choices
from insights.metrics.views.board_rows import board_rows
from insights.surveys.queries.scores import score_choices
from insights.web.choices import kind_pairs
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for

SHOWN = 400
FINDING_WORDS = {"anomaly": "Unusual value", "change": "Lasting change"}
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
        owner_id=int(owner) if owner.isdigit() and len(owner) < 18 else None,
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
    if request.method == "GET":
        form.tolerance.data = round(metric.tolerance * 100)
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
    """One metric: status in words, chart, what explains it, values and history."""
    session, actor = current_session(), current_actor()
    metric = queries.metric(session, actor, metric_id)
    segment = request.args.get("part", "")
    everything = request.args.get("all") == "1"
    values = queries.series(session, actor, metric_id, segment, newest=None if everything else SHOWN)
    targets = queries.targets_of(session, metric_id)
    annotations = queries.annotations_of(session, metric_id)
    definitions = queries.definitions_of(session, metric_id)
    benchmarks = queries.benchmarks_of(session, metric_id)
    former = queries.former_values_of(session, metric_id)
    marks = [Mark(row.day, row.text) for row in annotations]
    marks += [
        Mark(row.changed_at.date(), f"Definition changed. {row.reason}".strip(), "definition")
        for row in definitions[:-1]
    ]
    ahead, findings = queries.forecast_of(session, metric_id), queries.findings_of(session, metric_id)
    if not segment:
        marks += [Mark(row.day, FINDING_WORDS[row.kind], "anomaly") for row in findings]
    people = [metric.owner_id, *(r.changed_by for r in definitions), *(r.author_id for r in annotations)]
    comments = queries.comments_of(session, "metric", [metric_id])[metric_id]
    reviews = queries.reviews_of(session, metric_id)
    people += [row.author_id for row in comments] + [row.decided_by for row in reviews]
    people += [row.recorded_by for row in values[-50:]] + [row.replaced_by for row in former]
    return render_template(
        "metrics/show_metric.html",
        metric=metric,
        standing=_standing(session, metric, values, targets),
        chart=line_chart(
            metric, values, targets, benchmarks, marks, [] if segment else outlook_points(ahead)
        ),
        ahead=ahead,
        findings=findings,
        values=values,
        cut=not everything and len(values) == SHOWN,
        segment=segment,
        segments=queries.segments_of(session, metric_id),
        targets=targets,
        benchmarks=benchmarks,
        annotations=annotations,
        definitions=definitions,
        former=former,
        comments=comments,
        reviews=reviews,
        review_due=metric.review_by is not None and metric.review_by <= clock.today(),
        names=names_of(session, people),
        goals=queries.goal_names(session, [metric.strategy_goal_id]),
        direction=DIRECTION_WORDS[Direction(metric.direction)],
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


def _standing(session: Session, metric: Metric, values, targets) -> dict[str, object]:
    """Status, sentence and rule of a metric for its page."""
    summary = queries.summaries_of(session, [metric.id])[metric.id]
    status, bounds = status_of(summary, clock.today()), bounds_of(summary)
    since = statuses.run_start(
        [(row.day, row.value) for row in values],
        lambda day: queries.bounds_on(targets, day),
        metric.tolerance,
    )
    words = statuses.sentence(
        status,
        summary.last_value,
        bounds,
        metric.sign,
        since=period_around(metric.cadence, since).label if since else "",
        last=period_around(metric.cadence, summary.last_on).label if summary.last_on else "",
    )
    return {
        "status": status,
        "sentence": words,
        "rule": statuses.rule_in_words(bounds, metric.tolerance, metric.sign),
        "summary": summary,
        "bounds": bounds,
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
