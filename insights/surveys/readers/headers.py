"""Which of a table's first rows are its header, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from insights.surveys.readers.flavours import flavour_of
from insights.surveys.readers.markup import plain_words
from insights.surveys.readers.parsed import Notice, UnreadableSurvey
from insights.surveys.rules.cells import Cell, folded, number_in, text_of
from insights.surveys.rules.dates import looks_like_date

RawRow = tuple[int, list[Cell]]

_UNNAMED = re.compile(r"Unnamed: \d+(_level_\d+)?")
_SUBHEADER_WORDS = frozenset(
    [
        "response",
        "open ended response",
        "other please specify",
        "réponse",
        "antwort",
        "offene antwort",
        "respuesta",
    ]
)
_LIME_CODE = re.compile(r"^\s*([A-Za-z][A-Za-z0-9_]*(?:\[[^\]]*\])*)\s*\.\s+(.*)$", re.S)
_LIME_FIELDS = frozenset(["id", "token", "submitdate", "lastpage", "startlanguage", "seed"])
_OF_NO_TOOL = ("plain", "asked", "grouped")
_FIRST_NAME = re.compile(
    r"#|(?:(?:participant|respondent|response|user|subject|person|submission|case)[\s_]*)?(?:id|no\.?|nr\.?|number|code)|"
    r"participants?|respondents?|timestamp|names?|date|teilnehmer\w*|proband\w*",
    re.IGNORECASE,
)
_COUNTED = (
    re.compile(r"^(answers?|answer (choice|option)s?|options?|choices?|responses?|antworten?|réponses?)$"),
    re.compile(r"^(respondents|counts?|n|votes|frequency|number|anzahl|nombre|responses)$"),
    re.compile(r"^(pct|percent|percentage|share|anteil|prozent|%)\b|%$"),
)
_SUMMARY = ({"answer choices", "responses"}, {"answer choices", "response percent"})


@dataclass(frozen=True)
class Heading:
    """The header: how many raw rows to skip, and name, text, group and code of each column."""

    rows: int
    names: list[str]
    texts: list[str]
    groups: list[str | None]
    codes: list[str | None]
    first_row: list[Cell]
    flavour: str | None = None
    title: str | None = None
    notices: tuple[Notice, ...] = ()

    def is_blank(self, index: int) -> bool:
        """Whether no header row names this column."""
        return not self.names[index] and not self.texts[index]


def find_heading(head: list[RawRow]) -> Heading:
    """Decide on the first rows of a table, blank rows gone. Raises UnreadableSurvey when none fits."""
    rows = [[text_of(cell) for cell in cells] for _, cells in head]
    start, title = _after_titles(rows, [line for line, _ in head])
    _refuse_summaries(rows, head)
    names = [_named(cell) for cell in rows[start]]
    line = head[start][0]
    notices = [Notice(head[0][0], f"Read as a title, not as answers: {title[:80]}")] if title else []
    kind, count = _header_rows(rows, start, names)
    if kind == "plain":
        _refuse_without_header(rows, start, line)
    if kind == "grouped":
        names, head_rows = [_named(cell) for cell in rows[start + 1]], [rows[start], rows[start + 1]]
    else:
        head_rows = rows[start : start + count]
    texts, groups, codes = _words_of(kind, head_rows, names)
    if kind == "limesurvey":
        names = [code or name for code, name in zip(codes, names, strict=True)]
    if count > 1:
        what = "row" if count == 2 else "rows"
        notices.append(
            Notice(head[start + 1][0], f"Read as part of the header, not as answers: {count - 1} {what}.")
        )
    notices += _oddities(names, texts, line)
    told = codes if kind == "plain" else []
    sure = kind not in _OF_NO_TOOL and (kind != "surveymonkey" or _says_open_ended(rows[start + 1]))
    flavour = kind if sure else flavour_of(names, told, rows[start + 1 :])
    first = [cell if cell != "" else None for cell in head[start][1]]
    return Heading(start + count, names, texts, groups, codes, first, flavour, title, tuple(notices))


def _says_open_ended(row: list[str]) -> bool:
    """Whether a row of a header has SurveyMonkey's own words."""
    return any(folded(cell) in _SUBHEADER_WORDS for cell in row)


