"""Transcripts: what was said in a study's sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.wiring import Eraser, Feature, Panel
from insights.transcripts import queries, services
from insights.transcripts.permissions import PERMISSIONS, ROUTES
from insights.transcripts.views import blueprint


def _upload_button(_session: Session, _actor: Actor, study_ids: Sequence[int]) -> Mapping[int, Any]:
    return {study_id: study_id for study_id in study_ids}


FEATURE = Feature(
    name="transcripts",
    blueprint=blueprint,
    within="studies",
    permissions=PERMISSIONS,
    routes=ROUTES,
    jobs="insights.transcripts.jobs",
    work={
        "transcripts.import": "Reading a transcript",
        "transcripts.split": "Preparing a transcript for analysis",
        "transcripts.index": "Making a transcript searchable",
        "transcripts.clear": "Clearing a removed transcript",
        "transcripts.drop_files": "Removing files nobody needs",
        "transcripts.sweep_files": "Looking for files nobody needs",
    },
    panels=(
        Panel("studies.session", "transcripts/_of_session.html", queries.transcripts_of_sessions),
        Panel("studies.session", "transcripts/_recording.html", queries.recordings_of_sessions, order=60),
        Panel("studies.sessions_head", "transcripts/_upload_button.html", _upload_button),
    ),
    erasers=(
        Eraser(
            tables=("speakers", "turns", "passages", "transcript_imports", "session_media"),
            erase=services.erase_person,
        ),
    ),
    found={"turn": ("transcripts.show_transcript", "transcript_id")},
)
