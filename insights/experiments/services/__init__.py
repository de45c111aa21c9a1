"""Writes of experiments."""

from insights.experiments.services.experiments import (
    ExperimentDraft,
    create_experiment,
    edit_experiment,
    remove_experiment,
)
from insights.experiments.services.numbers import ask_to_reckon, enter_counts, keep_report, reckon
from insights.experiments.services.readings import (
    accept_rows,
    keep_counts,
    keep_look,
    mark_failed,
    plan_rows,
)

__all__ = [
    "ExperimentDraft",
    "accept_rows",
    "ask_to_reckon",
    "create_experiment",
    "edit_experiment",
    "enter_counts",
    "keep_counts",
    "keep_look",
    "keep_report",
    "mark_failed",
    "plan_rows",
    "reckon",
    "remove_experiment",
]
