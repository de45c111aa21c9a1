"""Pages of scores: the board over all studies, one score with its definition, exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.studies.queries import study as study_visible
from insights.studies.queries import titles_of
from insights.surveys import queries, services
from insights.surveys.charts import distribution_of_score, month_chart, segment_chart, wave_chart
from insights.surveys.forms import DefinitionForm, PoolForm
from insights.surveys.models import ScoreDefinition
from insights.surveys.queries import Overview, pooling
from insights.surveys.rules.persons import PersonCounts
from insights.surveys.rules.reckoning import ENOUGH
from insights.surveys.views.blueprint import blueprint
from insights.web.context import current_actor, current_session
from insights.web.files import table_answer
from insights.web.forms import show_problem, version_in
from insights.web.panels import panels_for

COLUMNS = (
    "score", "kind", "study", "by", "value", "n", "missing", "result", "low 95 %", "high 95 %", "unit",
    "method", "definition", "revision",
)  # fmt: skip


@blueprint.get("/scores")
def list_scores() -> ResponseReturnValue:
    """Every declared score of every study."""
    session, actor = current_session(), current_actor()
    definitions = queries.all_definitions(session, actor)
    overviews = queries.score_overview(session, definitions)
    titles = titles_of(session, actor, {row.study_id for row in definitions})
    return render_template("surveys/list_scores.html", overviews=overviews, titles=titles, enough=ENOUGH)


@blueprint.get("/scores.<any(csv, xlsx):kind>")
def export_scores(kind: str) -> ResponseReturnValue:
    """The board as a file."""
    session, actor = current_session(), current_actor()
    definitions = queries.all_definitions(session, actor)
    return table_answer("scores", kind, COLUMNS, _exported(definitions))


@blueprint.get("/scores/<int:definition_id>")
def show_score(definition_id: int) -> ResponseReturnValue:
    """A score over all its waves, with its definition and what it was before."""
    session, actor = current_session(), current_actor()
    definition = queries.score_definition(session, actor, definition_id)
    overview = queries.score_overview(session, [definition])[0]
    revisions = queries.revisions_of(session, definition_id)
    changes = [revision.changed_at for revision in revisions[1:]]
    finding = queries.findings_of(session, [definition]).get(definition_id)
    shifts = finding.shifts if finding else []
    return render_template(
        "surveys/show_score.html",
        definition=definition,
        study=study_visible(session, actor, definition.study_id),
        overview=overview,
        segments=segment_chart(overview),
        months=month_chart(overview, changes, [month for month, *_ in shifts]),
        shifts=[(date.fromisoformat(month), before, after) for month, before, after in shifts],
        drivers=finding.drivers if finding else {},
        panels=panels_for("surveys.score", [definition_id]).of(definition_id),
        waves=wave_chart(overview),
        distribution=distribution_of_score(overview),
        revisions=revisions,
        counted=pooling.surveys_counted(session, actor, definition),
        former=queries.former_scores(session, definition, revisions),
        sources=queries.sources_of(session, [definition_id])[definition_id],
        left_out=queries.responses_behind(session, definition_id) - overview.whole.n - overview.whole.missing,
        enough=ENOUGH,
    )


@blueprint.get("/scores/<int:definition_id>/export.<any(csv, xlsx):kind>")
def export_score(definition_id: int, kind: str) -> ResponseReturnValue:
    """One score's numbers as a file, each with its definition."""
    session, actor = current_session(), current_actor()
    definition = queries.score_definition(session, actor, definition_id)
    return table_answer(f"score-{definition_id}", kind, COLUMNS, _exported([definition]))


