"""The cue blocks of WebVTT and SubRip: everything between one arrow and the next."""

from __future__ import annotations

import re

from insights.transcripts.readers.cues import Cue
from insights.transcripts.readers.parsed import Reading

_STAMP = re.compile(r"[ \t\[]*(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,:](\d{1,3})\d*)?(?=[ \t\]]|$)")
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|\n|$)")
_NAMED_TIMING = re.compile(
    r"^([^\n]{0,40}-->[ \t]*[\d:.,]+)[ \t]*\[([^\[\]\n]{1,80})\][ \t]*\n", re.MULTILINE
)
_NEARLY_BLANK = re.compile(r"\n[ \t]+(?=\n)")
_SPACES = " \t\n"


def cues_in(text: str, reading: Reading, *, has_comments: bool) -> list[Cue]:
    """All cues of a caption file in order; what cannot be read is kept as text and warned of.

    The text is split at its arrows: each part holds one cue's end time, settings and words, then the next
    cue's number and start time. One pass, whatever the file looks like; lines are counted from 1.
    """
    if "\n " in text or "\n\t" in text:
        text = _NEARLY_BLANK.sub("\n", text)
    if "]\n" in text and _NAMED_TIMING.search(text):
        text = _NAMED_TIMING.sub(r"\1\n<v \2>", text)  # Happy Scribe names the speaker beside the times
    before, *parts = text.split("-->")
    cues: list[Cue] = []
    held, line = [before], 1 + before.count("\n")
    cue: tuple[float | None, float | None, int] | None = None
    for part in parts:
        body, _, stamp = held[-1].rpartition("\n")
        timing, _, rest = part.partition("\n")
        start, end = _seconds(stamp), _seconds(timing)
        if start is None or end is None or end < start:
            reading.warn(_trouble(start, end), line)
            if start is None and end is None:
                line += part.count("\n")
                held.append(f"-->{part}")
                continue
        if cue and len(held) == 1 and (words := _usual_words(body)):
            cues.append(Cue(cue[0], cue[1], words, cue[2]))
        else:
            held[-1] = body
            _keep(cues, cue, held, reading, has_comments=has_comments)
        cue = (start, end, line)
        line += part.count("\n")
        held = [rest]
    if cue:
        start, end, at = cue
        cues.append(Cue(start, end, _words("".join(held), has_comments=has_comments), at))
    return cues


def _usual_words(body: str) -> str | None:
    """The words when one blank line and one identifier follow them, as in nearly all files; else None."""
    blank = body.find("\n\n")
    if blank < 1 or body[0] == "\n" or body.find("\n", blank + 2) >= 0:
        return None
    return body[:blank]


def _keep(
    cues: list[Cue],
    cue: tuple[float | None, float | None, int] | None,
    held: list[str],
    reading: Reading,
    *,
    has_comments: bool,
) -> None:
    """Store the words above a timing: of the cue before it, or of the file's head."""
    body = held[0] if len(held) == 1 else "".join(held)
    body = _without_number(body)
    if cue:
        cues.append(Cue(cue[0], cue[1], _words(body, has_comments=has_comments), cue[2]))
    elif not has_comments and body.strip():
        reading.notes.append(body.strip())


def _without_number(body: str) -> str:
    """The text above a timing line without the cue's identifier, which stands directly on the timing."""
    if not body or body[-1] == "\n":
        return body
    above, _, last = body.rpartition("\n")
    if not above or above[-1] == "\n" or last.strip().isdigit():
        return above
    return body


def _words(body: str, *, has_comments: bool) -> str:
    """A cue's text; a blank line inside is a slip, unless a comment or style block follows it."""
    text = body.strip(_SPACES)
    if "\n\n" not in body.rstrip(_SPACES):
        return "" if has_comments and body[:1] == "\n" and _COMMENT.match(text) else text
    blocks = body.rstrip(_SPACES).split("\n\n")
    kept = [block for block in blocks if not (has_comments and _COMMENT.match(block.lstrip("\n")))]
    return "\n".join(block.strip(_SPACES) for block in kept if block.strip(_SPACES))


def _seconds(stamp: str) -> float | None:
    stamp = stamp.strip()
    if len(stamp) == 12 and stamp[2] == stamp[5] == ":" and stamp[8] in ".,":
        digits = stamp.replace(":", "").replace(stamp[8], "")
        if len(digits) == 9 and digits.isdecimal():
            clock = int(digits)  # HHMMSSmmm as one number: twice as fast as its four parts
            whole = clock // 10_000_000 * 60 + clock // 100_000 % 100
            return (whole * 60_000 + clock % 100_000) / 1000
    found = _STAMP.match(stamp)
    if not found:
        return None
    hours, minutes, seconds, rest = found.groups()
    whole = int(minutes) * 60 + int(seconds)
    if hours:
        whole += int(hours) * 3600
    return (whole * 1000 + int(rest.ljust(3, "0"))) / 1000 if rest else float(whole)


def _trouble(start: float | None, end: float | None) -> str:
    if start is None and end is None:
        return "An arrow stands here without times; it was kept as text."
    if start is None or end is None:
        return "One of the two times here cannot be read; the words were kept."
    return "This caption ends before it starts; it was kept as it is."
