"""Usability results from rows of any layout."""

from __future__ import annotations

import pytest

from insights.kernel.errors import InvalidInput
from insights.surveys.rules.outcomes import (
    EACH_TASK,
    Outcome,
    joined_outcomes,
    outcomes_in,
    said_of,
    task_title,
)
from insights.surveys.rules.success import SuccessChoice

LONG = ["Participant", "Task", "Success", "Time (min)", "Errors", "SEQ"]


@pytest.mark.parametrize(
    ("header", "cell", "seconds"),
    [("Time", "95", 95), ("time_min", "1.5", 90), ("Duration in minutes", "00:02:07", 127), ("ToT", "7.0", 7),
     ("timeOnTask_ms", "5000", 5), ("Minutes", None, None)],
)  # fmt: skip
def test_a_header_says_the_unit_of_plain_numbers(
    header: str, cell: str | None, seconds: float | None
) -> None:
    found = outcomes_in(["Participant", "Task", "Errors", header], [(2, ["A", "Buy", 0, cell])])
    assert found.outcomes[0].seconds == seconds


@pytest.mark.parametrize(
    ("header", "task"),
    [("Task 1 success", "Task 1"), ("T1_success", "Task 1"), ("success_task2", "Task 2"),
     ("Success of Task 3", "Task 3"), ("edit profile: completed", "edit profile"),
     ("Task 10 - pass", "Task 10")],
)  # fmt: skip
def test_a_wide_header_names_a_task_and_a_measure(header: str, task: str) -> None:
    found = outcomes_in(["Participant", header], [(2, ["A", "yes"])])
    assert [(one.task, one.success) for one in found.outcomes] == [(task, 1)]


def test_totals_and_plans_are_no_tasks() -> None:
    names = ["Participant", "Total time", "Expected duration (s)", "Average errors", "Task 1 time"]
    found = outcomes_in(names, [(2, ["A", 1, 2, 3, 4])])
    assert [(one.task, one.seconds) for one in found.outcomes] == [("Task 1", 4)]


def test_of_two_columns_for_success_the_last_word_counts() -> None:
    names = ["Code Name", "Subtask #", "First Success", "Eventual success"]
    assert outcomes_in(names, [(2, ["A", "1", "N", "Y"])]).outcomes[0].success == 1


