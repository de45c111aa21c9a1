"""What the columns of a file of rows probably mean, so that a person only confirms it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_VARIANT = re.compile(r"variant|group|experiment|arm|version|bucket|treatment|cohort|test", re.I)
_PERSON = re.compile(
    r"(user|person|visitor|customer|client|participant|account|device|auction)?_?id$|^id$", re.I
)
_OUTCOME = re.compile(r"convert|conversion|yes|success|click|retention|retained|revenue|purchase|paid|"
                      r"amount|value|outcome|response|answer|order", re.I)  # fmt: skip
_NO = re.compile(r"^(no|not|none|decline|declined|reject|rejected|negative|nein|non)$", re.I)
_CONTROL = re.compile(r"control|baseline|original|^a$|^old|gate_30|kontroll", re.I)

Column = Mapping[str, Any]


def suggested(
    columns: Sequence[Column], pairs: Sequence[Mapping[str, Any]], is_share: bool
) -> dict[str, int | None]:
    """The likely columns of variant, outcome, its opposite and person by position; None where none fits.

    `pairs` are pairs of 0/1 columns that never say yes together.
    """
    variant = _best(columns, lambda c: 2 <= c["distinct"] <= 20, _VARIANT)
    fits = (lambda c: c["distinct"] == 2) if is_share else (lambda c: c["numeric"])
    rest = [column for column in columns if variant is None or column["at"] != variant]
    outcome = _best(rest, fits, _OUTCOME)
    if outcome is None:
        outcome = _best(rest, lambda c: 1 <= c["distinct"] <= 20 or c["numeric"], _OUTCOME)
    person = next((c["at"] for c in columns if _PERSON.search(c["name"]) and c["distinct"] > 20), None)
    partners = [{p["first"]: p["second"], p["second"]: p["first"]}.get(outcome) for p in pairs]
    opposite = next((c["at"] for c in columns if c["at"] in partners and _NO.search(c["name"])), None)
    return {"variant": variant, "outcome": outcome, "opposite": opposite, "person": person}


def control_among(names: Sequence[str]) -> str:
    """The variant that is probably the control: the one called so, else the first."""
    return next((name for name in names if _CONTROL.search(name)), names[0])


def _best(columns: Sequence[Column], fits: Any, words: re.Pattern[str]) -> int | None:
    possible = [column for column in columns if fits(column)]
    named = [column for column in possible if words.search(column["name"])]
    chosen = named or possible
    return chosen[0]["at"] if chosen else None
