"""Who leads the session, and which passages belong to the frame rather than to what was learned."""

import re
from collections.abc import Sequence

from insights.analysis.text.model import Turn
from insights.analysis.text.words import FILLERS, any_of, words_of

_TITLE = re.compile(r"\b(?:moderator|interviewer|facilitator|researcher|host|int|mod)\b", re.IGNORECASE)
_ASKS = 0.4  # share of a speaker's turns that ask, from which on they may lead
_LEAST_TURNS = 4
_FRAME = any_of(
    r"""
    thank(?:s| you)(?: (?:so|very) much)?(?: (?:for|everyone|all)\b.*)?
    good (?:morning|afternoon|evening)\b.* | bye\b.* | hello\b.* | hi\b.{0,40} | nice to meet you.*
    can you (?:hear|see) (?:me|my screen).* | you're (?:on mute|muted).*
    (?:is|are) (?:it|we|you) (?:ok|okay) (?:if i|to) record.*
    (?:let me|i'll|i will) (?:share|read) (?:my screen|the task).*
    task (?:\d+|one|two|three|four|five)\b.* | read(?:ing)? (?:the )?task.*
    """
)
_FRAME_LONGEST = 16  # words: a longer passage says more than a greeting


def moderators_of(turns: Sequence[Turn]) -> frozenset[str]:
    """Speakers whose label says that they lead, else the one who mostly asks while others answer more."""
    speakers = {turn.speaker for turn in turns if turn.speaker}
    titled = {speaker for speaker in speakers if _TITLE.search(speaker)}
    if titled or len(speakers) < 2 or any(turn.role for turn in turns):
        return frozenset(titled)
    asks = {speaker: _asking(turns, speaker) for speaker in speakers}
    words = {speaker: _spoken(turns, speaker) for speaker in speakers}
    leader = min(asks, key=lambda speaker: (-asks[speaker], speaker))
    others = max(count for speaker, count in words.items() if speaker != leader)
    return frozenset({leader}) if asks[leader] >= _ASKS and words[leader] < others else frozenset()


def _asking(turns: Sequence[Turn], speaker: str) -> float:
    own = [turn for turn in turns if turn.speaker == speaker]
    return sum("?" in turn.text for turn in own) / len(own) if len(own) >= _LEAST_TURNS else 0.0


def _spoken(turns: Sequence[Turn], speaker: str) -> int:
    return sum(len(turn.text.split()) for turn in turns if turn.speaker == speaker)


def is_aside(text: str) -> bool:
    """Greetings, thanks, read-out task headings and runs of fillers."""
    words = words_of(text)
    if not words or (len(words) <= _FRAME_LONGEST and _FRAME.fullmatch(text.strip(" .!?,…-"))):
        return True
    return all(word in FILLERS for word in words)
