"""Looking into uploaded survey files and importing them, in a worker."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.analysis.stats.changes import level_shifts
from insights.analysis.stats.drivers import drivers_of_score
from insights.analysis.text.contentless import is_contentless
from insights.analysis.text.languages import main_language
from insights.analysis.text.model import text_hash
from insights.kernel.blobs import BlobStore
from insights.kernel.errors import UnreadableFile
from insights.kernel.settings import load_settings
from insights.search.rules import Visibility
from insights.search.services import Found, put
from insights.surveys import queries
from insights.surveys.models import OpenAnswer, OutcomeImport, ScoreDefinition, Survey, SurveyImport
from insights.surveys.queries.contributions import ratings_beside
from insights.surveys.readers.importing import packed_from_plain, preview_confined, responses_confined
from insights.surveys.readers.outcomes import outcomes_confined
from insights.surveys.rules.intake import Taken, digests_of, taken_from
from insights.surveys.rules.mapping import Plan, ScoreDraft, choices_from, plan_of
from insights.surveys.rules.outcomes import joined_outcomes, said_of
from insights.surveys.rules.packing import DAY, PERSON, Packed, Packer, PersonPacker
from insights.surveys.services import declaring, erasing, findings, imports, outcomes, responses, updating
from insights.surveys.services.responses import Reading, Totals
from insights.worker import JobFailed, JobRun, job

DROPPED_AT_ONCE = 20_000
INDEXED_AT_ONCE = 500
PACKED_AT_ONCE = 200
NOT_KEPT = "The file is not kept any more: upload it again."
GONE = "The survey that this file was to update has been removed meanwhile. Send the file again."


def _note_failure(session: Session, reason: str, import_id: int) -> None:
    row = session.get(SurveyImport, import_id)
    if row is not None and row.state != "failed":
        imports.mark_failed(session, row, reason)


@job("surveys.inspect", queue="previews", on_failed=_note_failure)
def inspect_survey(run: JobRun, import_id: int) -> None:
    """See what is in a file, so that a person can declare what it means."""
    path, file_name, sheet = _file_of(run, import_id)
    run.progress(0, None, "Looking into the file")
    try:
        preview = preview_confined(path, file_name, sheet)
    except UnreadableFile as refusal:
        _refuse(run, import_id, refusal)
    with run.transaction(last=True) as session:
        imports.keep_preview(session, session.get_one(SurveyImport, import_id), preview)


@job("surveys.import", queue="imports", on_failed=_note_failure)
def import_survey(run: JobRun, import_id: int) -> None:
    """Store a declared file in short batches; the last transaction makes it visible, whole."""
    path, file_name, sheet = _file_of(run, import_id)
    _drop_leftovers(run, import_id)
    with run.transaction() as session:
        row = session.get_one(SurveyImport, import_id)
        survey = responses.begin_survey(session, row)
        plan, filling = _begin(session, row, survey)
        declared = (row.mapping["columns"], row.mapping["date_order"])
    try:
        for part in responses_confined(path, file_name, *declared, sheet):
            filling.take(run, part)
    except UnreadableFile as refusal:
        _drop_leftovers(run, import_id)
        _refuse(run, import_id, refusal)
    run.progress(filling.total, filling.total, "Counting the scores")
    _finish(run, import_id, plan, filling)


def _note_unread(session: Session, reason: str, import_id: int) -> None:
    row = session.get(OutcomeImport, import_id)
    if row is not None and row.state == "reading":
        outcomes.outcomes_failed(session, row, reason)


@job("surveys.read_outcomes", queue="previews", on_failed=_note_unread)
def read_outcomes(run: JobRun, import_id: int) -> None:
    """Read files of usability results, each in a child process, and keep what they hold for the preview."""
    with run.read() as session:
        row = session.get(OutcomeImport, import_id)
        if row is None:
            return
        files, choice = list(row.files), row.choice
    store = BlobStore(load_settings().data_dir / "blobs")
    read: list[tuple[str, Mapping[str, Any]]] = []
    for at, (name, sha256) in enumerate(files):
        run.progress(at, len(files), "Reading the files")
        try:
            read.append((name, outcomes_confined(store.path(sha256), name, choice)))
        except UnreadableFile as refusal:
            problem = {"line": refusal.line, "message": f"The file was not read. {refusal.message}"}
            read.append((name, {"outcomes": [], "problems": [problem]}))
    joined = joined_outcomes(read)
    if not joined["outcomes"]:
        raise JobFailed(" ".join(map(said_of, joined["problems"])))
    with run.transaction(last=True) as session:
        row = session.get(OutcomeImport, import_id)
        if row is not None:
            outcomes.keep_outcomes(row, joined)


@job("surveys.index", queue="imports")
def index_survey(run: JobRun, survey_id: int) -> None:
    """Let the open answers of a survey be found by their words."""
    after: int | None = 0
    while after is not None:
        with run.transaction() as session:
            survey = session.get(Survey, survey_id)
            if survey is None:
                return
            rows = _answers_behind(session, survey_id, after)
            put(session, [found_of(answer, survey.title) for answer in rows])
        after = rows[-1].id if len(rows) == INDEXED_AT_ONCE else None
    run.progress(1, 1, "Answers can be found")


@job("surveys.look_into_score", queue="analysis")
def look_into_score(run: JobRun, definition_id: int) -> None:
    """A score has changed: find what drives it and when its level shifted."""
    with run.read() as session:
        definition = session.get(ScoreDefinition, definition_id)
        if definition is None:
            return
        revision = definition.revision
        outcome, ratings, names = ratings_beside(session, definition)
        months = queries.scores_by_month(session, definition_id)
    drivers, shifts = drivers_of_score(outcome, ratings, names), level_shifts(months)
    with run.transaction(last=True) as session:
        definition = session.get(ScoreDefinition, definition_id)
        if definition is not None and definition.revision == revision:
            findings.keep_finding(session, definition, drivers, shifts)


class _Filling:
    """A survey while it is filled, part by part as the file's reader sends them."""

    def __init__(self, row: SurveyImport, survey: Survey, questions: dict[int, int]) -> None:
        self.survey_id, self.total = survey.id, row.preview["rows"]
        self.columns = [column["name"] for column in row.preview["columns"]]
        self.names_erased = False  # whether the file names somebody who was erased
        self._import = row.id
        self.known_within = survey.study_id if survey.known_in_study else None
        self.packs: dict[int, Packed] = {}
        self.warnings: list[Any] = []
        self.responses = self.unfinished = self.answers = self.undated = 0
        self.first_on: str | None = None
        self.last_on: str | None = None
        self._questions, self._persons, self._days = questions, PersonPacker(), Packer()
        self._languages: dict[int, str | None] = {}
        self._key = load_settings().secret_key

    def take(self, run: JobRun, part: Mapping[str, Any]) -> None:
        """Take a block of responses, a packed column, or the warnings."""
        if "taken" in part:
            self._store(run, taken_from(part["taken"]))
        elif "packed" in part:
            position, packed = packed_from_plain(part["packed"])
            self.packs[position] = packed
        else:
            self.warnings.extend(part["warnings"])

    def _store(self, run: JobRun, taken: Taken) -> None:
        digests = digests_of(self._key, self.known_within, taken.ids)
        readings = self._readings(taken)
        with run.transaction() as session:
            survey, row = session.get_one(Survey, self.survey_id), session.get_one(SurveyImport, self._import)
            gone = self._erased(row, digests)
            known = [None if at in gone else own for at, own in enumerate(digests)] if gone else digests
            responses.add_responses(session, survey.id, taken, known)
            if gone:
                taken = replace(taken, said=[one for one in taken.said if one.row not in gone])
            self.answers += responses.add_open_answers(session, survey, self._questions, taken, readings)
            if gone and row.updates_id:  # what stays of them stands in the older survey
                responses.drop_numbers(session, survey.id, [taken.first + at for at in gone])
        self._persons.add(digests)
        self._days.add(taken.days)
        self._count(taken)
        run.progress(self.responses, self.total, "Storing responses")

    def _erased(self, row: SurveyImport, digests: Sequence[str | None]) -> set[int]:
        """The places in a block of people who were erased since the file was sent."""
        if not row.erased:
            return set()
        gone = {at for at, digest in enumerate(digests) if digest in row.erased}
        self.names_erased = self.names_erased or bool(gone)
        return gone

    def _count(self, taken: Taken) -> None:
        self.responses += len(taken.answers)
        self.unfinished += sum(map(operator.or_, taken.partial, taken.preview))
        self.undated += taken.days.count(None)
        if days := {day for day in taken.days if day is not None}:
            self.first_on = min(days | {self.first_on or max(days)})
            self.last_on = max(days | {self.last_on or min(days)})

    def _readings(self, taken: Taken) -> dict[tuple[int, str], Reading]:
        texts: dict[int, dict[str, None]] = {}
        for said in taken.said:
            texts.setdefault(said.position, {})[said.text] = None
        readings = {}
        for position, own in texts.items():
            if position not in self._languages:
                self._languages[position] = main_language(list(own))
            language = self._languages[position]
            for text in own:
                readings[position, text] = Reading(text_hash(text), is_contentless(text, language), language)
        return readings

    def known(self, plan: Plan) -> dict[int, Packed]:
        """The packed columns; respondents and days among them where the file has respondents' ids."""
        if plan.respondent is None:
            return self.packs
        days = self._days.packed()
        return self.packs | {PERSON: self._persons.packed()} | ({DAY: days} if days else {})

    @property
    def totals(self) -> Totals:
        """What was counted."""
        first, last = (date.fromisoformat(day) if day else None for day in (self.first_on, self.last_on))
        return Totals(self.responses, self.unfinished, self.answers, first, last)


