"""How long reading transcripts takes, held against the least that could be done with the same bytes."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable

from lxml import etree

from insights.transcripts.readers import read_transcript
from tests.bench.registry import benchmark
from tests.factories.transcripts import Said, docx, vtt_by_label, vtt_by_voice

_MEGABYTES = 9 << 20
_CUE = re.compile(
    r"(?:(\d+):)?(\d+):(\d+)\.(\d+) --> (?:(\d+):)?(\d+):(\d+)\.(\d+)[^\n]*\n((?:[^\n]+\n?)*)", re.MULTILINE
)
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def talk(count: int) -> list[Said]:
    """Two people in turn, a dozen words each."""
    return [
        Said(("Maria Lopez", "Ben Okafor")[at % 2], at * 3.0, at * 3.0 + 2.5,
             f"and then the {at} page did not load again so I went back to the cart")
        for at in range(count)
    ]  # fmt: skip


def beside(read: Callable[[], object], bare: Callable[[], object]) -> dict[str, float]:
    """CPU seconds of both, in turn in one run, and how many times the bare pass the reading takes."""
    spent = []
    for work in (bare, read, bare, read):
        before = time.process_time()
        work()
        spent.append(time.process_time() - before)
    floor, reading = min(spent[0], spent[2]), min(spent[1], spent[3])
    return {"bare s": floor, "read s": reading, "times": reading / floor}


def _captions(write: Callable[[list[Said]], str]) -> Callable[[], dict[str, float]]:
    text = write(talk(100_000))[:_MEGABYTES]
    content = text.encode()
    return lambda: beside(
        lambda: read_transcript(content, "talk.vtt"), lambda: _CUE.findall(content.decode())
    )


@benchmark("WebVTT of 9 MB, voices, to a bare regex pass", runs=3)
def voices(stage):
    """Bar: at most 10 times."""
    return _captions(vtt_by_voice)


@benchmark("WebVTT of 9 MB, labels, to a bare regex pass", runs=3)
def labels(stage):
    """Bar: at most 10 times."""
    return _captions(lambda said: vtt_by_label(said).replace("\r\n", "\n"))


@benchmark("DOCX of 20,000 paragraphs to zip and lxml", runs=3)
def paragraphs(stage):
    """Bar: at most 10 times."""
    content = docx(talk(20_000))

    def bare() -> str:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        return "".join(element.text or "" for element in root.iter(_TEXT))

    return lambda: beside(lambda: read_transcript(content, "talk.docx"), bare)
