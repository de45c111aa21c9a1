"""Objectives of a text by its outline."""

from __future__ import annotations

import pytest

from insights.objectives.rules.okr_outline import read_outline
from insights.objectives.rules.okr_text import ReadObjective

HEADED = """# Harbour team OKRs

We plan by objectives and key results.

## 2025 Q3

### Boats leave on time [P1]

- [ ] Waiting falls from 24 to 12 minutes [p0]
  - measured at the gate
- [x] `P1` - @ana - The tide table is online (70%)
- [The sheet](https://example.com/sheet)
- ~~Buy a second crane~~

### ~~Open a second harbour~~
- Find a place

## Notes
- Meeting on Monday

## 2025 Q2
- [Harbour 2025 Q2 OKRs](https://example.com/older)
"""
LINES = """# Objectives and Key Results

## Quarterly
### Q1 2025
Crews are rested
- Two free days a week
- Sick days under 3 %

**Guests come back**
- Repeat bookings reach 30 %
- -

Publish the logbook
"""
NESTED = """# Plan
## OKRs 2025

## Better boats

### Engines run longer
        - Breakdowns under 2 a month

### Hulls stay clean
1. Washed twice a year

## Know our guests

_They come once._

### Key results
**We ask every guest**
- on paper
**We read what they say**
- each week

## Learn to sail

### Key Results
- 12 people sail alone
"""


def shape(found: list[ReadObjective]) -> list[tuple]:
    return [
        (
            one.statement,
            [text for text, _ in one.key_results],
            *([shape(one.children)] if one.children else []),
        )
        for one in found
    ]


def test_headings_over_plain_bullets_are_objectives_where_the_text_speaks_of_okrs() -> None:
    assert shape(read_outline(HEADED)) == [
        ("Boats leave on time", ["Waiting falls from 24 to 12 minutes", "The tide table is online"]),
    ]
    found = read_outline(HEADED)[0]
    assert (found.line, [line for _, line in found.key_results]) == (7, [9, 11])


def test_lines_right_over_bullets_are_objectives_too() -> None:
    assert shape(read_outline(LINES)) == [
        ("Crews are rested", ["Two free days a week", "Sick days under 3 %"]),
        ("Guests come back", ["Repeat bookings reach 30 %"]),
    ]


def test_headings_under_an_objective_are_its_own_and_key_results_belong_to_it() -> None:
    assert shape(read_outline(NESTED)) == [
        (
            "Better boats",
            [],
            [
                ("Engines run longer", ["Breakdowns under 2 a month"]),
                ("Hulls stay clean", ["Washed twice a year"]),
            ],
        ),
        ("Know our guests", ["We ask every guest", "We read what they say"]),
        ("Learn to sail", ["12 people sail alone"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# OKR\n\n## Intro\nOKRs are goals.\n\n## Roles\n* The team\n* Its leader\n",
        "# Plan of 2025\n\n## Boats\n- paint them\n",
        "# OKRs 2025\n\n## Resources\n- A book about OKRs\n\n## How to write them\n- Be brief\n",
        "OKRs 2025:\n\n* Paint the boats\n",
        "# OKRs 2025\n```\n## Objective\n- Key result\n```\n",
    ],
)
def test_what_explains_okrs_or_plans_without_them_holds_none(text: str) -> None:
    assert read_outline(text) == []
