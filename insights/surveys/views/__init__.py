"""Pages of surveys."""

from insights.surveys.views import imports, scores, surveys
from insights.surveys.views.blueprint import blueprint

__all__ = ["blueprint", "imports", "scores", "surveys"]
