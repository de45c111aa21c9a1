"""A study with one of everything that has an address, all in a word that stands nowhere else, for tests."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.experiments.models import ExperimentReading
from insights.highlights.models import Move, Tag
from insights.kernel.actor import Actor
from insights.kernel.db import Base
from insights.metrics import services as metric_services
from insights.metrics.models import MetricFinding
from insights.objectives import services as objective_services
from insights.objectives.rules.kinds import Confidence
from insights.studies import services as study_services
from insights.studies.models import Participant, Study
from insights.studies.rules import Scope
from insights.surveys.models import OpenAnswer, OutcomeImport, Question, ScoreDefinition
from insights.surveys.readers.importing import preview_of
from insights.synthesis.models import Evidence
from insights.synthesis.rules import EvidenceKind
from insights.synthesis.services.evidence import EvidenceDraft, add_evidence
from insights.themes import services as theme_services
from insights.themes.models import AnalysisRun, KindReader, ThemeDecision, ThemeProposal
from insights.transcripts.models import SessionMedia, TranscriptImport
from insights.worker import enqueue
from tests.factories import filled, found, learned, marked, metrics, objectives, spoken, studies, tested
from tests.factories import surveys as files

WORD = "Quuxberry"
"""Stands in every text that a person wrote or a file held."""
SEGMENT = "Grumbledore"
"""The value of the people's segment: named beside counts, never beside words."""
OF_STUDY = {
    *("study_id", "transcript_id", "turn_id", "highlight_id", "participant_id", "consent_id", "task_id"),
    *("media_id", "theme_id", "run_id", "decision_id", "proposal_id", "move_id", "survey_id", "question_id"),
    *("definition_id", "answer_id", "experiment_id", "reading_id", "insight_id", "claim_id", "evidence_id"),
    "job_id",
}
"""Names of arguments that stand for something of the study alone."""


@dataclass(frozen=True, slots=True)
class Installed:
    """The study and, by the name of an address's argument, the id that is its own."""

    study: Study
    ids: Mapping[str, int]


def installed(session: Session, owner: Actor, *, restricted: bool) -> Installed:
    """One of everything, written by `owner`, in drafts where there are drafts."""
    told = {name: f"{WORD} {name}" for name in ("title", "question", "decision", "hypotheses", "guide")}
    study = studies.study(session, owner, restricted=restricted, **told)
    ids = {"study_id": study.id, "user_id": owner.user_id or 0}
    ids |= _spoken(session, owner, study)
    ids |= _asked(session, owner, study)
    ids |= _tested(session, owner, study)
    ids |= _planned(session, owner)
    ids |= _learned(session, owner, study, ids)
    return Installed(study, ids)


def _new(session: Session, row: Base) -> int:
    session.add(row)
    session.flush()
    return int(row.id)  # type: ignore[attr-defined]


def _spoken(session: Session, owner: Actor, study: Study) -> dict[str, int]:
    said = [("Mia", "What was it?"), (f"{WORD} Miller", f"The {WORD} came late, three days in a row.")]
    transcript = spoken.transcript(session, owner, study, said, name=f"{WORD}.vtt")
    quote = marked.highlight(session, owner, transcript, f"The {WORD} came", "Shared code")
    person = session.scalars(select(Participant).order_by(Participant.id.desc())).first()
    assert person is not None
    study_services.set_segment(session, owner, person, {"Plan": SEGMENT})
    consent = study_services.record_consent(session, owner, person, Scope.ANALYSIS, date(2026, 1, 1))
    task = study_services.add_task(session, owner, study, f"{WORD} task")
    media = SessionMedia(
        study_id=study.id,
        session_id=transcript.session_id,
        file_name=f"{WORD}.wav",
        media_type="audio/wav",
        sha256="cd" * 32,
        size=100,
    )
    themes = found.themes(session, owner, study, [f"{WORD} is late", f"{WORD} is hidden"])
    for theme in themes:
        theme_services.confirm_theme(session, owner, theme.id)
    run = session.scalars(select(AnalysisRun).where(AnalysisRun.study_id == study.id)).one()
    proposal = ThemeProposal(
        study_id=study.id,
        run_id=run.id,
        kind="new",
        reason=f"{WORD} reason",
        payload={"themes": [], "drafts": [], "passages": [], "moves": {}},
    )
    move = Move(
        study_id=study.id,
        file_name=f"{WORD}.csv",
        sha256="ef" * 32,
        state="ready",
        created_by=owner.user_id,
        found={"quotes": [], "codes": [], "talks": []},
    )
    job = enqueue(session, owner, "transcripts.read", {}, key=f"of {study.id}", study_id=study.id)
    return {
        "transcript_id": transcript.id,
        "turn_id": marked.turn_at(session, transcript, 1).id,
        "transcript_import_id": session.scalars(
            select(TranscriptImport.id).where(TranscriptImport.transcript_id == transcript.id)
        ).one(),
        "highlight_id": quote.id,
        "tag_id": session.scalars(select(Tag.id).where(Tag.name == "Shared code")).one(),
        "participant_id": person.id,
        "consent_id": consent.id,
        "task_id": task.id,
        "media_id": _new(session, media),
        "theme_id": themes[0].id,
        "run_id": run.id,
        "decision_id": session.scalars(
            select(ThemeDecision.id).where(ThemeDecision.study_id == study.id)
        ).first()
        or 0,
        "proposal_id": _new(session, proposal),
        "move_id": _new(session, move),
        "reader_id": _new(session, KindReader(state="ready", figures={})),
        "job_id": job.id,
    }


