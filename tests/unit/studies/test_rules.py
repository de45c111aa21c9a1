"""Consent and aliases."""

from datetime import date

import pytest

from insights.kernel.errors import InvalidInput
from insights.studies.rules import (
    ConsentPeriod,
    Scope,
    alias_digest,
    consent_allows,
    consent_states,
    people_by_segment,
    seconds_in,
    segment_fields,
    segment_in,
)

MAY = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("scope", "allowed"), [(Scope.ANALYSIS, True), (Scope.QUOTES_INSIDE, True), (Scope.QUOTES_OUTSIDE, False)]
)
def test_without_a_record_quotes_stay_inside(scope: Scope, allowed: bool) -> None:
    assert consent_allows(scope, [], MAY) is allowed


def test_consent_holds_from_its_day_until_the_day_it_is_withdrawn() -> None:
    period = ConsentPeriod(Scope.QUOTES_OUTSIDE, date(2026, 5, 1), date(2026, 5, 10))
    assert not consent_allows(Scope.QUOTES_OUTSIDE, [period], date(2026, 4, 30))
    assert consent_allows(Scope.QUOTES_OUTSIDE, [period], date(2026, 5, 9))
    assert not consent_allows(Scope.QUOTES_OUTSIDE, [period], date(2026, 5, 10))


def test_a_withdrawal_of_analysis_overrules_the_silent_default() -> None:
    withdrawn = ConsentPeriod(Scope.ANALYSIS, date(2026, 1, 1), date(2026, 2, 1))
    assert not consent_allows(Scope.ANALYSIS, [withdrawn], MAY)
    assert consent_allows(Scope.QUOTES_INSIDE, [withdrawn], MAY)


def test_the_latest_record_decides() -> None:
    earlier = ConsentPeriod(Scope.QUOTES_OUTSIDE, date(2026, 1, 1), date(2026, 2, 1))
    later = ConsentPeriod(Scope.QUOTES_OUTSIDE, date(2026, 3, 1))
    assert consent_allows(Scope.QUOTES_OUTSIDE, [later, earlier], MAY)


def test_an_alias_is_known_again_inside_its_study_only() -> None:
    assert alias_digest("key", 1, "Anna  Müller") == alias_digest("key", 1, "anna muller")
    assert alias_digest("key", 1, "Anna") != alias_digest("key", 2, "Anna")


def test_people_are_counted_by_segment_the_largest_first() -> None:
    segments = [({"plan": "free"}, 1), ({"plan": "plus", "device": "phone"}, 1), ({"plan": "plus"}, 1)]
    assert people_by_segment(segments) == [("plan", "plus 2, free 1"), ("device", "phone 1")]
    assert people_by_segment([]) == []


@pytest.mark.parametrize(
    ("text", "seconds"), [("", None), ("83", 83), ("83,5", 83.5), ("1:23", 83), (" 1:02:03 ", 3723)]
)
def test_a_time_is_read_as_seconds(text: str, seconds: float | None) -> None:
    assert seconds_in(text) == seconds


@pytest.mark.parametrize("text", ["soon", "1:2:3:4", "-5", "1:x", "1.5:20"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="is no time"):
        seconds_in(text)


def test_segment_fields_stand_one_a_line() -> None:
    assert segment_in("plan: free\n\n country : NL \n") == {"plan": "free", "country": "NL"}
    with pytest.raises(InvalidInput, match="Line 2"):
        segment_in("plan: free\nfree")
    assert segment_fields([{"plan": 1}, {"country": 2, "plan": 3}]) == ["plan", "country"]


def test_the_state_of_each_scope_is_told() -> None:
    day = date(2026, 3, 1)
    periods = [
        ConsentPeriod(Scope.ANALYSIS, date(2026, 1, 1)),
        ConsentPeriod(Scope.QUOTES_INSIDE, date(2026, 1, 1), date(2026, 2, 1)),
        ConsentPeriod(Scope.QUOTES_OUTSIDE, date(2026, 4, 1)),
    ]
    assert list(consent_states(periods, day).values()) == ["given", "withdrawn", "not_recorded"]
