"""From turns to passages: a sentence or a short run of them; unpunctuated speech by cue, pause and window."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import spacy
from spacy.language import Language

from insights.analysis.text.model import SPLITTER_VERSION, Passage, Turn
from insights.analysis.text.roles import is_aside, moderators_of
from insights.analysis.text.words import WORD

FRAGMENT = 5  # words: shorter sentences join their neighbour
LONGEST = 60  # words: longer sentences are cut
WINDOW = 30  # words a piece of unpunctuated speech aims at
_SPARSE = 45  # words a full stop: sparser speech counts as unpunctuated
_STOP = re.compile(r"[.!?。！？…]")
_TURNING = frozenset(
    ["but", "so", "and", "because", "then", "or", "although", "however", "anyway", "which", "when", "if"]
)

Span = tuple[int, int]


def passages_of(
    turns: Sequence[Turn], source: str, person_of: dict[str, str] | None = None, language: str | None = None
) -> list[Passage]:
    """Passages of a transcript in order, keys `source:turn:start-end`; moderators and asides are left out.

    `person_of` maps a speaker to a participant's key (the speaker within the source, when absent).
    """
    moderators = moderators_of(turns)
    people = person_of or {}
    found = []
    for number, turn in enumerate(turns):
        if turn.role == "moderator" or (turn.role is None and turn.speaker in moderators):
            continue
        speaker = turn.speaker or ""
        person = people.get(speaker, f"{source}/{speaker}" if speaker else source)
        for start, end in spans_of(turn, language):
            text = turn.text[start:end]
            if not is_aside(text):
                key = f"{source}:{number:05d}:{start:06d}-{end:06d}"
                place = (number, start, end, SPLITTER_VERSION)
                found.append(Passage(key, text, source, person, language, *place, spoken=True))
    return found


def spans_of(turn: Turn, language: str | None) -> list[Span]:
    """Character spans of a turn's passages, white space trimmed."""
    text = turn.text
    words = len(WORD.findall(text))
    if words > _SPARSE and words > _SPARSE * len(_STOP.findall(text)):
        pieces = _windows(text, (0, len(text)), turn.breaks)
    else:
        pieces = [
            piece
            for sentence in _sentences(text, language)
            for piece in (
                _windows(text, sentence, turn.breaks) if _count(text, sentence) > LONGEST else [sentence]
            )
        ]
    return [_trimmed(text, span) for span in _joined(text, pieces) if text[slice(*span)].strip()]


def _sentences(text: str, language: str | None) -> list[Span]:
    if not text.strip():
        return []
    return [(sentence.start_char, sentence.end_char) for sentence in _splitter(language or "en")(text).sents]


@cache
def _splitter(language: str) -> Language:
    """A blank spaCy pipeline with a sentencizer; the multi-language one where spaCy has no other."""
    try:
        pipeline = spacy.blank(language)
    except (ImportError, OSError):
        pipeline = spacy.blank("xx")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 5_000_000
    return pipeline


def _count(text: str, span: Span) -> int:
    return len(WORD.findall(text[slice(*span)]))


def _windows(text: str, span: Span, breaks: Sequence[int]) -> list[Span]:
    """Cut a long run near every WINDOW words, best where a cue begins, else before a turning word."""
    start, end = span
    words = list(WORD.finditer(text, start, end))
    cues = {offset for offset in breaks if start < offset < end}
    pieces, begin, first = [], start, 0
    while len(words) - first > WINDOW + WINDOW // 2:
        cut = _best_cut(words, first, cues)
        pieces.append((begin, words[cut].start()))
        begin, first = words[cut].start(), cut
    return [*pieces, (begin, end)]


def _best_cut(words: list[re.Match[str]], first: int, cues: set[int]) -> int:
    options = range(first + WINDOW // 2, first + WINDOW + WINDOW // 2)

    def worth(at: int) -> tuple[int, int]:
        is_cue = any(words[at - 1].end() <= cue <= words[at].start() for cue in cues)
        is_turn = words[at].group().lower() in _TURNING
        return (2 * is_cue + is_turn, -abs(at - first - WINDOW))

    return max(options, key=worth)


def _joined(text: str, pieces: Sequence[Span]) -> Iterator[Span]:
    """Fragments join the next piece of the turn, the last one the piece before."""
    waiting: int | None = None
    last: Span | None = None
    for start, end in pieces:
        begin = start if waiting is None else waiting
        if _count(text, (begin, end)) < FRAGMENT:
            waiting = begin
            continue
        if last:
            yield last
        last, waiting = (begin, end), None
    if waiting is not None:
        last = (last[0], len(text)) if last else (waiting, len(text))
    if last:
        yield last


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
