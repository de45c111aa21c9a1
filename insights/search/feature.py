"""Search: one row for each thing that can be found, written by each feature's services."""

from __future__ import annotations

from insights.kernel.wiring import Eraser, Feature
from insights.search import services

FEATURE = Feature(
    name="search",
    jobs="insights.search.jobs",
    work={services.TIDY: "Taking erased words out of the search"},
    erasers=(Eraser(tables=("search_rows",), erase=services.erase_person),),
)
