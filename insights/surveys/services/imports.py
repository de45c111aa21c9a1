"""From an uploaded file to a declared mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.errors import InvalidInput
from insights.kernel.repeats import just_made
from insights.studies.models import Study
from insights.surveys.models import MappingTemplate, ScoreDefinition, Survey, SurveyImport
from insights.surveys.rules.dates import DateOrder
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import choices_from, fingerprint_of, plan_of
from insights.surveys.rules.states import ImportState
from insights.worker import enqueue


def accept_upload(session: Session, actor: Actor, study: Study, file_name: str, blob: Blob) -> SurveyImport:
    """Keep an uploaded file's row and ask a worker what is in it; a moment later it is the same upload."""
    row = SurveyImport(
        study_id=study.id,
        file_name=file_name[-255:] or "unnamed",
        sha256=blob.sha256,
        size=blob.size,
        created_by=actor.user_id,
    )
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "surveys.upload", "survey_import", row.id)
    ask_for_reading(session, actor, row)
    return row


def ask_for_reading(session: Session, actor: Actor, row: SurveyImport) -> None:
    """Queue what comes next: the import when the columns are declared, else the look at them."""
    row.reason, row.line, row.refused = "", None, False
    if row.mapping and row.preview:
        row.state = ImportState.IMPORTING.value
        _enqueue(session, actor, "surveys.import", row)
    else:
        row.state = ImportState.QUEUED.value
        _enqueue(session, actor, "surveys.inspect", row)


def keep_preview(session: Session, row: SurveyImport, preview: Mapping[str, Any]) -> None:
    """Keep what was seen in the file: now a person declares what it means."""
    row.preview = {name: value for name, value in preview.items() if name != "warnings"}
    row.warnings = list(preview["warnings"])
    row.state = ImportState.MAPPING.value
    session.flush()


def choose_sheet(session: Session, actor: Actor, row: SurveyImport, sheet: str) -> None:
    """Look into another sheet of the workbook; what was declared about the one before is forgotten."""
    sheets = row.preview.get("sheets", [])
    if row.state not in (ImportState.MAPPING.value, ImportState.FAILED.value):
        raise InvalidInput("This file is being read; wait until it is done.")
    if sheet not in sheets:
        raise InvalidInput("The workbook has no such sheet.")
    row.preview, row.mapping, row.warnings = {"sheet": sheet, "sheets": sheets}, {}, []
    row.updates_id = None
    record_audit(session, actor, "surveys.choose_sheet", "survey_import", row.id)
    ask_for_reading(session, actor, row)
    session.flush()


def declare_mapping(
    session: Session,
    actor: Actor,
    row: SurveyImport,
    *,
    title: str,
    invited: int | None,
    date_order: str,
    columns: Sequence[Mapping[str, Any]],
    row_kind: str = "",
    updates: Survey | None = None,
) -> None:
    """Keep what each column means, as a template for the next wave too, and ask for the import."""
    if row.state not in (ImportState.MAPPING.value, ImportState.FAILED.value):
        raise InvalidInput("This file is already being imported.")
    names = [column["name"] for column in row.preview["columns"]]
    chosen = choices_from(columns, names)
    plan = plan_of(chosen)
    if not title.strip():
        raise InvalidInput("Give the survey a title.", "title")
    date_order = date_order or _decided_order(row, plan.date)
    if updates is not None and plan.respondent is None:
        raise InvalidInput("An update needs the respondent id: declare its column.", "updates")
    for draft in plan.scores:
        _check_definition(session, row.study_id, draft.definition, draft.kind)
    kept = [
        {"kind": one.kind.value if one.kind else "", "scale": one.scale, "definition": one.definition}
        for one in chosen
    ]
    row.mapping = {
        "title": title.strip()[:200],
        "invited": invited,
        "row_kind": row_kind or row.preview.get("row_kind", ""),
        "date_order": date_order,
        "columns": kept,
    }
    row.updates_id = updates.id if updates else None
    keep_template(session, actor, row, names)
    record_audit(session, actor, "surveys.map", "survey_import", row.id)
    ask_for_reading(session, actor, row)
    session.flush()


def keep_template(session: Session, actor: Actor, row: SurveyImport, names: Sequence[str]) -> MappingTemplate:
    """The mapping under its headers' fingerprint: the newest one wins."""
    fingerprint = fingerprint_of(names)
    template = session.scalar(
        select(MappingTemplate).where(
            MappingTemplate.study_id == row.study_id, MappingTemplate.fingerprint == fingerprint
        )
    )
    if template is None:
        template = MappingTemplate(
            study_id=row.study_id, fingerprint=fingerprint, title="", mapping={}, created_by=actor.user_id
        )
        session.add(template)
    template.title, template.mapping = row.mapping["title"], row.mapping
    session.flush()
    return template


def mark_failed(
    session: Session, row: SurveyImport, reason: str, line: int | None = None, *, refused: bool = False
) -> None:
    """Write down why a file could not be taken, and whether its content is to blame."""
    row.state, row.reason, row.line, row.refused = ImportState.FAILED.value, reason, line, refused
    session.flush()


def discard_import(session: Session, actor: Actor, row: SurveyImport) -> None:
    """Forget an upload that became nothing."""
    if row.state == ImportState.IMPORTING.value:
        raise InvalidInput("This file is being imported; wait until it is done.")
    record_audit(session, actor, "surveys.discard", "survey_import", row.id)
    session.delete(row)
    session.flush()


def _decided_order(row: SurveyImport, position: int | None) -> str:
    """The order of the dates as the whole column decides it; InvalidInput where only a person can say."""
    if position is None:
        return ""
    order = row.preview["columns"][position]["order"]
    if order not in (DateOrder.YEAR_FIRST, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST):
        raise InvalidInput(
            f"The dates in '{row.preview['columns'][position]['name'][:60]}' can be read in two ways. "
            "Say whether the day or the month stands first.",
            "date_order",
        )
    return str(order)


def _check_definition(session: Session, study_id: int, definition_id: int | None, kind: Kind) -> None:
    if definition_id is None:
        return
    definition = session.get(ScoreDefinition, definition_id)
    if definition is None or definition.study_id != study_id or definition.kind != kind.value:
        raise InvalidInput("A score can go on only with a definition of its own kind in this study.")


def _enqueue(session: Session, actor: Actor, name: str, row: SurveyImport) -> None:
    enqueue(
        session,
        actor,
        name,
        {"import_id": row.id},
        key=f"{name}:{row.id}",
        subject=("survey_import", row.id),
        study_id=row.study_id,
    )
