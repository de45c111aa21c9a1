"""A chart as a value: a plain Vega-Lite spec with its data, and the same values as a table.

Specs name no colours: marks take a `style` of the house (target, benchmark, band, forecast, change, insight,
good, warn, bad, quiet) and scales a `range` (category, ordinal, sentiment); insights/static/js/chart.js holds
what each looks like in light and dark. MONTH_AXIS is the axis of values by month.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from json import dumps
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

Cell = str | int | float | bool | None
DEFAULT_HEIGHT = 240
MONTH_AXIS = {
    "format": "%b %y",
    "tickCount": {"interval": "month", "step": 1},
    "labelOverlap": "greedy",
    "labelSeparation": 12,
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite spec, and a table of the same values: each row has one cell a column."""

    spec: Mapping[str, Any]
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    caption: str

    def __post_init__(self) -> None:
        for position, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"row {position} has {len(row)} cells for {len(self.columns)} columns")

    @property
    def height(self) -> int:
        """Pixels that the page keeps free for the drawing: a spec without steps of its own is this high."""
        height = self.spec.get("height", DEFAULT_HEIGHT)
        return int(height) if isinstance(height, int | float) else DEFAULT_HEIGHT

    @property
    def whole_spec(self) -> dict[str, Any]:
        """The spec with the page's width, a height and the caption as its description where it has none."""
        layered = any(part in self.spec for part in ("facet", "hconcat", "vconcat", "concat", "repeat"))
        defaults: dict[str, Any] = {"description": self.caption}
        if not layered:
            defaults |= {"width": "container", "height": self.height, "autosize": {"type": "fit-x"}}
        return defaults | dict(self.spec)

    @property
    def spec_json(self) -> Markup:
        """The whole spec as JSON that is safe inside a script element; ValueError for NaN or infinity."""
        return htmlsafe_json_dumps(self.whole_spec, dumps=dumps, default=_as_text, allow_nan=False)


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot stand in a chart")
