"""Which keys of a list of objects say who spoke, when and what, under whatever names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from insights.transcripts.readers.moments import moment
from insights.transcripts.readers.values import first, seconds, table

_TEXT = (
    "text", "content", "transcript", "body", "utterance", "sentence", "words", "sentences", "caption",
    "message", "msg", "value", "line", "displaytext", "display", "plainbody", "plaintext", "transcripttext",
    "transcription", "wordsstr", "spokentext", "speech", "said", "phrase", "onebest", "quote", "dialogue",
    "children",
)  # fmt: skip
_SPEAKER = (
    "speakername", "speakerdisplayname", "speaker", "speakerlabel", "speakerid", "name", "displayname",
    "participantname", "participant", "participantrole", "participantid", "username", "users", "author",
    "authorname", "sendername", "sender", "userprofile", "user", "realname", "role", "from", "spk",
    "speakertag", "who", "person", "authorid", "userid", "senderid", "channel", "source",
)  # fmt: skip
_START = (
    "start", "starttime", "startsec", "startseconds", "starts", "startms", "starttimems",
    "startmilliseconds", "startmillis", "begin", "begintime", "beginms", "starttimestamp", "starttimecode",
    "startoffset", "beginoffset", "beginoffsetmillis", "beginoffsetms", "from", "timeoffset", "timestamp",
    "timecode", "time", "offset", "relativetime", "ts", "startts", "bg", "tstart", "timestampms", "instances",
)  # fmt: skip
_END = (
    "end", "endtime", "endsec", "endseconds", "ends", "endms", "endtimems", "endmilliseconds", "endmillis",
    "stop", "stoptime", "endtimestamp", "endtimecode", "endoffset", "endoffsetmillis", "endoffsetms", "to",
    "ed", "endts", "finish", "tend",
)  # fmt: skip
_LENGTH = ("duration", "durationms", "durationseconds", "durationinseconds", "dur", "length")
_MOMENT = (
    "timestamp", "time", "date", "datetime", "createdat", "created", "createdtime", "sentat", "sent",
    "dateunixtime", "absolutetime", "ts", "starttime", "starttimestamp", "start", "postedat", "updatedat",
)  # fmt: skip
_PREFIX = re.compile(r"(?:data|segment|seg|utterance|turn|item|cue|block|caption|phrase|msg)(?=.)")
_SAMPLE = 50
_FEWEST_TO_REPEAT = 3
_WEAK = frozenset({"source"})


class Keys(NamedTuple):
    """The key of each role in the objects of one list; `is_moment` when starts are calendar times."""

    text: str
    speaker: tuple[str, ...]
    start: str | None
    end: str | None
    length: str | None
    is_moment: bool


@lru_cache(maxsize=10_000)
def bare(key: str) -> str:
    """A key without capitals, spaces and signs: `Start Time`, `start_time` and `startTime` are one."""
    return "".join(filter(str.isalnum, key.casefold()))


def keys_of(items: Sequence[dict[str, Any]], text_names: Sequence[str] = _TEXT) -> Keys | None:
    """The keys of a list of utterances; None where nothing says what was spoken."""
    sample = items[:_SAMPLE]
    named = _named(sample)
    text = _key(named, sample, text_names, _is_text)
    if text is None and text_names is _TEXT:
        text = _longest_text(named, sample)
    if text is None:
        return None
    left = {name: key for name, key in named.items() if key != text}
    start, is_moment = _key(left, sample, _START, _is_time), False
    if start is None:
        start = _key(left, sample, _MOMENT, lambda value: moment(value) is not None)
        is_moment = start is not None
    end = None if is_moment else _key(left, sample, _END, _is_time)
    left = {name: key for name, key in left.items() if key not in (start, end)}
    length = _key(left, sample, _LENGTH, _is_time)
    return Keys(text, _speakers(left, sample), start, end, length, is_moment)


def _longest_text(named: dict[str, str], sample: Sequence[dict[str, Any]]) -> str | None:
    """The key of most words, under whatever name, in objects that say who speaks and when."""
    if not all(any(name in named for name in names) for names in (_SPEAKER, _START)):
        return None
    words = {key: sum(str(item.get(key)).count(" ") for item in sample if isinstance(item.get(key), str))
             for name, key in named.items() if name not in (*_SPEAKER, *_START, *_END)}  # fmt: skip
    best = max(words, key=lambda key: words[key], default=None)
    return best if best and words[best] >= 3 * len(sample) else None


def _speakers(named: dict[str, str], sample: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """The best key of speakers, then others of them for objects where it is empty."""
    best = _key(named, sample, _SPEAKER, _is_somebody)
    if best is not None and len(sample) >= _FEWEST_TO_REPEAT and not _comes_again(best, sample):
        again = {name: key for name, key in named.items() if _comes_again(key, sample)}
        best = _key(again, sample, _SPEAKER, _is_somebody) or (None if bare(best) in _WEAK else best)
    if best is None or (bare(best) in _WEAK and not _differs(best, sample)):
        return ()
    more = [named[name] for name in _SPEAKER[:5] if name in named and named[name] != best]
    return (best, *more)


def _comes_again(key: str, sample: Sequence[dict[str, Any]]) -> bool:
    """Whether somebody speaks more than once under this key, as names do and numbers of entries do not."""
    said = [str(item[key]) for item in sample if item.get(key) not in (None, "")]
    return len(set(said)) < len(said)


def _differs(key: str, sample: Sequence[dict[str, Any]]) -> bool:
    return len({str(item.get(key)) for item in sample}) > 1


def _named(sample: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The keys of the sample by their bare names, and by those without a prefix such as `data_`."""
    keys = dict.fromkeys(key for item in sample for key in item)
    whole = {bare(key): key for key in reversed(keys)}
    return {_PREFIX.sub("", name, count=1): key for name, key in whole.items()} | whole


def _key(
    named: dict[str, str],
    sample: Sequence[dict[str, Any]],
    names: Sequence[str],
    accepts: Callable[[Any], bool],
) -> str | None:
    """The first of these names under which most objects have a value that fits; else one that any has."""
    found = [named[name] for name in names if name in named]
    fits = {key: sum(key in item and accepts(item[key]) for item in sample) for key in found}
    return next((key for key in found if fits[key] * 2 >= len(sample)), None) or next(
        (key for key in found if fits[key]), None
    )


def _is_text(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict | str)
    return isinstance(value, str) and value != ""


def _is_time(value: Any) -> bool:
    if isinstance(value, list):
        value = value[0] if value and not isinstance(value[0], dict) else table(first(value)).get("start")
    return seconds(value) is not None


def _is_somebody(value: Any) -> bool:
    if isinstance(value, str) and ":" in value and seconds(value) is not None:
        return False
    return value not in (None, "", [], {}) and not isinstance(value, float)
