"""Lines of a document to turns: who speaks, what is a heading, what is a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from insights.transcripts.readers.aliases import one_name_each
from insights.transcripts.readers.asides import remarks_in, titles_among
from insights.transcripts.readers.carrying import begin_at_ends
from insights.transcripts.readers.directions import without_directions
from insights.transcripts.readers.facts import FRONT, facts_among, front_among
from insights.transcripts.readers.fronts import above_talk
from insights.transcripts.readers.labels import is_note
from insights.transcripts.readers.legends import legend_of
from insights.transcripts.readers.lines import Block, Line
from insights.transcripts.readers.marks import Mark, mark_of
from insights.transcripts.readers.parsed import Reading, Turn
from insights.transcripts.readers.people import with_people, with_spoken_headings
from insights.transcripts.readers.printed import without_numbers
from insights.transcripts.readers.signs import with_questions
from insights.transcripts.readers.unlabelled import add_unlabelled

_OBSERVED = re.compile(
    r"(?:(?:researcher|note-?taker|moderator|interviewer)(?:[’']s)? )?"
    r"(?:observations?|themes|tags|notes|summary|analysis|takeaways|insights|action items|next steps|"
    r"key (?:takeaways|findings|insights|points)|(?:top )?pain points|beobachtungen|notizen|zusammenfassung|"
    r"observaciones|notas|resumen|observações|resumo)(?: \([^()]*\))?\W*",
    re.IGNORECASE,
)
_MOST_ALIASES = 10
_CLOCK_BEGINS = frozenset("0123456789[(")
_ABOVE_TALK = re.compile(
    r"(?:.{0,80}\W)?(?:transcript|transkript|transcription|trascrizione|transcripción)", re.IGNORECASE
)


def add_prose(reading: Reading, lines: Sequence[Line]) -> None:
    """Turn a document's lines into the reading's segments, headings and notes."""
    lines = without_numbers(lines)
    marks = with_spoken_headings([_block(line) for line in lines])
    facts = facts_among(marks)
    reading.notes += [marks[at].text.strip() for at in sorted(facts)]
    marks = [block for at, block in enumerate(marks) if at not in facts]
    above = above_talk(marks)
    reading.notes += [marks[at].text.strip() for at in sorted(above)]
    marks = [block for at, block in enumerate(marks) if at not in above]
    marks, people = with_people(without_directions(with_questions(marks)))
    legend, explained = legend_of(marks, people)
    reading.notes += [marks[at].text.strip() for at in explained if marks[at].label is None]
    reading.joint = "\n\n"
    if people:
        _suggest_one_name(reading, people - set(legend))
        _Conversation(reading, people, legend).add(
            [block for at, block in enumerate(marks) if at not in explained]
        )
    else:
        front = front_among(marks)
        reading.notes += [marks[at].text.strip() for at in sorted(front) if not marks[at].heading]
        add_unlabelled(reading, [block for at, block in enumerate(marks) if block.heading or at not in front])
    begin_at_ends(reading)
    if legend:
        told = ", ".join(f"{sign} is {name}" for sign, name in legend.items() if "(" not in sign)
        reading.notes.append(f"Legend of the file: {told}.")


def _suggest_one_name(reading: Reading, people: frozenset[str]) -> None:
    """Say which labels look like one person: they stay as the file has them until a person joins them."""
    aliases = list(one_name_each(people).items())
    if aliases:
        told = ", ".join(f"“{label}” and “{name}”" for label, name in aliases[:_MOST_ALIASES])
        reading.warn(f"These names may be the same person: {told}. Give them one participant if they are.")


def _block(line: Line) -> Block:
    """A line with its mark; a heading has none, and one that is a time alone is no heading."""
    if not line.heading:
        return Block(mark_of(line.text, line.lead), line)
    if line.text[:1] in _CLOCK_BEGINS and Block(mark := mark_of(line.text), line).is_clock:
        return Block(mark, line._replace(heading=0))
    return Block(Mark(None, None, None, ""), line)


class _Conversation:
    """Walks the lines of a labelled file and keeps who speaks, since when, and where in the file."""

    def __init__(self, reading: Reading, people: frozenset[str], legend: dict[str, str]) -> None:
        self.reading = reading
        self.people = people
        self.legend = legend
        self.speaker: str | None = None
        self.start: float | None = None
        self.end: float | None = None
        self.paragraphs: list[list[str]] = []
        self.preface: list[tuple[Block, str]] = []
        self.count = 0
        self.pending: float | None = None
        self.remarks: frozenset[str] = frozenset()
        self.noted = 0

    def add(self, blocks: Sequence[Block]) -> None:
        """Walk all blocks; the first label decides what stood before it."""
        self.remarks = remarks_in(blocks)
        titles = titles_among(blocks)
        for at, block in enumerate(blocks):
            if at in titles:
                self._heading(block.text.strip(), 3, block.line.number)
            else:
                self._step(block)
        self._close()
        self.reading.count = self.count

    def _step(self, block: Block) -> None:
        mark, line = block
        if line.heading:
            self._heading(line.text, line.heading, line.number)
        elif mark.label in self.people:
            self._begin(mark)
        elif self._is_aside(mark, line) and (self.count or not mark.words):
            self._aside(mark, line)
        elif not self.count and block.is_clock:
            self.pending = mark.start
        elif not self.count:
            headings = self.reading.headings
            self.preface.append((block, headings[-1][1].lower() if headings else ""))
        else:
            self._go_on(mark, line)

    def _is_aside(self, mark: Mark, line: Line) -> bool:
        """A label that is no person: a note or heading where it is written as one, else part of speech."""
        return (
            mark.label is not None
            and (is_note(mark.label) or (mark.is_sure and not mark.words))
            and (line.gap or mark.is_sure or mark.label in self.remarks or _is_title(mark))
        )

    def _begin(self, mark: Mark) -> None:
        self._close()
        self.noted = 0
        self._settle_preface()
        name = mark.label or ""
        self.speaker = self.legend.get(name, name)
        self.count += 1
        self.start = mark.start if mark.start is not None else self.pending
        self.end, self.pending = mark.end, None
        if mark.words:
            self.paragraphs.append([mark.words])

    def _go_on(self, mark: Mark, line: Line) -> None:
        if not mark.words and mark.start is not None:
            if self.speaker and not self.paragraphs and self.start is None:
                self.start, self.end = mark.start, mark.end
            else:
                self.pending = mark.start
            return
        words = mark.words if mark.label is None else line.text.strip()
        if mark.end is not None:
            self.end = mark.end
        if not self.paragraphs and self.start is None:
            self.start = mark.start
        if not words:
            return
        if self.noted:
            self.reading.notes.append(words)
        elif line.gap or not self.paragraphs:
            self.paragraphs.append([words])
        else:
            self.paragraphs[-1].append(words)

    def _aside(self, mark: Mark, line: Line) -> None:
        title = line.text.strip()
        if mark.words or mark.label is None:
            self.reading.warn(
                f"“{_short(title)}” is taken as a note or heading, not as a speaker.", line.number
            )
        self._heading(title if mark.words else mark.label or title, 3, line.number)

    def _heading(self, title: str, level: int, number: int | None) -> None:
        self._close(keeps_speaker=not (self.count and level < 3 and _ABOVE_TALK.fullmatch(title.strip())))
        if "transcript" in title.lower() and not self.count:
            self.reading.notes += [block.line.text.strip() for block, _ in self.preface]
            self.preface = []
        if self.count and self.speaker is None and level < 3:
            self.reading.warn(
                f"Nobody is named below “{_short(title)}”, which may repeat what stands above.", number
            )
        if not 0 < self.noted < level:
            self.noted = level if self.count and _OBSERVED.fullmatch(title.strip()) else 0
        self.reading.add_heading(title, level, number)

    def _settle_preface(self) -> None:
        """What stands above the first label: facts about the file become notes, speech a turn of nobody."""
        speech: list[Block] = []
        announced = [
            at for at, (block, _) in enumerate(self.preface) if _ABOVE_TALK.fullmatch(block.text.strip())
        ]
        for at, (block, under) in enumerate(self.preface):
            if at <= max(announced, default=-1) or _is_fact(block) or any(word in under for word in FRONT):
                self.reading.notes.append(block.line.text.strip())
            else:
                speech.append(block)
        self.preface = []
        if speech:
            self.reading.warn("Words before the first label have no speaker.", speech[0].line.number)
            words = "\n\n".join(block.line.text.strip() for block in speech)
            self.reading.segments.append(Turn(None, speech[0].mark.start, None, words))

    def _close(self, *, keeps_speaker: bool = False) -> None:
        if self.paragraphs:
            words = "\n\n".join(map(" ".join, self.paragraphs))
            self.reading.segments.append(Turn(self.speaker, self.start, self.end, words))
        self.paragraphs = []
        self.start = self.end = None
        if not keeps_speaker:
            self.speaker = None


def _is_fact(block: Block) -> bool:
    """Whether an unlabelled line above the first speaker is a title or a fact about the file."""
    words = block.line.text.strip()
    if block.mark.label is not None and is_note(block.mark.label):
        return True
    return len(words.split()) < 10 and words[-1:] not in ".!?。！？…"


def _is_title(mark: Mark) -> bool:
    """Whether a label is a title of its own: in capitals, with nothing behind it."""
    return not mark.words and mark.label is not None and mark.label.isupper()


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
