"""Whole surveys made by the services in one transaction, without a file or a worker, for tests."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.studies.models import Study
from insights.surveys.models import Survey, SurveyImport
from insights.surveys.rules.dates import DateOrder
from insights.surveys.rules.intake import Intake, Taken, digests_of
from insights.surveys.rules.mapping import choices_from, plan_of
from insights.surveys.rules.packing import DAY, PERSON, Packer, PersonPacker
from insights.surveys.services import declaring, responses
from tests.factories import uploaded


def begun(
    session: Session,
    study: Study,
    kinds: Sequence[str] = uploaded.KINDS,
    title: str = "Pulse",
    header: Sequence[str] = uploaded.HEADER,
    definitions: Mapping[int, int] | None = None,
) -> tuple[SurveyImport, Survey]:
    """An import whose columns are declared, and its survey without responses.

    `definitions` says by which definition a column goes on.
    """
    columns = [
        {"name": name, "text": name, "group": "", "labels": {}, "n": 0, "missing": 0, "order": "ymd"}
        for name in header
    ]
    declared = [
        {"kind": kind, "scale": 5 if kind == "csat" else None, "definition": (definitions or {}).get(at)}
        for at, kind in enumerate(kinds)
    ]
    row = SurveyImport(
        study_id=study.id,
        file_name="pulse.csv",
        sha256="ab" * 32,
        size=1,
        state="importing",
        preview={"format": "csv", "columns": columns, "rows": 0},
        mapping={"title": title, "invited": None, "date_order": "ymd", "columns": declared},
    )
    session.add(row)
    session.flush()
    return row, responses.begin_survey(session, row)


def survey(
    session: Session,
    actor: Actor,
    study: Study,
    rows: Sequence[Sequence[object]] | None = None,
    kinds: Sequence[str] = uploaded.KINDS,
    header: Sequence[str] = uploaded.HEADER,
    title: str = "Pulse",
    definitions: Mapping[int, int] | None = None,
    partial: Collection[int] = (),
    key: str = "key",
) -> Survey:
    """A whole survey of the rows, with its scores; `partial` are the places of unfinished ones from 0.

    Respondents are known by `key`.
    """
    rows = uploaded.pulse_rows() if rows is None else rows
    upload, made = begun(session, study, kinds, title, header, definitions)
    plan = plan_of(choices_from(upload.mapping["columns"], list(header)))
    intake, persons, days = Intake(plan, len(header), DateOrder.YEAR_FIRST), PersonPacker(), Packer()
    taken = intake.add(list(zip(*rows, strict=True)), set(), set(partial))
    persons.add(digests_of(key, None, taken.ids))
    answers = stored(session, made, taken, key)
    days.add(taken.days)
    known = {} if plan.respondent is None else {PERSON: persons.packed(), DAY: days.packed()}
    packs = intake.packed() | known
    responses.keep_packs(session, made.id, packs)
    declaring.declare_scores(session, actor, made, declaring.read_scores(session, made.id, plan, packs))
    dated = [date.fromisoformat(day) for day in taken.days if day]
    totals = responses.Totals(
        len(rows), len(partial), answers, min(dated, default=None), max(dated, default=None)
    )
    responses.show_survey(session, actor, upload, made, totals, [])
    return made


def stored(session: Session, made: Survey, taken: Taken, key: str = "key") -> int:
    """A block of responses and open answers in their tables; how many answers say something."""
    responses.add_responses(session, made.id, taken, digests_of(key, None, taken.ids))
    readings = {
        (said.position, said.text): responses.Reading(str(hash(said.text))[:16], said.text == "n/a", "en")
        for said in taken.said
    }
    questions = responses.question_ids(session, made.id)
    return responses.add_open_answers(session, made, questions, taken, readings)
