"""The survey of the sample, through upload, mapping and import."""

from __future__ import annotations

import io

from sqlalchemy import select

from insights.demo.load.working import do_waiting_work
from insights.demo.load.workspace import Workspace
from insights.demo.story import survey as pulse
from insights.kernel.blobs import BlobStore
from insights.studies.models import Study
from insights.surveys import services as surveys
from insights.surveys.models import ScoreDefinition, SurveyImport

STUDY = "pulse"


def add_survey(work: Workspace) -> None:
    """Upload the export, map its columns as a researcher would, and let the worker's jobs take it in."""
    actor = work.actors["researcher"]
    study_id = work.id_of("study", STUDY)
    export = io.BytesIO(pulse.csv_export(work.story.today))
    blob = BlobStore(work.settings.data_dir / "blobs").store(export, work.settings.max_upload_mb << 20)
    with work.at() as session:
        study = session.get_one(Study, study_id)
        upload_id = surveys.accept_upload(session, actor, study, pulse.FILE_NAME, blob).id
    do_waiting_work(work.engine)
    with work.at() as session:
        row = session.get_one(SurveyImport, upload_id)
        surveys.declare_mapping(
            session, actor, row, title=pulse.TITLE, invited=None, date_order="", columns=_columns(row)
        )
    do_waiting_work(work.engine)
    with work.at() as session:
        definitions = select(ScoreDefinition).where(ScoreDefinition.study_id == study_id)
        for definition in session.scalars(definitions):
            work.ids["score", definition.kind] = definition.id


def _columns(row: SurveyImport) -> list[dict[str, object]]:
    columns: list[dict[str, object]] = []
    for column, declared in zip(row.preview["columns"], pulse.KINDS, strict=True):
        kind, _, scale = declared.partition("/")
        columns.append({"name": column["name"], "kind": kind, "scale": int(scale) if scale else None})
    return columns
