"""Entering values, targets, benchmarks and annotations of a metric."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from insights.kernel import clock
from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries, services
from insights.metrics.forms import (
    AnnotationForm,
    BenchmarkForm,
    ReviewForm,
    TargetForm,
    ValueDayForm,
    ValueForm,
)
from insights.metrics.rules.days import day_in
from insights.metrics.rules.kinds import ReviewDecision, Source
from insights.metrics.rules.periods import quarter_around
from insights.metrics.views.blueprint import blueprint
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem


def _back(metric_id: int) -> ResponseReturnValue:
    return redirect(url_for("metrics.show_metric", metric_id=metric_id))


def _again(metric_id: int, form: FlaskForm, title: str, label: str) -> ResponseReturnValue:
    """The form on a page of its own, with what is wrong with it."""
    metric = queries.metric(current_session(), current_actor(), metric_id)
    page = render_template("metrics/enter.html", metric=metric, form=form, title=title, label=label)
    return page, 422 if form.errors else 200


@blueprint.route("/metrics/<int:metric_id>/values", methods=["GET", "POST"])
def enter_values(metric_id: int) -> ResponseReturnValue:
    """Enter one value by hand."""
    form = ValueForm()
    if form.validate_on_submit():
        try:
            stored = services.put_value(
                current_session(), current_actor(), metric_id, form.draft(), Source.HAND
            )
            flash(stored.words, "success")
            return _back(metric_id)
        except InvalidInput as problem:
            show_problem(form, problem)
    return _again(metric_id, form, "Enter a value", "Save value")


@blueprint.route("/metrics/<int:metric_id>/values/remove", methods=["GET", "POST"])
def remove_value(metric_id: int) -> ResponseReturnValue:
    """Take the value of a day away."""
    form = ValueDayForm()
    if form.validate_on_submit():
        try:
            segment = (form.segment.data or "").strip()
            services.remove_value(current_session(), current_actor(), metric_id, form.day.data, segment)
            flash("The value is gone. It is kept among the corrections.", "success")
            return _back(metric_id)
        except NotFound:
            show_problem(form, InvalidInput("There is no value of that day and part.", "day"))
        except InvalidInput as problem:
            show_problem(form, problem)
    return _again(metric_id, form, "Take a value away", "Take it away")


@blueprint.route("/metrics/<int:metric_id>/targets", methods=["GET", "POST"])
def set_target(metric_id: int) -> ResponseReturnValue:
    """Set what the metric should reach in a period."""
    quarter = quarter_around(clock.today())
    form = TargetForm(starts=quarter.starts, ends=quarter.ends)
    if form.validate_on_submit():
        try:
            services.set_target(
                current_session(),
                current_actor(),
                metric_id,
                form.starts.data,
                form.ends.data,
                _float(form.low.data),
                _float(form.high.data),
            )
            flash("The target is set.", "success")
            return _back(metric_id)
        except InvalidInput as problem:
            show_problem(form, problem)
    return _again(metric_id, form, "Set a target", "Save target")


@blueprint.route("/metrics/<int:metric_id>/benchmarks", methods=["GET", "POST"])
def add_benchmark(metric_id: int) -> ResponseReturnValue:
    """Add a value to compare with."""
    form = BenchmarkForm()
    if form.validate_on_submit():
        try:
            services.add_benchmark(
                current_session(),
                current_actor(),
                metric_id,
                form.label.data or "",
                float(form.value.data),
                form.source.data or "",
                form.as_of.data,
            )
            flash("The benchmark stands on the chart.", "success")
            return _back(metric_id)
        except InvalidInput as problem:
            show_problem(form, problem)
    return _again(metric_id, form, "Add a benchmark", "Save benchmark")


@blueprint.route("/metrics/<int:metric_id>/annotations", methods=["GET", "POST"])
def annotate(metric_id: int) -> ResponseReturnValue:
    """Write a note at a day."""
    form = AnnotationForm(day=day_or_today(request.args.get("day", "")))
    if form.validate_on_submit():
        try:
            services.annotate(
                current_session(), current_actor(), metric_id, form.day.data, form.text.data or ""
            )
            flash("The note stands on the chart.", "success")
            return _back(metric_id)
        except InvalidInput as problem:
            show_problem(form, problem)
    return _again(metric_id, form, "Annotate a day", "Save note")


@blueprint.route("/metrics/<int:metric_id>/review", methods=["GET", "POST"])
def review_metric(metric_id: int) -> ResponseReturnValue:
    """Decide whether to keep, change or retire a metric."""
    form = ReviewForm()
    if form.validate_on_submit():
        try:
            decision = ReviewDecision(form.decision.data)
            services.review_metric(
                current_session(), current_actor(), metric_id, decision, form.reason.data or ""
            )
            flash("The decision is kept with its reason.", "success")
            if decision == ReviewDecision.CHANGE:
                return redirect(url_for("metrics.edit_metric", metric_id=metric_id))
            return _back(metric_id)
        except InvalidInput as problem:
            show_problem(form, problem)
    return _again(metric_id, form, "Review the metric", "Save decision")


def day_or_today(text: str) -> date:
    """The day named in an address, today when there is none."""
    try:
        return day_in(text)
    except InvalidInput:
        return clock.today()


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
