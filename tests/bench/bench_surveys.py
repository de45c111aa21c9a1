"""A survey's import beside the least it could be: csv.reader and executemany or COPY into the same tables."""

from __future__ import annotations

import atexit
import csv
import gc
import json
import os
import random
import resource
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import select

from insights.factory import FEATURES
from insights.kernel.blobs import BlobStore
from insights.surveys import services
from insights.surveys.models import OpenAnswer, Response, ScoreCube, SurveyImport
from insights.worker.here import perform_waiting
from tests.bench.registry import Work, benchmark
from tests.bench.stage import Stage
from tests.factories import studies
from tests.fixtures import cluster

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
    return beside_the_least(stage, least, _cpu_seconds)


@benchmark("surveys: the same import on PostgreSQL, beside COPY", runs=1)
def import_on_postgresql(stage: Stage) -> Work:
    """The same; the processor's time of the database's server counts, too."""
    atexit.register(cluster.remove_run_folder)
    stage.address = cluster.running_cluster().create("bench")
    folder = cluster.make_run_folder()
    return beside_the_least(stage, least_by_copy, lambda: _cpu_seconds() + _server_seconds(folder))


def beside_the_least(
    stage: Stage, least: Callable[[Stage, Path], None], seconds: Callable[[], float]
) -> Work:
    """The import, measured by `seconds` of processor time beside the least."""
    os.environ.update(INSIGHTS_ENV="development", DATA_DIR=str(stage.settings.data_dir))
    path = stage.folder / "wave.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *answers(ROWS)])
    import_id = inspected(stage, path)
    floor = _timed(lambda: least(stage, path), seconds)

    def work() -> dict[str, float]:
        before = _peak_mb_from_now()
        spent = _timed(lambda: perform_waiting(stage.engine, FEATURES), seconds)
        with stage.session() as session:
            row = session.get_one(SurveyImport, import_id)
            if row.state != "done" or session.scalar(select(ScoreCube.survey_id).limit(1)) is None:
                raise SystemExit(f"the import is {row.state}: {row.reason}")
        grown = _peak_mb() - before
        return {
            "rows": ROWS,
            "floor cpu s": floor,
            "import cpu s": spent,
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
        for rows in _blocks(file):
            for model, columns, values in _plain(rows):
                places = ", ".join("?" * len(columns))
                names = ", ".join(columns)
                floor.executemany(f"INSERT INTO {model.__tablename__} ({names}) VALUES ({places})", values)
            floor.commit()


def least_by_copy(stage: Stage, path: Path) -> None:
    """The same rows by COPY into tables like ours with their indexes, without foreign keys."""
    tables = [Response.__tablename__, OpenAnswer.__tablename__]
    with stage.engine.begin() as connection:
        for table in tables:
            connection.exec_driver_sql(f"CREATE TABLE floor_{table} (LIKE {table} INCLUDING ALL)")
    with path.open(newline="", encoding="utf-8") as file, stage.engine.connect() as connection:
        driver = connection.connection.driver_connection
        for rows in _blocks(file):
            for model, columns, values in _plain(rows):
                copy_in = f"COPY floor_{model.__tablename__} ({', '.join(columns)}) FROM STDIN"
                with driver.cursor() as cursor, cursor.copy(copy_in) as copy:
                    for row in values:
                        copy.write_row(row)
            driver.commit()


Rows = list[tuple[int, list[str]]]


def _blocks(file: TextIO) -> Iterator[Rows]:
    reader = csv.reader(file)
    next(reader)
    numbered = enumerate(reader, start=1)
    while rows := list(islice(numbered, AT_ONCE)):
        yield rows


def _plain(rows: Rows) -> Iterator[tuple[type[Response] | type[OpenAnswer], tuple[str, ...], list[Any]]]:
    yield (
        Response,
        ("survey_id", "number", "respondent", "answered_on", "partial", "preview", "answers"),
        [(1, n, row[0], row[1][:10], False, False, json.dumps(row[:11])) for n, row in rows],
    )
    yield (
        OpenAnswer,
        ("study_id", "survey_id", "question_id", "response_id", "text", "text_hash", "segment",
         "answered_on", "contentless"),
        [(1, 1, 1, n, row[11], "", row[5], row[1][:10], False) for n, row in rows if row[11]],
    )  # fmt: skip


def _timed(work: Work, seconds: Callable[[], float]) -> float:
    before = seconds()
    work()
    return seconds() - before


def _server_seconds(folder: Path) -> float:
    """Processor seconds of the processes that serve connections to the benchmark's database (Linux).

    Not those of autovacuum, which comes when it will, mostly after the floor has been measured.
    """
    server = (folder / "postgres" / "postmaster.pid").read_text().split()[0]
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    serving = [pid for pid in children if "insights bench" in Path(f"/proc/{pid}/cmdline").read_text()]
    return sum(map(_ticks, serving)) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: str) -> int:
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(value) for value in stat[11:13])


def _cpu_seconds() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def _peak_mb() -> float:
    """The most memory that was resident since the last `_peak_mb_from_now` (Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


def _peak_mb_from_now() -> float:
    """Forget the peak that filling the stage had; what is resident now (Linux)."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    return _peak_mb()
