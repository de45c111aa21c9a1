"""Objectives in the rows of a table."""

from insights.metrics.rules.grids import rows_in
from insights.objectives.rules.okr_tables import FROM_ROW, add_key_results, markdown_tables, read_table
from insights.objectives.rules.okr_text import ReadObjective


def read(text: str) -> list[ReadObjective]:
    return read_table(list(enumerate(rows_in(text), 1)))


def shape(found: list[ReadObjective]) -> list[tuple[str, list[str]]]:
    return [(one.statement, [text for text, _ in one.key_results]) for one in found]


def test_a_table_names_each_objective_once() -> None:
    table = "Objective,Key result,Owner\nGrow,Orders rise to 50,Ann\n,Returns fall to 3 %,Bob\nRest,,\n"
    assert shape(read(table)) == [("Grow", ["Orders rise to 50", "Returns fall to 3 %"]), ("Rest", [])]
    assert read("a,b\n1,2\n") == read_table([]) == []


def test_numbers_of_their_own_columns_join_the_statement() -> None:
    table = "Objective;Key Results;Baseline;Target\nStay;Churn falls;5 %;3 %\n;Docs;;80\n;Open shop;;\n"
    assert shape(read(table)) == [("Stay", ["Churn falls from 5 % to 3 %", "Docs to 80", "Open shop"])]


def test_an_export_with_levels_is_read() -> None:
    table = (
        "Period,Level,Title,Start Value,Target Value,Unit\n2025-Q2,Objective,Stay,,,\n"
        "2025-Q2,Key Result,Churn,5,3,%\n2025-Q2,Objective,Ship,,,\n"
    )
    assert shape(read(table)) == [("Stay", ["Churn from 5 % to 3 %"]), ("Ship", [])]


def test_a_table_of_markdown_keeps_its_lines_and_lets_both_of_a_row_be_chosen() -> None:
    text = "# Us\n\n| Objective | KR | Done |\n|---|---|---|\n| O1. Pay | KR1. Failures to 2 % | 40% |\n\nEnd"
    (table,) = markdown_tables(text)
    (found,) = read_table(table)
    assert (found.statement, found.line, found.key_results) == ("Pay", FROM_ROW + 5, [("Failures to 2 %", 5)])


UNDER = """## O1 - Boats leave on time

| KR | Target | Status |
|---|---|---|
| KR1.1 Waiting at the gate | under 12 minutes | on track |
| KR1.2 The new pier is open | by 2027-02-12 | - |

## O2 - Crews are rested
| Date | Change |
|---|---|
| 2026-01-02 | begun |
"""


def test_tables_of_key_results_belong_to_the_objective_above_them() -> None:
    objectives = [ReadObjective("Boats leave on time", 1), ReadObjective("Crews are rested", 8)]
    add_key_results(objectives, UNDER)
    assert objectives[0].key_results == [
        ("Waiting at the gate to under 12 minutes", 5), ("The new pier is open by 2027-02-12", 6),
    ]  # fmt: skip
    assert objectives[1].key_results == []


def test_a_column_that_only_numbers_key_results_leaves_the_words_to_another() -> None:
    objectives = [ReadObjective("Find help", 1)]
    text = "## O1: x\n\n| KR | Indicador | Meta | Responsável |\n| **KR1** | Uptime | ≥ 99% | Infra |\n"
    add_key_results(objectives, text)
    assert [words for words, _ in objectives[0].key_results] == ["Uptime ≥ 99%"]


def test_targets_that_say_what_to_do_stand_behind_a_colon() -> None:
    objectives = [ReadObjective("Less work", 1)]
    add_key_results(
        objectives, "\n\n| Key result | Target |\n|---|---|\n| KR1.1 Time | Reduce by 50% |\n| KR1.2 | 3 |\n"
    )
    assert [words for words, _ in objectives[0].key_results] == ["Time: reduce by 50%"]


def test_objectives_in_rows_without_key_results_are_objectives_still() -> None:
    rows = [["OKR_ID", "Objective", "Owner", "Status"], ["O1", "Reduce churn", "Kim", "At risk"]]
    assert [one.statement for one in read_table(list(enumerate(rows, 1)))] == ["Reduce churn"]
    assert read_table(list(enumerate([["Objective", "Colour"], ["Reduce churn", "red"]], 1))) == []
