"""Taking in objectives from a text, and advice while one is written."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel import clock
from insights.kernel.decoding import decode
from insights.kernel.errors import InvalidInput
from insights.metrics.rules.kinds import Unit, unit_sign
from insights.metrics.rules.numbers import number_in
from insights.metrics.rules.periods import quarter_around
from insights.objectives import queries, services
from insights.objectives.forms import LONGEST_STATEMENT, OkrTextForm
from insights.objectives.rules.advice import WrittenKeyResult, advise_key_result
from insights.objectives.rules.okr_text import ReadOkrs
from insights.objectives.rules.wording import aim_in
from insights.objectives.services.okr_texts import LONGEST_TEXT, TextPlan, read_okrs
from insights.objectives.views.blueprint import blueprint, people_choices
from insights.web.context import current_actor, current_session
from insights.web.forms import show_problem

A_QUARTER = 90


@blueprint.route("/objectives/import", methods=["GET", "POST"])
def import_okrs() -> ResponseReturnValue:
    """Paste or send a text, look at what was found, take what is chosen."""
    session, actor = current_session(), current_actor()
    quarter = quarter_around(clock.today())
    form = OkrTextForm(starts=quarter.starts, ends=quarter.ends, owner_id=actor.user_id)
    form.offer(people_choices(session))
    read = None
    if form.validate_on_submit():
        try:
            _put_file_into(form)
            read = read_okrs(form.text.data or "")
            if request.form.get("step") == "take":
                return _take(form)
            _set_period(form, read)
        except InvalidInput as problem:
            session.rollback()
            show_problem(form, problem)
    advice = _advice(read)
    examples = {one.rule: (one.message, one.example) for own in advice.values() for one in own}
    page = render_template(
        "objectives/import_okrs.html",
        form=form,
        read=read,
        advice=advice,
        examples=list(examples.values()),
    )
    return page, 422 if form.errors else 200


@blueprint.get("/objectives/advice")
def advise() -> ResponseReturnValue:
    """Advice on a key result as it is typed; never an error."""
    session, actor = current_session(), current_actor()
    statement = request.args.get("statement", "").strip()[:LONGEST_STATEMENT]
    if not statement:
        return render_template("objectives/_advice.html", advice=[], reading="")
    written = WrittenKeyResult(
        statement=statement,
        baseline=_number("baseline"),
        target=_number("target"),
        relative=_number("relative"),
        has_deadline=bool(request.args.get("deadline")),
        metric_id=request.args.get("metric_id", type=int) or None,
        way=request.args.get("way", "up"),
        owner_id=request.args.get("owner_id", type=int),
        author_id=actor.user_id,
    )
    starts, deadline = _day("starts"), _day("deadline")
    days = (deadline - starts).days if starts and deadline and deadline > starts else A_QUARTER
    unit = request.args.get("unit", "")
    sign = unit_sign(unit, request.args.get("currency", "")) if unit in set(Unit) else ""
    return render_template(
        "objectives/_advice.html",
        advice=queries.advice_on_written(session, actor, written, days),
        reading=queries.reading_of(session, actor, written, sign, starts),
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _number(name: str) -> float | None:
    try:
        return number_in(request.args.get(name, ""))
    except InvalidInput:
        return None


def _put_file_into(form: OkrTextForm) -> None:
    file = request.files.get("file")
    if file is not None and file.filename:
        form.text.data = decode(file.stream.read(LONGEST_TEXT + 1)).text


def _set_period(form: OkrTextForm, read: ReadOkrs) -> None:
    if read.period is not None:
        form.starts.data, form.ends.data = read.period.starts, read.period.ends
        form.starts.raw_data = form.ends.raw_data = None  # shown instead of what was sent


def _take(form: OkrTextForm) -> ResponseReturnValue:
    lines = {int(line) for line in request.form.getlist("line") if line.isdecimal() and len(line) < 9}
    plan = TextPlan(lines, form.starts.data, form.ends.data, form.owner_id.data)
    made = services.take_okrs(current_session(), current_actor(), form.text.data or "", plan)
    flash(f"{len(made)} objectives are here, their key results as proposals.", "success")
    period = quarter_around(plan.starts)
    chosen = f"{period.starts.year}-Q{(period.starts.month + 2) // 3}"
    return redirect(url_for("objectives.list_objectives", period=chosen))


def _advice(read: ReadOkrs | None) -> dict[int, list]:
    """Advice on each key result found, by its line."""
    if read is None:
        return {}
    found = {}
    for objective, _parent in read.all():
        for statement, line in objective.key_results:
            aim = aim_in(statement)
            written = WrittenKeyResult(
                statement, aim.baseline, aim.target, aim.relative, has_deadline=True, way=aim.way
            )
            found[line] = advise_key_result(written)
    return found
