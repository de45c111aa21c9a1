"""Archives of surveys."""

from __future__ import annotations

import io

import pytest

from insights.surveys.readers import UnreadableSurvey, archives, read_survey
from insights.surveys.readers.parsed import ParsedSurvey
from tests.factories.surveys import csv_bytes, lss_bytes, questionnaire_bytes, zip_bytes


def opened(members: dict[str, bytes]) -> ParsedSurvey:
    return read_survey(io.BytesIO(zip_bytes(members)), "all.zip")


def test_one_questionnaire_a_person_becomes_one_survey() -> None:
    survey = opened(
        {"b.md": questionnaire_bytes([5] * 10), "a/a.md": questionnaire_bytes([1] * 10), "x.png": b"\x89PNG"}
    )
    rows = [row.cells for row in survey.rows]
    assert sorted((cells[0], cells[-1]) for cells in rows) == [(1, "a.md"), (5, "b.md")]
    assert len(survey.columns) == 11 and survey.columns[-1].name == "file"
    assert any("x.png" in warning.message for warning in survey.warnings)


def test_an_export_beside_its_structure_gets_its_words() -> None:
    survey = opened({"answers.csv": csv_bytes([["id", "PLAN"], ["1", "A1"]]), "survey.lss": lss_bytes()})
    assert survey.columns[1].text == "Tarif?"
    assert [row.cells for row in survey.rows] == [["1", "A1"]]


def test_a_structure_alone_in_an_archive_is_read_too() -> None:
    assert opened({"survey.lss": lss_bytes()}).format == "lss"


def test_columns_of_several_files_are_joined_by_name() -> None:
    survey = opened(
        {"1.csv": csv_bytes([["a", "b"], ["1", "2"]]), "2.csv": csv_bytes([["b", "c"], ["3", "4"]])}
    )
    assert [column.name for column in survey.columns] == ["a", "b", "c", "file"]
    assert [row.cells for row in survey.rows] == [["1", "2", None, "1.csv"], [None, "3", "4", "2.csv"]]


def test_an_archive_without_a_survey_is_refused() -> None:
    with pytest.raises(UnreadableSurvey, match="no survey"):
        opened({"x.png": b"\x89PNG"})


def test_an_archive_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 1 << 20)
    with pytest.raises(UnreadableSurvey, match="more than 1 MB"):
        opened({"bomb.csv": b"a,b\n" * (1 << 20)})
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    with pytest.raises(UnreadableSurvey, match="2 files"):
        opened({"1.csv": b"a\n1\n", "2.csv": b"a\n1\n"})


def test_an_archive_whose_bytes_are_broken_is_refused_with_a_reason() -> None:
    whole = zip_bytes({"a.csv": b"id,nps\n" + b"1,10\n2,9\n3,0\n" * 400})
    start = whole.index(b"a.csv") + len("a.csv")
    for broken in (whole[: start + 4] + b"\xff\xfe\xfd" + whole[start + 7 :], whole[9:]):
        with pytest.raises(UnreadableSurvey):
            list(read_survey(io.BytesIO(broken), "a.zip").rows)


def test_what_shrinks_a_hundredfold_is_refused_before_it_is_unpacked() -> None:
    bomb = zip_bytes({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(60 << 20)})
    with pytest.raises(UnreadableSurvey, match="unpacks to 60 MB"):
        read_survey(io.BytesIO(bomb), "a.xlsx")
