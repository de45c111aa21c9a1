"""Reads of experiments, scoped to the studies the actor may see."""

from insights.experiments.queries.experiments import (
    Summary,
    choices_of,
    cited_summaries,
    experiment,
    experiment_for_update,
    experiments_of,
    experiments_of_studies,
    experiments_on_metrics,
    latest_reading,
    reading,
    report_of,
    variants_of,
)

__all__ = [
    "Summary",
    "choices_of",
    "cited_summaries",
    "experiment",
    "experiment_for_update",
    "experiments_of",
    "experiments_of_studies",
    "experiments_on_metrics",
    "latest_reading",
    "reading",
    "report_of",
    "variants_of",
]
