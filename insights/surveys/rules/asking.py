"""What a question asks for, by its words."""

from __future__ import annotations

import re

RECOMMEND = re.compile(
    r"recommend|weiterempf|empfehl|empfiehl|recommand|recomend|raccomand|consigli(er|a)|anbefal|"
    r"rekommend|aanbevel|"
    r"aanraden|polec|doporuč|suosit|tavsiye|рекоменд|推荐|推薦|お勧め|おすすめ|薦め|勧め|추천|"
    r"\be?nps\b|net promoter",
    re.I,
)
AGREE = re.compile(
    r"agree|stimme\w* .*zu\b|zustimm|d'accord|de acuerdo|concord|oneens|mee eens|\benig\b|trifft zu", re.I
)
SATISFIED = re.compile(
    r"satisf|\b(c|o)sat\b|zufrieden|satisfait|satisfec|soddisf|tevreden|nöjd|tilfreds|fornøyd|"
    r"tyytyv|zadowol|"
    r"spokojen|memnun|удовлетвор|довол|満足|满意|滿意|만족|happy with",
    re.I,
)


def no_recommendation(words: str) -> str | None:
    """What a question asks for that is plainly no recommendation, and so no NPS; None where it may be one."""
    if AGREE.search(words):
        return "agreement"
    return "satisfaction" if SATISFIED.search(words) and not RECOMMEND.search(words) else None
