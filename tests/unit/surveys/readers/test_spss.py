"""SPSS files: labels, user-missing values, damage."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from insights.kernel.errors import PersonReadable
from insights.surveys.readers import UnreadableSurvey, read_survey
from insights.surveys.readers.filecommand import score_file
from tests.factories.surveys import sav_bytes


def test_codes_labels_and_words_are_read(tmp_path: Path) -> None:
    survey = read_survey(io.BytesIO(sav_bytes(tmp_path)), "survey.sav")
    assert survey.format == "sav"
    assert [column.text for column in survey.columns] == [
        "How likely are you to recommend us?",
        "Plan",
        "Why?",
    ]
    assert survey.columns[1].labels == {"1": "free", "2": "pro"}
    assert [row.cells for row in survey.rows] == [
        [10, 1, "fine"], [9, 2, "größer"], [0, 1, None], [None, 2, "x"],
    ]  # fmt: skip
    assert "nps" in survey.warnings[0].message


def test_a_score_uses_codes_and_a_segment_its_labels(tmp_path: Path) -> None:
    sav_bytes(tmp_path)
    answer = score_file(tmp_path / "survey.sav", ["nps=nps"], segment="plan")
    assert [(s["segment"], s["n"], s["score"]) for s in answer["scores"]] == [
        (None, 3, pytest.approx(100 / 3)), ("free", 2, 0.0), ("pro", 1, 100.0),
    ]  # fmt: skip
    assert [q["suggested"] for q in answer["questions"][:2]] == ["nps", "segment"]


def test_portable_files_are_read(tmp_path: Path) -> None:
    survey = read_survey(io.BytesIO(sav_bytes(tmp_path, "por")), "survey.por")
    assert survey.format == "por" and len(list(survey.rows)) == 4


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    content = sav_bytes(tmp_path)
    with pytest.raises(UnreadableSurvey, match="damaged"):
        read_survey(io.BytesIO(content[:120]), "survey.sav")


def test_mutated_files_end_with_a_survey_or_a_reason(tmp_path: Path) -> None:
    content, dice = sav_bytes(tmp_path), random.Random(4)
    for number in range(3):
        mutated = bytearray(content)
        for _ in range(dice.randint(1, 30)):
            mutated[dice.randrange(4, len(mutated))] = dice.randrange(256)
        path = tmp_path / f"{number}.sav"
        path.write_bytes(bytes(mutated))
        try:
            assert score_file(path)["respondents"] >= 0
        except PersonReadable as refusal:
            assert refusal.message
