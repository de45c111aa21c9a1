"""Pages of objectives; each module adds its routes to the blueprint."""

from insights.objectives.views import (
    check_ins,
    closing,
    key_results,
    objectives,
    okr_texts,
    sidemetrics,
    teams,
)
from insights.objectives.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "check_ins",
    "closing",
    "key_results",
    "objectives",
    "okr_texts",
    "sidemetrics",
    "teams",
]
