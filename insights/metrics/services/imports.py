"""Taking in tables of values: read, previewed, then saved whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel import clock
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.errors import InvalidInput
from insights.metrics.models import MetricImport
from insights.metrics.rules.gaps import cadence_of
from insights.metrics.rules.grids import MOST_PROBLEMS, plain, read_grid, rows_in
from insights.metrics.rules.kinds import Source
from insights.metrics.services.metrics import MetricDraft, create_metric
from insights.metrics.services.values import Stored, ValueDraft, put_values
from insights.worker import enqueue

LONGEST_TEXT = 2 << 20
AT_ONCE = 20_000
SKIP, NEW, ONE = "skip", "new", "one"


def accept_text(session: Session, actor: Actor, text: str, metric_id: int | None) -> MetricImport:
    """Read a pasted table; InvalidInput when it is none."""
    if len(text) > LONGEST_TEXT:
        raise InvalidInput("This is too much to paste; upload it as a file.", "text")
    row = MetricImport(name="Pasted table", metric_id=metric_id, created_by=actor.user_id)
    keep_parsed(row, plain(read_grid(rows_in(text))))
    session.add(row)
    session.flush()
    return row


def accept_file(session: Session, actor: Actor, name: str, blob: Blob, metric_id: int | None) -> MetricImport:
    """Note a stored file and ask a worker to read it."""
    row = MetricImport(name=name[:255], sha256=blob.sha256, metric_id=metric_id, created_by=actor.user_id)
    session.add(row)
    session.flush()
    _ask(session, actor, row, "metrics.read_import")
    return row


def keep_parsed(row: MetricImport, parsed: Mapping[str, Any]) -> None:
    """Keep what was read for the preview; days in the future are told there already."""
    today = clock.latest_today().isoformat()
    ahead = [
        [point[2], f"{point[0]} lies in the future."]
        for series in parsed["series"]
        for point in series["points"]
        if point[0] > today
    ]
    problems = sorted([*map(list, parsed["problems"]), *ahead])[:MOST_PROBLEMS]
    row.parsed, row.state, row.reason = {**parsed, "problems": problems}, "mapping", ""


def mark_failed(session: Session, row: MetricImport, reason: str) -> None:
    """Say why the table could not be taken."""
    row.state, row.reason = "failed", reason
    session.flush()


def ask_to_save(
    session: Session,
    actor: Actor,
    row: MetricImport,
    targets: Sequence[tuple[str, str]],
    zeros: str,
    name: str = "",
) -> None:
    """Save what was read as planned: at once, or by a worker when it is much.

    `targets` names for each series the metric ("skip", "new", its id, or "one" for a new one that all of
    these share) and the part ("" for the whole); `zeros` is "keep" or "skip" (zeros between other values
    are outages); `name` is that of a metric that is new and the only one.
    """
    if row.state != "mapping" or row.parsed is None:
        raise InvalidInput("This table was saved already, or is not read yet.")
    _refuse_problems(row.parsed)
    if all(to == SKIP for to, _ in targets):
        raise InvalidInput("Nothing is chosen: say which metric each row belongs to.")
    row.plan = {"targets": [list(target) for target in targets], "zeros": zeros, "name": name.strip()}
    count = sum(len(series["points"]) for series in row.parsed["series"])
    if count <= AT_ONCE:
        save_import(session, actor, row)
    else:
        row.state = "saving"
        _ask(session, actor, row, "metrics.save_import")
    session.flush()


def save_import(session: Session, actor: Actor, row: MetricImport) -> None:
    """Carry out the plan; InvalidInput leaves nothing saved when the caller rolls back."""
    if row.parsed is None or row.plan is None:
        return
    by_metric: dict[int, list[ValueDraft]] = {}
    all_series, name, shared = row.parsed["series"], row.plan.get("name", ""), 0
    for series, (to, part) in zip(all_series, row.plan["targets"], strict=True):
        if to == SKIP or not series["points"]:
            continue
        if to == NEW:
            own = name if len(all_series) == 1 else ""
            metric_id = _new_metric(session, actor, series, own or series["name"])
        elif to == ONE:
            metric_id = shared = shared or _new_metric(session, actor, series, name)
        else:
            metric_id = int(to)
        drafts = _drafts(series, part, row.plan["zeros"] == "skip")
        by_metric.setdefault(metric_id, []).extend(drafts)
    source = Source.UPLOAD
    stored = [
        put_values(session, actor, metric_id, drafts, source) for metric_id, drafts in by_metric.items()
    ]
    total = Stored(
        sum(one.added for one in stored),
        sum(one.corrected for one in stored),
        sum(one.unchanged for one in stored),
    )
    row.outcome = {"words": total.words, "metrics": list(by_metric)}
    row.state, row.parsed = "done", None
    session.flush()
    record_audit(session, actor, "metrics.save_import", "metric_import", row.id)


def _refuse_problems(parsed: Mapping[str, Any]) -> None:
    problems = parsed["problems"]
    if problems:
        number, message = problems[0]
        more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise InvalidInput(f"Row {number}: {message} Correct this{more} and send the table again.")


def _drafts(series: Mapping[str, Any], part: str, without_outages: bool) -> list[ValueDraft]:
    points = sorted(series["points"])
    if without_outages:
        kept = [at for at, point in enumerate(points) if point[1] != 0]
        first, last = (kept[0], kept[-1]) if kept else (0, -1)
        points = [point for at, point in enumerate(points) if point[1] != 0 or not first < at < last]
    return [
        ValueDraft(date.fromisoformat(day), float(value), part, n=n, comment=comment, row=number)
        for day, value, number, n, comment in points
    ]


def _new_metric(session: Session, actor: Actor, series: Mapping[str, Any], name: str) -> int:
    if actor.user_id is None:
        raise InvalidInput("A new metric needs an owner.")
    days = sorted(date.fromisoformat(point[0]) for point in series["points"])
    cadence = cadence_of(days)
    draft = MetricDraft(name=name[:200] or "Uploaded values", owner_id=actor.user_id, cadence=cadence)
    return create_metric(session, actor, draft).id


def _ask(session: Session, actor: Actor, row: MetricImport, name: str) -> None:
    subject = ("metric_import", row.id)
    enqueue(session, actor, name, {"import_id": row.id}, key=f"{name}:{row.id}", subject=subject)
