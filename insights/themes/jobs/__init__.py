"""Background work of themes: the analysis of a study, and teaching the own reading of kinds."""

from insights.themes.jobs import analysing, teaching

__all__ = ["analysing", "teaching"]
