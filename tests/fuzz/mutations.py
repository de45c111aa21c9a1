"""Small damage to a file: what people, tools and broken disks do to one."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

_MOST_BYTES = 20_000
_PLACE = re.compile(rb"(?<=>)[^<>]+(?=<)|(?<=\")[^<>\"]+(?=\")")
_MARKUP = {ord(sign): None for sign in '<>&"'} | {code: None for code in range(32) if code not in (9, 10, 13)}
_TOKENS = [
    *("\n", "\n\n", "\r", "\t", " ", "\x00", "\ufeff", "\u2028", "\x85", "\x0b", "\x1c", "\u200b", "\u202e"),
    *(
        "-->",
        "->",
        ":",
        "：",
        "#",
        "##",
        "**",
        "__",
        "|",
        "[",
        "]",
        "(",
        "）",
        "<",
        ">",
        ">>",
        "&lt;",
        "&#x110000;",
    ),
    *("<v ", "<v.a b>", "</v>", "<c>", "NOTE", "STYLE", "WEBVTT", "[ti:", "[offset:+99999999999]", "{\\an8}"),
    *(
        "00:00:01.000",
        "99:99:99",
        "1:2:3:4",
        "0:00",
        "999999999:00",
        "-1",
        "1e999",
        "NaN",
        "Infinity",
        "٣:٤٥",
    ),
    *(
        "{",
        "}",
        '"',
        "'",
        ",",
        ";",
        "\\",
        "\\u",
        "\\uc",
        "\\u-1?",
        "\\bin9",
        "\\par",
        "\\row",
        "null",
        "[[[[",
    ),
    *(
        "Anna:",
        "SPEAKER_00:",
        "Speaker 1",
        "Q:",
        "A:",
        "Break:",
        "Date:",
        "Task 1",
        "Legend",
        "AL = Anna",
        "1. ",
    ),
    *(
        "<table>",
        "<tr>",
        "<td>",
        "<br>",
        "<p",
        "<!--",
        "-->",
        "<?xml",
        "<![CDATA[",
        "---",
        "===",
        "```",
        "\ud83d\ude00",
    ),
]


def damaged(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """The file with one to six small changes; `other` gives spans for splices."""
    if content[:2] == b"PK":
        return _in_archive(content, other, chance)
    if content[:1] in b"{[" and chance.random() < 0.6:
        return _in_json(content, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        content = chance.choice(_CHANGES)(content, other, chance)
    return content[:_MOST_BYTES]


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 2, 5, 20, 100)))


def _flipped(content: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _doubled(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 1, 2, 50)) + content[end:]


def _moved(content: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    rest = content[:start] + content[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + content[start:end] + rest[at:]


def _spliced(content: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _span(other, chance)
    at = chance.randrange(len(content) + 1)
    return content[:at] + other[start:end] + content[at:]


def _with_token(content: bytes, _: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    token = chance.choice(_TOKENS).encode("utf-8", "surrogatepass")
    return content[:at] + token + content[at + chance.choice((0, 0, len(token))) :]


def _without_end(content: bytes, _: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _recoded(content: bytes, _: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig", "shift_jis")), "replace")


Change = Callable[[bytes, bytes, random.Random], bytes]
_CHANGES: tuple[Change, ...] = (
    *(_flipped, _cut, _doubled, _moved, _spliced, _with_token, _with_token, _without_end, _recoded),
)


def _in_archive(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """An office file whose largest member is damaged, packed anew; now and then the archive itself is."""
    if chance.random() < 0.1:
        return _flipped(content, other, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    target = max(members, key=lambda name: len(members[name]) if name.endswith(".xml") else 0)
    for _ in range(chance.choice((1, 2, 4))):
        change = _in_words if chance.random() < 0.7 else chance.choice(_CHANGES[:-2])
        members[target] = change(members[target], members[target], chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return packed.getvalue()


def _in_words(content: bytes, _: bytes, chance: random.Random) -> bytes:
    """XML that stays XML: the words or a value of one place are damaged."""
    places = list(_PLACE.finditer(content))
    if not places:
        return content
    place, other = chance.choice(places), chance.choice(places)
    words = chance.choice(_CHANGES[:-2])(place[0], other[0], chance)
    words = words.decode("utf-8", "ignore").translate(_MARKUP).encode()
    return content[: place.start()] + words + content[place.end() :]


def _in_json(content: bytes, chance: random.Random) -> bytes:
    """JSON that stays JSON, with values of types and sizes that no tool would write."""
    try:
        value = json.loads(content)
    except ValueError:
        return _flipped(content, b"", chance)
    for _ in range(chance.choice((1, 2, 4))):
        value = _odd_inside(value, chance)
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _odd_inside(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(list(value))
        kept = {name: inner for name, inner in value.items() if name != key or chance.random() < 0.9}
        renamed = key if chance.random() < 0.9 else chance.choice(list(value)).upper()
        return kept | {renamed: _odd_inside(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.85:
        at = chance.randrange(len(value))
        return [*value[:at], _odd_inside(value[at], chance), *value[at + chance.choice((0, 1)) :]]
    return chance.choice(_ODD_VALUES)


_ODD_VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        10**30,
        1e308,
        float("inf"),
        float("nan"),
        "",
        "0:01",
        "x" * 300,
        "\ud800",
    ),
    *([], {}, [[]], [{}], [None], {"name": []}, {"text": {"text": 1}}, [1, 2, 3], ["a"], {"seconds": "x"}),
)
