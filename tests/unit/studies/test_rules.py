"""Consent and aliases."""

from datetime import date

import pytest

from insights.studies.rules import ConsentPeriod, Scope, alias_digest, consent_allows, people_by_segment

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
    segments = [{"plan": "free"}, {"plan": "plus", "device": "phone"}, {"plan": "plus"}]
    assert people_by_segment(segments) == [("plan", "plus 2, free 1"), ("device", "phone 1")]
    assert people_by_segment([]) == []
