"""Pages of metrics; each module adds its routes to the blueprint."""

from insights.metrics.views import catalogue, goals, imports, metrics, values
from insights.metrics.views.blueprint import blueprint

__all__ = ["blueprint", "catalogue", "goals", "imports", "metrics", "values"]
