"""The sample's insights and claims, and the story as a whole."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from insights.demo.story import Story, highlights, story

TODAY = date(2031, 3, 30)


@pytest.fixture(scope="module")
def sample() -> Story:
    return story(TODAY)


def test_the_story_is_the_same_each_time(sample):
    assert story(TODAY) == sample


def test_every_date_moves_with_the_day_of_installation(sample):
    later = story(TODAY + timedelta(days=40))
    assert min(session.held_at for session in later.sessions) > min(s.held_at for s in sample.sessions)
    assert later.claims != sample.claims and later.metrics != sample.metrics
    assert later.key_results != sample.key_results and later.insights != sample.insights


def test_six_insights_are_published_and_two_are_drafts(sample):
    assert Counter(insight.published_on is None for insight in sample.insights) == {False: 6, True: 2}
    for insight in sample.insights:
        assert insight.published_on is None or insight.written_on <= insight.published_on < TODAY


def test_every_insight_has_a_recommendation_and_a_next_step_to_come(sample):
    owners = {user.key for user in sample.users}
    for insight in sample.insights:
        assert insight.statement and insight.recommendation and insight.method
        assert insight.next_step.owner in owners and insight.next_step.due > TODAY


def test_evidence_names_what_exists_and_some_of_it_contradicts(sample):
    known = {
        "highlight": {highlight.key for highlight in sample.highlights},
        "theme": {point.key for point in sample.pain_points},
        "score": {"nps", "csat", "nps:Occasional"},
    }
    stances = Counter()
    for insight in sample.insights:
        for evidence in insight.evidence:
            assert evidence.ref in known[evidence.kind], evidence
            stances[evidence.kind, evidence.stance] += 1
    assert stances["highlight", "contradicts"] >= 4
    assert min(stances["theme", "supports"], stances["score", "supports"]) >= 3


def test_an_insight_rests_on_quotes_of_three_people_or_more_and_says_how_many(sample):
    speaker = {highlight.key: highlight.participant for highlight in sample.highlights}
    for insight in sample.insights:
        people = {
            speaker[e.ref] for e in insight.evidence if e.kind == "highlight" and e.stance == "supports"
        }
        assert len(people) >= 3, insight.key
        assert insight.sample.startswith(f"{len(people)} people in the sessions"), insight.key


def test_claims_hold_one_supported_one_contradicted_one_due_today(sample):
    assert Counter(claim.status for claim in sample.claims) == {
        "supported": 1,
        "contradicted": 1,
        "hypothesis": 6,
    }
    assert [claim.key for claim in sample.claims if claim.due == TODAY] == ["bank_conversion"]
    assert {claim.kind for claim in sample.claims} == {"explains", "predicts"}


@pytest.mark.parametrize("today", [TODAY, date(2030, 1, 1), date(2032, 2, 29), date(2031, 8, 31)], ids=str)
def test_decided_claims_were_due_before_they_were_decided_and_before_today(today):
    for claim in story(today).claims:
        assert claim.made_on <= today
        for change in claim.changes:
            assert claim.made_on < claim.due < change.on < today
            assert change.status == claim.status and change.reason


def test_a_prediction_has_size_and_date_and_an_explanation_a_period(sample):
    for claim in sample.claims:
        assert claim.mechanism and claim.direction in ("up", "down")
        if claim.kind == "predicts":
            assert claim.size and claim.due and claim.start < claim.due
        else:
            assert claim.end and claim.start < claim.end < TODAY


def test_claims_are_made_by_published_insights_about_metrics_or_key_results(sample):
    published = {insight.key for insight in sample.insights if insight.published_on}
    targets = {
        "metric": {metric.key for metric in sample.metrics},
        "key_result": {key_result.key for key_result in sample.key_results},
    }
    for claim in sample.claims:
        assert claim.insight in published
        assert claim.target in targets[claim.target_kind]


def test_one_confirmed_pain_point_touches_no_metric(sample):
    cited = defaultdict(set)
    for insight in sample.insights:
        for evidence in insight.evidence:
            if evidence.kind == "theme":
                cited[evidence.ref].add(insight.key)
    confirmed = [point.key for point in sample.pain_points if point.stays == "confirmed"]
    claiming = {claim.insight for claim in sample.claims}
    untouched = [key for key in confirmed if not cited[key] & claiming]
    assert highlights.TOUCHES_NO_METRIC in untouched
