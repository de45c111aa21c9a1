"""Objectives: what teams want to reach, by which numbers, and what they say on the way."""

from __future__ import annotations

from insights.kernel.wiring import Feature, Link
from insights.objectives.permissions import PERMISSIONS, ROUTES
from insights.objectives.views import blueprint

FEATURE = Feature(
    name="objectives",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    nav=(Link("Objectives", "objectives.list_objectives", "objectives.read", order=60),),
    new=(Link("Objective", "objectives.new_objective", "objectives.edit", order=60),),
    jobs="insights.objectives.jobs",
    work={
        "objectives.follow_metric": "Following a metric for its key results",
    },
    facts={"metric.changed": "objectives.follow_metric"},
    found={
        "objective": ("objectives.show_objective", "objective_id"),
        "key_result": ("objectives.show_key_result", "key_result_id"),
    },
)
