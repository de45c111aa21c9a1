"""What a question asks for."""

import pytest

from insights.surveys.rules.asking import no_recommendation
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.scales import read_scale


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("How satisfied are you overall?", "satisfaction"),
        ("Wie zufrieden sind Sie?", "satisfaction"),
        ("I would recommend it (0 strongly disagree, 10 strongly agree)", "agreement"),
        ("How likely are you to recommend us?", None),
        ("How satisfied are you, and would you recommend us?", None),
        ("Wie wahrscheinlich ist es, dass Sie uns empfehlen (0 = wenig, 10 = sehr)?", None),
        ("Jeg er enig: jeg ville anbefale det", "agreement"),
        ("Score", None),
    ],
)
def test_a_question_that_asks_for_something_else_is_no_nps(words: str, asked: str | None) -> None:
    assert no_recommendation(words) == asked
    warnings = list(read_scale(Kind.NPS, dict.fromkeys(range(11), 3), None, words).warnings)
    assert warnings == (
        []
        if asked is None
        else [f"The question asks for {asked}; an NPS asks how likely people are to recommend."]
    )
