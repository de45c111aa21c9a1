"""Pages of uploads: taking files, declaring what their columns mean, progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from insights.kernel.errors import InvalidInput
from insights.studies.queries import study as study_visible
from insights.surveys import queries, services
from insights.surveys.forms import MappingForm, UploadForm
from insights.surveys.models import MappingTemplate, SurveyImport
from insights.surveys.queries import imports as uploads
from insights.surveys.rules.dates import DateOrder
from insights.surveys.rules.folding import Fold, chosen_in, folds_of, said_of_fold
from insights.surveys.rules.kinds import WITHOUT_SCORE, Kind
from insights.surveys.rules.mapping import SCALES, WORDS, definitions_offered, fingerprint_of, first_choices
from insights.surveys.rules.states import ImportState, title_of
from insights.surveys.views.blueprint import blueprint
from insights.web.choices import choices
from insights.web.context import blob_store, current_actor, current_session, current_settings
from insights.web.files import table_answer
from insights.web.forms import show_problem
from insights.web.panels import panels_for
from insights.worker import jobs_of_subjects

_KEPT_APART = frozenset(kind.value for kind in WITHOUT_SCORE)


@blueprint.route("/studies/<int:study_id>/surveys/new", methods=["GET", "POST"])
def upload_surveys(study_id: int) -> ResponseReturnValue:
    """Take one or many files."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    form = UploadForm()
    if form.validate_on_submit():
        files = [file for file in form.files.data or [] if isinstance(file, FileStorage) and file.filename]
        rows = []
        for file in files:
            blob = blob_store().store(file.stream, current_settings().max_upload_mb << 20)
            rows.append(services.accept_upload(session, actor, study, file.filename or "", blob))
        if len(rows) == 1:
            return redirect(url_for("surveys.map_import", import_id=rows[0].id))
        if rows:
            return redirect(url_for("surveys.list_imports", study_id=study_id))
        form.files.errors = ["Choose a file."]
    return render_template("surveys/upload_surveys.html", study=study, form=form)


