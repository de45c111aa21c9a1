"""Who is suggested as moderator, and why."""

from __future__ import annotations

from insights.transcripts.readers.moderator import suggest_moderator
from insights.transcripts.readers.parsed import Turn


def said(*turns: tuple[str | None, str]) -> list[Turn]:
    return [Turn(name, None, None, text) for name, text in turns]


def test_a_role_in_the_label_decides():
    turns = said(("Ben", "Why? When? Where?"), ("Moderator", "Well."))
    assert suggest_moderator(turns).speaker == "Moderator"


def test_the_usual_sign_for_the_interviewer_decides():
    assert suggest_moderator(said(("B", "Hallo?"), ("I", "Ja."))).speaker == "I"


def test_who_asks_most_is_suggested_with_the_numbers():
    turns = said(("Anna", "How was it?"), ("Ben", "Good."), ("Anna", "Why?"), ("Ben", "It was fast."))
    suggestion = suggest_moderator(turns)
    assert suggestion.speaker == "Anna"
    assert suggestion.reason == "speaks first and asks in 2 of 2 turns"


def test_without_questions_or_with_one_speaker_nobody_is_suggested():
    assert suggest_moderator(said(("Anna", "So."), ("Ben", "Well."))) is None
    assert suggest_moderator(said(("Anna", "Why? What?"), (None, "Hm?"))) is None
