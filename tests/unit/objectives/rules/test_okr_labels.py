"""Objectives and key results that a text names as such."""

import pytest

from insights.objectives.rules.okr_labels import read_labelled, without_label, without_score

HEADED = """# Q3 2025 OKRs

## Objective 1: Guests come back
Owner: Jane
Why: A third never book twice.

- [ ] KR 1.1: Repeat bookings rise from 20% to 30%
  - the newsletter may help
- [x] **KR 1.2** - Launch the guest page (70%)
- Complaints fall by 10%

## Notes
- Meeting on Monday

### O2
Breakfast pays for itself
1. KR2.1 Reach $1.2M a year - 0.7
"""
PLAIN = """OKRs 2026 Q1

O1: Become the easiest harbour
KR1.1: Waiting from 24 to 12 minutes
KR1.2: Publish the tide tables

O2 Operate reliably
  KR2.1: 99.9% of boats leave
"""
BOLD = """**Objective 1 — Reliable boats**

- Failures: 18% → 10%

* **Objective: Happy crews**
    * KR: Crew score 4.5/5 [0.6]
"""


def shape(text: str) -> list[tuple[str, list[str]]]:
    return [(one.statement, [text for text, _ in one.key_results]) for one in read_labelled(text)]


def test_headings_check_boxes_and_numbers_are_labels_not_words() -> None:
    assert shape(HEADED) == [
        (
            "Guests come back",
            ["Repeat bookings rise from 20% to 30%", "Launch the guest page", "Complaints fall by 10%"],
        ),
        ("Breakfast pays for itself", ["Reach $1.2M a year"]),
    ]
    assert read_labelled(HEADED)[0].reason == "A third never book twice."
    assert [line for _, line in read_labelled(HEADED)[0].key_results] == [7, 9, 10]


def test_lines_without_bullets_and_bold_lines_are_read_as_well() -> None:
    assert shape(PLAIN) == [
        ("Become the easiest harbour", ["Waiting from 24 to 12 minutes", "Publish the tide tables"]),
        ("Operate reliably", ["99.9% of boats leave"]),
    ]
    assert shape(BOLD) == [("Reliable boats", ["Failures: 18% → 10%"]), ("Happy crews", ["Crew score 4.5/5"])]


def test_a_text_without_labels_holds_none() -> None:
    assert shape("# Plans\n- KR is short for key result\n- Only the best\n") == []


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Orders rise to 50 (70%)", "Orders rise to 50"),
        ("Orders rise to 50 [score: 0.6] ✅", "Orders rise to 50"),
        ("Hire 5 engineers (3/5)", "Hire 5 engineers"),
        ("Build time down 40%", "Build time down 40%"),
        ("Uptime of 99.9%", "Uptime of 99.9%"),
        ("0.7", "0.7"),
    ],
)
def test_a_score_is_left_out_and_an_aim_is_kept(written: str, left: str) -> None:
    assert without_score(written) == left


FOREIGN = """## Objetivo
Los barcos salen a tiempo

## Resultados Clave
- KR1: Esperas de menos de 12 minutos
- Dos tablas de mareas
"""
WHOSE = """# Company OKRs

## Company objective: Boats leave on time

### Company key result: Waiting under 12 minutes
Initiative: buy a clock
- a note

### Key result 2: **No boat is late**
- **How**: a list
- **Who**:

# Team OKRs
## Team objective: Crews are rested
### Team key result: Two free days
"""


def test_labels_of_a_company_and_in_other_languages_are_known() -> None:
    assert shape(FOREIGN) == [
        ("Los barcos salen a tiempo", ["Esperas de menos de 12 minutos", "Dos tablas de mareas"])
    ]
    assert shape(WHOSE) == [
        ("Boats leave on time", ["Waiting under 12 minutes", "No boat is late"]),
        ("Crews are rested", ["Two free days"]),
    ]
    assert without_label("KR1.2 Boats: 12") == "Boats: 12"


def test_labels_with_wide_colons_and_lists_of_their_own_are_told_apart() -> None:
    text = (
        "## O1：信任\n\n- KR1（试点）：10 位客户\n- KR2：零事故\n\n排期：\n- 第 1 周\n\n"
        "## 进展\n- 已完成\n\nO: Crecer\n- KR1: 5 tiendas"
    )
    assert [(one.statement, [words for words, _ in one.key_results]) for one in read_labelled(text)] == [
        ("信任", ["10 位客户", "零事故"]),
        ("Crecer", ["5 tiendas"]),
    ]


def test_key_results_in_the_line_of_their_objective_are_parted() -> None:
    text = "- **O1:** Ship it → _KR:_ 5 runbooks, p95 < 1.5 s.\n- **O2:** Trust | Key results: a; b"
    assert [(one.statement, [words for words, _ in one.key_results]) for one in read_labelled(text)] == [
        ("Ship it", ["5 runbooks", "p95 < 1.5 s"]),
        ("Trust", ["a", "b"]),
    ]
