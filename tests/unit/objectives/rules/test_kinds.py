"""The words objectives are described with."""

from insights.objectives.rules.kinds import RHYTHM_DAYS, WORST_FIRST, Confidence, Rhythm, worst


def test_the_least_hopeful_confidence_is_told() -> None:
    assert worst(["on_track", None, "off_track", "accomplished"]) == "off_track"
    assert worst(["accomplished", "on_track"]) == "on_track"
    assert worst([None]) is None


def test_every_confidence_and_rhythm_is_ranked() -> None:
    assert set(WORST_FIRST) == set(Confidence)
    assert set(RHYTHM_DAYS) == set(Rhythm)
