"""Timed text in XML: whose words, and when."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from insights.transcripts.readers.parsed import Turn


def turns(body: str, head: str = "") -> list[Turn]:
    """The turns of a document of timed text."""
    return list(
        read_transcript(
            f'<tt xmlns="http://www.w3.org/ns/ttml" {head}><body><div>{body}</div></body></tt>'.encode()
        ).turns
    )


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("00:01:02.500", 62.5),
        ("1.5s", 1.5),
        ("1500ms", 1.5),
        ("2m", 120.0),
        ("50f", 2.0),
        ("00:00:01:05", 1.2),
    ],
)
def test_times_are_read_in_every_unit(told: str, seconds: float):
    assert turns(f'<p begin="{told}" end="1h">Hello</p>', 'frameRate="25"')[0].start == seconds


def test_a_duration_and_the_times_of_words_make_an_end():
    assert turns('<p begin="1s" dur="2s">Hello</p>')[0][1:3] == (1.0, 3.0)
    assert turns('<p><span begin="1s" end="2s">He</span><span begin="2s" end="4s">llo</span></p>') == [
        Turn(None, 1.0, 4.0, "Hello")
    ]


def test_a_section_names_the_speaker_of_its_captions():
    assert turns('<div xmlns:m="m" m:agent="anna x"><p begin="1s" end="2s">Hi</p></div>')[0].speaker == "anna"


def test_signs_that_look_like_markup_are_words():
    assert turns('<p begin="1s" end="2s">if a &lt; b &amp;&amp; c</p>')[0].text == "if a < b && c"


def test_youtube_counts_in_milliseconds_when_its_attributes_are_short():
    content = b'<timedtext format="3"><body><p t="1500" d="500">Hi<s t="9"> there</s></p></body></timedtext>'
    assert read_transcript(content).turns == (Turn(None, 1.5, 2.0, "Hi there"),)


def test_damage_and_times_beyond_belief_are_no_crash():
    assert turns(f'<p begin="{"9" * 15}h" end="2s">Hi</p>')[0].start is None
    with pytest.raises(UnreadableTranscript, match="damaged"):
        read_transcript(b"<tt><body><p>")


def test_an_entity_bomb_does_not_unfold():
    bomb = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "x"}">' for at in range(9))
    content = f"<!DOCTYPE tt [{bomb}]><tt><body><p begin='1s' end='2s'>Hi &e8;</p></body></tt>"
    with pytest.raises(UnreadableTranscript, match="damaged"):
        read_transcript(content.encode(), "a.ttml")
