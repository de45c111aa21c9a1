"""Metrics in /api/v1: which there are, and their values in and out."""

from __future__ import annotations

from typing import Any

from insights.kernel import clock
from insights.metrics import queries, services
from insights.metrics.rules.kinds import Source
from insights.metrics.schemas import (
    MetricAddress,
    MetricOut,
    MetricsAsked,
    MetricsOut,
    PartAsked,
    ValueAddress,
    ValueIn,
    ValueOut,
    ValuesAsked,
    ValuesOut,
)
from insights.web.api import api_blueprint, refusals
from insights.web.context import current_actor, current_session

api = api_blueprint("metrics_api", "Metrics")


@api.get("/metrics")
@api.input(MetricsAsked, location="query", arg_name="asked")
@api.output(MetricsOut)
@api.doc(summary="List metrics", security="token", responses=refusals(422))
def list_metrics(asked: MetricsAsked) -> dict[str, Any]:
    """The metrics in use and the archived ones, in the order of their ids."""
    session, today = current_session(), clock.today()
    rows = queries.metrics_after(session, current_actor(), asked.cursor, asked.limit + 1)
    more, rows = len(rows) > asked.limit, rows[: asked.limit]
    summaries = queries.summaries_of(session, [row.id for row in rows])
    metrics = [MetricOut.of(row, summaries[row.id], today) for row in rows]
    return {"metrics": metrics, "next_cursor": rows[-1].id if more else None}


@api.get("/metrics/<metric_id>")
@api.input(MetricAddress, location="path", arg_name="address")
@api.output(MetricOut)
@api.doc(summary="Read a metric", security="token", responses=refusals(404, 422))
def show_metric(metric_id: str, address: MetricAddress) -> MetricOut:
    """One metric with its last value."""
    session = current_session()
    row = queries.metric(session, current_actor(), address.metric_id)
    return MetricOut.of(row, queries.summaries_of(session, [row.id])[row.id], clock.today())


@api.get("/metrics/<metric_id>/values")
@api.input(MetricAddress, location="path", arg_name="address")
@api.input(ValuesAsked, location="query", arg_name="asked")
@api.output(ValuesOut)
@api.doc(summary="Read values", security="token", responses=refusals(404, 422))
def list_values(metric_id: str, address: MetricAddress, asked: ValuesAsked) -> dict[str, Any]:
    """The values of a metric or of one part of it, the oldest first."""
    session, actor = current_session(), current_actor()
    row = queries.metric(session, actor, address.metric_id)
    values = queries.values_after(
        session, actor, row.id, asked.segment, asked.cursor, asked.starts, asked.ends, asked.limit + 1
    )
    more, values = len(values) > asked.limit, values[: asked.limit]
    return {"values": values, "next_cursor": values[-1].day if more else None}


@api.get("/metrics/<metric_id>/values/<day>")
@api.input(ValueAddress, location="path", arg_name="address")
@api.input(PartAsked, location="query", arg_name="part")
@api.output(ValueOut)
@api.doc(summary="Read the value of a day", security="token", responses=refusals(404, 422))
def show_value(metric_id: str, day: str, address: ValueAddress, part: PartAsked) -> ValueOut:
    """The value of a metric or of one part of it on a day."""
    return _value(address, part.segment)


@api.put("/metrics/<metric_id>/values/<day>")
@api.input(ValueAddress, location="path", arg_name="address")
@api.input(PartAsked, location="query", arg_name="part")
@api.input(ValueIn, arg_name="given")
@api.output(ValueOut)
@api.doc(summary="Set the value of a day", security="token", responses=refusals(400, 404, 413, 422))
def put_value(metric_id: str, day: str, address: ValueAddress, part: PartAsked, given: ValueIn) -> ValueOut:
    """Set a value; the same again changes nothing, another one is kept as a correction."""
    draft = given.draft(address.day, part.segment)
    services.put_value(current_session(), current_actor(), address.metric_id, draft, Source.API)
    return _value(address, draft.segment)


@api.delete("/metrics/<metric_id>/values/<day>")
@api.input(ValueAddress, location="path", arg_name="address")
@api.input(PartAsked, location="query", arg_name="part")
@api.output({}, status_code=204)
@api.doc(summary="Take the value of a day away", security="token", responses=refusals(404, 422))
def remove_value(metric_id: str, day: str, address: ValueAddress, part: PartAsked) -> str:
    """Take a value away that should not stand there; it is kept as a correction."""
    session, actor = current_session(), current_actor()
    services.remove_value(session, actor, address.metric_id, address.day, part.segment)
    return ""


def _value(address: ValueAddress, segment: str) -> ValueOut:
    row = queries.value_on(current_session(), current_actor(), address.metric_id, address.day, segment)
    return ValueOut.model_validate(row)
