"""Responses as LimeSurvey's archives hold them."""

from __future__ import annotations

import io

import pytest

from insights.surveys.readers import UnreadableSurvey, read_survey
from tests.factories.surveys import lss_bytes, zip_bytes

ROWS = (
    "<row><id>1</id><_7X1X1SQ1>5</_7X1X1SQ1><_7X1X2>A1</_7X1X2></row>"
    "<row><id>2</id><_7X1X2>-oth-</_7X1X2><_7X1X2other>mine</_7X1X2other></row><row><id/></row>"
)


def responses(rows: str = ROWS) -> bytes:
    names = ("id", "7X1X1SQ1", "7X1X2", "7X1X2other")
    fields = "".join(f"<fieldname>{name}</fieldname>" for name in names)
    return (
        "<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses>"
        f"<fields>{fields}</fields><rows>{rows}</rows></responses></document>"
    ).encode()


def test_fields_get_the_names_and_words_of_the_structure_beside_them() -> None:
    members = {
        "survey_7.lss": lss_bytes(),
        "survey_7_responses.lsr": responses(),
        "survey_7_timings.lsi": b"<x/>",
    }
    survey = read_survey(io.BytesIO(zip_bytes(members)), "survey_archive_7.lsa")
    assert survey.format == "lsa"
    assert [column.name for column in survey.columns] == ["id", "RATE[SQ1]", "PLAN", "PLAN[other]"]
    assert [column.text for column in survey.columns] == [
        "id",
        "Wie gut? [Suche]",
        "Tarif?",
        "Tarif? [other]",
    ]
    assert (survey.columns[2].labels["A1"], survey.columns[3].labels) == ("gratis", {})
    assert [row.cells for row in survey.rows] == [["1", "5", "A1", None], ["2", None, "-oth-", "mine"]]
    assert not survey.warnings


def test_without_a_structure_the_fields_keep_their_ids() -> None:
    survey = read_survey(io.BytesIO(responses()), "x.lsr")
    assert [column.name for column in survey.columns][:2] == ["id", "7X1X1SQ1"]


@pytest.mark.parametrize("content", [responses()[:-20], responses("").replace(b"fieldname", b"x")])
def test_broken_and_empty_responses_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSurvey):
        read_survey(io.BytesIO(content), "x.lsr")
