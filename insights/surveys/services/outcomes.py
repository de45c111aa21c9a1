"""Taking in results of usability tasks: read, looked at by a person, then saved whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.db import lock_row
from insights.kernel.erasing import hold_off_erasing
from insights.kernel.errors import InvalidInput
from insights.kernel.ids import fold
from insights.kernel.repeats import just_made
from insights.studies import queries as studies_read
from insights.studies import services as studies
from insights.studies.models import Participant, Study, StudyTask
from insights.studies.services import OutcomeDraft
from insights.surveys.models import OutcomeImport
from insights.surveys.rules.outcomes import MEASURES, task_title
from insights.surveys.rules.success import chosen_success
from insights.worker import enqueue


def accept_outcomes(
    session: Session, actor: Actor, study: Study, files: Sequence[tuple[str, Blob]]
) -> OutcomeImport:
    """Note stored files and ask a worker to read them; a moment later it is the same upload."""
    if not files:
        raise InvalidInput("Choose a file.", "files")
    kept = [[name[-255:], blob.sha256] for name, blob in files]
    row = OutcomeImport(study_id=study.id, files=kept, created_by=actor.user_id)
    if twice := just_made(session, row):
        return twice
    session.add(row)
    session.flush()
    record_audit(session, actor, "surveys.upload_outcomes", "outcome_import", row.id)
    _ask_for_reading(session, actor, row)
    return row


def choose_success(
    session: Session, actor: Actor, row: OutcomeImport, column: str, said: Mapping[str, str]
) -> None:
    """Read the files again with the column that says success, and what its values mean."""
    row = lock_row(session, row)
    if row.state != "read" or row.parsed is None:
        raise InvalidInput("These results were saved already, or are not read yet.")
    row.choice = chosen_success(row.parsed.get("columns", ()), column, said).as_plain()
    row.state, row.parsed = "reading", None
    record_audit(session, actor, "surveys.choose_success", "outcome_import", row.id)
    _ask_for_reading(session, actor, row)
    session.flush()


def _ask_for_reading(session: Session, actor: Actor, row: OutcomeImport) -> None:
    enqueue(
        session,
        actor,
        "surveys.read_outcomes",
        {"import_id": row.id},
        key=f"surveys.read_outcomes:{row.id}",
        subject=("outcome_import", row.id),
        study_id=row.study_id,
    )


def keep_outcomes(row: OutcomeImport, parsed: Mapping[str, Any]) -> None:
    """Keep what was read for the preview."""
    row.parsed, row.state, row.reason = dict(parsed), "read", ""


def outcomes_failed(session: Session, row: OutcomeImport, reason: str) -> None:
    """Say why nothing could be taken."""
    row.state, row.reason = "failed", reason
    session.flush()


def discard_outcomes(session: Session, actor: Actor, row: OutcomeImport) -> None:
    """Forget files that were not saved."""
    record_audit(session, actor, "surveys.discard_outcomes", "outcome_import", row.id)
    session.delete(row)
    session.flush()


def save_outcomes(session: Session, actor: Actor, secret_key: str, row: OutcomeImport) -> None:
    """Save what was read: known people and tasks are renewed, others added; people go by pseudonyms."""
    hold_off_erasing(session)
    row = lock_row(session, row)
    if row.state != "read" or row.parsed is None:
        raise InvalidInput("These results were saved already, or are not read yet.")
    measured = [one for one in row.parsed["outcomes"] if any(one[name] is not None for name in MEASURES)]
    if not measured:
        raise InvalidInput("Nothing was measured yet. Choose the column that says success, then save.")
    study = studies_read.study_for_update(session, actor, row.study_id)
    people = _People(session, actor, secret_key, study)
    numbered = _numbered_tasks(session, actor, study.id)
    by_task: dict[str, list[OutcomeDraft]] = {}
    for outcome in measured:
        by_task.setdefault(outcome["task"], []).append(_draft(people.behind(outcome["person"]), outcome))
    added = changed = 0
    for title, drafts in by_task.items():
        task = numbered.get(fold(title)) or studies.task_named(session, study.id, title)
        more, renewed = studies.renew_outcomes(session, actor, task, drafts)
        added, changed = added + more, changed + renewed
    same = len(measured) - added - changed
    row.words = f"Results added: {added}, changed: {changed}, as before: {same}."
    row.state, row.parsed, row.files = "done", None, []  # the files hold names
    record_audit(session, actor, "surveys.save_outcomes", "outcome_import", row.id)
    session.flush()


class _People:
    """The study's participants by pseudonym or label; who is not known is made new."""

    def __init__(self, session: Session, actor: Actor, secret_key: str, study: Study) -> None:
        self._session, self._key, self._study_id = session, secret_key, study.id
        own = studies_read.participants_of(session, actor, study.id)
        self._by_label: dict[str, Participant] = {fold(person.pseudonym): person for person in own}

    def behind(self, label: str) -> int:
        """The participant's id."""
        if fold(label) not in self._by_label:
            person = studies.participant_behind(self._session, self._key, self._study_id, label)
            self._by_label[fold(label)] = person
        return self._by_label[fold(label)].id


def _numbered_tasks(session: Session, actor: Actor, study_id: int) -> dict[str, StudyTask]:
    """Tasks that were named by people, by the name that a file gives them: Task 1."""
    tasks = [row.task for row in studies_read.tasks_of(session, actor, study_id)]
    return {
        fold(f"Task {task.number}"): task
        for task in tasks
        if not any(fold(task_title(other.title)) == fold(f"Task {task.number}") for other in tasks)
        and not fold(task.title).startswith("task ")
    }


def _draft(participant_id: int, outcome: Mapping[str, Any]) -> OutcomeDraft:
    """A task solved in part is no success."""
    success = outcome["success"]
    return OutcomeDraft(
        participant_id,
        success=None if success is None else success == 1,
        seconds=outcome["seconds"],
        errors=outcome["errors"],
        ease=outcome["ease"],
    )
