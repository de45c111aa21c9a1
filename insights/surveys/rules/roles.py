"""Columns that tell who answered, when and how, by their names and the form of their values."""

from __future__ import annotations

import re
from itertools import pairwise

from insights.surveys.rules.cells import is_percentage
from insights.surveys.rules.dates import looks_like_date, looks_like_moment, stands_for_none
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.neighbours import Suggestion
from insights.surveys.rules.profiles import ColumnProfile, spelt

_ID = re.compile(
    r"^(#|id|_id|uuid|key|token|guid|case|seed|code|number|nr|no|respid|[spucrqv]id|user|visitor|participant|"
    r"tester|respondent|person|subject|proband|pseudon[iy]m|"
    r"customer|teilnehmer|befragte)$|^id\b|\b(id|uuid|guid)$|participant( code)?$|e-?mail( address)?$|"
    r"\bindex$|"
    r"\b(response|respondent|ticket|case|order) (number|no)$",
    re.I,
)
_PERSONS_ID = re.compile(
    r"^(id )?(p|s|participant|subject|respondent|user|person|tester|proband|teilnehmer\w*|employee|student|"
    r"nutzer|benutzer|utente|usuario|usuário|utilisateur|participante|deelnemer|deltager)"
    r"([ _]?(id|no|nr|number|code|#))?$",
    re.I,
)
_PERSON_NAME = re.compile(
    r"^(first|last|full|given|family|sur|middle|nick|your|user|customer|contact|consumer|reviewer|requester|"
    r"respondent|participant|person|assignee|agent|employee|member|client|guest|owner|author|"
    r"recipient last|recipient first)? ?names?$|^(vor|nach|benutzer)?name$|^nom$|"
    r"^prénom$|^nombre$|^apellidos?$|^cognome$|^achternaam$",
    re.I,
)
_IDLE = re.compile(
    r"^(ip|(submission |client |user )?ip ?address|submission ip|collector( ?id)?|user ?agent|progress|"
    r"status|finished|last ?page|start ?language|language|"
    r"location(latitude|longitude)|latitude|longitude|distributionchannel|userlanguage|"
    r"duration \(in seconds\)|recipient\w*|"
    r"externalreference|externaldatareference|refer+er|referer|tags|custom data \d|_\w+|link name|"
    r"url variable.*|"
    r"http user agent|meta-instanceid|seed|survey id|single use id|formbricks user id|interview time.*|"
    r"response type|stage date( \(utc\))?|ending|response ?set|"
    r"app version code|package name|useragent.*)$",
    re.I,
)
_DATE_NAME = re.compile(
    r"\b(date|time|timestamp|datum|zeit|fecha|data|dato|submitted|created|updated|sent|opened|responded|"
    r"emailed|start|end|at|epoch|unix)\b|日付|日期|时间",
    re.I,
)
_REACHED_AT = re.compile(
    r"\be-?mail( address)?( of .*)?$|\b(tele)?phone( number)?$|\bmobile( number)?$|^tel(efon)?(nummer)?$",
    re.I,
)
_NUMBERED = re.compile(r"[VQ]\d{1,3}")
_REACHES = re.compile(r"@|^anonymous$|^'?[+(]?\d[\d ()./-]{5,}$", re.I)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CLOCK = re.compile(r"\d{1,3}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]m)?", re.I)
_MONEY = re.compile(
    r"[-+(]?\s*(?:[€$£¥]|EUR|USD|GBP|CHF)\s?[\d.,'\s]*\d\)?|[-+]?\d[\d.,'\s]*\s?(?:[€$£¥]|EUR|USD|GBP|CHF)"
)
_ADDRESS = re.compile(r"(https?|ftp)://\S+|www\.\S+", re.I)


def _names_of(column: ColumnProfile) -> tuple[str, str]:
    """A column's name, and its words; where the name is a tool's mere number (V1) its short text speaks."""
    name = column.name.strip(" \t\n:*")
    if _NUMBERED.fullmatch(name) and len(column.text) < 40:
        name = column.text.strip()
    return name, spelt(name)


def _counts_rows(column: ColumnProfile) -> bool:
    """Whether a column without a name counts 0, 1, 2 … as tables written by programs do."""
    if (
        not re.fullmatch(r"(#\d+|index)", column.name.strip())
        or column.distinct < 3
        or column.n > column.distinct
    ):
        return False
    numbers = list(column.numbers)
    rising = all(own < other for own, other in pairwise(numbers))
    return column.numeric_share == 1 and column.whole_numbers and (rising or sorted(numbers)[0] in (0, 1))


def _are_persons(column: ColumnProfile) -> bool:
    """Whether values that come again are codes of people (`P07`) rather than kinds of them."""
    coded = all(any(letter.isdigit() for letter in text) and len(text) <= 20 for text in column.texts)
    return coded and column.distinct >= 3 and column.whole and not column.missing


def role_of(column: ColumnProfile) -> Suggestion | None:
    """The role a column plays beside the answers, or None when it may be an answer."""
    name, words = _names_of(column)
    if _DATE_NAME.search(words) and all(looks_like_moment(text) for text in column.texts):
        return Suggestion(Kind.DATE, "its answers are days or moments written as numbers")
    if _counts_rows(column):
        return Suggestion(Kind.IGNORE, "it has no name and numbers the rows")
    dates = [text for text in column.texts if looks_like_date(text)]
    if dates and all(stands_for_none(text) for text in column.texts):
        return Suggestion(Kind.IGNORE, f"'{dates[0][:40]}' is written where no date was kept")
    if len(dates) >= 0.9 * column.distinct:
        return Suggestion(Kind.DATE, "its answers are dates")
    if _ID.search(words) and column.distinct > 0.9 * min(column.n, column.kept):
        repeat = "its values do not repeat" if column.distinct == column.n else "few of its values repeat"
        return Suggestion(Kind.ID, f"it is named like an id, and {repeat}")
    if _PERSONS_ID.match(words) and _are_persons(column):
        rows = (
            "its values do not repeat" if column.distinct == column.n else "a person stands in several rows"
        )
        return Suggestion(Kind.ID, f"it is named like a person's id, and {rows}")
    if _IDLE.match(name) or _IDLE.match(words):
        return Suggestion(Kind.IGNORE, "it describes how the survey was filled in, not an answer")
    if _PERSON_NAME.match(words) and not any(text[:1].isdigit() for text in column.texts):
        return Suggestion(Kind.IGNORE, "it names people, which no analysis needs")
    reaching = sum(_REACHES.search(text) is not None for text in column.texts)
    if _REACHED_AT.search(words) and 2 * reaching >= column.distinct:
        return Suggestion(Kind.IGNORE, "it says how people are reached, which no analysis needs")
    if sum(_MAIL.fullmatch(text) is not None for text in column.texts) >= 0.8 * column.distinct:
        return Suggestion(Kind.IGNORE, "its values are addresses of people")
    if all(_ADDRESS.fullmatch(text) for text in column.texts):
        return Suggestion(Kind.IGNORE, "its values are addresses of pages")
    if all(_CLOCK.fullmatch(text) for text in column.texts):
        return Suggestion(None, "its answers are durations or times of the day, which is no scale")
    if sum(_MONEY.fullmatch(text) is not None for text in column.texts) > 0.5 * column.distinct:
        return Suggestion(None, "its answers are sums of money written as text, which is no scale")
    percentages = sum(is_percentage(value) for value in column.values)
    if percentages > 0.5 * column.distinct:
        return Suggestion(None, "its answers are percentages written as text, which is no scale")
    return None
