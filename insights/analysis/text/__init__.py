"""From text to passages, kinds, themes and labels.

`run_analysis`, `propose_changes` and `passages_of` load the heavy libraries when first asked for,
so that the web process may import the plain values and the static vectors from here.
"""

from importlib import import_module
from typing import Any

from insights.analysis.text.model import (
    AnalysisResult,
    FixedTheme,
    Member,
    Passage,
    PreviousTheme,
    Proposal,
    Reading,
    Remaining,
    Settings,
    Severity,
    ThemeDraft,
    Turn,
)

_HEAVY = {
    "run_analysis": "pipeline",
    "propose_changes": "proposals",
    "passages_of": "splitting",
}

__all__ = [
    "AnalysisResult",
    "FixedTheme",
    "Member",
    "Passage",
    "PreviousTheme",
    "Proposal",
    "Reading",
    "Remaining",
    "Settings",
    "Severity",
    "ThemeDraft",
    "Turn",
    *_HEAVY,
]


def __getattr__(name: str) -> Any:
    """Load a heavy entry point on first use (PEP 562)."""
    if name in _HEAVY:
        return getattr(import_module(f"insights.analysis.text.{_HEAVY[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
