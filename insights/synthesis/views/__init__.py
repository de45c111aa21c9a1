"""Pages of synthesis; each module adds its routes to the blueprint."""

from insights.synthesis.views import claims, evidence, insights
from insights.synthesis.views.blueprint import blueprint

__all__ = ["blueprint", "claims", "evidence", "insights"]
