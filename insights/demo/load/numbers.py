"""Strategy goal, metrics, objectives, key results and check-ins of the sample."""

from __future__ import annotations

from sqlalchemy.orm import Session

from insights.demo.load.workspace import Workspace
from insights.demo.story.metrics import Metric as Kpi
from insights.demo.story.objectives import KeyResult as Promise
from insights.kernel.actor import Actor
from insights.metrics import services as metrics
from insights.metrics.models import Metric
from insights.metrics.rules.kinds import Cadence, Category, Direction, Priority, Source, Timing, Unit
from insights.objectives import services as objectives
from insights.objectives.rules.kinds import Confidence, Way

UNITS = {"EUR": Unit.CURRENCY, "%": Unit.PERCENT, "points": Unit.SCORE, "ms": Unit.SECONDS}
PRIORITIES = {1: Priority.HIGH, 2: Priority.MEDIUM, 3: Priority.LOW}
# what must not suffer while something else is improved: (at least, at most)
BOUNDS = {"repeat_purchase": (26.0, None), "checkout_p95": (None, 1.0), "availability": (99.8, None)}


def scaled(unit: str, value: float) -> float:
    """A value of the story in the house's units: milliseconds become seconds."""
    return round(value / 1000, 4) if unit == "ms" else value


def add_metrics(work: Workspace) -> None:
    """The strategy goal and the eight KPIs with values, targets, benchmarks and annotations."""
    with work.at() as session:
        for goal in work.story.goals:
            draft = metrics.GoalDraft(
                goal.statement, f"{goal.start.year}–{goal.end.year}", work.id_of("user", goal.owner)
            )
            work.keep(session, "goal", goal.key, metrics.create_goal(session, work.actors["pm"], draft))
        for kpi in work.story.metrics:
            _add_metric(work, session, work.actors["pm"], kpi)


def _add_metric(work: Workspace, session: Session, actor: Actor, kpi: Kpi) -> None:
    draft = metrics.MetricDraft(
        name=kpi.name,
        owner_id=work.id_of("user", kpi.owner),
        unit=UNITS[kpi.unit],
        currency="EUR" if kpi.unit == "EUR" else "",
        category=Category(kpi.category),
        direction=Direction(kpi.direction),
        timing=Timing(kpi.timing),
        priority=PRIORITIES[kpi.priority],
        priority_reason=kpi.priority_reason,
        cadence=Cadence(kpi.cadence),
        definition=kpi.definition,
        formula=kpi.formula,
        source=kpi.source,
        strategy_goal_id=work.id_of("goal", work.story.goals[0].key),
        score_definition_id=work.ids.get(("score", kpi.key)) if kpi.fed_by else None,
        review_by=kpi.review_by,
    )
    row = metrics.create_metric(session, actor, draft)
    work.keep(session, "metric", kpi.key, row)
    values = [
        metrics.ValueDraft(one.on, scaled(kpi.unit, one.value), comment=one.comment) for one in kpi.values
    ]
    metrics.put_values(session, actor, row.id, values, Source.HAND)
    for target in kpi.targets:
        bound = scaled(kpi.unit, target.value)
        low, high = (bound, None) if kpi.direction == "up" else (None, bound)
        metrics.set_target(session, actor, row.id, target.start, target.end, low, high)
    for benchmark in kpi.benchmarks:
        metrics.add_benchmark(
            session, actor, row.id, benchmark.label, scaled(kpi.unit, benchmark.value), benchmark.source
        )
    for note in kpi.annotations:
        metrics.annotate(session, actor, row.id, note.on, note.text)


def add_objectives(work: Workspace) -> None:
    """Objectives with key results and the check-ins of the past months."""
    for objective in work.story.objectives:
        with work.at(objective.start) as session:
            draft = objectives.ObjectiveDraft(
                statement=objective.statement,
                reason=objective.reason,
                starts=objective.start,
                ends=objective.end,
                owner_id=work.id_of("user", objective.owner),
                team_id=work.id_of("team", objective.team),
                strategy_goal_id=work.id_of("goal", objective.goal),
            )
            row = objectives.create_objective(session, work.actors[objective.owner], draft)
            work.keep(session, "objective", objective.key, row)
    for promise in work.story.key_results:
        _add_key_result(work, promise)


def _add_key_result(work: Workspace, promise: Promise) -> None:
    actor = work.actors[promise.owner]
    with work.at(promise.start) as session:
        metric = session.get_one(Metric, work.id_of("metric", promise.metric))
        draft = objectives.KeyResultDraft(
            statement=promise.statement,
            starts=promise.start,
            deadline=promise.deadline,
            owner_id=work.id_of("user", promise.owner),
            baseline=scaled(promise.unit, promise.baseline),
            target=scaled(promise.unit, promise.target),
            way=Way(promise.direction),
            weight=promise.weight,
            metric_id=metric.id,
        )
        row = objectives.add_key_result(session, actor, work.id_of("objective", promise.objective), draft)
        work.keep(session, "key_result", promise.key, row)
        objectives.agree_key_result(session, work.actors["stakeholder"], row.id)
        for key in promise.leading:
            objectives.add_leading_metric(session, actor, row.id, work.id_of("metric", key))
        for key in promise.guardrails:
            objectives.add_guardrail(session, actor, row.id, work.id_of("metric", key), *BOUNDS[key])
        key_result_id = row.id
    for said in promise.check_ins:
        with work.at(said.on) as session:
            check_in = objectives.CheckInDraft(
                confidence=Confidence(said.confidence),
                value=scaled(promise.unit, said.value),
                comment=said.comment,
                day=said.on,
            )
            objectives.check_in(session, work.actors[said.by], key_result_id, check_in)
