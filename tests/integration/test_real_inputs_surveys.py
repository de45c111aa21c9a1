"""Real survey files with a known true score; they lie beside the project, never in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from insights.kernel.errors import PersonReadable
from insights.surveys.readers.filecommand import score_file

ROOT = Path(__file__).resolve().parents[2]
PLACES = (os.environ.get("INSIGHTS_SHARED", ""), ROOT.parent / "shared", ROOT.parent.parent / "shared")
INPUTS = next((Path(p) / "inputs" for p in PLACES if p and (Path(p) / "inputs").is_dir()), None)

pytestmark = pytest.mark.skipif(
    INPUTS is None, reason="REAL INPUTS NOT TESTED: no ../shared/inputs; name its parent in INSIGHTS_SHARED"
)

RESPONDENTS = {
    "surveys/carpentries_longterm_2020_nps.csv": 176,
    "surveys/sudzilla_nps_googleforms.csv": 39,
    "surveys/otel_docs_usability_googleforms.csv": 48,
    "surveys/otel_getting_started.csv": 104,
    "surveys/otel_collector_2024.csv": 185,
    "surveys/surveymonkey_starwars_latin1.csv": 1186,
    "surveys/surveymonkey_comma.csv": 1129,
    "surveys/rse_2017_zaf_limesurvey.csv": 22,
    "surveys/rse_2017_de_limesurvey.csv": 325,
    "surveys/kobo_data.xlsx": 5,
    "surveys/spss_pyreadstat_sample.sav": 5,
    "experiments/adsmart_ab.csv": 8077,
}


def real(name: str) -> Path:
    path = (INPUTS or ROOT) / name
    if not path.exists():
        pytest.skip(f"REAL INPUT NOT TESTED: {name} is not there")
    return path


@pytest.mark.parametrize(("name", "respondents"), list(RESPONDENTS.items()))
def test_respondents_are_counted_as_in_the_source(name: str, respondents: int) -> None:
    answer = score_file(real(name))
    assert answer["respondents"] == respondents
    assert answer["scores"] == []


def test_the_carpentries_nps_equals_the_published_report() -> None:
    score = score_file(real("surveys/carpentries_longterm_2020_nps.csv"), ["recommendation_score=nps"])[
        "scores"
    ][0]
    assert (score["n"], score["missing"]) == (134, 42)
    assert (score["promoters"], score["passives"], score["detractors"]) == (93, 32, 9)
    assert score["score"] == pytest.approx(62.6866, abs=5e-5)


def test_the_sudzilla_nps_equals_the_published_truth() -> None:
    question = "On a scale of 0-10, how would you rate Sudzilla?"
    answer = score_file(real("surveys/sudzilla_nps_googleforms.csv"), [f"{question}=nps"])
    score = answer["scores"][0]
    assert (score["n"], score["promoters"], score["passives"], score["detractors"]) == (39, 8, 9, 22)
    assert score["score"] == pytest.approx(-35.9, abs=0.05)
    assert next(q["suggested"] for q in answer["questions"] if q["name"] == question) == "rating"


@pytest.mark.parametrize(
    ("name", "columns", "n", "mean"),
    [
        ("usability/sus_drawbridge_googleforms_text_likert.csv", "#2-#11", 10, 68.75),
        ("usability/sus_toolkit_single.csv", "#1-#10", 20, 79.875),
        ("usability/heritrace_sus", "#1-#10", 9, 78.88888888888889),
        ("usability/heritrace_sus/enduser_1e_sus.md", "#1-#10", 1, 60.0),
        ("usability/heritrace_sus/enduser_6e_sus.md", "#1-#10", 1, 95.0),
    ],
)
def test_sus_equals_the_published_means(name: str, columns: str, n: int, mean: float) -> None:
    answer = score_file(real(name), [f"sus=sus:{columns}"])
    assert (answer["scores"][0]["n"], answer["scores"][0]["score"]) == (n, pytest.approx(mean))
    assert sum(q["suggested"] == "sus" for q in answer["questions"]) == 10


def test_the_sus_interval_equals_the_published_one() -> None:
    score = score_file(real("usability/heritrace_sus"), ["sus=sus:#1-#10"])["scores"][0]
    assert score["interval"] == pytest.approx([67.80337081565511, 89.97440696212266])
    assert score["sd"] == pytest.approx(14.421723583230651)


def test_a_summary_of_answers_is_refused_with_a_reason() -> None:
    with pytest.raises(PersonReadable, match="individual responses"):
        score_file(real("surveys/cncf_strimzi_2020.csv"))


def test_every_other_file_is_read_or_refused_with_a_reason() -> None:
    for path in sorted(real("surveys").iterdir()):
        try:
            assert score_file(path)["questions"], path.name
        except PersonReadable as refusal:
            assert path.suffix == ".html" or path.name == "cncf_strimzi_2020.csv", refusal.message
