"""Times as transcripts write them."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.clocks import seconds_of


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:30:36.640", 5436.64),
        ("00:01:02,5", 62.5),
        ("0:03", 3.0),
        ("75:00", 4500.0),
        ("00:00:01:05", 1.2),
        ("62.5", 62.5),
        ("62.5s", 62.5),
        ("1h 2m 3s", 3723.0),
        ("5 min", 300.0),
        (" 01:02 ", 62.0),
    ],
)
def test_a_time_becomes_seconds(text, seconds):
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "1:2:3:4:5", "12:3", "h", "-5"])
def test_what_is_no_time_is_none(text):
    assert seconds_of(text) is None


def test_seconds_of_binary_fractions_are_read():
    assert seconds_of("12.379999999999999") == pytest.approx(12.38)
