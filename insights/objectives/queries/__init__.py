"""Reads of objectives and key results; everybody who is signed in may read them."""

from insights.objectives.queries.advice import (
    advice_on_key_results,
    advice_on_objective,
    advice_on_written,
)
from insights.objectives.queries.check_ins import DueCheckIn, check_ins_due, check_ins_of, open_key_results
from insights.objectives.queries.key_results import (
    changes_of,
    key_result,
    key_result_choices,
    key_result_for_update,
    key_results_measured_by,
    key_results_of,
    metrics_beside,
)
from insights.objectives.queries.objectives import (
    Node,
    ObjectiveFilter,
    Tree,
    objective,
    objective_choices,
    objective_for_update,
    objectives_by_id,
    objectives_tree,
    objectives_under,
)
from insights.objectives.queries.reviews import (
    PeriodOutcome,
    Reached,
    milestones_between,
    milestones_of,
    period_outcome,
    period_review,
)
from insights.objectives.queries.standings import (
    Guardrail,
    ObjectiveStanding,
    Standing,
    objective_standing,
    progress_of,
    standings_of,
)
from insights.objectives.queries.teams import members_of, team, team_names, teams

__all__ = [
    "DueCheckIn",
    "Guardrail",
    "Node",
    "ObjectiveFilter",
    "ObjectiveStanding",
    "PeriodOutcome",
    "Reached",
    "Standing",
    "Tree",
    "advice_on_key_results",
    "advice_on_objective",
    "advice_on_written",
    "changes_of",
    "check_ins_due",
    "check_ins_of",
    "key_result",
    "key_result_choices",
    "key_result_for_update",
    "key_results_measured_by",
    "key_results_of",
    "members_of",
    "metrics_beside",
    "milestones_between",
    "milestones_of",
    "objective",
    "objective_choices",
    "objective_for_update",
    "objective_standing",
    "objectives_by_id",
    "objectives_tree",
    "objectives_under",
    "open_key_results",
    "period_outcome",
    "period_review",
    "progress_of",
    "standings_of",
    "team",
    "team_names",
    "teams",
]
