"""What `insights score` prints, by its contract."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from insights.kernel.errors import PersonReadable
from insights.surveys.readers.filecommand import score_file, score_open_file
from tests.factories.surveys import SUS_WORDS, column_bytes, csv_bytes, sus_bytes

SCORES = ["10", "9", "8", "0", "NA", "", "11"]


def scored(content: bytes, *questions: str, segment: str | None = None, name: str = "survey.csv") -> dict:
    answer = score_open_file(io.BytesIO(content), name, questions, segment)
    json.dumps(answer, allow_nan=False)
    return answer


def test_the_answer_has_the_keys_of_the_contract() -> None:
    answer = scored(column_bytes("Score", SCORES), "Score=nps")
    assert list(answer) == ["format", "respondents", "questions", "scores", "warnings"]
    assert answer["respondents"] == 7
    assert list(answer["questions"][1]) == ["name", "text", "kind", "suggested", "reason", "n", "missing"]
    score = answer["scores"][0]
    assert (score["kind"], score["questions"], score["segment"]) == ("nps", ["Score"], None)
    assert (score["n"], score["missing"], score["score"]) == (4, 3, 25.0)
    assert (score["promoters"], score["passives"], score["detractors"]) == (2, 1, 1)
    assert score["level"] == 0.95 and len(score["interval"]) == 2 and score["method"]
    assert all(set(warning) == {"line", "message"} for warning in answer["warnings"])
    assert any("'11'" in warning["message"] for warning in answer["warnings"])


def test_what_nobody_declared_is_never_scored() -> None:
    answer = scored(column_bytes("How likely are you to recommend us?", [0, 10, 9, 8]))
    assert answer["scores"] == []
    assert (answer["questions"][1]["kind"], answer["questions"][1]["suggested"]) == (None, "nps")


def test_each_score_is_followed_by_its_segments() -> None:
    rows = [["Plan", "S"], ["pro", 10], ["free", 0], ["pro", 9], ["", 10], ["NA", 3]]
    answer = scored(csv_bytes(rows), "S=nps", segment="Plan")
    assert [(s["segment"], s["n"], s["score"]) for s in answer["scores"]] == [
        (None, 5, 20.0), ("free", 1, -100.0), ("pro", 2, 100.0),
    ]  # fmt: skip
    assert answer["scores"][1]["interval"] is None


def test_na_is_a_segment_among_other_codes() -> None:
    rows = [["Region", "S"], ["NA", 10], ["EU", 0], ["APAC", 9]]
    segments = [s["segment"] for s in scored(csv_bytes(rows), "S=nps", segment="#1")["scores"]]
    assert segments == [None, "APAC", "EU", "NA"]


def test_blank_and_repeated_headers_are_named_by_number() -> None:
    rows = [["S", "S", ""], ["x", "10", "9"], ["y", "0", "9"]]
    answer = scored(csv_bytes(rows), "#2=nps", "#3=nps")
    assert [s["score"] for s in answer["scores"]] == [0.0, 100.0]
    assert [q["kind"] for q in answer["questions"]] == [None, "nps", "nps"]
    with pytest.raises(PersonReadable, match="#1, #2"):
        scored(csv_bytes(rows), "S=nps")


def test_sus_from_ten_columns_in_numbers_or_words() -> None:
    answer = scored(sus_bytes([[5, 1] * 5, [3] * 10, [3] * 9 + [""]]), "sus=sus:#1-#10")
    score = answer["scores"][0]
    assert (score["n"], score["missing"], score["score"]) == (2, 1, 75.0)
    assert score["questions"] == list(SUS_WORDS)
    words = sus_bytes([["Strongly agree", "Strongly disagree"] * 5, ["Neutral"] * 10])
    assert scored(words, "sus=sus:#1-#10")["scores"][0]["score"] == 75.0


def test_declared_scales_and_kinds_without_score() -> None:
    rows = [["a", "b", "c"], ["5", "7", "x"], ["4", "1", "y"], ["6", "", "z"]]
    answer = scored(csv_bytes(rows), "a=csat/5", "b=ces/7", "c=text")
    csat, ces = answer["scores"]
    assert (csat["n"], csat["missing"], csat["score"]) == (2, 1, 100.0)
    assert (ces["score"], ces["scale"], ces["top2"]) == (4.0, 7, 50.0)
    assert [q["kind"] for q in answer["questions"]] == ["csat", "ces", "text"]


def test_preview_and_unfinished_responses_count_and_are_flagged() -> None:
    rows = [["Status", "Finished", "S"], ["Survey Preview", "True", "10"], ["IP Address", "False", "0"]]
    answer = scored(csv_bytes(rows), "S=nps")
    assert answer["respondents"] == answer["scores"][0]["n"] == 2
    told = " ".join(warning["message"] for warning in answer["warnings"])
    assert "previews" in told and "not finished" in told


@pytest.mark.parametrize(
    ("questions", "segment", "told"),
    [(["Nope=nps"], None, "no column"), (["Score=joy"], None, "no kind"), ([], "Nope", "no column"),
     (["Score=nps", "Score=csat"], None, "twice")],
)  # fmt: skip
def test_a_wrong_declaration_is_one_clear_line(questions: list[str], segment: str | None, told: str) -> None:
    with pytest.raises(PersonReadable, match=told):
        scored(column_bytes("Score", [1]), *questions, segment=segment)


def test_a_file_is_scored_in_a_confined_child(tmp_path: Path) -> None:
    path = tmp_path / "wave 1.csv"
    path.write_bytes(column_bytes("Score", SCORES))
    assert score_file(path, ["Score=nps"]) == scored(path.read_bytes(), "Score=nps")


def test_missing_empty_and_binary_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PersonReadable, match="no file"):
        score_file(tmp_path / "none.csv")
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(PersonReadable, match="0 bytes"):
        score_file(tmp_path / "empty.csv")
    (tmp_path / "x.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    with pytest.raises(PersonReadable, match="PNG"):
        score_file(tmp_path / "x.csv")


@pytest.mark.parametrize(("last", "ambiguous"), [("04/05/2024", True), ("04/25/2024", False)])
def test_dates_that_could_be_either_order_are_told(last: str, ambiguous: bool) -> None:
    rows = [["Timestamp", "S"], ["01/02/2024", 9], ["03/02/2024", 3], [last, 5]]
    told = [warning["message"] for warning in scored(csv_bytes(rows))["warnings"]]
    assert any("day-first or month-first" in message for message in told) is ambiguous
