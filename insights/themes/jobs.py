"""The analysis of a study, in a worker."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from insights.analysis.text import propose_changes, run_analysis
from insights.analysis.text.model import (
    AnalysisResult,
    FixedTheme,
    PreviousTheme,
    Settings,
)
from insights.themes import queries, services
from insights.themes.models import AnalysisRun, VectorCache
from insights.themes.queries.passages import StudyPassage
from insights.themes.rules.planning import Plan, plan_of
from insights.worker import JobFailed, JobRun, job

BATCH = 500
NOTHING = "There is nothing to analyse yet: upload a transcript or a survey first."
TOO_LITTLE = "Too little was said to find anything that several people share. Add more sessions."
EMPTY_WORDS = "No passage says anything to analyse: all are greetings, fillers or “n/a”."


def _note_failure(session: Session, reason: str, run_id: int) -> None:
    row = session.get(AnalysisRun, run_id)
    if row is not None:
        services.fail_run(session, row, reason)


@job(services.JOB, queue="analysis", on_failed=_note_failure)
def analyse_study(run: JobRun, run_id: int) -> None:
    """Read passages, find themes, save them hidden, show them all at once or propose what has changed."""
    with run.transaction() as session:
        row = session.get(AnalysisRun, run_id)
        if row is None:
            raise JobFailed("The study was removed before its analysis began.")
        services.begin_run(session, row)
        services.remove_drafts(session, row)
    with run.read() as session:
        work = _read(session, session.get_one(AnalysisRun, run_id))
    run.progress(0, len(work.heard) or None, "Reading passages")
    shelf = VectorShelf(run, [one.passage.text_hash for one in work.heard])

    def tell(done: int, total: int, what: str) -> None:
        shelf.flush()
        run.progress(done, total + 1, what.capitalize())

    result = run_analysis(
        [one.passage for one in work.heard],
        work.settings,
        fixed_themes=work.fixed,
        vectors_cache=shelf,
        on_progress=tell,
    )
    shelf.flush()
    plan = plan_of(work.previous, result, propose_changes(work.previous, result) if work.previous else ())
    theme_ids = _save(run, run_id, plan, result)
    with run.transaction(last=True) as session:
        _show(session, run_id, work, plan, result, theme_ids)


@dataclass(frozen=True)
class _Work:
    heard: list[StudyPassage]
    settings: Settings
    fixed: list[FixedTheme]
    previous: list[PreviousTheme]


def _read(session: Session, row: AnalysisRun) -> _Work:
    return _Work(
        queries.study_passages(session, row.study_id),
        Settings(**row.settings),
        queries.fixed_themes(session, row.study_id),
        queries.previous_themes(session, row.study_id),
    )


def _save(run: JobRun, run_id: int, plan: Plan, result: AnalysisResult) -> dict[int, int]:
    """Store drafts and readings hidden, in short transactions; theme ids by draft."""
    drafts = {draft.id: draft for draft in result.themes}
    theme_ids: dict[int, int] = {}
    with run.transaction() as session:
        row = session.get_one(AnalysisRun, run_id)
        services.keep_result(session, row, result)
        for number in plan.stored:
            theme_ids[number] = services.add_draft(session, row, drafts[number], result.model_version)
    for number, theme_id in theme_ids.items():
        for members in _batches(drafts[number].members):
            with run.transaction() as session:
                services.add_members(session, theme_id, members, drafts[number].exemplars)
    remainder = {left.key: left.reason for left in result.remainder}
    for readings in _batches(result.readings):
        with run.transaction() as session:
            services.add_readings(session, run_id, readings, remainder)
    return theme_ids


def _show(
    session: Session,
    run_id: int,
    work: _Work,
    plan: Plan,
    result: AnalysisResult,
    theme_ids: dict[int, int],
) -> None:
    row = session.get_one(AnalysisRun, run_id)
    services.show_readings(session, row)
    empty = {reading.key for reading in result.readings if reading.contentless}
    services.write_bases(session, row.study_id, [one for one in work.heard if one.passage.key not in empty])
    proposals = services.carry_out(session, row, plan, result, theme_ids)
    counts = _counts(work, result, empty)
    notes = [*result.notes, *_remarks(counts)]
    services.finish_run(session, row, notes, {**counts, "proposals": proposals})


def _counts(work: _Work, result: AnalysisResult, empty: set[str]) -> dict[str, int]:
    reasons = [left.reason for left in result.remainder]
    return {
        "passages": len(work.heard),
        "people": len({one.passage.person for one in work.heard if one.passage.key not in empty}),
        "themes": len([draft for draft in result.themes if draft.members]),
        **{reason: reasons.count(reason) for reason in sorted(set(reasons))},
    }


def _remarks(counts: dict[str, int]) -> list[str]:
    if not counts["passages"]:
        return [NOTHING]
    if counts.get("contentless", 0) == counts["passages"]:
        return [EMPTY_WORDS]
    return [] if counts["themes"] else [TOO_LITTLE]


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(rows), BATCH):
        yield rows[first : first + BATCH]


class VectorShelf(MutableMapping[str, bytes]):
    """Vectors by key, kept in the database: a run that was killed goes on from the last flush."""

    def __init__(self, run: JobRun, hashes: Sequence[str]) -> None:
        self._run = run
        self._hashes = sorted(set(hashes))
        self._held: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}
        self._models: set[str] = set()

    def __getitem__(self, key: str) -> bytes:
        model = key.rpartition(":")[0]
        if model not in self._models:
            self._models.add(model)
            self._load(model)
        return self._held[key]

    def _load(self, model: str) -> None:
        with self._run.read() as session:
            for hashes in _batches(self._hashes):
                keys = [f"{model}:{one}" for one in hashes]
                found = select(VectorCache.key, VectorCache.vector).where(VectorCache.key.in_(keys))
                self._held.update(session.execute(found).all())

    def __setitem__(self, key: str, vector: bytes) -> None:
        self._held[key] = self._new[key] = vector

    def __delitem__(self, key: str) -> None:
        del self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def flush(self) -> None:
        """Write what is new, in one short transaction."""
        if not self._new:
            return
        rows = [{"key": key, "vector": vector} for key, vector in self._new.items()]
        insert = (postgresql if self._run.engine.dialect.name == "postgresql" else sqlite).insert
        with self._run.transaction() as session:
            session.execute(insert(VectorCache).on_conflict_do_nothing(), rows)
        self._new = {}
