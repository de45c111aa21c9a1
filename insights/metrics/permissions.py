"""Who may do what with metrics."""

from __future__ import annotations

from insights.kernel.actor import EVERYONE, PLANNING, TEAM

PERMISSIONS = {"metrics.read": EVERYONE, "metrics.edit": PLANNING, "metrics.comment": TEAM}

ROUTES = {
    "list_metrics": "metrics.read",
    "show_metric": "metrics.read",
    "show_known": "metrics.read",
    "new_metric": "metrics.edit",
    "edit_metric": "metrics.edit",
    "enter_values": "metrics.edit",
    "remove_value": "metrics.edit",
    "set_target": "metrics.edit",
    "add_benchmark": "metrics.edit",
    "annotate": "metrics.edit",
    "review_metric": "metrics.edit",
    "archive_metric": "metrics.edit",
    "comment": "metrics.comment",
    "dismiss_finding": "metrics.edit",
    "show_catalogue": "metrics.edit",
    "import_values": "metrics.edit",
    "show_import": "metrics.edit",
    "save_import": "metrics.edit",
    "metrics_api.list_metrics": "metrics.read",
    "metrics_api.show_metric": "metrics.read",
    "metrics_api.list_values": "metrics.read",
    "metrics_api.show_value": "metrics.read",
    "metrics_api.put_value": "metrics.edit",
    "metrics_api.remove_value": "metrics.edit",
    "list_goals": "metrics.read",
    "new_goal": "metrics.edit",
    "edit_goal": "metrics.edit",
}
