"""Pages of themes: a study's themes, one theme, the board of pain points, the review queue."""

from insights.themes.views import boards, readers, reviews, runs, themes
from insights.themes.views.blueprint import blueprint

__all__ = ["blueprint", "boards", "readers", "reviews", "runs", "themes"]
