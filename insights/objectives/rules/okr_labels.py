"""Objectives and key results that a text names as such: “Objective 1: …”, “O2 …”, “KR1.1 …”."""

from __future__ import annotations

import re

from insights.objectives.rules.okr_text import ReadObjective, plain_text

_LINE = re.compile(r"^(\s*)(#{1,6}\s+|[-*+•]\s+|\d+[.)]\s+)?(.*?)\s*#*$")
_WHOSE = r"(?:(?:company|team|annual|quarterly|yearly|department|strategic|group|personal)\s+)?"
_NAME = r"(?:objective|objetivo|objectif|obiettivo|doelstelling|ziel|cel|mål|цель|目标|目標|목표)"
_KEY_NAME = (
    r"(?:key\s+results?|krs?|resultados?[\s-]+(?:clave|chave)|résultats?[\s-]+clés?|risultat[oi][\s-]+chiave|"
    r"schlüsselergebniss?e?|kernresultat\w*|kluczow\w+ (?:wynik|rezultat)\w*|"
    r"nyckelresultat|nøkkelresultat\w*|ключев\w+ результат\w*|关键结果|關鍵結果|主要な成果|핵심 ?결과)"
)
_OBJECTIVE = re.compile(
    rf"^(?:(?i:{_WHOSE}{_NAME})\s*#?\d*(?:\.\d+)*\s*[:：.)\-–—]\s*|"
    rf"(?i:{_WHOSE}{_NAME})\s*#?\d+(?:\.\d+)*\s*$|"
    r"O\s?\d+(?:\.\d+)*\s*(?:[:：.)\-–—]+\s*|\s+(?=[A-Z])|$)|O\s*[:：]\s*(?=\S))",
)
_BARE = re.compile(rf"^{_WHOSE}{_NAME}\s*(?:\([^)]*\))?$", re.IGNORECASE)
_KEY_RESULT = re.compile(
    rf"^{_WHOSE}{_KEY_NAME}(?=[\s\d:：.)\-–—#]|$)\s*(?:\([^)]*\)$)?#?\d*(?:\.\d+)*[a-z]?\s*"
    r"(?:[（(][^）)]{1,20}[）)](?=\s*[:：]))?\s*[:：.)\-–—]*\s*",
    re.IGNORECASE,
)
_WHY = re.compile(r"^(?:why|reason|rationale|motivation|context)\b[^:]{0,20}[:?]\s*(.+)$", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:owners?|lead|dri|team|status|due|deadline|confidence|score|progress|grade|notes?|updated)\s*:",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\s*(?:[(\[]\s*(?:score|progress|grade)?\s*:?\s*(?:[01]?[.,]\d+|[01]|\d{1,3}\s?%|\d+\s?/\s?\d+)(?:\s*done)?\s*[)\]]"
    r"|[-–—:]\s*(?:score\s*:?\s*)?(?:0[.,]\d+|1[.,]0)|[✅✔☑🟢🟡🔴🟠⚪]\ufe0f?)\s*$",
    re.IGNORECASE,
)


_WITHIN = re.compile(
    rf"\s*(?:→|[-=]>|[–—;|,])?\s*[_*]{{0,3}}{_KEY_NAME}[_*]{{0,3}}\s*[:：]\s*[_*]{{0,3}}\s*", re.IGNORECASE
)


def read_labelled(text: str) -> list[ReadObjective]:
    """The objectives that the text labels, in order; none when it labels no objective.

    What is labelled as a key result, and every other bullet straight under an objective, is a key result;
    bullets under a key result are notes; a heading without a label ends the objective.
    """
    found: list[ReadObjective] = []
    current: ReadObjective | None = None
    level: int | None = None
    labelled = ended = False
    for number, line in enumerate(text.split("\n"), 1):
        parts = _LINE.match(line)
        if parts is None or not parts[3].strip():
            continue
        indent, mark, written = len(parts[1].expandtabs(4)), (parts[2] or "").strip(), plain_text(parts[3])
        headed = mark.startswith("#") or (not mark and _is_bold(parts[3]))
        if label := _OBJECTIVE.match(written) or (headed and _BARE.match(written)) or None:
            own, *within = _WITHIN.split(written[label.end() :], maxsplit=1)
            current = ReadObjective(without_score(own)[:300], number)
            current.key_results = [(words, -number - at) for at, words in enumerate(_listed(within))]
            found.append(current)
            level, labelled, ended = None, False, False
        elif current is None or _ASIDE.match(written):
            continue
        elif label := _KEY_RESULT.match(written):
            statement = without_score(written[label.end() :])
            if statement:
                current.key_results.append((statement[:300], number))
                level, labelled = -1 if mark.startswith("#") else indent, True
        elif not current.statement:
            current.statement = without_score(written)[:300]
        elif why := _WHY.match(written):
            current.reason = why[1]
        elif headed:
            current = None
        elif not mark and labelled and written.endswith((":", "：")):
            ended = True  # what follows is a list of its own
        elif ended:
            continue
        elif mark and (level is None or indent <= level):
            current.key_results.append((without_score(written)[:300], number))
            level = indent
    return [one for one in found if one.statement]


def _listed(within: list[str]) -> list[str]:
    """Key results in one line behind their label: parted by semicolons, else by commas."""
    parts = (
        re.split(r"\s*[;；]\s*" if re.search(r"[;；]", within[0]) else r",\s+", within[0]) if within else []
    )
    return [words[:300] for part in parts if (words := part.strip(" ._*"))]


def without_label(statement: str) -> str:
    """A key result without the label before it: KR1.1, Key result 2."""
    return _KEY_RESULT.sub("", statement, count=1).strip() or statement


def without_score(statement: str) -> str:
    """The statement without how far it has come: (70%), [0.6], - 0.7, a tick."""
    while (shorter := _SCORE.sub("", statement).strip()) != statement and shorter:
        statement = shorter
    return statement


def _is_bold(text: str) -> bool:
    return re.fullmatch(r"(\*\*|__).+(\*\*|__):?", text.strip()) is not None
