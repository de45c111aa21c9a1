"""Stage directions beside a name: in `Anna (laughs): Hello` the speaker is Anna, and the laugh is kept."""

from __future__ import annotations

import re
from typing import NamedTuple

from insights.transcripts.readers.labels import can_be_label, trimmed
from insights.transcripts.readers.lines import Block

_BESIDE = r"([^:：()（）\[\]\n]{1,60}?)\s*([(（\[][^()（）\[\]\n]{1,80}[)）\]])"
_LABEL = re.compile(_BESIDE)
_LINE = re.compile(rf"{_BESIDE}\s*[:：]\s*")
_BEFORE = re.compile(r"([(（\[][^()（）\[\]\d\n]{1,40}[)）\]])\s*([^:：()（）\[\]\n]{1,60}?)\s*[:：]\s*")
_UNCASED = re.compile(r"[笑哭叹嘆泣点點拍鼓掌沉默沈黙웃침묵울]")
_OPENED = ("[", "(", "（")
_HEAD = 160
_FEW = 2


class _Directed(NamedTuple):
    """A name, what it does, and its words."""

    name: str
    direction: str
    words: str


def without_directions(blocks: list[Block]) -> list[Block]:
    """The lines with directions moved from the label to the words.

    A bracket is a direction when it begins with a small letter, and the name stands without it elsewhere or
    with another one.
    """
    found = {at: directed for at, block in enumerate(blocks) if (directed := _directed(block))}
    if not found:
        return blocks
    plain = {block.label for block in blocks if block.label}
    seen: dict[str, set[str]] = {}
    for directed in found.values():
        seen.setdefault(directed.name, set()).add(directed.direction)
    people = {name for name, directions in seen.items() if name in plain or len(directions) > 1}
    if sum(block.label is None for block in map(blocks.__getitem__, found)) > max(_FEW, len(plain)):
        people = set(seen)  # a bracket stands before nearly every name
    return [_moved(block, found[at]) if at in found and found[at].name in people else block
            for at, block in enumerate(blocks)]  # fmt: skip


def _directed(block: Block) -> _Directed | None:
    label, words = block.mark.label, block.mark.words
    if (
        label is None
        and not block.heading
        and words[:1] in _OPENED
        and (before := _BEFORE.match(words[:_HEAD]))
    ):
        return _as_direction(trimmed(before[2]), before[1], words[before.end() :])
    if label is not None:
        found = _LABEL.fullmatch(label) if label[-1] in ")]）" else None
    elif "):" in words or "]:" in words or "）：" in words:
        found = _LINE.match(words[:_HEAD])
    else:
        return None
    if not found or block.heading:
        return None
    return _as_direction(trimmed(found[1]), found[2], words if label is not None else words[found.end() :])


def _as_direction(name: str, direction: str, words: str) -> _Directed | None:
    """A name with its direction: the bracket begins with a small letter, or tells of laughter or silence."""
    is_direction = direction[1].islower() or _UNCASED.search(direction) is not None
    return _Directed(name, direction, words) if is_direction and can_be_label(name) else None


def _moved(block: Block, directed: _Directed) -> Block:
    words = f"{directed.direction} {directed.words}".strip()
    return block._replace(mark=block.mark._replace(label=directed.name, words=words))
