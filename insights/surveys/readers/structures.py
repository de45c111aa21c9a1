"""Survey structures without answers: LimeSurvey's .lss, and XLSForms; their questions as columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from insights.surveys.readers.markup import plain_words
from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, UnreadableSurvey
from insights.surveys.readers.tables import RawRow
from insights.surveys.rules.cells import text_of

_FIELD = re.compile(r"\d+X(\d+X\d+.*)")  # survey X group X question, then the code of its row
_NO_ANSWERS = "This file holds a survey's questions but no answers. Add the export of the responses."


@dataclass(frozen=True)
class Question:
    """One question of a structure: its code, words, group, and what its answer codes stand for.

    `place` is how an archive of LimeSurvey names its field, without the survey's own id.
    """

    code: str
    text: str
    group: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    place: str = ""


def read_lss(file: BinaryIO) -> ParsedSurvey:
    """Open a LimeSurvey structure as a survey without rows."""
    return without_answers("lss", lss_questions(file.read()))


def without_answers(container: str, questions: list[Question]) -> ParsedSurvey:
    """A survey of questions only."""
    columns = tuple(
        Column(index, q.code, q.text or q.code, q.group, q.code, q.labels)
        for index, q in enumerate(questions)
    )
    return ParsedSurvey(container, columns, iter(()), [Notice(None, _NO_ANSWERS)])


def with_structure(survey: ParsedSurvey, questions: list[Question]) -> ParsedSurvey:
    """Give an export of codes the words, groups and labels of its structure."""
    known = {question.code: question for question in questions}
    placed = {question.place: question for question in questions if question.place}
    columns = [_explained(column, known, placed) for column in survey.columns]
    return replace(survey, columns=tuple(columns))


def _explained(column: Column, known: Mapping[str, Question], placed: Mapping[str, Question]) -> Column:
    name = column.name.strip()
    if question := known.get(column.code or "") or known.get(name):
        text = question.text or column.text
        return replace(column, text=text, group=question.group, code=question.code, labels=question.labels)
    if not (match := _FIELD.fullmatch(name)):
        return column
    for end in range(len(match[1]), 0, -1):
        if question := placed.get(match[1][:end]):
            rest = match[1][end:]
            code = f"{question.code}[{rest}]" if rest else question.code
            text = f"{question.text} [{rest}]" if rest else question.text
            labels = {} if rest == "other" or rest.endswith("comment") else question.labels
            return replace(column, name=code, text=text, group=question.group, code=code, labels=labels)
    return column


def lss_questions(content: bytes) -> list[Question]:
    """The questions of a LimeSurvey structure in its first language, sub-questions in their place."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableSurvey(f"The structure file is no sound XML ({error}).") from error
    if root.findtext("LimeSurveyDocType") is None:
        raise UnreadableSurvey("This XML is no LimeSurvey structure.")
    language = root.findtext("languages/language") or "en"
    words = _words(root, language)
    answers = _answers(root, language)
    rows = _rows(root, "questions")
    below: dict[str, list[dict[str, str]]] = {row.get("parent_qid", "0"): [] for row in rows}
    for row in sorted([*rows, *_rows(root, "subquestions")], key=_order):
        below.setdefault(row.get("parent_qid", "0"), [])
        if row not in below[row.get("parent_qid", "0")]:
            below[row.get("parent_qid", "0")].append(row)
    questions: list[Question] = []
    for row in below.get("0", []):
        text = words.get(row.get("qid", "")) or plain_words(row.get("question", ""))
        labels = answers.get(row.get("qid", ""), {})
        under = below.get(row.get("qid", ""), [])
        place = f"{row.get('gid', '')}X{row.get('qid', '')}"
        if not under:
            questions.append(Question(row.get("title", row.get("qid", "")), text, None, labels, place))
        for sub in under:
            sub_text = words.get(sub.get("qid", "")) or plain_words(sub.get("question", ""))
            code = f"{row.get('title', row['qid'])}[{sub.get('title', sub['qid'])}]"
            below_place = place + sub.get("title", "")
            questions.append(Question(code, f"{text} [{sub_text}]", text, labels, below_place))
    return questions


def _order(row: Mapping[str, str]) -> tuple[int, int]:
    numbers = (row.get("gid", "0"), row.get("question_order", "0"))
    first, second = (int(n) if n.isdecimal() else 0 for n in numbers)
    return first, second


def _rows(root: Element, table: str) -> list[dict[str, str]]:
    rows = [{cell.tag: cell.text or "" for cell in row} for row in root.findall(f"{table}/rows/row")]
    languages = [row.get("language") for row in rows if row.get("language")]
    return [row for row in rows if not languages or row.get("language") in (languages[0], None)]


def _words(root: Element, language: str) -> dict[str, str]:
    """Question words by id, in the wanted language or else in any."""
    words: dict[str, str] = {}
    for row in root.findall("question_l10ns/rows/row"):
        text = plain_words(row.findtext("question") or "")
        qid = row.findtext("qid") or ""
        if text and (row.findtext("language") == language or qid not in words):
            words[qid] = text
    return words


def _answers(root: Element, language: str) -> dict[str, dict[str, str]]:
    """What answer codes stand for, by question id."""
    texts: dict[str, str] = {}
    for row in root.findall("answer_l10ns/rows/row"):
        if row.findtext("language") == language or (row.findtext("aid") or "") not in texts:
            texts[row.findtext("aid") or ""] = plain_words(row.findtext("answer") or "")
    labels: dict[str, dict[str, str]] = {}
    for row in root.findall("answers/rows/row"):
        words = texts.get(row.findtext("aid") or "") or plain_words(row.findtext("answer") or "")
        labels.setdefault(row.findtext("qid") or "", {})[row.findtext("code") or ""] = words
    return labels


def xlsform_questions(sheets: Mapping[str, list[RawRow]]) -> list[Question]:
    """The questions of an XLSForm: its `survey` sheet, with the labels of its `choices`."""
    choices: dict[str, dict[str, str]] = {}
    for row in _records(sheets.get("choices", [])):
        listed = row.get("list_name") or row.get("list name") or ""
        choices.setdefault(listed, {})[row.get("name", "")] = _label(row)
    questions = []
    groups: list[str] = []
    for row in _records(sheets["survey"]):
        kind, _, listed = row.get("type", "").partition(" ")
        if kind in ("begin_group", "begin_repeat") or row.get("type", "").startswith("begin "):
            groups.append(row.get("name", ""))
        elif kind in ("end_group", "end_repeat") or row.get("type", "").startswith("end "):
            groups = groups[:-1]
        elif row.get("name"):
            code = ".".join([*groups, row["name"]])
            labels = choices.get(listed.split(" ")[0], {}) if listed else {}
            questions.append(
                Question(code, _label(row) or row["name"], groups[-1] if groups else None, labels)
            )
    return questions


def _records(rows: list[RawRow]) -> list[dict[str, str]]:
    if not rows:
        return []
    names = [text_of(cell) for cell in rows[0][1]]
    return [{name: text_of(cell) for name, cell in zip(names, cells, strict=False)} for _, cells in rows[1:]]


def _label(row: Mapping[str, str]) -> str:
    return plain_words(next((value for name, value in row.items() if name.startswith("label") and value), ""))
