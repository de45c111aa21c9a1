"""Pages of studies; each module adds its routes to the blueprint."""

from insights.studies.views import participants, studies, tasks
from insights.studies.views.blueprint import blueprint

__all__ = ["blueprint", "participants", "studies", "tasks"]