@blueprint.route("/scores/<int:definition_id>/edit", methods=["GET", "POST"])
def edit_score(definition_id: int) -> ResponseReturnValue:
    """Change what a score is called and who counts."""
    session, actor = current_session(), current_actor()
    definition = queries.score_definition(session, actor, definition_id)
    form = DefinitionForm(
        version=definition.version,
        name=definition.name,
        boxes=definition.boxes,
        partial_counts=definition.partial_counts,
        person_counts=definition.person_counts,
        window_days=definition.window_days,
    )
    if form.validate_on_submit():
        try:
            if _save(definition, form):
                flash("Saved. Old values stay readable under their revision.", "success")
            return redirect(url_for("surveys.show_score", definition_id=definition_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    study = study_visible(session, actor, definition.study_id)
    page = render_template("surveys/edit_score.html", definition=definition, study=study, form=form)
    return page, 422 if form.errors else 200


@blueprint.route("/scores/<int:definition_id>/surveys", methods=["GET", "POST"])
def pool_score(definition_id: int) -> ResponseReturnValue:
    """Which surveys a score counts, and which others it could."""
    session, actor = current_session(), current_actor()
    definition = queries.score_definition(session, actor, definition_id)
    form = PoolForm()
    offered = pooling.poolable_answers(session, actor, definition)
    form.source.choices = [
        (f"{other}-{survey_id}", f"{name}: {title} ({study})")
        for other, survey_id, name, title, study in offered
    ]
    if form.validate_on_submit():
        other, survey_id = map(int, form.source.data.split("-"))
        definition = queries.score_definition_for_update(session, actor, definition_id)
        source, survey = pooling.answers_to_pool(session, actor, definition, other, survey_id)
        services.pool_answers(session, actor, definition, source, survey)
        flash(f"{survey.title} is counted, too. Old values stay readable under their revision.", "success")
        return redirect(url_for("surveys.pool_score", definition_id=definition_id))
    page = render_template(
        "surveys/pool_score.html",
        definition=definition,
        study=study_visible(session, actor, definition.study_id),
        counted=pooling.surveys_counted(session, actor, definition),
        form=form,
    )
    return page, 422 if form.errors else 200


@blueprint.post("/scores/<int:definition_id>/surveys/<int:survey_id>/leave-out")
def leave_survey_out(definition_id: int, survey_id: int) -> ResponseReturnValue:
    """Count a survey no longer."""
    session, actor = current_session(), current_actor()
    definition = queries.score_definition_for_update(session, actor, definition_id)
    survey = queries.survey(session, actor, survey_id)
    try:
        services.leave_survey_out(session, actor, definition, survey)
        flash(f"{survey.title} is left out. Old values stay readable under their revision.", "success")
    except InvalidInput as problem:
        flash(str(problem), "warning")
    return redirect(url_for("surveys.pool_score", definition_id=definition_id))


def _save(definition: ScoreDefinition, form: DefinitionForm) -> bool:
    words = (form.boxes.data or "").replace(",", " ").split()
    if not all(word.isdecimal() and len(word) < 4 for word in words):
        raise InvalidInput("Write the answers as numbers, such as 4, 5.", "boxes")
    session, actor = current_session(), current_actor()
    person_counts = PersonCounts(form.person_counts.data)
    return services.edit_definition(
        session,
        actor,
        queries.score_definition_for_update(session, actor, definition.id),
        version_in(form),
        name=form.name.data or "",
        boxes=[int(word) for word in words],
        partial_counts=form.partial_counts.data,
        person_counts=person_counts,
        window_days=form.window_days.data if person_counts is PersonCounts.LATEST else None,
        reason=form.reason.data or "",
    )


def _exported(definitions: Sequence[ScoreDefinition]) -> list[list[object]]:
    session, actor = current_session(), current_actor()
    overviews = queries.score_overview(session, definitions)
    titles = titles_of(session, actor, {row.study_id for row in definitions})
    return [row for o in overviews for row in _rows(o, titles.get(o.definition.study_id, ""))]


def _rows(overview: Overview, title: str) -> Iterator[list[object]]:
    definition, meaning = overview.definition, overview.meaning
    parts = [("whole", "", overview.whole, True)]
    parts += [("segment", p.name, p.scored, p.enough) for p in overview.segments]
    parts += [("month", p.name, p.scored, p.enough) for p in overview.months]
    parts += [("survey", p.name, p.scored, p.enough) for p in overview.surveys]
    for by, value, scored, enough in parts:
        result = [scored.score, scored.low, scored.high] if enough else [None] * 3
        yield [
            definition.name, definition.kind, title, by, value, scored.n, scored.missing, *result,
            meaning.unit, scored.method, meaning.formula, definition.revision,
        ]  # fmt: skip
