"""A survey's import beside the least it could be: csv.reader and executemany into the same tables."""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from insights.factory import FEATURES
from insights.kernel.blobs import BlobStore
from insights.surveys import services
from insights.surveys.models import ScoreCube, SurveyImport
from insights.worker.here import perform_waiting
from tests.bench.registry import Work, benchmark
from tests.bench.stage import Stage
from tests.factories import studies

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
AT_ONCE = 5000
HEADER = (
    "Respondent ID", "Submitted", "How likely are you to recommend us?", "How satisfied are you?",
    "How easy was it?", "Segment", "Country", "Plan", "Channel", "Rate the speed", "Features",
    "What should we improve?",
)  # fmt: skip
KINDS = (
    "id", "date", "nps", "csat", "ces", "segment", "single", "single", "single", "rating", "multi", "text",
)  # fmt: skip
SCALES = {3: 5, 4: 7, 9: 5}


@benchmark("surveys: import of BENCH_ROWS rows of 12 columns", runs=1)
def import_of_a_survey(stage: Stage) -> Work:
    """From declared columns to readable scores, one answer in ten an open one; `floor` in the same run."""
    os.environ.update(INSIGHTS_ENV="development", DATA_DIR=str(stage.settings.data_dir))
    path = stage.folder / "wave.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *answers(ROWS)])
    import_id = inspected(stage, path)
    floor = _timed(lambda: least(stage, path))

    def work() -> dict[str, float]:
        before = _peak_mb()
        spent = _timed(lambda: perform_waiting(stage.engine, FEATURES))
        with stage.session() as session:
            row = session.get_one(SurveyImport, import_id)
            if row.state != "done" or session.scalar(select(ScoreCube.survey_id).limit(1)) is None:
                raise SystemExit(f"the import is {row.state}: {row.reason}")
        grown = _peak_mb() - before
        return {
            "rows": ROWS,
            "floor cpu s": floor,
            "percent of its speed": 100 * floor / spent,
            "grew MB": grown,
        }

    return work


def answers(rows: int) -> Iterator[tuple[object, ...]]:
    """Made-up answers, the same in every run."""
    chance = random.Random(3)
    for n in range(rows):
        yield (
            f"R{n:07}", f"2026-{1 + n % 12:02}-{1 + n % 27:02} 10:{n % 60:02}:00", chance.randrange(11),
            chance.randrange(1, 6), chance.randrange(1, 8), ("New", "Regular", "Gone")[n % 3],
            ("DE", "FR", "US", "GB", "NL")[n % 5], ("Free", "Pro")[n % 2],
            ("Web", "App", "Shop")[chance.randrange(3)], chance.randrange(1, 6),
            ("Search;Export", "Search", "Export;API", "API")[chance.randrange(4)],
            f"The delivery of order {n} came late." if n % 10 == 0 else "",
        )  # fmt: skip


def inspected(stage: Stage, path: Path) -> int:
    """An upload that was looked into and declared; its import."""
    with path.open("rb") as file:
        blob = BlobStore(stage.settings.data_dir / "blobs").store(file, 1 << 30)
    with stage.session() as session:
        study = studies.study(session, stage.actor)
        import_id = services.accept_upload(session, stage.actor, study, path.name, blob).id
    perform_waiting(stage.engine, FEATURES)
    with stage.session() as session:
        row = session.get_one(SurveyImport, import_id)
        columns = [{"kind": kind, "scale": SCALES.get(at)} for at, kind in enumerate(KINDS)]
        services.declare_mapping(
            session, stage.actor, row, title="Wave", invited=None, date_order="", columns=columns
        )
    return import_id


def least(stage: Stage, path: Path) -> None:
    """The same rows into the same tables of an empty database, without reading what they mean."""
    with sqlite3.connect(stage.database) as ours:
        tables = "SELECT sql FROM sqlite_master WHERE tbl_name IN ('survey_responses', 'open_answers')"
        created = [sql for (sql,) in ours.execute(tables) if sql]
    beside = stage.folder / "floor.sqlite3"
    with sqlite3.connect(beside) as floor, path.open(newline="", encoding="utf-8") as file:
        floor.execute("PRAGMA journal_mode=WAL")
        for sql in created:
            floor.execute(sql)
        reader = csv.reader(file)
        next(reader)
        rows: list[tuple[int, list[str]]] = []
        for numbered in enumerate(reader, start=1):
            rows.append(numbered)
            if len(rows) == AT_ONCE:
                _write(floor, rows)
                rows = []
        _write(floor, rows)


def _write(floor: sqlite3.Connection, rows: list[tuple[int, list[str]]]) -> None:
    floor.executemany(
        "INSERT INTO survey_responses (survey_id, number, respondent, answered_on, partial, preview, "
        "answers) VALUES (1, ?, ?, ?, 0, 0, ?)",
        [(n, row[0], row[1][:10], json.dumps(row[:11])) for n, row in rows],
    )
    floor.executemany(
        "INSERT INTO open_answers (study_id, survey_id, question_id, response_id, text, text_hash, segment, "
        "answered_on, contentless) VALUES (1, 1, 1, ?, ?, '', ?, ?, 0)",
        [(n, row[11], row[5], row[1][:10]) for n, row in rows if row[11]],
    )
    floor.commit()


def _timed(work: Work) -> float:
    before = _cpu_seconds()
    work()
    return _cpu_seconds() - before


def _cpu_seconds() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
