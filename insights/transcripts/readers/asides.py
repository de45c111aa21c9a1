"""What stands between turns and nobody says: annotations with a label of their own, and bare titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from insights.transcripts.readers.labels import is_note
from insights.transcripts.readers.lines import Block

_FEWEST_REMARKS = 3
_FEWEST_LINES = 10
_LABELLED_SHARE = 0.8
_LONGEST_TITLE = 6
_FEWEST_QUESTIONS = 2
_QUESTION = re.compile(
    r"(?:question|topic|theme|task|section|part|frage|thema|aufgabe|teil|pregunta|tema|tarea|pergunta|tarefa|"
    r"domanda|compito|sujet|tâche|vraag|taak|fråga|uppgift|spørgsmål|spørsmål|opgave|oppgave|kysymys|tehtävä|"
    r"pytanie|zadanie|otázka|вопрос|тема|задание|pertanyaan|soru|問|问题|質問|질문)\s?\d{1,2}\s?[.)–—-]\s+\S",
    re.IGNORECASE,
)
_OF_COURT = re.compile(
    r"(?:(?:FURTHER|DIRECT|CROSS|REDIRECT|RECROSS|RE)[ -])*EXAMINATION(?: \(?[A-Z .,'’]{2,40}\)?)?|"
    r"(?:MORNING|AFTERNOON|EVENING) SESSION|P ?R ?O ?C ?E ?E ?D ?I ?N ?G ?S"
)
_SQUARED = re.compile(
    r"\[(?:(?:Q|Question|Task|Topic|Section|Part)\s?\d{1,2}\b|Q ?& ?A\b|"
    r"(?:OPENING|CLOSING|PREPARED) REMARKS\b)[^\[\]]{0,80}\]",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?", "…", ",", ";", ":", "-", "–", "—", "”", '"', ")", "]", "。", "！", "？", "，")


def remarks_in(blocks: Sequence[Block]) -> frozenset[str]:
    """Labels such as `Image description` that come again and again at the beginnings of lines."""
    seen = Counter(block.label for block in blocks if block.label and block.label[:1].isupper())
    return frozenset(label for label, count in seen.items() if count >= _FEWEST_REMARKS and is_note(label))


def titles_among(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of short lines such as `Task 2` in a talk where nearly every line begins with a label."""
    numbered = _numbered(blocks) | _set_apart(blocks)
    talk = [block for block in blocks if not block.heading]
    labelled = sum(block.label is not None and bool(block.words) for block in talk)
    if len(talk) < _FEWEST_LINES or labelled < _LABELLED_SHARE * len(talk):
        return numbered
    first = next(at for at, block in enumerate(blocks) if block.label is not None)
    return numbered | frozenset(
        at
        for at in range(first + 1, len(blocks) - 1)
        if blocks[at].label is None
        and blocks[at].start is None
        and _is_title(blocks[at].text)
        and blocks[at + 1].label is not None
        and blocks[at - 1].text.endswith(_ENDS)
    )


def _set_apart(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of a court's titles and of titles in square brackets, above what somebody says."""
    return frozenset(
        at
        for at in range(len(blocks) - 1)
        if blocks[at].label is None
        and (_OF_COURT.fullmatch(blocks[at].text) or _SQUARED.fullmatch(blocks[at].text))
    )


def _numbered(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of paragraphs such as `Question 2. What do you eat?` above an answer with its label."""
    found = frozenset(
        at
        for at in range(len(blocks) - 1)
        if blocks[at].label is None
        and blocks[at].gap
        and _QUESTION.match(blocks[at].text)
        and blocks[at + 1].label is not None
        and blocks[at + 1].gap
    )
    return found if len(found) >= _FEWEST_QUESTIONS else frozenset()


def _is_title(text: str) -> bool:
    return (
        len(text.split()) <= _LONGEST_TITLE
        and not text.endswith(_ENDS)
        and (text[0].isdigit() or text[0].isupper())
    )
