"""Writes of metrics, their values and targets, and of strategy goals."""

from insights.metrics.services.comments import add_comment, delete_comment
from insights.metrics.services.feeding import feed_metrics
from insights.metrics.services.goals import GoalDraft, archive_goal, create_goal, edit_goal
from insights.metrics.services.imports import (
    accept_file,
    accept_text,
    ask_to_save,
    keep_parsed,
    mark_failed,
    save_import,
)
from insights.metrics.services.metrics import (
    MetricDraft,
    archive_metric,
    create_metric,
    edit_metric,
    restore_metric,
    set_insight_count,
)
from insights.metrics.services.notes import add_benchmark, annotate, remove_annotation, remove_benchmark
from insights.metrics.services.outlooks import FindingDraft, OutlookDraft, dismiss_finding, keep_outlook
from insights.metrics.services.reviews import review_metric
from insights.metrics.services.summaries import refresh_summary
from insights.metrics.services.targets import remove_target, set_target
from insights.metrics.services.values import Stored, ValueDraft, put_value, put_values, remove_value

__all__ = [
    "FindingDraft",
    "GoalDraft",
    "MetricDraft",
    "OutlookDraft",
    "Stored",
    "ValueDraft",
    "accept_file",
    "accept_text",
    "add_benchmark",
    "add_comment",
    "annotate",
    "archive_goal",
    "archive_metric",
    "ask_to_save",
    "create_goal",
    "create_metric",
    "delete_comment",
    "dismiss_finding",
    "edit_goal",
    "edit_metric",
    "feed_metrics",
    "keep_outlook",
    "keep_parsed",
    "mark_failed",
    "put_value",
    "put_values",
    "refresh_summary",
    "remove_annotation",
    "remove_benchmark",
    "remove_target",
    "remove_value",
    "restore_metric",
    "review_metric",
    "save_import",
    "set_insight_count",
    "set_target",
]
