"""The way from an upload to the page a decision is made on, each step at its size."""

from __future__ import annotations

import io
import os
from datetime import date

from insights.factory import FEATURES
from insights.kernel.blobs import BlobStore
from insights.studies.rules import SessionKind
from insights.themes.services import start_run
from insights.transcripts import services
from insights.transcripts.models import Transcript
from insights.worker.here import perform_waiting
from tests.bench.bench_text import texts
from tests.bench.registry import Work, benchmark, page
from tests.bench.stage import Stage
from tests.bench.story import conversation_of, tell
from tests.factories import found, spoken, studies
from tests.factories.transcripts import Said, vtt_by_voice

WORDS = 6_000
PASSAGES = 1_000
PEOPLE = 20


@benchmark("way: import of one 6,000-word VTT, to the last job", runs=3)
def import_of_a_talk(stage: Stage) -> Work:
    """Upload, reading in a confined child, passages, search rows."""
    os.environ.update(INSIGHTS_ENV="development", DATA_DIR=str(stage.settings.data_dir))
    talk = [
        Said(who, at * 10.0, at * 10.0 + 9, text) for at, (who, text) in enumerate(conversation_of(WORDS))
    ]
    content = vtt_by_voice(talk).encode()
    stage.user  # noqa: B018 - migrates and fills the database
    return lambda: import_once(stage, content)


def import_once(stage: Stage, content: bytes) -> dict[str, float]:
    """Words, turns of the transcript and jobs that it took."""
    blob = BlobStore(stage.settings.data_dir / "blobs").store(io.BytesIO(content), 1 << 24)
    with stage.session() as session:
        study = studies.study(session, stage.actor)
        row = services.accept_upload(
            session, stage.actor, study, "talk.vtt", blob, SessionKind.INTERVIEW, date(2026, 5, 4)
        )
    jobs = []
    while ended := perform_waiting(stage.engine, FEATURES):
        jobs += ended
    if any(job.state != "done" for job in jobs):
        raise SystemExit(f"a job failed: {[job.reason for job in jobs]}")
    with stage.session() as session:
        session.refresh(row := session.merge(row))
        transcript = session.get_one(Transcript, row.transcript_id)
        return {"words": transcript.word_count, "turns": transcript.turn_count, "jobs": len(jobs)}


@benchmark("way: one analysis of 1,000 passages, MiniLM", runs=1)
def analysis_of_a_study(stage: Stage) -> Work:
    """The whole job: vectors that nothing has kept yet, themes, their members and counts."""
    said = [(f"Person {number % PEOPLE}", text) for number, text in enumerate(texts(PASSAGES))]
    with stage.session() as session:
        study = studies.study(session, stage.actor)
        spoken.transcript(session, stage.actor, study, said, moderator="")
        start_run(session, stage.actor, study.id)
    return lambda: analyse_once(stage, study.id)


def analyse_once(stage: Stage, study_id: int) -> dict[str, float]:
    """Themes that the analysis found."""
    found.analysed(stage.engine)
    with stage.session() as session:
        return {"themes": sum(map(len, found.labels_by_status(session, study_id).values()))}


@page("way: study page, 10,000 passages")
def study_page(stage: Stage) -> str:
    """The overview with all its panels."""
    return f"/studies/{tell(stage).study_id}"


@page("way: key result's briefing, 10,000 passages")
def briefing_page(stage: Stage) -> str:
    """The accountable page, with ten claims."""
    return f"/key-results/{tell(stage).key_result_id}/briefing"


@page("way: home, 10,000 passages")
def home_page(stage: Stage) -> str:
    """Home of an admin."""
    tell(stage)
    return "/"


@page("way: pain-point board, 10,000 passages")
def board_page(stage: Stage) -> str:
    """The first page of the board."""
    tell(stage)
    return "/pain-points"
