"""Background work of themes: analysing a study, weighing themes against scores, teaching the own reading."""

from insights.themes.jobs import analysing, teaching, weighing

__all__ = ["analysing", "teaching", "weighing"]
