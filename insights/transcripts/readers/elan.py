"""ELAN's annotations (.eaf): a tier for each speaker, with tiers that depend on it."""

from __future__ import annotations

import io

from lxml import etree

from insights.transcripts.readers.parsed import Reading, Turn
from insights.transcripts.readers.tiers import Tier, add_tiers
from insights.transcripts.readers.xmlstream import events_of, without_declaration

_DEEPEST = 50
_WORDED = 0.5


def read(text: str, _filename: str = "") -> Reading:
    """Read an .eaf file: the tiers of speech, or the first below those that only number it."""
    reading = Reading("eaf")
    annotations = _Annotations()
    elements: dict[str, etree._Element] = {}
    for event, element, name in events_of(io.BytesIO(without_declaration(text)), "TIME_SLOT", "TIER"):
        if event == "end" and name == "TIME_SLOT":
            value = element.get("TIME_VALUE") or ""
            annotations.slots[element.get("TIME_SLOT_ID") or ""] = (
                int(value) / 1000 if value.isdecimal() and len(value) < 16 else None
            )
        elif event == "end":
            elements[element.get("TIER_ID") or ""] = element
            annotations.learn(element)
    add_tiers(reading, _spoken(elements, annotations))
    return reading


class _Annotations:
    """The times of every annotation, its own or those of the one that it refers to."""

    def __init__(self) -> None:
        self.slots: dict[str, float | None] = {}
        self.times: dict[str, tuple[float | None, float | None]] = {}
        self.above: dict[str, str] = {}

    def learn(self, tier: etree._Element) -> None:
        """Keep what a tier says of times."""
        for element in tier.iter("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
            identity = element.get("ANNOTATION_ID") or ""
            if element.get("ANNOTATION_REF"):
                self.above[identity] = element.get("ANNOTATION_REF") or ""
            else:
                first, last = (self.slots.get(element.get(f"TIME_SLOT_REF{at}") or "") for at in "12")
                self.times[identity] = (first, last)

    def said_in(self, tier: etree._Element) -> list[Turn]:
        """The annotations of a tier that hold words."""
        said: list[Turn] = []
        for element in tier.iter("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
            words = " ".join((element.findtext("ANNOTATION_VALUE") or "").split())
            if words:
                said.append(Turn(None, *self._times_of(element.get("ANNOTATION_ID") or ""), words))
        return said

    def _times_of(self, identity: str) -> tuple[float | None, float | None]:
        for _ in range(_DEEPEST):
            if identity in self.times:
                return self.times[identity]
            identity = self.above.get(identity, "")
        return None, None


def _spoken(elements: dict[str, etree._Element], annotations: _Annotations) -> list[Tier]:
    """The tiers that depend on none; where one holds only numbers, the first with words that hangs on it."""
    below: dict[str, list[str]] = {}
    for name, element in elements.items():
        below.setdefault(element.get("PARENT_REF") or "", []).append(name)
    tiers: list[Tier] = []
    for root in below.get("", []):
        names, at = [root], 0
        while at < len(names) and len(names) <= len(elements):
            said = annotations.said_in(elements[names[at]])
            if _is_worded(said):
                tiers.append(Tier(names[at], _person(elements, names[at], root), said))
                break
            names += below.get(names[at], [])
            at += 1
    return tiers


def _person(elements: dict[str, etree._Element], name: str, root: str) -> str | None:
    told = elements[name].get("PARTICIPANT") or elements[root].get("PARTICIPANT") or ""
    return told.strip() or None


def _is_worded(said: list[Turn]) -> bool:
    """Whether annotations are words and not numbers such as `talk.012`."""
    numbered = sum(turn.text[-1].isdigit() and " " not in turn.text for turn in said)
    return bool(said) and numbered <= _WORDED * len(said)