def _named(cell: str) -> str:
    return "" if _UNNAMED.fullmatch(cell) else cell


def _after_titles(rows: list[list[str]], lines: list[int]) -> tuple[int, str | None]:
    """Skip leading rows that hold one cell only, where the table under them is wider.

    Over a table of two columns only a blank line, or a row that was cut short, tells a title from a header.
    """
    widths = [sum(1 for cell in row if cell) for row in rows]
    usual = max(widths)
    start, titles = 0, []
    while start < min(len(rows) - 1, 10) and widths[start] == 1:
        parted = lines[start + 1] - lines[start] > 1 or len(rows[start]) == 1
        if usual < 2 or (usual == 2 and not parted) or max(widths[start + 1 :]) < 2:
            break
        titles.append(next(cell for cell in rows[start] if cell))
        start += 1
    if start and (widths[start] < 2 or _names_one_column(rows, start)):
        return 0, None
    return start, " ".join(titles) or None


def _names_one_column(rows: list[list[str]], start: int) -> bool:
    """Whether the row above is a header that names one column beside blank ones, and no title."""
    above = rows[start - 1]
    return not above[0] and start == 1 and _reads_as_answers(rows, start)


def _refuse_summaries(rows: list[list[str]], head: list[RawRow]) -> None:
    for at, ((line, _), row) in enumerate(zip(head, rows, strict=True)):
        words = {cell.casefold() for cell in row}
        counted = (
            at < 3
            and len(row) <= 4
            and all(any(pattern.search(folded(cell)) for cell in row) for pattern in _COUNTED)
        )
        if counted or any(summary <= words for summary in _SUMMARY):
            raise UnreadableSurvey(
                "This is a summary of answers per question, not the answers themselves. "
                "Export the individual responses instead.",
                line,
            )


def _header_rows(rows: list[list[str]], start: int, names: list[str]) -> tuple[str, int]:
    """The kind of header and the number of its rows."""
    following = rows[start + 1 : start + 4]
    for offset, row in enumerate(following, start=1):
        if any('{"ImportId"' in cell or "{'ImportId'" in cell for cell in row):
            return "qualtrics", offset + 1
    if following and _is_qualtrics_two_rows(names, following[0]):
        return "qualtrics", 2
    if following and len(_LIME_FIELDS & {cell.casefold() for cell in following[0]}) >= 3:
        return "limesurvey", 2
    count = 1
    while count < 3 and start + count < len(rows) and _is_subheader(rows, start, count):
        count += 1
    if count > 1:
        return "surveymonkey", count
    if _says_what_codes_ask(rows, start):
        return "asked", 2
    if _names_groups(rows, start):
        return "grouped", 2
    return "plain", 1


