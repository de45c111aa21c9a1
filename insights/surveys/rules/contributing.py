"""What one answer contributes to a score, so that every score is the mean of its contributions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.reckoning import Meaning

Values = NDArray[np.float64]
CLASSES = {
    Kind.NPS: (("Promoters", 100.0), ("Passives", 0.0), ("Detractors", -100.0)),
    Kind.CSAT: (("Satisfied", 100.0), ("Not satisfied", 0.0)),
}


def contributions(meaning: Meaning, values: Values) -> Values:
    """Of NPS 100, 0 or -100, of CSAT 100 or 0, of means the value itself; NaN stays."""
    if meaning.kind is Kind.NPS:
        worth = np.where(values >= 9, 100.0, np.where(values >= 7, 0.0, -100.0))
    elif meaning.kind is Kind.CSAT:
        worth = np.where(np.isin(values, meaning.boxes), 100.0, 0.0)
    else:
        return values
    return np.where(np.isnan(values), np.nan, worth)


def class_of(kind: Kind, contribution: float) -> str:
    """The class of people a contribution stands for; empty for scores without classes."""
    return next((name for name, worth in CLASSES.get(kind, ()) if worth == contribution), "")
