"""The command `insights score`: its output, exit codes and single line of refusal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from insights.cli import main
from tests.factories.surveys import column_bytes


def test_it_prints_one_json_object_in_utf8(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(column_bytes("Größe", [9, 10, 0]))
    result = CliRunner().invoke(main, ["score", str(path), "--question", "Größe=nps"])
    assert (result.exit_code, result.stderr) == (0, "")
    answer = json.loads(result.stdout_bytes.decode("utf-8"))
    assert answer["scores"][0]["n"] == 3


@pytest.mark.parametrize(
    "arguments",
    [["score"], ["score", "none.csv"], ["score", "none.csv", "--nope"], ["score", "a", "b"]],
)
def test_a_mistake_is_one_line_and_exit_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1 and "Traceback" not in result.stderr


def test_a_refused_file_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(b"1,2024-01-01\n2,2024-01-02\n")
    result = CliRunner().invoke(main, ["score", str(path)])
    assert result.exit_code == 2
    assert result.stderr.startswith("Line 1: The first row looks like answers")
