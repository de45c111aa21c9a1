"""Experiments: A/B tests of a study, and the metric they mean to move."""

from __future__ import annotations

from insights.experiments import queries
from insights.experiments.permissions import PERMISSIONS, ROUTES
from insights.experiments.views import blueprint
from insights.kernel.wiring import Feature, Panel, Tab

FEATURE = Feature(
    name="experiments",
    blueprint=blueprint,
    within="studies",
    permissions=PERMISSIONS,
    routes=ROUTES,
    tabs=(
        Tab(
            "studies.study", "Experiments", "experiments.list_experiments", "experiments.read", "study_id",
            order=40,
        ),
    ),
    panels=(
        Panel("studies.study", "experiments/_of_study.html", queries.experiments_of_studies, order=40),
        Panel("metrics.metric", "experiments/_of_metric.html", queries.experiments_on_metrics, order=40),
    ),
    jobs="insights.experiments.jobs",
    work={
        "experiments.look": "Looking into a file of an experiment",
        "experiments.count": "Reading an experiment's numbers",
        "experiments.reckon": "Working out an experiment's result",
    },
    found={"experiment": ("experiments.show_experiment", "experiment_id")},
)  # fmt: skip
