"""Pages of surveys: the study's list, one survey, one question."""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select
from sqlalchemy.orm import Session

from insights.kernel.pagination import Page
from insights.studies.queries import study as study_visible
from insights.studies.services import follow_removal
from insights.surveys import queries, services
from insights.surveys.charts import distribution_chart, month_chart, responses_chart, segment_chart
from insights.surveys.forms import SurveyForm
from insights.surveys.queries import AnswerFilter, Overview
from insights.surveys.queries import imports as uploads
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import ENOUGH
from insights.surveys.rules.row_kinds import SECTIONS
from insights.surveys.rules.states import ImportState
from insights.surveys.views.blueprint import blueprint
from insights.web.charts import Chart
from insights.web.context import current_actor, current_session, current_wiring
from insights.web.forms import version_in
from insights.web.panels import panels_for
from insights.worker import jobs_of_subjects

MOST_PICTURED = 12


@blueprint.get("/studies/<int:study_id>/surveys")
def list_surveys(study_id: int) -> ResponseReturnValue:
    """The study's surveys with their scores, and what is on its way."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    waiting = [row for row in uploads.imports_of(session, actor, study_id) if row.state != ImportState.DONE]
    definitions = queries.score_definitions_of(session, actor, study_id)
    surveys = queries.surveys_of(session, actor, study_id)
    return render_template(
        "surveys/list_surveys.html",
        study=study,
        surveys=surveys,
        sections=[(kind.value, title) for kind, title in SECTIONS.items()],
        overviews=queries.score_overview(session, definitions)[:MOST_PICTURED],
        more=max(0, len(definitions) - MOST_PICTURED),
        uploads=waiting,
        jobs=jobs_of_subjects(session, "survey_import", [row.id for row in waiting]),
    )


@blueprint.get("/surveys/<int:survey_id>")
def show_survey(survey_id: int) -> ResponseReturnValue:
    """A survey: how many answered when, its scores, its questions."""
    session, actor = current_session(), current_actor()
    survey = queries.survey(session, actor, survey_id)
    definitions = queries.definitions_of_survey(session, survey_id)
    overviews = queries.score_overview(session, definitions, survey_id)
    behind = uploads.import_behind(session, survey_id)
    study_id = survey.study_id
    return render_template(
        "surveys/show_survey.html",
        survey=survey,
        study=study_visible(session, actor, study_id),
        questions=queries.questions_of(session, survey_id),
        overviews=overviews,
        pictures={o.definition.id: (segment_chart(o), month_chart(o)) for o in overviews[:MOST_PICTURED]},
        most=MOST_PICTURED,
        noticed=queries.noticed_in_survey(session, survey_id),
        responses=responses_chart(queries.responses_by_month(session, survey_id), survey.row_kind),
        behind=behind,
        panels=panels_for("surveys.imports", [study_id]).of(study_id) if survey.answer_count else [],
        enough=ENOUGH,
    )


@blueprint.route("/surveys/<int:survey_id>/edit", methods=["GET", "POST"])
def edit_survey(survey_id: int) -> ResponseReturnValue:
    """Change what a survey is called, what its rows are and how many were invited."""
    session, actor = current_session(), current_actor()
    survey = queries.survey(session, actor, survey_id)
    form = SurveyForm(obj=survey)
    if form.validate_on_submit():
        services.edit_survey(
            session,
            actor,
            queries.survey_for_update(session, actor, survey_id),
            version_in(form),
            title=form.title.data or "",
            row_kind=form.row_kind.data,
            invited=form.invited.data,
        )
        return redirect(url_for("surveys.show_survey", survey_id=survey_id))
    study = study_visible(session, actor, survey.study_id)
    page = render_template("surveys/edit_survey.html", survey=survey, study=study, form=form)
    return page, 422 if form.errors else 200


@blueprint.get("/surveys/questions/<int:question_id>")
def show_question(question_id: int) -> ResponseReturnValue:
    """A question: its words, score, distribution, by segment, over time, open answers, definition."""
    session, actor = current_session(), current_actor()
    survey, question, study = queries.question(session, actor, question_id)
    scored = queries.definitions_of_question(session, question)
    overviews = queries.score_overview(session, [definition for definition, _ in scored], survey.id)
    segment = request.args.get("segment", "")
    answers: Page = Page([], None)
    counts = (0, 0)
    filters: list[AnswerFilter] = []
    segments: list[tuple[str, str]] = []
    if question.kind == Kind.TEXT:
        filters = [panel.value for panel in panels_for("surveys.answers", [question_id]).of(question_id)]
        found, after = queries.open_answers_page(
            session, actor, question_id, request.args.get("cursor"), segment, narrowed=_chosen(filters)
        )
        answers, counts = Page(found, after), queries.answer_counts(session, question_id)
        segments = [(value, value) for value in queries.segments_of(session, survey.id)]
    return render_template(
        "surveys/show_question.html",
        survey=survey,
        study=study,
        question=question,
        overviews=overviews,
        pictures=_pictures(session, overviews),
        distribution=distribution_chart(question, overviews[0] if overviews else None),
        notes=[note for _, notes in scored for note in notes],
        answers=answers,
        counts=counts,
        filters=filters,
        segment_choices=segments,
        panels=panels_for("surveys.question", [question_id]).of(question_id),
    )


def _chosen(filters: Sequence[AnswerFilter]) -> list[Select[int | None]]:
    """The answers that each filter of a higher feature leaves, as the address says."""
    chosen = [(one, request.args.get(one.name, "")) for one in filters]
    return [one.narrow(int(value)) for one, value in chosen if value.isdecimal() and len(value) < 10]


def _pictures(session: Session, overviews: Sequence[Overview]) -> dict[int, tuple[Chart | None, ...]]:
    """The score by segment, and by month with its changes of definition and shifts of level."""
    definitions = [overview.definition for overview in overviews]
    changes = queries.changes_of(session, definitions)
    found = queries.findings_of(session, definitions)
    shifts = {key: [month for month, *_ in row.shifts] for key, row in found.items()}
    return {
        o.definition.id: (
            segment_chart(o),
            month_chart(o, changes[o.definition.id], shifts.get(o.definition.id, ())),
        )
        for o in overviews
    }


@blueprint.post("/surveys/<int:survey_id>/remove")
def remove_survey(survey_id: int) -> ResponseReturnValue:
    """Remove a survey and all that was answered in it."""
    session, actor = current_session(), current_actor()
    survey = queries.survey(session, actor, survey_id)
    study_id, title = survey.study_id, survey.title
    services.remove_survey(session, actor, survey)
    follow_removal(session, study_id, current_wiring().followers())
    flash(f"{title} was removed.", "success")
    return redirect(url_for("surveys.list_surveys", study_id=study_id))
