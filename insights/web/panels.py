"""Filling the slots of a page with what higher features show there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from insights.web.context import current_actor, current_session, current_wiring


@dataclass(frozen=True, slots=True)
class FilledPanel:
    """One panel for one thing: the template renders `value`."""

    template: str
    value: Any


class PanelSet:
    """The panels of a page by the id of the thing they stand at."""

    def __init__(self, filled: dict[int, list[FilledPanel]]) -> None:
        self._filled = filled

    def of(self, subject_id: int) -> list[FilledPanel]:
        """Panels of one thing, in order."""
        return self._filled.get(subject_id, [])


def panels_for(slot: str, ids: Sequence[int]) -> PanelSet:
    """Load all panels of `slot` for `ids`: one call a panel, however many ids."""
    filled: dict[int, list[FilledPanel]] = {}
    for panel in current_wiring().panels(slot):
        for subject_id, value in panel.load(current_session(), current_actor(), ids).items():
            filled.setdefault(subject_id, []).append(FilledPanel(panel.template, value))
    return PanelSet(filled)
