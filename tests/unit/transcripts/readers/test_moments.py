"""Moments of the calendar."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.moments import moment, since_first


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-05-05T10:00:01Z", 1777975201.0),
        ("2026-05-05T12:00:01.500+02:00", 1777975201.5),
        ("2026-05-05 10:00:01", 1777975201.0),
        (1777975201, 1777975201.0),
        ("1777975201.000100", 1777975201.0001),
        (1777975201500, 1777975201.5),
        ("0:01", None),
        (12.5, None),
        ("2026-13-05", None),
        ("٣", None),
        (True, None),
        (None, None),
        ([], None),
        (10**400, None),
    ],
)
def test_moments_are_seconds_since_1970(value, expected):
    assert moment(value) == expected


def test_moments_count_from_the_earliest():
    assert since_first([1777975203.5, None, 1777975201.0]) == [2.5, None, 0.0]
    assert since_first([None]) == [None]
    assert since_first([]) == []
