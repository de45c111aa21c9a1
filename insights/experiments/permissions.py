"""Who may do what with experiments."""

from __future__ import annotations

from insights.kernel.actor import TEAM

PERMISSIONS = {"experiments.read": TEAM, "experiments.edit": TEAM}

ROUTES = {
    "list_experiments": "experiments.read",
    "show_experiment": "experiments.read",
    "export_experiment": "experiments.read",
    "new_experiment": "experiments.edit",
    "edit_experiment": "experiments.edit",
    "remove_experiment": "experiments.edit",
    "enter_results": "experiments.edit",
    "show_reading": "experiments.edit",
    "plan_reading": "experiments.edit",
}
