"""What stands above the line that says that the transcript begins: summaries, notes, facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.transcripts.readers.lines import Block

_BEGINS = re.compile(
    r"\W{0,6}(?:the |interview |session |meeting |raw |full |complete |edited |clean |volles )*"
    r"(?:transcript(?:ion|s)?|transkript(?:ion)?|verbatim|transcripción|transcrição|trascrizione|transcriptie|"
    r"транскрипт|расшифровка|逐字稿|文字记录|文字稿|文字起こし|녹취록|전사|التفريغ|نص المقابلة)"
    r"(?: below| (?:starts|begins)(?: here)?)?\W{0,6}",
    re.IGNORECASE,
)
_LEAST_BELOW = 2
_LONGEST = 60


def above_talk(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of what stands above the first line `Transcript`, and of that line when it is no heading.

    Nothing when more stands above it than below, or when somebody who speaks above it speaks below, too.
    """
    begin = next((at for at, block in enumerate(blocks) if _announces(block)), None)
    if begin is None:
        return frozenset()
    above, below = blocks[:begin], blocks[begin + 1 :]
    spoken = [block for block in below if not block.heading]
    people = {block.label for block in above} & {block.label for block in below} - {None}
    if people or len(spoken) < _LEAST_BELOW or _words(above) > _words(spoken):
        return frozenset()
    last = begin if blocks[begin].heading else begin + 1
    return frozenset(at for at in range(last) if not blocks[at].heading)


def _announces(block: Block) -> bool:
    text = block.text.strip()
    return len(text) < _LONGEST and _BEGINS.fullmatch(text) is not None


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks if not block.heading)
