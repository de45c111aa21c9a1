"""Words of answer scales, by dimension and strength, in the languages that surveys are held in."""

from __future__ import annotations

from collections.abc import Mapping

from insights.surveys.rules.wordings.agreement import AGREEMENT
from insights.surveys.rules.wordings.others import EASE, FAVOUR, LIKELIHOOD, QUALITY
from insights.surveys.rules.wordings.satisfaction import SATISFACTION

WORDS: Mapping[str, Mapping[int, str]] = {
    "agreement": AGREEMENT,
    "satisfaction": SATISFACTION,
    "ease": EASE,
    "likelihood": LIKELIHOOD,
    "quality": QUALITY,
    "favour": FAVOUR,
}
