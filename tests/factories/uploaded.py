"""Survey files uploaded and imported as a person and a worker would, for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.blobs import BlobStore
from insights.kernel.db import open_session
from insights.studies.models import Study
from insights.surveys import services
from insights.surveys.models import SurveyImport
from tests.factories import people, studies, surveys
from tests.fixtures.performed import perform_waiting

HEADER = (
    "Respondent ID", "Submitted", "How likely are you to recommend us to a friend?",
    "How satisfied are you with your order?", "Customer segment", "What should we improve?",
)  # fmt: skip
KINDS = ("id", "date", "nps", "csat", "segment", "text")
SCALES: Mapping[int, int] = {3: 5}


def pulse_rows(count: int = 60, first: int = 1) -> list[list[object]]:
    """Answers over three months in two segments; every seventh answer says nothing."""
    rows: list[list[object]] = []
    for n in range(first, first + count):
        text = "n/a" if n % 7 == 0 else f"The delivery cost of order {n} came late."
        month = 4 + n % 3
        segment = "New" if n % 4 == 0 else "Regular"
        rows.append([f"R{n}", f"2026-{month:02}-{1 + n % 27:02}", n % 11, 1 + n % 5, segment, text])
    return rows


def pulse_bytes(count: int = 60, first: int = 1) -> bytes:
    """The file of `pulse_rows`."""
    return surveys.csv_bytes([list(HEADER), *pulse_rows(count, first)])


def upload(
    session: Session,
    actor: Actor,
    study: Study,
    data_dir: Path,
    content: bytes | None = None,
    name: str = "pulse.csv",
) -> SurveyImport:
    """An accepted upload whose file lies where the worker looks for it."""
    blob = BlobStore(data_dir / "blobs").store(io.BytesIO(content or pulse_bytes()), 1 << 30)
    return services.accept_upload(session, actor, study, name, blob)


def declare(
    session: Session,
    actor: Actor,
    row: SurveyImport,
    kinds: Sequence[str] = KINDS,
    scales: Mapping[int, int] = SCALES,
    **more: object,
) -> None:
    """Declare the columns by their kinds."""
    columns = [{"kind": kind, "scale": scales.get(at)} for at, kind in enumerate(kinds)]
    services.declare_mapping(
        session,
        actor,
        row,
        **{"title": "Pulse", "invited": None, "date_order": "", "columns": columns, **more},
    )


def imported(
    engine: Engine,
    data_dir: Path,
    content: bytes | None = None,
    kinds: Sequence[str] = KINDS,
    name: str = "pulse.csv",
    study_id: int | None = None,
    scales: Mapping[int, int] = SCALES,
    **more: object,
) -> SurveyImport:
    """A file through both jobs; the import as it ended."""
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        study = session.get(Study, study_id) if study_id else studies.study(session, actor)
        row = upload(session, actor, study, data_dir, content, name)
    perform_waiting(engine)
    with open_session(engine) as session, session.begin():
        row = session.get_one(SurveyImport, row.id)
        if row.state == "mapping":
            declare(session, actor, row, kinds, scales, **more)
    perform_waiting(engine)
    with open_session(engine) as session:
        return session.get_one(SurveyImport, row.id)
