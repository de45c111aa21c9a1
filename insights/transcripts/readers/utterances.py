"""JSON that lists utterances under whatever names: Whisper, QMSum, Descript, meetings, chats."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from insights.transcripts.readers.keys import Keys, bare, keys_of
from insights.transcripts.readers.moments import moment, since_first
from insights.transcripts.readers.parsed import Turn
from insights.transcripts.readers.roster import roster_of, with_names
from insights.transcripts.readers.values import first, name, objects, seconds, table, words
from insights.transcripts.readers.words import Word, segments_of

_LISTS = (
    "speakers", "utterances", "segments", "meetingtranscripts", "turns", "monologues", "sentences",
    "phrases", "transcript", "transcription", "transcripts", "entries", "captions", "cues", "subtitles",
    "chunks", "dialogue",
    "dialog", "conversation", "comments", "messages", "paragraphs", "results", "result", "data", "items",
    "body", "sentenceinfo", "content", "monologue", "events", "timeline", "calltranscripts", "history",
    "chats", "tokens", "transcriptobject", "questions", "qa", "interview",
)  # fmt: skip
_SURE_TEXT = frozenset({"text", "content", "transcript"})
_WORD = ("word", "w", "punctuatedword", "punct")
_DEEPEST = 5
_DEEPEST_NAME = 2  # more of a path is an address, whose last part tells people apart
_FEWEST_WORDS = 6
_PIECES_SHARE = 0.1
_LONGEST_WORD = 30  # seconds
_MARKUP = re.compile(r"</?(?:p|br|div|b|i|em|strong|span|a|ul|ol|li)\b[^<>]*>", re.IGNORECASE)
_UNITS = (("ticks", 1e-7), ("ms", 0.001), ("millis", 0.001), ("milliseconds", 0.001))

Path = tuple[dict[str, Any], ...]


def utterances_in(content: Any) -> list[Turn] | None:
    """The utterances of the list that looks most like some; None when there is none."""
    for rows, path in _lists(content, (), is_known=True):
        found = _turns(rows, is_named=True)
        if found:
            return with_names(found, roster_of(path))
    if isinstance(content, dict):
        for rows, path in _lists(content, (), is_known=False):
            found = _turns(rows, is_named=False)
            if found:
                return with_names(found, roster_of(path))
    return [] if isinstance(content, dict) and content.get("segments") == [] else None


def _lists(content: Any, path: Path, *, is_known: bool) -> Iterator[tuple[list[Any], Path]]:
    """Lists that may hold speech with the objects around them: under known names in order, or under any."""
    if len(path) > _DEEPEST:
        return
    if isinstance(content, list):
        if len(content) == 1 and isinstance(content[0], dict):
            yield from _lists(content[0], path, is_known=is_known)
        yield content, path
    elif isinstance(content, dict):
        if rows := _rows_of(content):
            yield rows, path
        named = {bare(key): value for key, value in content.items() if isinstance(value, list | dict)}
        for key in filter(named.__contains__, _LISTS) if is_known else named:
            if key == "speakers" and not _speak(named[key]):
                continue
            yield from _lists(named[key], (*path, content), is_known=is_known)


def _speak(rows: list[Any] | dict[str, Any]) -> bool:
    """Whether a list of speakers says what each said when, and not only who is there."""
    keys = keys_of(list(objects(rows)))
    return keys is not None and keys.start is not None


def _rows_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects of a table written by columns, or of an object that numbers its objects."""
    values = list(content.values())
    if len(values) > 1 and all(isinstance(value, dict) for value in values):
        if all(key.isdecimal() for key in content):
            return values
        values = [list(value.values()) for value in values]
    if len(values) < 2 or not all(
        isinstance(value, list) and len(value) == len(values[0]) for value in values
    ):
        return []
    return [dict(zip(content, row, strict=True)) for row in zip(*values, strict=True)]


def _turns(rows: list[Any], *, is_named: bool) -> list[Turn] | None:
    items = _lifted(list(objects(rows)))
    if not items or len(items) < 0.9 * len(rows):
        return None
    if asked := _questions(items):
        return asked
    keys = keys_of(items)
    if keys is None:
        single = keys_of(items, _WORD)
        return list(segments_of(_words(items, single))) if single and single.start else _by_name(items)
    if not keys.speaker and keys.start is None and not (is_named and bare(keys.text) in _SURE_TEXT):
        return None
    if not is_named and not (keys.speaker and keys.start):
        return None
    if keys.start and _are_words([item.get(keys.text) for item in items]):
        return list(segments_of(_words(items, keys)))
    return [
        Turn(_speaker(item, keys), start, end, spoken(item.get(keys.text)))
        for item, (start, end) in zip(items, _times_of(items, keys), strict=True)
    ]


