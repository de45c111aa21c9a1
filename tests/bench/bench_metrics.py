"""Metrics and objectives at size: the board, a metric's page, an upload, the progress of a company."""

from __future__ import annotations

import time
from datetime import date, timedelta

from sqlalchemy import insert, select

from insights.kernel import clock
from insights.metrics import services
from insights.metrics.models import Metric, MetricTarget, MetricValue
from insights.metrics.rules.kinds import Cadence, Source
from insights.objectives import queries as objective_queries
from insights.objectives.models import CheckIn, KeyResult, Objective
from tests.bench.registry import Work, benchmark, page
from tests.bench.stage import Stage

METRICS, DAYS = 500, 5 * 365
UPLOADED = 100_000
OBJECTIVES, KEY_RESULTS_EACH = 1000, 5


def filled(stage: Stage) -> int:
    """500 metrics with five years of daily values and a target; the id of the first."""
    actor = stage.actor
    with stage.session() as session:
        known = session.scalar(select(Metric.id).where(Metric.name == "Metric 000"))
        if known is not None:
            return known
        first = clock.today() - timedelta(days=DAYS)
        days = [first + timedelta(days=at) for at in range(DAYS)]
        stamp = {"source": "upload", "recorded_at": clock.now(), "comment": "", "segment": ""}
        ids = []
        for number in range(METRICS):
            draft = services.MetricDraft(
                name=f"Metric {number:03d}", owner_id=actor.user_id, cadence=Cadence.DAILY
            )
            metric = services.create_metric(session, actor, draft)
            ids.append(metric.id)
            rows = [
                stamp | {"metric_id": metric.id, "day": day, "value": 40 + at % 30}
                for at, day in enumerate(days)
            ]
            session.execute(insert(MetricValue), rows)
            session.add(MetricTarget(metric_id=metric.id, starts=first, ends=clock.today(), low=45.0))
            session.flush()
            services.refresh_summary(session, metric)
        return ids[0]


@page("board of 500 metrics with five years of days")
def metrics_board(stage: Stage) -> str:
    filled(stage)
    return "/metrics"


@page("page of a metric with five years of days")
def metric_page(stage: Stage) -> str:
    return f"/metrics/{filled(stage)}"


@page("what follows under it: chart, values, what explains it")
def metric_known(stage: Stage) -> str:
    return f"/metrics/{filled(stage)}/known"


@benchmark("upload of 100,000 values", runs=1)
def upload(stage: Stage) -> Work:
    stage.user  # noqa: B018 - migrates and fills the database
    return lambda: upload_beside_raw(stage)


def upload_beside_raw(stage: Stage) -> dict[str, float]:
    """Seconds of our way and of a bare executemany of the same rows, and their ratio."""
    first = date(2000, 1, 1)
    days = [first + timedelta(days=at) for at in range(5000)]
    parts = [f"Part {at:02d}" for at in range(UPLOADED // len(days))]
    drafts = [services.ValueDraft(day, float(at), part) for part in parts for at, day in enumerate(days)]
    stamp = {"source": "upload", "recorded_at": clock.now(), "comment": ""}
    with stage.session() as session:
        ids = [
            services.create_metric(
                session, stage.actor, services.MetricDraft(name=name, owner_id=stage.actor.user_id)
            ).id
            for name in ("Ours", "Raw")
        ]
    rows = [
        stamp | {"metric_id": ids[1], "segment": d.segment, "day": d.day, "value": d.value} for d in drafts
    ]
    began = time.perf_counter()
    with stage.engine.begin() as connection:
        connection.execute(insert(MetricValue.__table__), rows)
    raw = time.perf_counter() - began
    began = time.perf_counter()
    with stage.session() as session:
        services.put_values(session, stage.actor, ids[0], drafts, Source.UPLOAD)
    ours = time.perf_counter() - began
    return {"ours s": ours, "raw s": raw, "share of the raw rate": raw / ours}


@benchmark("progress of 1,000 objectives with 5,000 key results", runs=3)
def progress(stage: Stage) -> Work:
    planned(stage)

    def read() -> None:
        with stage.session() as session:
            objective_queries.objectives_tree(session, stage.actor, objective_queries.ObjectiveFilter())

    return read


@page("home with 1,000 objectives")
def crowded_home(stage: Stage) -> str:
    planned(stage)
    return "/"


def planned(stage: Stage) -> None:
    """1,000 open objectives of five key results each, half of them measured, all with three check-ins."""
    metric_id = filled(stage)
    today = clock.today()
    span = {"starts": today - timedelta(days=45), "owner_id": stage.actor.user_id, "version": 1}
    with stage.session() as session:
        if session.scalar(select(Objective.id).limit(1)) is None:
            objective = span | {"ends": today + timedelta(days=45), "created_at": clock.now()}
            rows = [objective | {"id": at, "statement": f"Objective {at}"} for at in range(1, OBJECTIVES + 1)]
            session.execute(insert(Objective), rows)
            key_result = span | {"deadline": today + timedelta(days=45), "unit": "count", "way": "up"}
            key_result |= {"baseline": 0.0, "target": 100.0, "proposed_at": clock.now()}
            count = OBJECTIVES * KEY_RESULTS_EACH
            session.execute(
                insert(KeyResult),
                [
                    key_result
                    | {
                        "id": at + 1,
                        "objective_id": at // KEY_RESULTS_EACH + 1,
                        "statement": f"Key result {at}",
                        "metric_id": metric_id + at % METRICS if at % 2 else None,
                    }
                    for at in range(count)
                ],
            )
            said = {"confidence": "on_track", "created_at": clock.now(), "value": 40.0}
            session.execute(
                insert(CheckIn),
                [
                    said | {"key_result_id": at + 1, "day": today - timedelta(days=7 * back)}
                    for at in range(count)
                    for back in range(3)
                ],
            )
