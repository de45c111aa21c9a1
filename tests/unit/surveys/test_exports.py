"""Exports as each tool writes them give the same score from the same people."""

from __future__ import annotations

import io

import pytest

from insights.surveys.readers.filecommand import score_open_file
from tests.factories.exports import ANSWERS, EXPORTS, PARTS, Export


@pytest.mark.parametrize("export", [make() for make in EXPORTS], ids=lambda export: export.tool)
def test_every_tool_gives_the_same_score(export: Export) -> None:
    found = score_open_file(io.BytesIO(export.content), export.file_name, [f"{export.column}=nps"])
    score = found["scores"][0]
    assert found["format"] == export.format
    assert found["respondents"] == score["n"] == len(ANSWERS)
    assert {part: score[part] for part in PARTS} == PARTS
    asked = next(question for question in found["questions"] if question["kind"] == "nps")
    assert asked["suggested"] == export.suggested, asked["reason"]
    assert any(export.warning in warning["message"] for warning in found["warnings"]) or not export.warning
