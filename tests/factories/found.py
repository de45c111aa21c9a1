"""Themes as an analysis leaves them, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from insights.analysis.text import propose_changes
from insights.analysis.text.model import (
    AnalysisResult,
    Member,
    Reading,
    Settings,
    Severity,
    ThemeDraft,
)
from insights.kernel.actor import Actor
from insights.kernel.db import open_session
from insights.studies.models import Study
from insights.themes import queries, services
from insights.themes.models import AnalysisRun, Theme, ThemeMember
from insights.themes.rules.planning import Plan, plan_of
from insights.transcripts.models import Transcript, TranscriptPassage
from insights.worker.models import Job
from tests.factories import spoken
from tests.fixtures.performed import perform_waiting

EXPORT = (
    "I can't find the export button anywhere in the report",
    "Where is export? I looked for it for ten minutes",
    "Exporting the report to a spreadsheet is hidden, I could not find it",
    "I never found how to export my report",
    "The export option is impossible to find in the menu",
    "I gave up looking for the export of the report",
)
DELIVERY = (
    "My parcel arrived three days late without any message",
    "The delivery was late again and nobody told me",
    "Delivery took two weeks, the parcel was far too late",
    "The courier came late and left the parcel with a stranger",
    "Late delivery every single time I order a parcel",
    "The parcel is late and the tracking page shows nothing",
)
CHECKOUT = (
    "At checkout my card was declined although it is valid",
    "The checkout refused my card twice",
    "My card payment fails at checkout",
    "Paying by card at the checkout gives an error",
    "The card form in the checkout rejects my number",
    "Checkout says my card is not valid, I could not pay",
)
SIZES = (
    "The size guide for shoes is wrong, I ordered two sizes too small",
    "Shoe sizes run small and the size table does not say so",
    "I can't tell which shoe size fits me from the size guide",
    "The size guide is useless for wide feet",
    "Every shoe I order comes in the wrong size because of the guide",
    "I sent shoes back because the size was wrong again",
)


def interviews(
    session: Session,
    actor: Actor,
    study: Study,
    topics: Sequence[Sequence[str]] = (EXPORT, DELIVERY, CHECKOUT),
    first: int = 0,
) -> list[Transcript]:
    """One interview for each position: a person who says that position's sentence of every topic."""
    made = []
    for number in range(first, first + max(map(len, topics))):
        said = [
            (f"Person {number}", topic[number - first]) for topic in topics if number - first < len(topic)
        ]
        made.append(
            spoken.transcript(session, actor, study, said, moderator="", name=f"interview_{number}.vtt")
        )
    return made


def passage_ids(session: Session, study: Study) -> list[int]:
    """Ids of the study's passages in order."""
    of_it = select(TranscriptPassage.id).where(TranscriptPassage.study_id == study.id)
    return list(session.scalars(of_it.order_by(TranscriptPassage.id)))


def draft(
    number: int, label: str, keys: Sequence[str], kind: str = "pain_point", fixed: str | None = None
) -> ThemeDraft:
    """A draft with these passages."""
    vector = np.zeros(8, dtype=np.float32)
    vector[number % 8] = 1
    members = tuple(Member(key, round(0.9 - at / 1000, 4)) for at, key in enumerate(keys))
    return ThemeDraft(
        id=number,
        label=label,
        terms=tuple(label.lower().split()[:2]),
        kind=kind,
        centroid=vector,
        threshold=0.4,
        members=members,
        exemplars=tuple(keys[:3]),
        people=len(keys),
        sources=len(keys),
        language="en",
        fixed_key=fixed,
    )


def result_of(drafts: Sequence[ThemeDraft], level: int = 2) -> AnalysisResult:
    """A result with these drafts: every passage is a problem of one severity."""
    keys = sorted({member.key for one in drafts for member in one.members})
    readings = tuple(Reading(key, "pain_point", 0.8, Severity(level, ("blocked",)), "en") for key in keys)
    return AnalysisResult(
        themes=tuple(drafts),
        remainder=(),
        readings=readings,
        model_version="test-1",
        settings=Settings(),
        seed=0,
        centre=np.zeros(8, dtype=np.float32),
    )


def stored_run(
    session: Session, actor: Actor, study: Study, result: AnalysisResult, plan: Plan | None = None
) -> AnalysisRun:
    """A finished run that was carried out by the services the worker uses."""
    row = services.start_run(session, actor, study.id)
    services.begin_run(session, row)
    services.keep_result(session, row, result)
    plan = plan or Plan(tuple(one.id for one in result.themes), ())
    drafts = {one.id: one for one in result.themes}
    ids = {
        number: services.add_draft(session, row, drafts[number], result.model_version)
        for number in plan.stored
    }
    for number, theme_id in ids.items():
        services.add_members(session, theme_id, drafts[number].members, drafts[number].exemplars)
    services.add_readings(session, row.id, result.readings, {})
    services.show_readings(session, row)
    services.write_bases(session, study.id, queries.study_passages(session, study.id))
    count = services.carry_out(session, row, plan, result, ids)
    services.finish_run(session, row, [], {"passages": len(result.readings), "proposals": count})
    return row


def themes(
    session: Session, actor: Actor, study: Study, labels: Sequence[str] = ("Export is hidden", "Late parcels")
) -> list[Theme]:
    """Suggested pain points over the study's passages, shared out in turn; made when there are none."""
    if not passage_ids(session, study):
        interviews(session, actor, study, (EXPORT, DELIVERY))
    keys = [f"t{number}" for number in passage_ids(session, study)]
    drafts = [draft(n, label, keys[n :: len(labels)]) for n, label in enumerate(labels)]
    stored_run(session, actor, study, result_of(drafts))
    return list(queries.themes_of(session, actor, study.id))


def keys_of(session: Session, theme_id: int) -> set[str]:
    """Keys of the passages in a theme."""
    return {m.key for m in queries.members_of(session, [theme_id]) if not m.excluded}


def members(session: Session, theme_id: int) -> list[ThemeMember]:
    """Rows of a theme's passages, those taken out left aside."""
    return [m for m in queries.members_of(session, [theme_id]) if not m.excluded]


def labels_by_status(session: Session, study_id: int) -> Mapping[str, list[str]]:
    """Labels of a study's whole themes by status."""
    found: dict[str, list[str]] = {}
    rows = select(Theme).where(Theme.study_id == study_id, Theme.whole).order_by(Theme.label)
    for row in session.scalars(rows.execution_options(populate_existing=True)):
        found.setdefault(row.status, []).append(row.label)
    return found


def analysed(engine: Engine) -> None:
    """Carry out the analyses that wait, as a worker does; the files of `spoken` transcripts do not exist."""
    with open_session(engine) as session, session.begin():
        session.execute(delete(Job).where(Job.name != services.JOB))
    for job in perform_waiting(engine):
        if job.name == services.JOB and job.state != "done":
            raise AssertionError(f"the analysis ended {job.state}: {job.reason}")


def planned(session: Session, study: Study, result: AnalysisResult) -> Plan:
    """What the worker would plan for a result, as the study stands."""
    previous = queries.previous_themes(session, study.id)
    return plan_of(previous, result, propose_changes(previous, result))
