"""Pages of objectives; each module adds its routes to the blueprint."""

from insights.objectives.views import check_ins, key_results, objectives, teams
from insights.objectives.views.blueprint import blueprint

__all__ = ["blueprint", "check_ins", "key_results", "objectives", "teams"]
