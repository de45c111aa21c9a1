"""Reports: both denominators, the split, the answering, several variants, values."""

import numpy as np
import pytest
from statsmodels.stats.proportion import proportions_ztest

from insights.experiments.rules.counts import VariantCount
from insights.experiments.rules.kinds import Counted, Outcome
from insights.experiments.rules.reporting import Design, report_of

ADS = [VariantCount("control", 4071, 586, 264), VariantCount("exposed", 4006, 657, 308)]


def test_both_denominators_are_shown_and_the_chosen_one_first() -> None:
    said = report_of(Design(Outcome.RATE, Counted.ANSWERED), ADS)
    assert [(v["n"], round(v["value"], 4)) for v in said["variants"]] == [(586, 45.0512), (657, 46.8798)]
    assert said["comparisons"][0]["p_value"] == pytest.approx(proportions_ztest([308, 264], [657, 586])[1])
    assert said["comparisons"][0]["way"] == 0
    (other,) = said["otherwise"]
    assert other["counted"] == "everyone"
    assert [v["n"] for v in other["variants"]] == [4071, 4006]
    assert other["comparisons"][0]["p_value"] == pytest.approx(proportions_ztest([308, 264], [4006, 4071])[1])


def test_unequal_answering_is_cautioned() -> None:
    said = report_of(Design(Outcome.RATE, Counted.ANSWERED), ADS)
    assert said["answering"]["p_value"] == pytest.approx(proportions_ztest([586, 657], [4071, 4006])[1])
    assert any("answered at all" in c for c in said["cautions"])
    unequal = [VariantCount("a", 1000, 200, 50), VariantCount("b", 1000, 400, 120)]
    assert any(
        "answered at all" in c for c in report_of(Design(Outcome.RATE, Counted.ANSWERED), unequal)["cautions"]
    )


def test_a_broken_split_takes_every_verdict_away() -> None:
    said = report_of(
        Design(Outcome.RATE, Counted.EVERYONE, planned=(50, 50)),
        [VariantCount("a", 10_000, successes=1000), VariantCount("b", 8000, successes=1200)],
    )
    assert (said["suspicious"], said["comparisons"][0]["way"]) == (True, 0)
    assert "not divided as planned" in said["comparisons"][0]["verdict"]
    planned = report_of(
        Design(Outcome.RATE, Counted.EVERYONE, planned=(10, 8)),
        [VariantCount("a", 10_000, successes=1000), VariantCount("b", 8000, successes=1200)],
    )
    assert (planned["suspicious"], planned["comparisons"][0]["way"]) == (False, 1)


def test_several_variants_are_corrected_and_named() -> None:
    arms = [
        VariantCount(name, 500, successes=hits)
        for name, hits in zip("abcd", (100, 130, 130, 101), strict=True)
    ]
    said = report_of(Design(Outcome.RETENTION, Counted.EVERYONE), arms)
    alone = report_of(Design(Outcome.RETENTION, Counted.EVERYONE), arms[:2])
    assert said["corrected"] and not alone["corrected"]
    assert said["comparisons"][0]["p_value"] == pytest.approx(3 * alone["comparisons"][0]["p_value"])
    assert (said["unit"], said["otherwise"]) == ("%", [])


def test_those_without_a_value_count_as_zero_among_everyone() -> None:
    dice = np.random.default_rng(4)
    times = [
        dict(
            zip(
                *(
                    part.tolist()
                    for part in np.unique(np.round(dice.exponential(mean, 200), 1), return_counts=True)
                ),
                strict=True,
            )
        )
        for mean in (20, 30)
    ]
    arms = [VariantCount(name, 1000, 200, times=own) for name, own in zip("ab", times, strict=True)]
    design = Design(Outcome.VALUE, Counted.EVERYONE, unit="€", worth=1.0)
    said = report_of(design, arms)
    total = sum(value * count for value, count in times[1].items())
    assert said["variants"][1]["value"] == pytest.approx(total / 1000)
    assert said["otherwise"][0]["variants"][1]["value"] == pytest.approx(total / 200)
    assert said["comparisons"][0]["way"] == 1
    assert said["difference_unit"] == "€"
    moments = [
        VariantCount(a.name, 1000, 200, mean=m, variance=v)
        for a, (m, v) in zip(arms, [_moments(own) for own in times], strict=True)
    ]
    again = report_of(design, moments)
    assert again["variants"][1]["value"] == pytest.approx(total / 1000)
    assert again["comparisons"][0]["p_value"] == pytest.approx(said["comparisons"][0]["p_value"])


def _moments(times: dict[float, int]) -> tuple[float, float]:
    values = np.repeat(list(times), list(times.values()))
    return float(values.mean()), float(values.var(ddof=1))


def test_an_empty_group_and_one_without_outcomes_do_not_break_the_report() -> None:
    empty = report_of(
        Design(Outcome.RATE, Counted.EVERYONE), [VariantCount("a", 0), VariantCount("b", 10, successes=3)]
    )
    assert (empty["comparisons"], empty["detectable"]) == ([], None)
    none = report_of(
        Design(Outcome.VALUE, Counted.ANSWERED), [VariantCount("a", 5, 0), VariantCount("b", 5, 0)]
    )
    assert (none["comparisons"], none["variants"][0]["value"]) == ([], None)
    three = [VariantCount("a", 10, 0), VariantCount("b", 10, 0), VariantCount("c", 10, 0)]
    assert report_of(Design(Outcome.RATE, Counted.ANSWERED), three)["answering"]["p_value"] == 1.0