def _lifted(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects with what they keep in `additions` beside the rest: Volcengine names the speaker there."""
    return [item | table(item["additions"]) if "additions" in item else item for item in items]


def _questions(items: Sequence[dict[str, Any]]) -> list[Turn]:
    """A turn for each question and each answer of objects that hold both."""
    told = [{bare(key): value for key, value in item.items()} for item in items]
    if not all(
        isinstance(item.get("question"), str) and isinstance(item.get("answer"), str) for item in told
    ):
        return []
    return [Turn(who, None, None, item[who.lower()]) for item in told for who in ("Question", "Answer")]


def _are_words(texts: Sequence[Any]) -> bool:
    """Whether the texts are single words of a script with capitals, as editors keep them."""
    told = [text.strip() for text in texts if isinstance(text, str)]
    letters = [letter for text in told for letter in text[:20] if letter.isalpha()]
    return (
        len(told) >= _FEWEST_WORDS
        and sum(" " in text for text in told) <= 0.05 * len(told)
        and sum(letter.lower() != letter.upper() for letter in letters) > 0.5 * len(letters)
        and len(letters) < 12 * len(told)
    )


def _words(items: Sequence[dict[str, Any]], keys: Keys) -> Iterator[Word]:
    told = [words(item.get(keys.text)) for item in items]
    spaced = sum(text[:1] == " " for text in told)
    has_pieces = _PIECES_SHARE * len(told) < spaced < len(told) - 1  # parts of words, spaces told
    for item, text, (start, end) in zip(items, told, _times_of(items, keys), strict=True):
        yield Word(text, start, end, _speaker(item, keys), has_pieces and text[:1] != " ")


def _by_name(items: Sequence[dict[str, Any]]) -> list[Turn] | None:
    """Objects of one key each, a name, and what that person said."""
    if not all(len(item) == 1 and isinstance(said, str) for item in items for said in item.values()):
        return None
    if len({name for item in items for name in item}) < 2:
        return None
    return [Turn(name(key), None, None, said) for item in items for key, said in item.items()]


def _speaker(item: dict[str, Any], keys: Keys) -> str | None:
    found = next((found for key in keys.speaker if (found := name(item.get(key)))), None)
    return found.rpartition("/")[2] if found and found.count("/") > _DEEPEST_NAME else found


def _times_of(items: Sequence[dict[str, Any]], keys: Keys) -> list[tuple[float | None, float | None]]:
    """Start and end of each object in seconds; moments of the calendar count from the first."""
    if keys.is_moment:
        starts = since_first([moment(item.get(keys.start or "")) for item in items])
        return [(start, None) for start in starts]
    stood = [_stood(item, keys) for item in items]
    told = next((factor for end, factor in _UNITS if keys.start and bare(keys.start).endswith(end)), None)
    unit = told or _unit(stood)
    if keys.end is None and keys.length and not told:
        unit = _unit_of_lengths(items, keys, unit)
    found = [(seconds(start, unit), seconds(end, unit)) for start, end in stood]
    if keys.end is None and keys.length and all(end is None for _, end in found):
        factor = next((factor for end, factor in _UNITS if bare(keys.length).endswith(end)), unit)
        lengths = [seconds(item.get(keys.length), factor) for item in items]
        found = [
            (start, round(start + length, 6) if start is not None and length is not None else None)
            for (start, _), length in zip(found, lengths, strict=True)
        ]
    return found


def _stood(item: dict[str, Any], keys: Keys) -> tuple[Any, Any]:
    """Start and end as they stand: of the utterance, or of the first and last of its words."""
    began = item.get(keys.start) if keys.start else None
    ended = item.get(keys.end) if keys.end else None
    if isinstance(began, list) and began:
        if isinstance(began[0], dict):
            return first(began).get("start"), first(began).get("end")
        return began[0], began[1] if len(began) > 1 else None
    inner = (
        list(objects(item.get(keys.text))) or list(objects(item.get("words"))) if keys.start is None else []
    )
    inside = (keys_of(inner[:1]) or keys_of(inner[:1], _WORD)) if inner else None
    if inside and inside.start:
        last = inner[-1]
        return inner[0].get(inside.start), last.get(inside.end) if inside.end else None
    return began, ended


def spoken(value: Any) -> str:
    """The words of a text, or of a list of pieces, without markup."""
    text = " ".join(_spoken_words(value)) if isinstance(value, list) else words(value)
    return html.unescape(_MARKUP.sub(" ", text)) if "<" in text and _MARKUP.search(text) else text


def _spoken_words(rows: list[Any]) -> Iterator[str]:
    for row in rows:
        if not isinstance(row, dict):
            yield words(row)
            continue
        told = {bare(key): value for key, value in row.items()}
        yield words(told.get("text") or told.get("word") or told.get("value") or told.get("content"))


def _unit(times: list[tuple[Any, Any]]) -> float:
    """Milliseconds or seconds: the former when whole numbers are usually more than 200 apart."""
    whole = [(_whole(start), _whole(end)) for start, end in times]
    numbers = [(start, end) for start, end in whole if start is not None and end is not None]
    if numbers and len(numbers) * 2 > len(times) and median(end - start for start, end in numbers) > 200:
        return 0.001
    return 1.0


def _unit_of_lengths(items: Sequence[dict[str, Any]], keys: Keys, unit: float) -> float:
    """Milliseconds when starts and lengths are whole numbers and lengths are usually more than 30."""
    lengths = [_whole(item.get(keys.length or "")) for item in items]
    starts = [_whole(item.get(keys.start or "")) for item in items]
    numbers = [length for length in lengths if length is not None]
    if numbers and None not in lengths and None not in starts and median(numbers) > _LONGEST_WORD:
        return 0.001
    return unit


def _whole(value: Any) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) < 15:
        return int(value)
    return value if isinstance(value, int) else None
