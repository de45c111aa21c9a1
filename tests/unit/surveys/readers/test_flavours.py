"""Which tool wrote an export."""

from __future__ import annotations

import pytest

from insights.surveys.readers.flavours import flavour_of


@pytest.mark.parametrize(
    ("names", "flavour"),
    [
        (["Submission ID", "Respondent ID", "Submitted at", "Q"], "tally"),
        (["Respondent ID", "Collector ID", "Q"], "surveymonkey"),
        (["Respondent ID", "Q"], None),
        (["Horodateur", "Q"], "google-forms"),
        (["horodateur", "Q"], None),
        (["Score", "Comment", "Survey Type"], "delighted"),
        (["Q1", "Q2"], None),
    ],
)
def test_names_that_only_one_tool_writes_tell_it(names: list[str], flavour: str | None) -> None:
    assert flavour_of(names, [], []) == flavour


def test_codes_of_limesurvey_and_long_ids_of_surveymonkey_tell_them() -> None:
    assert flavour_of(["q1. How old?", "q2. Where?"], ["q1", "q2"], []) == "limesurvey"
    assert flavour_of(["RespondentID", "Q"], [], [["118152637", "x"]]) == "surveymonkey"
