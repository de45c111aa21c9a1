"""Reads of metrics; everybody who is signed in may read them."""

from insights.metrics.queries.boards import Board, BoardFilter, board, status_of, summaries_of
from insights.metrics.queries.comments import comments_of
from insights.metrics.queries.goals import goal, goal_for_update, goal_names, goals
from insights.metrics.queries.imports import Preview, import_row, previews_of
from insights.metrics.queries.metrics import (
    annotations_of,
    benchmarks_of,
    definitions_of,
    metric,
    metric_choices,
    metric_for_update,
    metrics_after,
    metrics_by_id,
    metrics_fed_by,
    metrics_serving,
    metrics_to_review,
    reviews_of,
)
from insights.metrics.queries.outlooks import findings_of, forecast_of
from insights.metrics.queries.values import (
    bounds_on,
    former_values_of,
    latest_values,
    segments_of,
    series,
    target_on,
    targets_of,
    value_at,
    value_on,
    values_after,
)

__all__ = [
    "Board",
    "BoardFilter",
    "Preview",
    "annotations_of",
    "benchmarks_of",
    "board",
    "bounds_on",
    "comments_of",
    "definitions_of",
    "findings_of",
    "forecast_of",
    "former_values_of",
    "goal",
    "goal_for_update",
    "goal_names",
    "goals",
    "import_row",
    "latest_values",
    "metric",
    "metric_choices",
    "metric_for_update",
    "metrics_after",
    "metrics_by_id",
    "metrics_fed_by",
    "metrics_serving",
    "metrics_to_review",
    "previews_of",
    "reviews_of",
    "segments_of",
    "series",
    "status_of",
    "summaries_of",
    "target_on",
    "targets_of",
    "value_at",
    "value_on",
    "values_after",
]