@blueprint.get("/studies/<int:study_id>/surveys/imports")
def list_imports(study_id: int) -> ResponseReturnValue:
    """One line a file: how far it is, the result or the reason."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    rows = uploads.imports_of(session, actor, study_id)
    reading = any(row.state in (ImportState.QUEUED, ImportState.IMPORTING) for row in rows)
    return render_template(
        "surveys/list_imports.html",
        study=study,
        uploads=rows,
        jobs=jobs_of_subjects(session, "survey_import", [row.id for row in rows]),
        reading=reading,
        panels=[] if reading else panels_for("surveys.imports", [study_id]).of(study_id),
    )


@blueprint.get("/surveys/imports/<int:import_id>")
def show_import(import_id: int) -> ResponseReturnValue:
    """The line of one file, asked for again while it is being read."""
    session, actor = current_session(), current_actor()
    row = uploads.upload_line(session, actor, import_id)
    jobs = jobs_of_subjects(session, "survey_import", [row.id])
    return render_template("surveys/_import.html", row=row, job=jobs.get(row.id))


@blueprint.get("/surveys/imports/<int:import_id>/problems.csv")
def download_problems(import_id: int) -> ResponseReturnValue:
    """Every problem of a file with its line."""
    row = uploads.upload(current_session(), current_actor(), import_id)
    lines = [[warning["line"], warning["message"]] for warning in row.warnings]
    return table_answer(f"problems-{row.id}", "csv", ["line", "problem"], lines)


@blueprint.post("/surveys/imports/<int:import_id>/retry")
def retry_import(import_id: int) -> ResponseReturnValue:
    """Read a failed file again."""
    session, actor = current_session(), current_actor()
    row = uploads.upload_for_update(session, actor, import_id)
    if row.state == ImportState.FAILED:
        services.ask_for_reading(session, actor, row)
    return redirect(url_for("surveys.list_imports", study_id=row.study_id))


@blueprint.post("/surveys/imports/<int:import_id>/discard")
def discard_import(import_id: int) -> ResponseReturnValue:
    """Forget an upload."""
    session, actor = current_session(), current_actor()
    row = uploads.upload_for_update(session, actor, import_id)
    services.discard_import(session, actor, row)
    flash(f"{row.file_name} was discarded.", "success")
    return redirect(url_for("surveys.list_surveys", study_id=row.study_id))


@blueprint.post("/surveys/imports/<int:import_id>/sheet")
def choose_sheet(import_id: int) -> ResponseReturnValue:
    """Read another sheet of the workbook."""
    session, actor = current_session(), current_actor()
    row = uploads.upload_for_update(session, actor, import_id)
    try:
        services.choose_sheet(session, actor, row, request.form.get("sheet", ""))
    except InvalidInput as problem:
        flash(problem.message, "error")
    return redirect(url_for("surveys.map_import", import_id=row.id))


@blueprint.route("/surveys/imports/<int:import_id>/mapping", methods=["GET", "POST"])
def map_import(import_id: int) -> ResponseReturnValue:
    """Declare what each column means."""
    session, actor = current_session(), current_actor()
    row = uploads.upload(session, actor, import_id)
    study = study_visible(session, actor, row.study_id)
    if row.state not in (ImportState.MAPPING, ImportState.FAILED) or not row.preview.get("columns"):
        jobs = jobs_of_subjects(session, "survey_import", [row.id])
        if row.state == ImportState.DONE and row.survey_id:
            return redirect(url_for("surveys.show_survey", survey_id=row.survey_id))
        return render_template("surveys/wait_for_import.html", study=study, row=row, job=jobs.get(row.id))
    fingerprint = fingerprint_of(column["name"] for column in row.preview["columns"])
    template = uploads.template_for(session, row.study_id, fingerprint)
    form = _form(row, template)
    candidates = uploads.updatable_surveys(session, row.study_id, fingerprint)
    renewed = [(str(survey.id), f"an update of {survey.title}") for survey in candidates]
    form.updates.choices = choices([("", "a new survey"), *renewed])
    columns = _chosen(row, template)
    folds = folds_of(row.preview["columns"])
    if form.is_submitted():
        columns = [one for fold in folds for one in chosen_in(fold, request.form, columns)]
        opened = {fold.first for fold in folds if f"kind-{fold.first}" in request.form}
        folds = folds_of(row.preview["columns"], frozenset(opened))
    if form.validate_on_submit():
        wanted = next((s for s in candidates if str(s.id) == form.updates.data), None)
        try:
            services.declare_mapping(
                session,
                actor,
                uploads.upload_for_update(session, actor, import_id),
                title=form.title.data or "",
                invited=form.invited.data,
                date_order=form.date_order.data or "",
                columns=columns,
                row_kind=form.row_kind.data,
                updates=wanted,
            )
            return redirect(url_for("surveys.map_import", import_id=row.id))
        except InvalidInput as problem:
            show_problem(form, problem)
    page = render_template(
        "surveys/map_import.html",
        study=study,
        row=row,
        form=form,
        folds=[(fold, said_of_fold(fold, columns)) for fold in folds],
        ambiguous=[column for column in row.preview["columns"] if column["order"] == DateOrder.AMBIGUOUS],
        template=template,
        twin=uploads.twin_of(session, row),
        scales={WORDS[kind]: ", ".join(map(str, scales)) for kind, scales in SCALES.items()},
        **_offered(row, columns),
    )
    return page, 422 if form.errors else 200


@blueprint.get("/surveys/imports/<int:import_id>/columns/<int:first>-<int:last>")
def show_columns(import_id: int, first: int, last: int) -> ResponseReturnValue:
    """The columns of a fold, when it is opened."""
    session, actor = current_session(), current_actor()
    row = uploads.upload(session, actor, import_id)
    columns = row.preview.get("columns") or []
    fingerprint = fingerprint_of(column["name"] for column in columns)
    chosen = _chosen(row, uploads.template_for(session, row.study_id, fingerprint))
    fold = Fold("", first, min(last, len(columns) - 1), group=False)
    return render_template("surveys/_columns.html", row=row, fold=fold, **_offered(row, chosen))


def _offered(row: SurveyImport, columns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the lines of columns need: what each is declared as, and what it can be."""
    definitions = queries.score_definitions_of(current_session(), current_actor(), row.study_id)
    return {
        "columns": columns,
        "kinds": {kind.value: WORDS[kind] for kind in Kind},
        "offered": lambda column, chosen: (
            definitions_offered(
                definitions, column["text"] or column["name"], str(chosen.get("definition") or "")
            )
            if not _KEPT_APART.issuperset((column["kind"], chosen["kind"]))
            else []
        ),
    }


def _form(row: SurveyImport, template: MappingTemplate | None) -> MappingForm:
    given: Mapping[str, Any] = row.mapping or (template.mapping if template else {})
    own = row.mapping or {}
    return MappingForm(
        title=own.get("title") or row.preview.get("title") or title_of(row.file_name),
        invited=own.get("invited"),
        row_kind=given.get("row_kind") or row.preview.get("row_kind"),
        date_order=given.get("date_order") if row.mapping else "",
        updates=str(row.updates_id or ""),
    )


def _chosen(row: SurveyImport, template: MappingTemplate | None) -> Sequence[Mapping[str, Any]]:
    """What each column is declared as when the page opens: as before, by the template, or as suggested."""
    if row.mapping:
        return row.mapping["columns"]
    if template is not None and len(template.mapping.get("columns", ())) == len(row.preview["columns"]):
        return template.mapping["columns"]
    kinds = first_choices([column["kind"] for column in row.preview["columns"]])
    return [{"kind": kind, "scale": None, "definition": None} for kind in kinds]