def _begin(session: Session, row: SurveyImport, survey: Survey) -> tuple[Plan, _Filling]:
    filling = _Filling(row, survey, responses.question_ids(session, survey.id))
    return plan_of(choices_from(row.mapping["columns"], filling.columns)), filling


def _finish(run: JobRun, import_id: int, plan: Plan, filling: _Filling) -> None:
    packs, warnings = filling.known(plan), filling.warnings
    if plan.date is not None and filling.undated:
        told = "1 response has" if filling.undated == 1 else f"{filling.undated:,} responses have"
        warnings.append({"line": None, "message": f"{told} no date that can be read."})
    with run.read() as session:
        updates = session.get_one(SurveyImport, import_id).updates_id
        read = [] if updates else declaring.read_scores(session, filling.survey_id, plan, packs)
    if updates:
        _renew(run, import_id, filling, warnings)
        return
    positions = list(packs)
    for first in range(0, len(positions), PACKED_AT_ONCE):
        part = {at: packs[at] for at in positions[first : first + PACKED_AT_ONCE]}
        with run.transaction() as session:
            responses.keep_packs(session, filling.survey_id, part)
            erased = session.get_one(SurveyImport, import_id).erased
            erasing.unlink_respondents(session, filling.survey_id, erased)
    with run.transaction(last=True) as session:
        row = session.get_one(SurveyImport, import_id)
        survey = session.get_one(Survey, filling.survey_id)
        _remember(row, declaring.declare_scores(session, run.actor, survey, read))
        responses.show_survey(session, run.actor, row, survey, filling.totals, warnings)
        imports.keep_template(session, run.actor, row, filling.columns)
        _heed_erased(row, filling)


