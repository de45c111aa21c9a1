"""Transcriber and EXMARaLDA: turns of several people, times, tiers."""

from __future__ import annotations

from insights.transcripts.readers.corpora import read
from insights.transcripts.readers.parsed import Turn


def test_of_two_who_speak_at_once_each_says_what_follows_their_number():
    reading = read(
        '<Trans xml:lang="fr"><Speaker id="s1" name="Anna"/><Speaker id="s2" name="Ben"/>'
        '<Turn speaker="s1 s2" startTime="1" endTime="3"><Sync time="1"/><Who nb="1"/>oui<Who nb="2"/>non'
        "</Turn>"
        '<Turn startTime="3" endTime="4"><Sync time="3"/> </Turn></Trans>'
    )
    assert reading.language == "fr"
    assert reading.segments == [Turn("Anna", 1.0, 1.0, "oui"), Turn("Ben", 1.0, 3.0, "non")]


def test_words_inside_a_time_are_words():
    reading = read(
        '<Trans><Turn speaker="x" startTime="0" endTime="2"><Sync time="0">so</Sync></Turn></Trans>'
    )
    assert reading.segments == [Turn("x", 0.0, 2.0, "so")]


def test_only_tiers_of_speech_are_read():
    reading = read(
        '<basic-transcription><tli id="T0" time="0"/><tli id="T1"/>'
        '<tier type="t" speaker="S0"><event start="T0" end="T1">Hello there</event></tier>'
        '<tier type="d"><event start="T0" end="T1">nods</event></tier></basic-transcription>'
    )
    assert reading.segments == [Turn("S0", 0.0, None, "Hello there")]
