"""Objectives in JSON, YAML and web pages."""

from __future__ import annotations

import json

import pytest

from insights.objectives.rules.okr_shapes import as_lines, read_shaped

DOCUMENT = {
    "updated": "2026-04-06",
    "okrs": [
        {
            "id": "o1",
            "objective": "Customers stay",
            "krs": [
                {"id": "KR1", "text": "Churn", "baseline": 4, "target": 3, "unit": "%", "current": 4},
                {"text": "12 references are won", "target": 12},
                "Renewals rise from 80 % to 90 %",
            ],
        },
        {"title": "Teams ship", "keyResults": [{"name": "Deployments a week", "target": "20"}]},
    ],
}
YAML = """\
# plan of the quarter
team: Growth
objectives:
  - objective: New customers reach value   # soon
    key_results:
      - title: Activation
        baseline: 32
        target: 45
        unit: "%"
      - Median time falls from 26 to 10
  - title: 'Support answers'
    krs:
    - First response under 2 hours
"""


def read(text: str) -> list[tuple[str, list[str]]]:
    return [(one.statement, [words for words, _ in one.key_results]) for one in read_shaped(text)]


def test_json_of_objectives_is_read_with_baselines_and_targets() -> None:
    assert read(json.dumps(DOCUMENT)) == [
        (
            "Customers stay",
            ["Churn from 4 % to 3 %", "12 references are won", "Renewals rise from 80 % to 90 %"],
        ),
        ("Teams ship", ["Deployments a week to 20"]),
    ]


def test_yaml_of_objectives_is_read_by_its_indents() -> None:
    assert read(YAML) == [
        ("New customers reach value", ["Activation from 32 % to 45 %", "Median time falls from 26 to 10"]),
        ("Support answers", ["First response under 2 hours"]),
    ]


def test_each_objective_and_key_result_can_be_chosen_by_a_line_of_its_own() -> None:
    found = read_shaped(json.dumps(DOCUMENT))
    lines = [line for one in found for line in (one.line, *(at for _, at in one.key_results))]
    assert len(set(lines)) == len(lines) == 6


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a": 1}',
        "[" * 50_000,
        "name: Anna\nage: 3\n",
        "# Plan\n\n- KR1: rise",
        "a:\n" + " a:\n" * 3,
    ],
)
def test_other_texts_hold_none(text: str) -> None:
    assert read(text) == []


def test_deep_indents_end_in_nothing() -> None:
    assert read("\n".join(" " * at + f"k{at}:" for at in range(1200))) == []


def test_a_web_page_becomes_headings_bullets_and_tables() -> None:
    page = (
        "<!doctype html><html><head><title>x</title><style>h1 {}</style></head><body><h1>Q3 2026</h1>"
        "<h2>Objective 1: <b>Stay</b></h2><ul><li>KR1: NPS from 31 to 40<ul><li>note</li></ul></li></ul>"
        "<p>Said so.</p><table><tr><th>Key result</th><th>Target</th></tr><tr><td>A | B</td><td>5 %</td></tr>"
        "</table></body></html>"
    )
    assert [line for line in as_lines(page).split("\n") if line] == [
        "# Q3 2026",
        "## Objective 1: Stay",
        "- KR1: NPS from 31 to 40",
        "  - note",
        "Said so.",
        "| Key result | Target |",
        "| A / B | 5 % |",
    ]
    assert as_lines("# Plan\n<b>x</b>") == "# Plan\n<b>x</b>"


def test_numbers_too_long_to_be_any_are_no_objectives() -> None:
    assert read_shaped(f"[{'1' * 5000}]") == []
