"""Pages of surveys."""

from insights.surveys.views import comparisons, imports, outcomes, responses, scores, surveys
from insights.surveys.views.blueprint import blueprint

__all__ = ["blueprint", "comparisons", "imports", "outcomes", "responses", "scores", "surveys"]
