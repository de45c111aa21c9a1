"""What the tiers of annotation tools share: which of them hold speech, whose it is, one talk from all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from insights.transcripts.readers.parsed import Reading, Turn, UnreadableTranscript

_UNSPOKEN = re.compile(
    r"(?:.*[\W_])?(?:phon(?:e|eme|etic)?s?|phones|segments?|syll(?:able)?s?|tones?|ipa|gloss(?:es)?|pos|"
    r"translation|trans[_-]?en|ft|notes?|comments?|codes?|gestures?|gaze|breath(?:ing)?|silences?|noises?|"
    r"pauses?|nonverbal|nv|sup|ak|k|topics?|sections?|k?ommentar|übersetzung|traducci[oó]n|traduction)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"^(?:tx|txt|text|utt|ref|ort|or|transcri\w*|utterances?|words?|speech)(?:@|[-_ ]+)"
    r"|(?:[-_ ]+|@)(?:tx|txt|text|utt|ort|or|transcri\w*|utterances?|words?|speech)$"
    r"|\s*\[[a-z]{1,4}\]$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:default|text|txt|tx|utt|ort|transcri\w*|utterances?|words?|speech|sentences?|tier ?\d*|main|"
    r"intervals?|mary|silences?|labels?)",
    re.IGNORECASE,
)
_PAUSE = 0.5  # seconds of silence that part the words of one tier


class Tier(NamedTuple):
    """One row of annotations: its name, who speaks in it if that is told, and what is said when."""

    name: str
    speaker: str | None
    said: list[Turn]


def add_tiers(reading: Reading, tiers: Sequence[Tier]) -> None:
    """Make one talk, in order of time, from the tiers that hold speech; the others are named in a warning."""
    tiers = [tier for tier in tiers if tier.said]
    spoken = [tier for tier in tiers if tier.speaker or not _UNSPOKEN.fullmatch(tier.name)] or tiers
    kept: list[Tier] = []
    known: set[str] = set()
    for tier in spoken:
        words = "".join("".join(turn.text for turn in tier.said).split()).casefold()
        if words not in known:
            known.add(words)
            kept.append(tier)
    if not kept:
        raise UnreadableTranscript("The file holds no words: its tiers are empty.")
    names = [tier.name for tier in tiers if tier not in kept]
    if names:
        shown = ", ".join(f"“{name}”" for name in names[:10])
        reading.warn(f"Tiers that repeat or describe the speech were left out: {shown}.")
    said = [
        turn._replace(speaker=tier.speaker or speaker_in(tier.name))
        for tier in kept
        for turn in _phrases(tier)
    ]
    reading.count = sum(len(tier.said) for tier in kept)
    reading.segments += sorted(said, key=lambda turn: (turn.start is None, turn.start or 0.0))


def speaker_in(name: str) -> str | None:
    """Who speaks in a tier of this name; None where it says what the tier is."""
    bare = _KIND.sub("", name.strip()).strip()
    return None if not bare or _NOBODY.fullmatch(bare) else bare


def _phrases(tier: Tier) -> list[Turn]:
    """A tier's annotations; where each is one word, the words between two pauses together."""
    said = tier.said
    if sum(" " in turn.text.strip() for turn in said) > 0.1 * len(said) or len(said) < 4:
        return said
    phrases: list[list[Turn]] = []
    for turn in said:
        last = phrases[-1][-1] if phrases else None
        if last and last.end is not None and turn.start is not None and turn.start - last.end < _PAUSE:
            phrases[-1].append(turn)
        else:
            phrases.append([turn])
    return [
        Turn(phrase[0].speaker, phrase[0].start, phrase[-1].end, " ".join(turn.text for turn in phrase))
        for phrase in phrases
    ]
