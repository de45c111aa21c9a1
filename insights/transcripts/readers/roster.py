"""Names of speakers that stand apart from what they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from insights.transcripts.readers.keys import bare
from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.values import name, objects, words

_LISTS = frozenset(
    {"speakers", "speakernames", "speakermap", "speakerlist", "participants", "people", "users", "members",
     "authors", "parties", "attendees", "agents"}
)  # fmt: skip
_IDS = (
    "id", "speakerid", "spkid", "speaker", "speakerlabel", "label", "userid", "participantid", "key", "tag",
    "number", "index",
)  # fmt: skip
_NAMES = ("name", "displayname", "speakername", "fullname", "realname", "participantname", "username")


def roster_of(places: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Name by id, from the lists of speakers in these objects; ids are written as they are in the file."""
    roster: dict[str, str] = {}
    for place in places:
        for key, value in place.items():
            if bare(key) in _LISTS:
                roster |= _names_in(value)
    return {sign: person for sign, person in roster.items() if sign != person}


def _names_in(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        named = {key: name(person) for key, person in value.items()}
        return {key: person for key, person in named.items() if person}
    if isinstance(value, list) and value and all(isinstance(person, str) for person in value):
        return {str(at): person for at, person in enumerate(value)}
    found: dict[str, str] = {}
    for person in objects(value):
        told = {bare(key): inner for key, inner in person.items()}
        sign = next((words(told[key]) for key in _IDS if words(told.get(key))), "")
        called = next((name(told[key]) for key in _NAMES if name(told.get(key))), None)
        if sign and called:
            found[sign] = called
    return found


def with_names(turns: Sequence[Turn], roster: dict[str, str]) -> list[Turn]:
    """The turns with names in place of ids; a bare list of names counts from 0, or from 1."""
    said = {turn.speaker for turn in turns if turn.speaker}
    if not roster or said & set(roster.values()):
        return list(turns)
    if "0" in roster and "0" not in said and str(len(roster)) in said:
        roster = {str(int(sign) + 1): person for sign, person in roster.items() if sign.isdecimal()}
    return [turn._replace(speaker=roster.get(turn.speaker or "", turn.speaker)) for turn in turns]
