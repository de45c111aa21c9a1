"""The contract of `insights classify` and `insights cluster`."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from insights.analysis.text.filecommands import classify_file, cluster_file
from insights.analysis.text.model import KINDS
from insights.kernel.errors import InvalidInput
from tests.unit.analysis.text.corpora import CHECKOUT, DELIVERY, EXPORT

TEXTS = [*EXPORT, "", *DELIVERY, "n/a", *CHECKOUT]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([["id", "answer"], *enumerate(TEXTS)])
    return path


def test_every_row_has_one_kind_and_blank_ones_are_other(answers: Path) -> None:
    told = classify_file(answers, "answer")
    assert [item["row"] for item in told["items"]] == list(range(len(TEXTS)))
    assert {item["kind"] for item in told["items"]} <= set(KINDS)
    assert told["items"][6] == {"row": 6, "kind": "other", "confidence": 0.0}
    assert told["items"][13] == {"row": 13, "kind": "other", "confidence": 0.0}
    assert all(0 <= item["confidence"] <= 1 for item in told["items"])


def test_every_row_has_one_item_and_sizes_are_exact(answers: Path) -> None:
    told = cluster_file(answers, "answer")
    placed = [item["theme"] for item in told["items"]]
    assert len(placed) == len(TEXTS)
    assert (placed[6], told["items"][6]["strength"]) == (None, 0.0)
    assert [theme["id"] for theme in told["themes"]] == list(range(len(told["themes"])))
    for theme in told["themes"]:
        assert theme["size"] == placed.count(theme["id"])
        assert all(placed[row] == theme["id"] for row in theme["exemplars"])
        assert theme["label"]


def test_an_empty_table_has_no_theme(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("answer\n")
    assert cluster_file(path, "answer")["themes"] == []
    assert classify_file(path, "answer")["items"] == []


def test_an_unknown_granularity_is_refused(answers: Path) -> None:
    with pytest.raises(InvalidInput, match="coarse, medium, fine"):
        cluster_file(answers, "answer", "tiny")


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "insights", *arguments]
    return subprocess.run(command, capture_output=True, env=os.environ | env)


def test_the_command_prints_the_same_bytes_in_any_locale_and_with_any_threads(answers: Path) -> None:
    one = run("cluster", str(answers), "--text", "answer", LC_ALL="C", OMP_NUM_THREADS="1")
    two = run("cluster", str(answers), "--text", "answer", LC_ALL="C.UTF-8", OMP_NUM_THREADS="2")
    assert (one.returncode, one.stderr) == (0, b"")
    assert one.stdout == two.stdout
    assert len(json.loads(one.stdout)["themes"]) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["cluster", "none.csv", "--text", "answer"],
        ["classify", "none.csv"],
        ["cluster", "none.csv", "--text", "a", "--granularity", "tiny"],
    ],
)
def test_a_mistake_is_one_line_and_exit_two(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode().splitlines()) == 1
    assert "Traceback" not in done.stderr.decode()
