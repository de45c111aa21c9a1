"""Who leads the conversation, suggested from names, questions and position; a person may correct it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

_ROLE = re.compile(
    r"\b(?:moderator(?:in)?|interviewer(?:in)?|interviewers?|facilitator|host|researcher|int|"
    r"enquêt(?:eur|rice)|animat(?:eur|rice)|intervieweu[rs]e?|entrevistador[a]?|moderador[a]?|"
    r"moderatore|intervistat(?:ore|rice)|entrevistador[a]?|intervjuare|haastattelija|"
    r"интервьюер|модератор|ведущ(?:ий|ая)|"
    r"pewawancara|görüşmeci|tazatel(?:ka)?|kérdező|intervjuer|badacz(?:ka)?|ankieter(?:ka)?)\b|"
    r"người phỏng vấn|المحاور|מראיינ?ת?|采访者|访谈员|记者|"
    r"主持人|访谈者|訪談者|司会|聞き手|インタビュアー|진행자|면접관",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？؟]")
_FIRST = 0.15
_LEAST = 0.25


class Moderator(NamedTuple):
    """A suggestion and why it is made."""

    speaker: str
    reason: str


class Spoken(Protocol):
    """What is looked at in a turn."""

    @property
    def speaker(self) -> str | None: ...

    @property
    def text(self) -> str: ...


def suggest_moderator(turns: Sequence[Spoken]) -> Moderator | None:
    """The speaker who is named so, or asks the largest share of turns (the first to speak has a bonus)."""
    spoken = Counter(turn.speaker for turn in turns if turn.speaker)
    if len(spoken) < 2:
        return None
    named = [speaker for speaker in spoken if _ROLE.search(speaker.replace("_", " "))]
    if len(named) == 1:
        return Moderator(named[0], f"the label “{named[0]}” says so")
    if {"I", "B"} <= set(spoken) or {"I", "P"} <= set(spoken):
        return Moderator("I", "“I” is the usual sign for the interviewer beside B or P")
    asking = Counter(turn.speaker for turn in turns if turn.speaker and _QUESTION.search(turn.text))
    first = next(turn.speaker for turn in turns if turn.speaker)
    share = {name: asking[name] / spoken[name] + (_FIRST if name == first else 0.0) for name in spoken}
    best = max(spoken, key=lambda name: (share[name], spoken[name]))
    if asking[best] < 2 or share[best] < _LEAST:
        return None
    ahead = "speaks first and " if best == first else ""
    return Moderator(best, f"{ahead}asks in {asking[best]} of {spoken[best]} turns")
