"""What one line says about time and speaker."""

from __future__ import annotations

import pytest

from insights.transcripts.readers.marks import mark_of


@pytest.mark.parametrize(
    ("line", "label", "start", "words"),
    [
        ("Anna: hello there", "Anna", None, "hello there"),
        ("KG: hm", "KG", None, "hm"),
        ("王小明：你好", "王小明", None, "你好"),
        ("王小明:你好", "王小明", None, "你好"),
        ("[00:01:02] Anna: hello", "Anna", 62.0, "hello"),
        ("00:01:02 Anna: hello", "Anna", 62.0, "hello"),
        ("(1:02) Anna: hello", "Anna", 62.0, "hello"),
        ("Anna: [00:01:02] hello", "Anna", 62.0, "hello"),
        ("Anna Smith  0:03", "Anna Smith", 3.0, ""),
        ("Anna Smith 1:00:03", "Anna Smith", 3603.0, ""),
        ("Speaker 1 (00:05):", "Speaker 1", 5.0, ""),
        ("Speaker 1: (00:05)", "Speaker 1", 5.0, ""),
        ("Anna (00:00:05)", "Anna", 5.0, ""),
        ("王小明(00:01:02):你好", "王小明", 62.0, "你好"),
        ("王小明（00:01:02）：你好", "王小明", 62.0, "你好"),
        ("[Anna Smith] 10:01:02", "Anna Smith", 36062.0, ""),
        ("[SPEAKER_00]: hello", "SPEAKER_00", None, "hello"),
        ("SPEAKER_00 [00:05]: hello", "SPEAKER_00", 5.0, "hello"),
        ("[Anna]: hello", "Anna", None, "hello"),
        ("- Anna: hello", "Anna", None, "hello"),
        ("[00:00.000 --> 00:07.680]  hello", None, 0.0, "hello"),
        ("00:05:00", None, 300.0, ""),
        ("[00:05] hello", None, 5.0, "hello"),
        ("see https://example.org: it is there", None, None, "see https://example.org: it is there"),
        ("at 10:30 we met", None, None, "at 10:30 we met"),
        ("[  >]: hello", None, None, "[  >]: hello"),
        ("[laughs] that is so", None, None, "[laughs] that is so"),
        ("#00:01:02-5# Anna: hello", "Anna", 62.5, "hello"),
        ("#00:01:02-5# hello", None, 62.5, "hello"),
        ("1 hour, 2 minutes, 3 seconds", None, 3723.0, ""),
        ("0 minutes 3 seconds", None, 3.0, ""),
        ("3 minutes is long", None, None, "3 minutes is long"),
    ],
)
def test_a_line_is_read_in_its_layout(line, label, start, words):
    mark = mark_of(line)
    assert (mark.label, mark.start, mark.words) == (label, start, words)


def test_a_bold_label_needs_no_colon_only_when_alone():
    assert mark_of("Anna", 4).label == "Anna"
    assert mark_of("Anna: hello", 5).label == "Anna"
    assert mark_of("Iris, would you begin?", 4).label is None


def test_spans_and_end_times_are_kept():
    assert mark_of("0:01 - 0:04 Anna: hi").end == 4.0
    assert mark_of("[Speaker 1] (0:01 - 0:04)")[:3] == ("Speaker 1", 1.0, 4.0)
    assert mark_of("Anna Lee 00:00:01 - 00:00:04")[:3] == ("Anna Lee", 1.0, 4.0)
    assert mark_of("Anna Lee | 0:01 – 0:04:")[:3] == ("Anna Lee", 1.0, 4.0)
    mark = mark_of("B: Ja, genau. #00:00:12-5#")
    assert (mark.label, mark.words, mark.end) == ("B", "Ja, genau.", 12.5)


@pytest.mark.parametrize("length", range(380, 402))
def test_no_words_of_a_long_line_grow_together(length):
    words = f"{'a' * length} and so on" + " again" * 200
    assert mark_of(f"Ada: {words}").words == words
    assert mark_of(words).words == words


def test_a_name_may_share_its_brackets_with_the_time():
    assert mark_of("[Speaker 1 00:00:05]: Hello")[:4] == ("Speaker 1", 5.0, None, "Hello")


def test_of_several_times_before_the_words_the_first_counts():
    assert mark_of("Anna: [00:01:00] [00:02:00] [00:03:00] Yes.")[:4] == ("Anna", 60.0, None, "Yes.")


def test_a_number_in_brackets_before_a_label_is_no_part_of_it():
    assert mark_of("[12] 聞き手：どうですか？")[:4] == ("聞き手", None, None, "どうですか？")