@pytest.mark.parametrize(
    ("cells", "reason"),
    [(["", "Buy", "yes", 1, 0, 7], "No participant"), (["A", "", "yes", 1, 0, 7], "No task"),
     (["A", "Buy", "maybe", "", "", ""], "Buy: Success 'maybe' is neither")],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_says_its_line_and_why(cells: list, reason: str) -> None:
    found = outcomes_in(LONG, [(2, ["B", "Buy", "yes", 1, 0, 7]), (3, cells)])
    assert [one.person for one in found.outcomes] == ["B"]
    assert found.problems[0].line == 3
    assert reason in found.problems[0].message


@pytest.mark.parametrize(
    ("cells", "kept", "reason"),
    [(["A", "Buy", "maybe", 1, 0, 7], (None, 60, 0, 7), "'maybe' is neither"),
     (["A", "Buy", "yes", "2:75", 0, 7], (1, None, 0, 7), "no duration"),
     (["A", "Buy", "yes", 1, -1, 7], (1, 60, None, 7), "Errors '-1'"),
     (["A", "Buy", "yes", 1, 0, 8], (1, 60, 0, None), "Ease (SEQ) '8'")],
)  # fmt: skip
def test_one_cell_that_cannot_be_read_leaves_the_others_of_its_row(
    cells: list, kept: tuple, reason: str
) -> None:
    found = outcomes_in(LONG, [(2, ["B", "Buy", "yes", 1, 0, 7]), (3, cells)])
    own = found.outcomes[1]
    assert (own.success, own.seconds, own.errors, own.ease) == kept
    assert [(problem.line, reason in problem.message) for problem in found.problems] == [(3, True)]


def test_nothing_measured_is_no_outcome_and_zero_is_one() -> None:
    found = outcomes_in(LONG, [(2, ["A", "Buy", None, "NA", "", "-"]), (3, ["B", "Buy", 0, 0, 0, None])])
    assert [(one.person, one.success, one.seconds, one.errors) for one in found.outcomes] == [("B", 0, 0, 0)]
    assert found.problems == []


CODED = ["Code", "Task", "ToT", "FS"]
TRIES = [(2, ["A", 1, 7, "0"]), (3, ["B", 1, 9, "2"]), (4, ["C", 1, None, "1"])]


def test_a_coded_outcome_is_no_success_until_a_person_chooses_it() -> None:
    found = outcomes_in(CODED, TRIES)
    assert [one.success for one in found.outcomes] == [None, None]
    assert (found.success, [column["name"] for column in found.columns]) == ("", ["FS"])
    chosen = outcomes_in(CODED, TRIES, choice=SuccessChoice("FS", {"0": 1.0, "1": 0.5, "2": 0.0}))
    assert [one.success for one in chosen.outcomes] == [1, 0, 0.5]
    assert chosen.success == "FS"


def test_another_column_than_the_usual_one_can_be_chosen_or_none() -> None:
    names, rows = ["Code", "Task", "Completed", "Helped"], [(2, ["A", 1, "yes", "no"])]
    assert outcomes_in(names, rows).outcomes[0].success == 1
    helped = outcomes_in(names, rows, choice=SuccessChoice("Helped", {"no": 0.0}))
    assert helped.outcomes[0].success == 0
    assert outcomes_in(names, rows, choice=SuccessChoice("", {})).outcomes[0].success is None


WIDE = ["Participant", "Task 1 success", "Task 1 time", "Task 2 success", "Task 2 time"]


def test_coded_success_of_a_wide_table_waits_for_a_person_to_say_what_it_means() -> None:
    rows = [(2, ["A", "0", 10, "2", 20]), (3, ["B", "2", 11, "1", ""])]
    found = outcomes_in(WIDE, rows)
    assert [(one.task, one.success, one.seconds) for one in found.outcomes] == [
        ("Task 1", None, 10), ("Task 2", None, 20), ("Task 1", None, 11),
    ]  # fmt: skip
    assert (found.problems, found.success) == ([], "")
    assert found.columns == [
        {"name": EACH_TASK, "likely": True, "values": [["0", 1], ["1", 1], ["2", 2]]},
    ]
    choice = SuccessChoice(EACH_TASK, {"0": 0.0, "1": 0.5, "2": 1.0})
    chosen = outcomes_in(WIDE, rows, choice=choice)
    assert [one.success for one in chosen.outcomes] == [0, 1, 1, 0.5]
    assert chosen.success == EACH_TASK


def test_success_of_a_wide_table_can_be_left_out_or_read_another_way() -> None:
    rows = [(2, ["A", "yes", 10, "no", 20])]
    plain = outcomes_in(WIDE, rows)
    assert [one.success for one in plain.outcomes] == [1, 0]
    assert plain.success == EACH_TASK
    none = outcomes_in(WIDE, rows, choice=SuccessChoice("", {}))
    assert [one.success for one in none.outcomes] == [None, None]
    turned = outcomes_in(WIDE, rows, choice=SuccessChoice(EACH_TASK, {"yes": 0.0, "no": 1.0}))
    assert [one.success for one in turned.outcomes] == [0, 1]


def test_a_person_tries_a_task_once() -> None:
    found = outcomes_in(LONG, [(2, ["A", "Buy", 1, 1, 0, 7]), (3, ["a", "BUY", 0, 1, 0, 7])])
    assert (len(found.outcomes), found.outcomes[0].success) == (1, 1)
    assert "in line 2 already" in found.problems[0].message


@pytest.mark.parametrize(
    ("names", "reason"),
    [(["Participant", "Comment"], "No column says how"), (["Task", "Success"], "No column says who")],
)
def test_another_table_is_refused(names: list[str], reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        outcomes_in(names, [(2, ["x", "yes"]), (3, ["x", "no"])], "file")


def test_a_file_of_one_person_may_leave_them_unnamed() -> None:
    found = outcomes_in(["Task", "Success"], [(2, ["Buy", "yes"]), (3, ["Find", "no"])], "anna")
    assert {one.person for one in found.outcomes} == {"anna"}


def test_the_same_try_in_two_files_counts_once_and_is_told() -> None:
    outcome = {"person": "A", "task": "Buy", "line": 4}
    parsed = {"outcomes": [outcome], "problems": []}
    joined = joined_outcomes([("one.csv", parsed), ("two.csv", parsed)])
    assert len(joined["outcomes"]) == 1
    assert (
        said_of(joined["problems"][0])
        == "two.csv, line 4: 'A' tried 'Buy' in one.csv already; this was left out."
    )


@pytest.mark.parametrize(
    ("text", "title"), [("1", "Task 1"), ("1-2", "Task 1-2"), ("task_3", "Task 3"), ("Buy  it", "Buy it")]
)
def test_bare_numbers_become_tasks(text: str, title: str) -> None:
    assert task_title(text) == title


@pytest.mark.parametrize(
    "names",
    [
        ["Teilnehmer", "Aufgabe", "Erfolgreich", "Dauer", "Fehler"],
        ["Participante", "Tarea", "Éxito", "Tiempo", "Errores"],
        ["Utilisateur", "Tâche", "Réussite", "Temps", "Erreurs"],
        ["Partecipante", "Compito", "Successo", "Tempo", "Errori"],
    ],
)
def test_headers_of_results_are_known_in_other_languages(names: list[str]) -> None:
    found = outcomes_in(names, [(2, ["1", "Login", "ja", "0:32", "2"])])
    assert found.outcomes == [Outcome("1", "Login", 2, success=1.0, seconds=32.0, errors=2)]


def test_rates_and_averages_of_tasks_are_refused_as_a_summary() -> None:
    rows = [(2, ["Login", "90%", "32s"]), (3, ["Checkout", "60%", "130s"])]
    with pytest.raises(InvalidInput, match="a summary of tasks"):
        outcomes_in(["Task", "Success Rate", "Avg Time"], rows, "results")
