"""docs/formats.md, made from the samples: `python -m tests.formats.table` writes it anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.factories.exports import EXPORTS
from tests.factories.moves import MOVES
from tests.factories.results import FORMS
from tests.formats import (
    annotations,
    assistants,
    captions,
    chats,
    documents,
    editors,
    recognisers,
    stores,
    tables,
    texts,
)
from tests.formats.sample import Sample

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
TRANSCRIPTS: tuple[Sample, ...] = (
    *captions.SAMPLES,
    *annotations.SAMPLES,
    *texts.SAMPLES,
    *chats.SAMPLES,
    *documents.SAMPLES,
    *tables.SAMPLES,
    *recognisers.SAMPLES,
    *assistants.SAMPLES,
    *editors.SAMPLES,
    *stores.SAMPLES,
)
_HEAD = """# Formats

Every format that is read, each with a small file of our own making that a test reads. The document is made
from those files by `python -m tests.formats.table`, and a test holds it current. What is not listed is tried
all the same, by content first and by name second; what cannot be read says why.
"""


class Chapter(NamedTuple):
    """A part of the document: its title, what to know before its table, the table's head and rows."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def _of_transcripts() -> Chapter:
    note = (
        "Files of tests/formats. *Times* says what the file gives; *speakers* whether it names who speaks. "
        "A file is UTF-8, UTF-16 with a mark, or an older encoding that is guessed and named in a warning. "
        "Moments of the calendar, in chats and tickets, count from the first message."
    )
    rows = [
        (
            sample.kind,
            sample.tool,
            Path(sample.name).suffix,
            sample.times or "–",
            "yes" if sample.speakers else "–",
        )
        for sample in TRANSCRIPTS
    ]
    return Chapter("Transcripts", note, ("format", "tool or layout", "file", "times", "speakers"), rows)


def _of_surveys() -> Chapter:
    note = (
        "Files of tests/factories/exports.py: twelve people and the same recommendation in each. Also read: "
        ".xls, .xlsb, .zsav, XLSForms and .lss (questions only), one questionnaire a person in Markdown, "
        "folders and zip archives of files with the same questions. Tables and JSON of reviews (a rating, a "
        "text, a date) and of support tickets (a text, a date, a customer) are told apart by the names "
        "of their columns or by their shape; a person may say otherwise."
    )
    rows = []
    for make in EXPORTS:
        export = make()
        told = (make.__doc__ or "").partition(": ")[2].rstrip(".")
        rows.append((export.format, export.tool, Path(export.file_name).suffix, told))
    return Chapter("Surveys", note, ("taken for", "tool", "file", "what its files do"), rows)


def _of_results() -> Chapter:
    note = (
        "Files of tests/factories/results.py: two people, two tasks and the same results in each, read on a "
        "study's Tasks page. Success is yes, no or in part in words, numbers or statuses; ease is SEQ (1–7)."
    )
    rows = [(form.form, Path(form.file_name).suffix, form.told) for form in FORMS]
    return Chapter("Results of usability tasks", note, ("form", "file", "what it holds"), rows)


def _of_moves() -> Chapter:
    note = (
        "Files of tests/factories/moves.py: one marked talk as each tool writes it. Highlights find their "
        "place in the transcript of that title by their words; those without one make a session of their own."
    )
    rows = [(move.tool, Path(move.file_name).suffix, move.told) for move in MOVES]
    return Chapter("Moving in", note, ("tool", "file", "what it holds"), rows)


# Each feature that reads files adds its chapter here.
CHAPTERS = (_of_transcripts, _of_surveys, _of_results, _of_moves)


def document() -> str:
    """The whole document as Markdown."""
    return _HEAD + "".join(_chapter(build()) for build in CHAPTERS)


def _chapter(chapter: Chapter) -> str:
    lines = [_row(chapter.head), _row(["---"] * len(chapter.head)), *map(_row, chapter.rows)]
    return f"\n## {chapter.title}\n\n{chapter.note}\n\n" + "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
