"""What stands out in a series."""

import numpy as np

from insights.analysis.stats.findings import findings

RNG = np.random.default_rng(5)


def test_a_lasting_drop_is_found_where_it_began() -> None:
    values = np.concatenate([RNG.normal(50, 1, 30), RNG.normal(40, 1, 20)])
    (change,) = findings(values.tolist())
    assert (change.position, change.kind) == (30, "change")
    assert (round(change.expected), round(change.value)) == (50, 40)


def test_a_single_spike_is_unusual_and_no_change() -> None:
    values = RNG.normal(50, 1, 60)
    values[20] = 90
    found = [(one.position, one.kind) for one in findings(values.tolist())]
    assert found == [(20, "anomaly")]


def test_noise_short_and_constant_series_tell_little() -> None:
    assert findings([1.0] * 5) == []
    assert findings([3.0] * 50) == []
    noisy = sum(len(findings(RNG.normal(0, 1, 60).tolist())) for _ in range(20))
    assert noisy <= 6


def test_only_the_newest_values_of_a_long_series_are_looked_at() -> None:
    values = np.concatenate([RNG.normal(50, 1, 3000), RNG.normal(40, 1, 100)])
    assert [one.position for one in findings(values.tolist()) if one.kind == "change"] == [3000]
