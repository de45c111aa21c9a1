"""Teaching the installation's own reading of kinds from what people decided, in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
from sqlalchemy.orm import Session

from insights.analysis.text.embedding import embed_texts, embedder
from insights.analysis.text.kinds import HEAD, shipped_shares, tuned_scores
from insights.analysis.text.model import KINDS, text_hash
from insights.analysis.text.own_head import Lessons, OwnHead, taught, verdict
from insights.analysis.text.vectors import one_thread
from insights.analysis.text.words import without_marks
from insights.themes import queries, services
from insights.themes.jobs.reader_files import keep_reader
from insights.themes.jobs.shelf import VectorShelf
from insights.themes.models import KindReader
from insights.themes.rules.states import SourceKind, place_of_key
from insights.themes.rules.teaching import Lesson, too_little, weights_of
from insights.worker import JobFailed, JobRun, job

VECTORS = "minilm"


def _note_failure(session: Session, reason: str, reader_id: int) -> None:
    row = session.get(KindReader, reader_id)
    if row is not None:
        services.fail_teaching(session, row, reason)


@job(services.TEACH, queue="analysis", on_failed=_note_failure)
def teach_reader(run: JobRun, reader_id: int) -> None:
    """Learn from decisions, judge it on decisions held out, store it; people say whether it is used."""
    with run.read() as session:
        name = session.get_one(KindReader, reader_id).name
        lessons = queries.lessons(session)
    reason = too_little(lessons)
    if reason:
        raise JobFailed(reason)
    texts = [without_marks(lesson.text) for lesson in lessons]
    shelf = VectorShelf(run, [text_hash(text) for text in texts])
    model = embedder(VECTORS)

    def tell(done: int, total: int, _: str) -> None:
        shelf.flush()
        run.progress(done, total + 1, "Reading passages")

    with one_thread():
        vectors = embed_texts(texts, model, shelf, tell)
        scores = tuned_scores(VECTORS, texts, shelf, tell)
        shelf.flush()
        spoken = [place_of_key(lesson.key)[0] is SourceKind.TURN for lesson in lessons]
        read = _numbers(lessons, shipped_shares(VECTORS, texts, vectors, scores, spoken), vectors)
        run.progress(len(texts), len(texts) + 1, "Judging on decisions held out")
        figures = verdict(read)
        head = OwnHead(name, HEAD, model.version, *taught(read))
    stored = keep_reader(head)
    told = {**asdict(figures), "better": figures.better}
    with run.transaction(last=True) as session:
        row = session.get_one(KindReader, reader_id)
        services.finish_teaching(session, row, HEAD, model.version, stored.sha256, told)


def _numbers(lessons: Sequence[Lesson], shares: np.ndarray, vectors: np.ndarray) -> Lessons:
    """The lessons as numbers; where people said only what a passage is not, its likeliest other kind."""
    other = shares.copy()
    for row, lesson in enumerate(lessons):
        if lesson.refused:
            other[row, KINDS.index(lesson.kind)] = -1
    truth = np.where(
        [lesson.refused for lesson in lessons],
        other.argmax(axis=1),
        [KINDS.index(lesson.kind) for lesson in lessons],
    )
    decisions = np.array([lesson.decision for lesson in lessons])
    return Lessons(shares, vectors, truth, np.array(weights_of(lessons)), decisions)
