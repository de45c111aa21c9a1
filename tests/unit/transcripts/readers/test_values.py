"""Foreign values, taken without trust."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from insights.transcripts.readers.values import first, name, objects, seconds, table, words


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1500, 0.001, 1.5),
        ("1500", 0.001, 1.5),
        (2.5, 1.0, 2.5),
        ("1.2s", 1.0, 1.2),
        ("0:05", 0.001, 5.0),
        ({"seconds": "3", "nanos": 500000000}, 1.0, 3.5),
        (timedelta(seconds=4), 1.0, 4.0),
        (time(0, 0, 5), 1.0, 5.0),
        (datetime(2024, 1, 1, 0, 1), 1.0, 60.0),
        (None, 1.0, None),
        (True, 1.0, None),
        ("x", 1.0, None),
        (float("nan"), 1.0, None),
        (-3, 1.0, None),
        (10**400, 1.0, None),
        ([], 1.0, None),
    ],
)
def test_seconds_of_any_value(value, unit, expected):
    assert seconds(value, unit) == expected


def test_names_are_trimmed_and_ids_stay_as_they_are():
    assert [name(value) for value in (0, "1", " Anna  B ", {"name": "C"}, {"@id": "S0"}, None, "", [])] == [
        "0",
        "1",
        "Anna B",
        "C",
        "S0",
        None,
        None,
        None,
    ]


def test_wrong_types_are_nothing():
    assert list(objects({"a": 1})) == []
    assert first([1, {"a": 2}]) == {"a": 2}
    assert first("x") == {}
    assert table([1]) == {}
    assert (words(None), words(3), words("a"), words(False)) == ("", "3", "a", "")


def test_an_object_without_seconds_is_no_time():
    assert seconds({"id": "1", "name": "Anna"}) is None
    assert seconds({"seconds": 2, "nanos": 500_000_000}) == 2.5