def _heed_erased(row: SurveyImport, filling: _Filling) -> None:
    """Let go of a file that names somebody who was erased before, or while, it was imported."""
    if filling.names_erased or not row.sha256:
        erasing.forget_file(row)


def _renew(run: JobRun, import_id: int, filling: _Filling, warnings: Sequence[Any]) -> None:
    """Update an older survey: read what to do, drop what brings nothing new, then write it in one go."""
    try:
        with run.read() as session:
            staged, target = session.get_one(Survey, filling.survey_id), _target_of(session, import_id)
            read = updating.read_renewal(session, staged, target)
        for first in range(0, len(read.spare), DROPPED_AT_ONCE):
            with run.transaction() as session:
                responses.drop_responses(session, read.spare[first : first + DROPPED_AT_ONCE])
        with run.transaction(last=True) as session:
            row, target = session.get_one(SurveyImport, import_id), _target_of(session, import_id)
            staged = session.get_one(Survey, filling.survey_id)
            updating.renew_survey(session, run.actor, row, staged, target, warnings, read)
            _heed_erased(row, filling)
    except JobFailed:
        _drop_leftovers(run, import_id)
        raise


def _target_of(session: Session, import_id: int) -> Survey:
    """The survey that a file is to renew; JobFailed where it is gone."""
    row = session.get_one(SurveyImport, import_id)
    target = session.get(Survey, row.updates_id) if row.updates_id else None
    if target is None:
        raise JobFailed(GONE)
    return target


