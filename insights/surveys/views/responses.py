"""The grid of responses: filtered and ordered by the address, and saved; a respondent erased from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.studies.queries import study as study_visible
from insights.studies.services import erase_everywhere
from insights.surveys import queries, services
from insights.surveys.forms import RespondentForm
from insights.surveys.models import OpenAnswer, Question, Response, Survey
from insights.surveys.queries import responses as grid
from insights.surveys.rules.intake import digests_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.views.blueprint import blueprint
from insights.web.context import current_actor, current_session, current_wiring
from insights.web.files import table_answer
from insights.web.forms import show_problem
from insights.web.panels import panels_for

HIDDEN = ("id", "ignore")
FORMATS = ("csv", "xlsx")
ORDERS = ("number", "-number", "date", "-date", "score", "-score")
ASKED = ("segment", "month", "score", "least", "most", "words", "sort")
HEAD = ("respondent", "answered on", "state")


@blueprint.get("/surveys/<int:survey_id>/responses")
def list_responses(survey_id: int) -> ResponseReturnValue:
    """The responses themselves, by pseudonym: a row each, and as a file."""
    session, actor = current_session(), current_actor()
    survey = queries.survey(session, actor, survey_id)
    scorings = grid.scorings_of(session, survey_id)
    months = [month for month, _ in queries.responses_by_month(session, survey_id)]
    wanted = _wanted(scorings, months)
    questions = [q for q in queries.questions_of(session, survey_id) if q.kind not in HIDDEN]
    if request.args.get("format") in FORMATS:
        return _file(survey, questions, grid.responses_exported(session, survey_id, wanted))
    rows, after, fitting = grid.responses_page(session, survey_id, wanted, request.args.get("cursor"))
    said = grid.answers_of_responses(session, [row.id for row in rows])
    return render_template(
        "surveys/list_responses.html",
        survey=survey,
        study=study_visible(session, actor, survey.study_id),
        questions=questions,
        rows=rows,
        said=said,
        codes=panels_for("surveys.answer", [answer.id for answer in said.values()]),
        panels=panels_for("surveys.responses", [survey_id]).of(survey_id),
        after=after,
        wanted=wanted,
        fitting=fitting,
        asked={name: request.args[name] for name in ASKED if request.args.get(name)},
        scorings=[(one.definition_id, one.name) for one in scorings],
        months=[(f"{month:%Y-%m}", f"{month:%b %Y}") for month in months],
        segments=[(value, value) for value in queries.segments_of(session, survey_id)],
    )


@blueprint.route("/surveys/<int:survey_id>/erase-respondent", methods=["GET", "POST"])
def erase_respondent(survey_id: int) -> ResponseReturnValue:
    """Ask which respondent, then erase them from every survey that knows them."""
    session, actor = current_session(), current_actor()
    survey = queries.survey(session, actor, survey_id)
    form = RespondentForm()
    if form.validate_on_submit():
        try:
            found = _respondent(survey, form)
            person = services.name_respondent(session, survey, found)
            erase_everywhere(session, actor, person, current_wiring().erasers())
            flash(f"What respondent {found.number} wrote was erased.", "success")
            return redirect(url_for("surveys.list_responses", survey_id=survey_id))
        except InvalidInput as problem:
            show_problem(form, problem)
    study = study_visible(session, actor, survey.study_id)
    page = render_template("surveys/erase_respondent.html", survey=survey, study=study, form=form)
    return page, 422 if form.errors else 200


def _respondent(survey: Survey, form: RespondentForm) -> Response:
    """Whom the form names; InvalidInput when it names nobody."""
    number, ident, digest = form.number.data, (form.ident.data or "").strip(), None
    if ident and number is None:
        within = survey.study_id if survey.known_in_study else None
        [digest] = digests_of(current_app.config["SECRET_KEY"], within, [ident])
    elif number is None:
        raise InvalidInput("Say which respondent: by number or by id.", "number")
    found = grid.respondent_in(current_session(), survey.id, number, digest)
    if found is None:
        raise InvalidInput("Nobody in this survey has this.", "ident" if digest else "number")
    return found


def _wanted(scorings: Sequence[grid.Scoring], months: Sequence[date]) -> grid.Wanted:
    """What the address asks for; what it cannot mean is left out."""
    asked = request.args
    chosen = [one for one in scorings if str(one.definition_id) == asked.get("score")]
    order = asked.get("sort", "")
    return grid.Wanted(
        segment=asked.get("segment", "").strip(),
        month=next((month for month in months if f"{month:%Y-%m}" == asked.get("month")), None),
        words=asked.get("words", "").strip()[:200],
        least=asked.get("least", type=float),
        most=asked.get("most", type=float),
        scoring=next(iter(chosen or scorings), None),
        order=order if order in ORDERS else "number",
    )


def _file(survey: Survey, questions: Sequence[Question], rows: Sequence[Response]) -> ResponseReturnValue:
    said = grid.answers_of_responses(current_session(), [row.id for row in rows])
    head = [*HEAD, *(question.text for question in questions)]
    lines = [[*_state(row), *(_cell(row, question, said) for question in questions)] for row in rows]
    return table_answer(f"responses-{survey.id}", request.args["format"], head, lines)


def _state(row: Response) -> list[object]:
    day = row.answered_on.isoformat() if row.answered_on else ""
    return [row.number, day, "preview" if row.preview else "partial" if row.partial else "complete"]


def _cell(row: Response, question: Question, said: Mapping[tuple[int, int], OpenAnswer]) -> object:
    if question.kind != Kind.TEXT:
        return row.answers[question.position]
    answer = said.get((row.id, question.id))
    return answer.text if answer else None
