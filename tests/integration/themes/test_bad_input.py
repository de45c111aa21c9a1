"""Studies that hold nothing, the same, noise or everything at once: each analysis ends in a clear state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.db import open_engine, open_session, reading
from insights.studies.models import Study
from insights.themes import queries, services
from insights.themes.models import AnalysisRun, PassageReading, Theme, ThemeMember, VectorCache
from insights.transcripts.models import Transcript
from insights.transcripts.services import remove_transcript
from insights.worker.models import Job
from tests.factories import found, people, spoken, studies
from tests.fixtures.performed import perform_waiting
from tests.fixtures.workers import until

MIXED = (
    "Der Export ist versteckt, ich finde ihn nicht",
    "Я не могу найти кнопку экспорта",
    "エクスポートボタンが見つかりません",
    "لا أستطيع العثور على زر التصدير",
    "找不到导出按钮",
    "Δεν βρίσκω την εξαγωγή",
    "I cannot find the export button",
    "Non trovo il pulsante per esportare",
    "내보내기 버튼을 찾을 수 없어요",
    "לא מוצא את כפתור הייצוא",
    "मुझे निर्यात बटन नहीं मिल रहा",
    "ส่งออกอยู่ที่ไหน หาไม่เจอ",
)
NOISE = (
    *(
        "\U0001f600\U0001f600\U0001f600",
        "\U0001f469\u200d\U0001f467 \U0001f680",
        "…",
        "???",
        "12 34 56",
        "#@!",
    ),
    *("\u202eabc\u202c", "z\u0301\u0302\u0303", "\u200b", "\ufdfa", "\U0001f3f3\ufe0f\u200d\U0001f308"),
)
UNBROKEN = " ".join(f"word{number % 977} and then" for number in range(34_000))


@pytest.fixture
def engine(own_database: str) -> Iterator[Engine]:
    """An engine on a migrated database of this test's own."""
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def study_of(session: Session, actor: Actor, texts: list[str]) -> Study:
    """A study in which each text is said by a person of their own."""
    study = studies.study(session, actor)
    said = [(f"Person {number}", text) for number, text in enumerate(texts)]
    spoken.transcript(session, actor, study, said, moderator="")
    return study


def test_whatever_was_said_an_analysis_ends_in_a_clear_state(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor = people.user(session).as_actor()
        texts = {
            "identical": ["The export is broken and I gave up"] * 12,
            "mixed": list(MIXED),
            "noise": list(NOISE),
            "unbroken": [UNBROKEN, *found.EXPORT],
        }
        made = {name: study_of(session, actor, said).id for name, said in texts.items()}
        runs = {name: services.start_run(session, actor, study_id).id for name, study_id in made.items()}
    found.analysed(engine)
    with open_session(engine) as session:
        for name, run_id in runs.items():
            run = session.get_one(AnalysisRun, run_id)
            assert run.state == "done", f"{name}: {run.state} {run.reason}"
            assert run.notes, f"{name} says nothing"
            assert run.counts["passages"] == len(texts[name])
        (same,) = queries.themes_of(session, actor, made["identical"])
        assert (same.people_count, same.passage_count) == (12, 12)
        assert queries.themes_of(session, actor, made["noise"]) == []
        languages = select(Theme.id, func.count(func.distinct(Theme.language))).group_by(Theme.id)
        assert all(count <= 1 for _, count in session.execute(languages))
        assert session.scalar(select(func.count()).where(~Theme.whole)) == 0


def many(session: Session) -> tuple[Actor, Study]:
    """Enough talks (144 passages) that an analysis can be met while it reads."""
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    ways = (
        "",
        "Honestly, ",
        "For the third time: ",
        "As I said before, ",
        "Again, ",
        "Last week it was so: ",
    )
    for number, way in enumerate(ways):
        topics = (found.EXPORT, found.DELIVERY, found.SIZES, found.CHECKOUT)
        said = [[f"{way}{text}" for text in topic] for topic in topics]
        found.interviews(session, actor, study, said, first=number * 6)
    session.execute(delete(Job))
    return actor, study


def analysed_while(engine: Engine, run_id: int, meanwhile: Callable[[Session], object]) -> AnalysisRun:
    """Carry the waiting analysis out, and do something as soon as its first vectors are kept."""
    worker = Thread(target=perform_waiting, args=(engine,))
    worker.start()
    until(lambda: kept(engine) >= 64, 120, "some vectors")
    with open_session(engine) as session, session.begin():
        meanwhile(session)
    worker.join()
    with open_session(engine) as session:
        return session.get_one(AnalysisRun, run_id)


def kept(engine: Engine) -> int:
    with reading(), open_session(engine) as session:
        return session.scalar(select(func.count()).select_from(VectorCache)) or 0


def test_an_analysis_stopped_while_it_reads_keeps_its_vectors_and_nothing_else(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = many(session)
        run_id = services.start_run(session, actor, study.id).id
    run = analysed_while(engine, run_id, lambda session: services.cancel_run(session, actor, run_id))
    assert run.state == "cancelled"
    assert kept(engine) >= 64
    with open_session(engine) as session:
        assert session.scalar(select(func.count()).select_from(Theme)) == 0
        assert session.scalar(select(func.count()).select_from(PassageReading)) == 0


def test_talks_that_go_and_come_while_an_analysis_reads_leave_it_whole(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = many(session)
        run_id = services.start_run(session, actor, study.id).id

    def meanwhile(session: Session) -> None:
        remove_transcript(session, actor, session.scalars(select(Transcript).limit(1)).one())
        found.interviews(session, actor, session.get_one(Study, study.id), [found.CHECKOUT], first=60)
        session.execute(delete(Job).where(Job.name != services.JOB))

    run = analysed_while(engine, run_id, meanwhile)
    assert (run.state, run.counts["passages"]) == ("done", 144)
    with open_session(engine) as session:
        assert session.scalar(select(func.count()).where(PassageReading.whole)) == 140
        held = session.scalar(select(func.count()).select_from(ThemeMember))
        themes = queries.themes_of(session, actor, study.id)
        assert held == sum(theme.passage_count for theme in themes) <= 140
