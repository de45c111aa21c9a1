"""The sample's studies, sessions, transcript files and usability tasks."""

from dataclasses import dataclass
from datetime import date, datetime

from insights.demo.story.dates import FILES, content_of, dated, moment
from insights.demo.story.documents import docx_of


@dataclass(frozen=True)
class Study:
    """A study and what it is for; `serves` is a metric's or key result's key."""

    key: str
    title: str
    question: str
    decision: str
    method: str
    hypotheses: tuple[str, ...]
    guide: str
    serves: str
    owner: str
    started_on: date
    needed_by: date


@dataclass(frozen=True)
class TaskOutcome:
    """How one participant did a task; `ease` is the single ease question, 1–7."""

    participant: str
    outcome: str  # success, partial or failure
    seconds: int
    errors: int
    assists: int
    ease: int


@dataclass(frozen=True)
class UsabilityTask:
    """A task of a usability test, with the seconds an expert needs."""

    key: str
    study: str
    position: int
    prompt: str
    success_criterion: str
    expert_seconds: int
    outcomes: tuple[TaskOutcome, ...]


@dataclass(frozen=True)
class Session:
    """One sitting with its transcript file; `file` is the name under which it is uploaded."""

    key: str
    study: str
    kind: str  # interview, usability_test, focus_group or support_call
    title: str
    held_at: datetime
    moderator: str
    participants: tuple[str, ...]
    file: str


def studies(today: date) -> tuple[Study, ...]:
    """The three studies of the sample."""
    return tuple(
        Study(
            **{
                **written,
                "hypotheses": tuple(written["hypotheses"]),
                "started_on": dated(today, written["started_on"]),
                "needed_by": dated(today, written["needed_by"]),
            }
        )
        for written in content_of("sessions")["studies"]
    )


def sessions(today: date) -> tuple[Session, ...]:
    """The sessions in the order of the file, dated from `today`."""
    found = []
    for written in content_of("sessions")["sessions"]:
        held_at = moment(dated(today, written.pop("held_on")), written.pop("hour"))
        participants = tuple(written.pop("participants"))
        found.append(Session(**written, held_at=held_at, participants=participants))
    return tuple(found)


def usability_tasks() -> tuple[UsabilityTask, ...]:
    """The tasks of both usability tests with their outcomes, numbered within their study."""
    positions: dict[str, int] = {}
    tasks = []
    for written in content_of("sessions")["tasks"]:
        position = positions[written["study"]] = positions.get(written["study"], 0) + 1
        outcomes = tuple(TaskOutcome(**outcome) for outcome in written.pop("outcomes"))
        tasks.append(UsabilityTask(**written, position=position, outcomes=outcomes))
    return tuple(tasks)


def file_content(session: Session) -> bytes:
    """The bytes of the session's transcript, as a person would upload it."""
    if session.file.endswith(".docx"):
        return docx_of((FILES / f"{session.file}.txt").read_text(encoding="utf-8"))
    return (FILES / session.file).read_bytes()