def _remember(row: SurveyImport, declared: Sequence[tuple[ScoreDraft, ScoreDefinition]]) -> None:
    """The template of the next wave goes on with this wave's definitions."""
    columns = [dict(column) for column in row.mapping["columns"]]
    for draft, definition in declared:
        columns[draft.positions[0]]["definition"] = definition.id
    row.mapping = {**row.mapping, "columns": columns}


def _file_of(run: JobRun, import_id: int) -> tuple[Path, str, str]:
    """Where the file lies, its name, and the sheet of it that is wanted."""
    with run.read() as session:
        row = session.get_one(SurveyImport, import_id)
    if not row.sha256:
        _refuse(run, import_id, UnreadableFile(NOT_KEPT))
    path = BlobStore(load_settings().data_dir / "blobs").path(row.sha256)
    return path, row.file_name, row.preview.get("sheet", "")


def _refuse(run: JobRun, import_id: int, refusal: UnreadableFile) -> None:
    with run.transaction() as session:
        row = session.get_one(SurveyImport, import_id)
        imports.mark_failed(session, row, refusal.message, refusal.line, refused=refusal.lasting)
    raise JobFailed(refusal.message, lasting=refusal.lasting) from None


def _drop_leftovers(run: JobRun, import_id: int) -> None:
    """What a crashed or refused import stored before, in short transactions."""
    with run.read() as session:
        row = session.get_one(SurveyImport, import_id)
        survey = session.get(Survey, row.survey_id) if row.survey_id else None
        left = survey.id if survey is not None and not survey.whole else None
    while left is not None:
        with run.transaction() as session:
            if not responses.drop_some_responses(session, left, DROPPED_AT_ONCE):
                break
    if left is not None:
        with run.transaction() as session:
            responses.drop_unfinished(session, session.get_one(SurveyImport, import_id))


def _answers_behind(session: Session, survey_id: int, after: int) -> Sequence[OpenAnswer]:
    of_it = (OpenAnswer.survey_id == survey_id, OpenAnswer.id > after, ~OpenAnswer.contentless)
    return session.scalars(
        select(OpenAnswer).where(*of_it).order_by(OpenAnswer.id).limit(INDEXED_AT_ONCE)
    ).all()


def found_of(answer: OpenAnswer, title: str) -> Found:
    """An open answer as it is found, on its question's page."""
    return Found(
        "answer",
        answer.id,
        title,
        answer.text,
        Visibility.STUDY,
        study_id=answer.study_id,
        participant_id=answer.participant_id,
        page_id=answer.question_id,
    )
