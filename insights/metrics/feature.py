"""Metrics: the numbers a company follows, and the strategy goals they serve."""

from __future__ import annotations

from insights.kernel.wiring import Feature, Link
from insights.metrics.api import api
from insights.metrics.permissions import PERMISSIONS, ROUTES
from insights.metrics.views import blueprint

FEATURE = Feature(
    name="metrics",
    blueprint=blueprint,
    api=api,
    permissions=PERMISSIONS,
    routes=ROUTES,
    nav=(Link("Metrics", "metrics.list_metrics", "metrics.read", order=50),),
    new=(Link("Metric", "metrics.new_metric", "metrics.edit", order=50),),
    jobs="insights.metrics.jobs",
    work={
        "metrics.read_import": "Reading a file of values",
        "metrics.save_import": "Saving imported values",
        "metrics.feed_metric": "Taking over a score into its metric",
        "metrics.look_ahead": "Forecasting a metric",
    },
    facts={"score.changed": "metrics.feed_metric", "metric.changed": "metrics.look_ahead"},
    found={"metric": ("metrics.show_metric", "metric_id")},
)
