"""Background work of themes: analysing, weighing against scores, teaching, following what went below."""

from insights.themes.jobs import analysing, heeding, teaching, weighing

__all__ = ["analysing", "heeding", "teaching", "weighing"]
