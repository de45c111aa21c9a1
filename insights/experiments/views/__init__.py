"""Pages of experiments; each module adds its routes to the blueprint."""

from insights.experiments.views import experiments, results
from insights.experiments.views.blueprint import blueprint

__all__ = ["blueprint", "experiments", "results"]
