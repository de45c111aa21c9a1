"""A filled installation: one study with 10,000 passages and all that rests on it, made by the services."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.kernel.actor import Actor
from insights.objectives.models import KeyResult
from insights.studies.models import Study
from insights.transcripts.models import Transcript
from tests.bench.bench_text import texts
from tests.bench.stage import Stage
from tests.factories import filled, found, learned, marked, metrics, objectives, spoken, studies

SHARED = "INSIGHTS_BENCH_SHARED"
PASSAGES = 10_000
TRANSCRIPTS = 50
PEOPLE_EACH = 5
PAIN_POINTS = 40
INSIGHTS = 20
METRICS = 20
OTHER_STUDIES = 20


@dataclass(frozen=True, slots=True)
class Story:
    """Ids of what the pages show."""

    user_id: int
    study_id: int
    key_result_id: int


def tell(stage: Stage) -> Story:
    """Fill the stage; the benchmarks of one run share the filled database, since filling takes a minute."""
    shared = os.environ.get(SHARED)
    if not shared:
        return fill(stage)
    kept, ids = Path(shared, "story.sqlite3"), Path(shared, "story.json")
    if not ids.exists():
        story = fill(stage)
        with stage.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql(f"VACUUM INTO '{kept}'")
        ids.write_text(json.dumps(asdict(story)), encoding="utf-8")
        return story
    shutil.copyfile(kept, stage.database)
    story = Story(**json.loads(ids.read_text(encoding="utf-8")))
    with stage.session() as session:
        stage.user = session.get_one(User, story.user_id)
    return story


def fill(stage: Stage) -> Story:
    """Write it all, by the services."""
    with stage.session() as session:
        actor = stage.actor
        for number in range(OTHER_STUDIES):
            studies.study(session, actor, title=f"Study {number}")
        study = studies.study(session, actor, title="All of them")
        transcripts = heard(session, actor, study)
        find_themes(session, actor, study)
        filled.survey(session, actor, study)
        key_result = planned(session, actor)
        learnt(session, actor, study, transcripts, key_result)
        return Story(actor.user_id or 0, study.id, key_result.id)


def heard(session: Session, actor: Actor, study: Study) -> list[Transcript]:
    """Interviews of five people each, every turn one passage."""
    said = texts(PASSAGES)
    each = PASSAGES // TRANSCRIPTS
    return [
        spoken.transcript(
            session,
            actor,
            study,
            [
                (f"Person {number}.{at % PEOPLE_EACH}", text)
                for at, text in enumerate(said[number * each : (number + 1) * each])
            ],
            moderator="",
            name=f"interview_{number}.vtt",
        )
        for number in range(TRANSCRIPTS)
    ]


def find_themes(session: Session, actor: Actor, study: Study) -> None:
    """Suggested pain points over all passages."""
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    drafts = [found.draft(n, f"Trouble {n}", keys[n::PAIN_POINTS]) for n in range(PAIN_POINTS)]
    found.stored_run(session, actor, study, found.result_of(drafts))


def planned(session: Session, actor: Actor) -> KeyResult:
    """Objectives with a key result for each metric; the first one."""
    made = []
    for number in range(METRICS):
        metric = metrics.metric(session, actor, name=f"Metric {number}")
        metrics.monthly(session, actor, metric, [40.0 + at % 5 for at in range(6)])
        objective = objectives.objective(session, actor, statement=f"Objective {number}")
        made.append(objectives.key_result(session, actor, objective, metric_id=metric.id))
    return made[0]


def learnt(
    session: Session, actor: Actor, study: Study, transcripts: Sequence[Transcript], key_result: KeyResult
) -> None:
    """Published insights, each with a quote; half of them explain the key result."""
    for number, transcript in zip(range(INSIGHTS), transcripts, strict=False):
        marked.highlight(session, actor, transcript, "again", "Trouble")
        insight = learned.published(session, actor, study, statement=f"People meet trouble {number}.")
        if number % 2:
            learned.claim(session, actor, insight, key_result_id=key_result.id)


def conversation_of(words: int) -> Iterator[tuple[str, str]]:
    """Who says what in a talk of at least so many words."""
    said, number = 0, 0
    lines = texts(words)
    while said < words:
        text = ". ".join(line.capitalize() for line in lines[number * 3 : number * 3 + 3]) + "."
        yield ("Maria Lopez", "And then, what did you do?") if number % 2 else ("Ben Okafor", text)
        said += 6 if number % 2 else len(text.split())
        number += 1
