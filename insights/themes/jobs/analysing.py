"""The analysis of a study, in a worker."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from insights.analysis.text import propose_changes, run_analysis
from insights.analysis.text.linguist import Linguist
from insights.analysis.text.model import (
    AnalysisResult,
    FixedTheme,
    PreviousTheme,
    Settings,
)
from insights.analysis.text.own_head import OwnHead
from insights.kernel.settings import SettingsError, spacy_model
from insights.studies.queries import tallies_of
from insights.themes import queries, services
from insights.themes.jobs.reader_files import read_reader
from insights.themes.jobs.shelf import VectorShelf, batches
from insights.themes.models import AnalysisRun
from insights.themes.queries.passages import StudyPassage
from insights.themes.rules.planning import Plan, plan_of
from insights.themes.rules.telling import exact_settings, how_read
from insights.worker import JobFailed, JobRun, job

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
        own_head=work.own_head,
        linguist=_linguist(),
    )
    shelf.flush()
    plan = plan_of(work.previous, result, propose_changes(work.previous, result) if work.previous else ())
    theme_ids = _save(run, run_id, plan, result)
    with run.transaction(last=True) as session:
        _show(session, run_id, work, plan, result, theme_ids)


def _linguist() -> Linguist | None:
    """The spaCy pipeline that the installation names, if any."""
    try:
        name = spacy_model()
        return Linguist(name) if name else None
    except (SettingsError, OSError, ValueError) as error:
        raise JobFailed(f"The spaCy pipeline could not be used: {error}") from None


@dataclass(frozen=True)
class _Work:
    heard: list[StudyPassage]
    settings: Settings
    fixed: list[FixedTheme]
    previous: list[PreviousTheme]
    own_head: OwnHead | None
    there: int  # passages of the study, those included that may not be analysed


def _read(session: Session, row: AnalysisRun) -> _Work:
    return _Work(
        queries.study_passages(session, row.study_id),
        Settings(**row.settings),
        queries.fixed_themes(session, row.study_id),
        queries.previous_themes(session, row.study_id),
        read_reader(queries.reader_in_use(session)),
        tallies_of(session, [row.study_id])[row.study_id].get("passages", 0),
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
        for members in batches(drafts[number].members):
            with run.transaction() as session:
                services.add_members(session, theme_id, members, drafts[number].exemplars)
    remainder = {left.key: left.reason for left in result.remainder}
    for readings in batches(result.readings):
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
    heard = [one for one in work.heard if one.passage.key not in empty]
    there = queries.places_still_there(session, [one.passage.key for one in heard])
    services.write_bases(session, row.study_id, [one for one in heard if one.passage.key in there])
    proposals = services.carry_out(session, row, plan, result, theme_ids)
    counts = _counts(work, result, empty)
    notes = [*how_read(result.portions), *_remarks(counts), *_unused(work.own_head, result)]
    exactly = exact_settings(result.portions)
    services.finish_run(session, row, notes, {**counts, "proposals": proposals, "exactly": exactly})


def _counts(work: _Work, result: AnalysisResult, empty: set[str]) -> dict[str, int]:
    reasons = [left.reason for left in result.remainder]
    return {
        "passages": len(work.heard),
        "there": work.there,
        "people": len({one.passage.person for one in work.heard if one.passage.key not in empty}),
        "themes": len([draft for draft in result.themes if draft.members]),
        **{reason: reasons.count(reason) for reason in sorted(set(reasons))},
    }


def _unused(own: OwnHead | None, result: AnalysisResult) -> list[str]:
    """What to say when the own reading of kinds could not be used: it was taught on other models."""
    if own is None or not len(result.readings) or own.name in result.model_version.split("+"):
        return []
    return [f"Your own reading of kinds ({own.name}) fits another model and was not used; teach it again."]


def _remarks(counts: dict[str, int]) -> list[str]:
    if not counts["passages"]:
        return [NOTHING]
    if counts.get("contentless", 0) == counts["passages"]:
        return [EMPTY_WORDS]
    return [] if counts["themes"] else [TOO_LITTLE]
