"""Objectives written as Markdown or as a table."""

from insights.objectives.rules.okr_text import ReadObjective, ReadOkrs, period_named, read_markdown

HEADINGS = """# Team Harbour
## 2026 Q2 - Objectives and Key Results
_What matters?_
- Serve people well
- [Plan](https://example.com)

### Boats leave on time
- **P0** - Delays fall from 12 to 5 minutes
  - the tide tables are new
- **P1** - [Crew](https://example.com) rota is published
- WIP: not ready

### People know what to expect
* [P0] 8 of 10 passengers find their pier
"""
TEAMS = """## Q1 2026
### Vision:
* Being the best harbour
### Kitchen:
* Warm meals for all
  * [P0] Serve 200 meals a day
  * [P1] Waste below 5 %
* Decide on the menu
"""
TREE = """### Vision: Leading in ferries
* Happy crews ([#5](https://example.com/5))
\t* [P0] Keep crews rested ([#6](https://example.com/6))
\t\t* [P0] Night shifts fall by 20%
\t* [P1] Pay on time
"""


def shape(read: list[ReadObjective]) -> list[tuple[str, str, str, list[str]]]:
    return [
        (one.team, parent.statement if parent else "", one.statement, [text for text, _ in one.key_results])
        for one, parent in ReadOkrs(None, read).all()
    ]


def test_a_heading_over_marked_bullets_is_an_objective() -> None:
    read = read_markdown(HEADINGS)
    assert shape(read) == [
        ("", "", "Boats leave on time", ["Delays fall from 12 to 5 minutes", "Crew rota is published"]),
        ("", "", "People know what to expect", ["8 of 10 passengers find their pier"]),
    ]
    assert [line for _, line in read[0].key_results] == [8, 10]


def test_a_heading_with_a_colon_names_a_team() -> None:
    assert shape(read_markdown(TEAMS)) == [
        ("", "", "Being the best harbour", []),
        ("Kitchen", "", "Warm meals for all", ["Serve 200 meals a day", "Waste below 5 %"]),
        ("Kitchen", "", "Decide on the menu", []),
    ]


def test_a_tree_of_bullets_becomes_objectives_under_objectives() -> None:
    assert shape(read_markdown(TREE)) == [
        ("", "", "Leading in ferries", []),
        ("", "Leading in ferries", "Happy crews", ["Pay on time"]),
        ("", "Happy crews", "Keep crews rested", ["Night shifts fall by 20%"]),
    ]


def test_named_objectives_and_goals_are_taken_without_marks() -> None:
    read = read_markdown(
        "## Objective 1: Grow\n- KR1: Orders rise to 50\n- Plain\n\n## Goals\n- wait < 30s\n"
    )
    assert shape(read) == [
        ("", "", "Grow", ["Orders rise to 50", "Plain"]),
        ("", "", "Goals", ["wait < 30s"]),
    ]


def test_a_text_about_okrs_holds_none() -> None:
    text = "# How we plan\n## Notes\n- Share early\n- [Sheet](https://example.com)\n"
    assert read_markdown(text) == []


def test_a_period_is_found_as_quarter_or_half() -> None:
    assert [period_named(text) for text in ("soon", "2026")] == [None, None]
    for text, label, last in (
        ("OKRs Q2 2026", "Q2 2026", "2026-06-30"),
        ("2025-H2 plan", "H2 2025", "2025-12-31"),
    ):
        period = period_named(text)
        assert (period.label, period.ends.isoformat()) == (label, last)