def _says_what_codes_ask(rows: list[list[str]], start: int) -> bool:
    """Whether the row under a header of codes (`age`, `Q1_2`) spells out what they ask."""
    if start + 4 > len(rows):
        return False
    codes, asked, body = rows[start], rows[start + 1], rows[start + 2 :]
    filled = [i for i, cell in enumerate(asked) if cell and i < len(codes) and codes[i]]
    texts = [asked[i] for i in filled]
    if len(filled) < max(3, 0.6 * sum(bool(cell) for cell in codes)) or len(set(texts)) < 0.9 * len(texts):
        return False
    spelt_out = 0
    for i in filled:
        below = sorted(len(row[i]) for row in body if i < len(row) and row[i])
        asks = " " not in codes[i] and len(asked[i].split()) >= 3
        alike = any(i < len(row) and row[i] == asked[i] for row in body)
        spelt_out += asks and not alike and (not below or below[len(below) // 2] < 0.7 * len(asked[i]))
    questions = sum(text.rstrip().endswith(("?", ":", "]", "？")) for text in texts)
    answers = sum(cell.endswith("?") for row in body for cell in row)
    return spelt_out >= 0.6 * len(filled) and questions >= 0.3 * len(texts) and answers <= len(body)


def _names_groups(rows: list[list[str]], start: int) -> bool:
    """Whether the first row names groups of columns over a row that names every column, ids first."""
    if start + 3 > len(rows):
        return False
    groups, names, body = rows[start], rows[start + 1], rows[start + 2 :]
    filled = sum(bool(cell) for cell in names)
    over = sum(bool(_named(cell)) for cell in groups)
    if _named(groups[0]) or not names[0] or not 1 <= over <= 0.6 * filled or filled < 0.9 * len(names):
        return False
    if any(number_in(cell) is not None or looks_like_date(cell) for cell in names):
        return False
    below = {cell for row in body for cell in row if cell}
    new = sum(cell not in below for cell in names if cell) >= 0.6 * filled
    return new and (_FIRST_NAME.fullmatch(names[0]) is not None or _counts_or_dates(body[0]))


def _counts_or_dates(row: list[str]) -> bool:
    told = [cell for cell in row if cell]
    return 2 * sum(number_in(cell) is not None or looks_like_date(cell) for cell in told) >= len(told)


def _is_qualtrics_two_rows(names: list[str], second: list[str]) -> bool:
    pairs = dict(zip(names, second, strict=False))
    return pairs.get("StartDate", "").casefold() == "start date" or pairs.get("V1", "") == "ResponseID"


def _is_subheader(rows: list[list[str]], start: int, count: int) -> bool:
    """Whether the row after `count` header rows goes on with the header instead of being an answer."""
    if _continues_header(rows, start, count):
        return True
    row = rows[start + count]
    deeper = start + count + 1 < len(rows) and count == 1 and _continues_header(rows, start, 2)
    return deeper and not row[0] and bool(rows[start][0]) and not rows[start + 2][0]


def _continues_header(rows: list[list[str]], start: int, count: int) -> bool:
    header, row = rows[start], rows[start + count]
    filled = [index for index, cell in enumerate(row) if cell]
    if not filled or any(number_in(row[i]) is not None and not row[i].isalpha() for i in filled if i == 0):
        return False
    words = [folded(row[index]) for index in filled]
    special = sum(word in _SUBHEADER_WORDS for word in words)
    repeated = sum(1 for i in filled if i < len(header) and header[i] and folded(header[i]) == folded(row[i]))
    blanks = [index for index, cell in enumerate(header) if not _named(cell)]
    under = sum(1 for index in blanks if index < len(row) and row[index])
    if special and (special >= 2 or under or repeated or not row[0]):
        return not _answers_alike(rows, start + count)
    if repeated >= 2 and repeated + under + special >= len(filled) / 2:
        return True
    first_empty = not row[0] and bool(header[0])
    below = rows[start + count + 1][0] if start + count + 1 < len(rows) else ""
    if first_empty and below and under >= max(2, len(blanks) * 0.6):
        return not any(
            number_in(row[index]) is not None for index in blanks if index < len(row) and row[index]
        ) or _is_scale(row, blanks)
    return (
        bool(blanks)
        and under >= max(3, len(blanks) * 0.9)
        and not _answers_alike(rows, start + count)
        and not any(looks_like_date(row[index]) for index in filled)
        and not row[0]
    )


def _is_scale(row: list[str], blanks: list[int]) -> bool:
    """Numbers under blank headers that run 1, 2, 3 name the boxes of a scale."""
    values = [number_in(row[index]) for index in blanks if index < len(row) and row[index]]
    numbers = [value for value in values if value is not None]
    return len(set(numbers)) >= 2 and all(float(value).is_integer() and 0 <= value <= 10 for value in numbers)


def _answers_alike(rows: list[list[str]], at: int) -> bool:
    """Whether the next rows hold the same word 'Response' too, so that it is an answer."""
    return any(
        sum(folded(cell) in _SUBHEADER_WORDS for cell in row if cell) >= 2 for row in rows[at + 1 : at + 4]
    )


def _refuse_without_header(rows: list[list[str]], start: int, line: int) -> None:
    if _reads_as_answers(rows, start):
        raise UnreadableSurvey(
            "The first row looks like answers, not like column names. "
            "Add a header row with one name per column.",
            line,
        )


def _reads_as_answers(rows: list[list[str]], start: int) -> bool:
    """Whether a row holds answers, not names: figures and dates, or cells that come again below."""
    cells = [cell for cell in rows[start] if cell]
    numbers = [number_in(cell) for cell in cells if number_in(cell) is not None and cell[:1].isdigit()]
    plain = [cell for cell in cells if re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?", cell)]
    dates = [cell for cell in cells if looks_like_date(cell)]
    in_order = [float(cell.replace(",", ".")) for cell in plain]
    counted = len(in_order) > 1 and in_order == [in_order[0] + step for step in range(len(in_order))]
    body = [row for row in rows[start + 1 : start + 40] if row != rows[start]]
    figures = not counted and len(plain) + len(dates) >= max(1, len(cells) / 2)
    return (figures and bool(numbers or dates)) or (
        len(body) >= 3 and _looks_like_an_answer(rows[start], body)
    )


def _looks_like_an_answer(first: list[str], body: list[list[str]]) -> bool:
    """Whether most first-row cells come again among several different answers of their own column."""
    again = considered = 0
    for index, cell in enumerate(first):
        column = [row[index] for row in body if index < len(row) and row[index]]
        if not cell or len(column) < 3:
            continue
        considered += 1
        again += cell in column and len(set(column)) > 1
    return considered >= 1 and again >= max(1, 0.6 * considered)


def _words_of(
    kind: str, header: list[list[str]], names: list[str]
) -> tuple[list[str], list[str | None], list[str | None]]:
    """Text, group and code of each column."""
    width = max(len(row) for row in header)
    names += [""] * (width - len(names))
    if kind in ("qualtrics", "asked"):
        asked = [plain_words(cell) for cell in header[1]] + [""] * (width - len(header[1]))
        return asked, [None] * width, [name or None for name in names]
    if kind == "limesurvey":
        asked = [plain_words(name) for name in names]
        lower = [*header[1], *[""] * width][:width]
        return asked, [_bracketed(text) for text in asked], [cell or None for cell in lower]
    if kind in ("surveymonkey", "grouped"):
        above = [*map(_named, header[0]), *[""] * width][:width] if kind == "grouped" else names
        return _grouped(header, above, width)
    texts: list[str] = []
    codes: list[str | None] = []
    for name in names:
        words = plain_words(name)
        match = _LIME_CODE.match(words)
        codes.append(match[1] if match and len(match[1]) <= 40 else None)
        texts.append(plain_words(match[2]) if match and match[2] else words)
    return texts, [_bracketed(text) for text in texts], codes


def _grouped(
    header: list[list[str]], names: list[str], width: int
) -> tuple[list[str], list[str | None], list[str | None]]:
    """Carry a group's name over the blank header cells to its right, and join it with the lower rows."""
    texts: list[str] = []
    groups: list[str | None] = []
    group = ""
    for index in range(width):
        group = plain_words(names[index]) or group
        lower = [plain_words(row[index]) for row in header[1:] if index < len(row)]
        lower = [
            word for word in lower if word and folded(word) != folded(group) and folded(word) != "response"
        ]
        texts.append(" – ".join([*([group] if group else []), *lower]))
        shared = (index + 1 < width and not names[index + 1]) or not names[index]
        groups.append(group if shared and group else None)
    return texts, groups, [None] * width


def _bracketed(text: str) -> str | None:
    """`Question? [Row]` belongs to the group `Question?` (Google Forms grids, LimeSurvey arrays)."""
    match = re.fullmatch(r"(.*\S)\s*\[[^\[\]]*\]", text, re.S)
    return match[1] if match else None


def _oddities(names: list[str], texts: list[str], line: int) -> list[Notice]:
    notices = []
    seen: dict[str, int] = {}
    for index, name in enumerate(names, start=1):
        if name and name in seen:
            notices.append(
                Notice(line, f"Columns #{seen[name]} and #{index} have the same name: {name[:80]}")
            )
        seen.setdefault(name, index)
    if len(notices) > 5:
        notices = [Notice(line, f"{len(notices)} columns repeat the name of another; name them by #number.")]
    blank = [
        index
        for index, (name, text) in enumerate(zip(names, texts, strict=True), start=1)
        if not name and not text
    ]
    if blank:
        listed = ", ".join(f"#{index}" for index in blank[:5])
        notices.append(Notice(line, f"Columns without a name: {listed}{' …' if len(blank) > 5 else ''}"))
    return notices
