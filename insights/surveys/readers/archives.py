"""Zip archives: a LimeSurvey archive, an export beside its structure, or one questionnaire a person."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from insights.kernel.errors import ZIP_DAMAGE, UnreadableFile
from insights.surveys.readers.parsed import Column, Notice, ParsedSurvey, Row, UnreadableSurvey
from insights.surveys.readers.structures import lss_questions, with_structure

_BESIDE = (".lss", ".lst", ".lsi")  # a structure; LimeSurvey's lists of people and of timings
MOST_MEMBERS = 2000
MOST_UNPACKED = 200 << 20
Opener = Callable[[BinaryIO, str], ParsedSurvey]


def read_archive(file: BinaryIO, open_one: Opener) -> ParsedSurvey:
    """Read the survey inside a zip; `open_one` reads each member."""
    try:
        members = list(_members(zipfile.ZipFile(file)))
    except ZIP_DAMAGE as error:
        raise UnreadableSurvey(f"The archive is damaged or protected ({error}).") from error
    structures = [content for name, content in members if name.casefold().endswith(".lss")]
    others = [(name, content) for name, content in members if not name.casefold().endswith(_BESIDE)]
    if not others and structures:
        return open_one(io.BytesIO(structures[0]), "survey.lss")
    opened, refused = _opened(others, open_one)
    if not opened:
        raise UnreadableSurvey(
            "The archive holds no survey that can be read." + (f" {refused[0]}" if refused else "")
        )
    survey = opened[0][1] if len(opened) == 1 else joined(opened)
    for reason in refused:
        survey.warn(reason)
    return with_structure(survey, lss_questions(structures[0])) if structures else survey


def joined(surveys: list[tuple[str, ParsedSurvey]]) -> ParsedSurvey:
    """Files of the same questions as one survey; a last column `file` says where each row stands."""
    names: dict[str, Column] = {}
    for _, survey in surveys:
        for column in survey.columns:
            names.setdefault(column.name, column)
    ordered = [replace(column, index=index) for index, column in enumerate(names.values())]
    last = Column(len(ordered), "file", "file", first=tuple(name for name, _ in surveys[:5]))
    warnings = [
        Notice(notice.line, f"{name}: {notice.message}")
        for name, survey in surveys
        for notice in survey.warnings
    ]
    return ParsedSurvey(surveys[0][1].format, (*ordered, last), _joined_rows(surveys, list(names)), warnings)


def _joined_rows(surveys: list[tuple[str, ParsedSurvey]], names: list[str]) -> Iterator[Row]:
    for file, survey in surveys:
        own = [column.name for column in survey.columns]
        for row in survey.rows:
            cells = dict(zip(own, row.cells, strict=True))
            yield Row(row.line, [*(cells.get(name) for name in names), file])


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    infos = [info for info in infos if not PurePosixPath(info.filename).name.startswith((".", "__MACOSX"))]
    if len(infos) > MOST_MEMBERS:
        raise UnreadableSurvey(f"The archive holds {len(infos):,} files; up to {MOST_MEMBERS:,} can be read.")
    left = MOST_UNPACKED
    for info in sorted(infos, key=lambda info: info.filename):
        if info.filename.startswith("__MACOSX/"):
            continue
        with archive.open(info) as member:
            content = member.read(left + 1)
        left -= len(content)
        if left < 0:
            raise UnreadableSurvey(f"The archive unpacks to more than {MOST_UNPACKED >> 20} MB.")
        yield PurePosixPath(info.filename).name, content


def _opened(
    members: list[tuple[str, bytes]], open_one: Opener
) -> tuple[list[tuple[str, ParsedSurvey]], list[str]]:
    opened, refused = [], []
    for name, content in members:
        try:
            opened.append((name, open_one(io.BytesIO(content), name)))
        except UnreadableFile as error:
            refused.append(f"{name} was left out: {error.message}")
    return opened, refused