def _asked(session: Session, owner: Actor, study: Study) -> dict[str, int]:
    header = ["Id", "Date", f"{WORD} recommend?", f"{WORD} satisfied?", f"{WORD} plan", f"{WORD} why?"]
    rows: list[list[object]] = [
        [f"R{n}", f"2026-05-{n:02}", n % 11, 1 + n % 5, SEGMENT if n % 2 else "Other", f"{WORD} answer {n}"]
        for n in range(1, 25)
    ]
    survey = filled.survey(session, owner, study, rows, header=header, title=f"{WORD} pulse")
    questions = session.scalars(select(Question).where(Question.survey_id == survey.id)).all()
    definition = session.scalars(
        select(ScoreDefinition.id).where(ScoreDefinition.study_id == study.id)
    ).first()
    upload, _ = filled.begun(session, study, header=header, title=f"{WORD} import")
    upload.state, upload.file_name = "mapping", f"{WORD}.csv"
    upload.preview = preview_of(io.BytesIO(files.csv_bytes([header, *rows])), upload.file_name)
    outcome = OutcomeImport(
        study_id=study.id, files=[[f"{WORD}.csv", "aa" * 32]], state="failed", reason="No."
    )
    answer = session.scalars(select(OpenAnswer.id).where(OpenAnswer.survey_id == survey.id)).first()
    return {
        "survey_id": survey.id,
        "question_id": questions[-1].id,
        "definition_id": definition or 0,
        "answer_id": answer or 0,
        "survey_import_id": upload.id,
        "outcome_import_id": _new(session, outcome),
    }


def _tested(session: Session, owner: Actor, study: Study) -> dict[str, int]:
    row = tested.counted(session, owner, study, name=f"{WORD} button", hypothesis=f"{WORD} sells")
    reading = ExperimentReading(
        experiment_id=row.id, file_name=f"{WORD}.csv", sha256="bb" * 32, created_by=owner.user_id
    )
    return {"experiment_id": row.id, "reading_id": _new(session, reading)}


def _planned(session: Session, owner: Actor) -> dict[str, int]:
    """What is open to everybody: metrics, goals, teams, objectives."""
    goal = metrics.goal(session)
    metric = metrics.metric(session)
    metrics.monthly(session, owner, metric, [50.0, 48.0, 40.0])
    finding = MetricFinding(
        metric_id=metric.id, day=date(2026, 3, 1), kind="anomaly", value=1.0, expected=2.0
    )
    key_result = objectives.key_result(session, metric_id=metric.id)
    said = objective_services.CheckInDraft(Confidence.ON_TRACK, value=45.0)
    team = objective_services.create_team(session, owner, objective_services.TeamDraft(f"Team {goal.id}"))
    return {
        "goal_id": goal.id,
        "metric_id": metric.id,
        "finding_id": _new(session, finding),
        "metric_import_id": metric_services.accept_text(session, owner, "Day\tA\n2026-05-01\t3", None).id,
        "key_result_id": key_result.id,
        "objective_id": key_result.objective_id,
        "check_in_id": objective_services.check_in(session, owner, key_result.id, said).id,
        "link_id": objective_services.add_guardrail(session, owner, key_result.id, metric.id, low=1.0).id,
        "team_id": team.id,
    }


def _learned(session: Session, owner: Actor, study: Study, ids: Mapping[str, int]) -> dict[str, int]:
    row = learned.insight(
        session, owner, study_id=study.id, statement=f"{WORD} matters.", recommendation=f"Show {WORD}."
    )
    for kind, name in (
        (EvidenceKind.HIGHLIGHT, "highlight_id"),
        (EvidenceKind.THEME, "theme_id"),
        (EvidenceKind.SCORE, "definition_id"),
    ):
        add_evidence(session, owner, row.id, EvidenceDraft(kind, ids[name]))
    claim = learned.claim(
        session, owner, row, key_result_id=ids["key_result_id"], mechanism=f"{WORD} costs people"
    )
    evidence = session.scalars(select(Evidence.id).where(Evidence.insight_id == row.id)).first()
    return {"insight_id": row.id, "claim_id": claim.id, "evidence_id": evidence or 0}
