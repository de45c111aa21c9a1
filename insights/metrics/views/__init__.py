"""Pages of metrics; each module adds its routes to the blueprint."""

from insights.metrics.views import goals, metrics, values
from insights.metrics.views.blueprint import blueprint

__all__ = ["blueprint", "goals", "metrics", "values"]
