"""The sample's metrics, objectives, key results and check-ins."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from insights.demo.story import Story, dates, metrics, story

DAYS = (date(2031, 3, 30), date(2030, 1, 1), date(2032, 2, 29), date(2031, 8, 31))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def sample(request) -> Story:
    return story(request.param)


def metric(sample: Story, key: str) -> metrics.Metric:
    return next(one for one in sample.metrics if one.key == key)


def near(sample: Story, key: str, on: date) -> float:
    return min(metric(sample, key).values, key=lambda value: abs((value.on - on).days)).value


def test_months_and_weeks_are_counted_from_the_day():
    assert dates.month_start(date(2031, 1, 31), -1) == date(2030, 12, 1)
    assert dates.month_start(date(2031, 12, 31), 1) == date(2032, 1, 1)
    assert dates.month_day(date(2031, 5, 2), -3, 4) == date(2031, 2, 5)
    assert dates.week_start(date(2031, 3, 30), 0) == date(2031, 3, 24)


def test_releases_come_in_the_order_of_the_story(sample):
    today = sample.today
    releases = [
        dates.new_checkout(today),
        dates.coupon_folded(today),
        dates.checkout_cache(today),
        dates.delivery_in_basket(today),
        dates.bank_return(today),
        today,
    ]
    assert releases == sorted(releases)


def test_there_are_two_metrics_of_each_category(sample):
    assert Counter(one.category for one in sample.metrics) == {
        "financial": 2,
        "customer": 2,
        "product": 2,
        "tech": 2,
    }


def test_every_metric_has_over_a_year_of_values_without_a_gap_and_none_of_the_future(sample):
    for one in sample.metrics:
        days = [value.on for value in one.values]
        assert days == sorted(set(days)), one.key
        assert days[-1] < sample.today
        assert (days[-1] - days[0]).days >= 260, one.key
        assert max(b - a for a, b in pairwise(days)) <= timedelta(days=31)
        assert one.fed_by or (sample.today - days[-1]).days <= 62, one.key


def test_the_score_is_entered_by_hand_only_for_months_before_the_survey(sample):
    nps = metric(sample, "nps")
    assert nps.fed_by == "customer_pulse.csv"
    assert nps.values[-1].on == dates.month_start(sample.today, -9)
    assert (
        min(row.submitted for row in sample.responses)[:7]
        == dates.month_start(sample.today, -8).isoformat()[:7]
    )


def test_every_metric_has_a_target_for_today_a_benchmark_and_an_owner(sample):
    owners = {user.key for user in sample.users}
    for one in sample.metrics:
        assert any(target.start <= sample.today <= target.end for target in one.targets), one.key
        assert one.benchmarks and one.owner in owners and one.review_by > sample.today


def test_conversion_turns_after_the_delivery_cost_stands_in_the_basket(sample):
    release = dates.delivery_in_basket(sample.today)
    before = near(sample, "checkout_conversion", release - timedelta(days=7))
    after = near(sample, "checkout_conversion", release + timedelta(days=56))
    assert before == pytest.approx(52, abs=0.6)
    assert after - before > 4


def test_conversion_does_not_move_when_the_coupon_field_is_folded_away(sample):
    folded = dates.coupon_folded(sample.today)
    before = near(sample, "checkout_conversion", dates.new_checkout(sample.today) + timedelta(days=28))
    after = near(sample, "checkout_conversion", dates.month_day(sample.today, -3, 1))
    assert folded < dates.delivery_in_basket(sample.today)
    assert abs(after - before) < 1


def test_repeat_purchase_falls_and_no_claim_speaks_of_it(sample):
    values = [value.value for value in metric(sample, "repeat_purchase").values]
    assert max(values[-3:]) < min(values[:-4]) - 2
    targets = {claim.target for claim in sample.claims}
    assert targets.isdisjoint({"repeat_purchase", "kr_repeat"})


def test_five_key_results_stand_as_the_story_wants(sample):
    assert Counter(one.state for one in sample.key_results) == {
        "reached": 1,
        "on_track": 2,
        "at_risk": 1,
        "missed": 1,
    }
    assert {one.objective for one in sample.key_results} == {one.key for one in sample.objectives}
    assert {one.goal for one in sample.objectives} == {sample.goals[0].key}


def test_states_follow_from_progress_and_deadline(sample):
    for one in sample.key_results:
        last = one.check_ins[-1].value
        done = (last - one.baseline) / (one.target - one.baseline)
        expected = min(1.0, (sample.today - one.start).days / (one.deadline - one.start).days)
        state = {
            "reached": done >= 1,
            "on_track": 0.95 * expected <= done < 1 and one.deadline > sample.today,
            "at_risk": 0.5 * expected <= done < 0.9 * expected and one.deadline > sample.today,
            "missed": done < 1 and one.deadline < sample.today,
        }
        assert state[one.state], (one.key, done, expected)


def test_check_ins_lie_in_the_past_in_order_with_words_and_a_value_of_the_metric(sample):
    for one in sample.key_results:
        days = [check_in.on for check_in in one.check_ins]
        assert len(days) == 5 and days == sorted(set(days)), one.key
        assert days[-1] < sample.today
        known = {value.value for value in metric(sample, one.metric).values}
        assert all(check_in.value in known and check_in.comment for check_in in one.check_ins)


def test_what_a_check_in_says_agrees_with_its_value(sample):
    repeat = next(one for one in sample.key_results if one.key == "kr_repeat").check_ins
    assert repeat[0].value > 31 and repeat[1].value < 30
    cac = next(one for one in sample.key_results if one.key == "kr_cac").check_ins
    assert round(cac[-1].value) == 39
    conversion = next(one for one in sample.key_results if one.key == "kr_conversion").check_ins
    assert conversion[3].value > 56 and conversion[-1].value > 58
    p95 = next(one for one in sample.key_results if one.key == "kr_p95").check_ins
    assert p95[0].value > 1350 and all(check_in.value < 800 for check_in in p95[1:])


def test_metrics_named_by_key_results_and_studies_exist(sample):
    keys = {one.key for one in sample.metrics}
    for one in sample.key_results:
        assert {one.metric, *one.leading, *one.guardrails} <= keys
    assert {study.serves for study in sample.studies} <= keys | {one.key for one in sample.key_results}


def test_a_file_writes_days_as_a_number_a_month_and_day_or_a_release():
    today = date(2031, 3, 30)
    assert dates.dated(today, -47) == date(2031, 2, 11)
    assert dates.dated(today, [-4, 1]) == date(2030, 11, 2)
    assert dates.dated(today, "bank_return") == date(2031, 2, 16)
    with pytest.raises(KeyError):
        dates.dated(today, "no_such_release")


def test_a_file_writes_days_from_a_release_too():
    today = date(2031, 3, 30)
    assert dates.dated(today, ["bank_return", 3]) == date(2031, 2, 19)
