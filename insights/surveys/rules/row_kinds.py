"""What the rows of a file are: responses, reviews or support tickets; and what that makes of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.neighbours import Suggestion
from insights.surveys.rules.profiles import ColumnProfile, spelt


class RowKind(StrEnum):
    """A row of a survey, as it is called and counted."""

    RESPONSE = "response"
    REVIEW = "review"
    TICKET = "ticket"


ROWS_ARE: dict[RowKind, str] = {
    RowKind.RESPONSE: "answers to a survey",
    RowKind.REVIEW: "reviews",
    RowKind.TICKET: "support tickets",
}
SECTIONS: dict[RowKind, str] = {
    RowKind.RESPONSE: "Surveys",
    RowKind.REVIEW: "Reviews",
    RowKind.TICKET: "Support tickets",
}
_TICKET = re.compile(
    r"\btickets?\b|\bcase (id|number|no)\b|\bissue (key|id|type)\b|\bconversation (id|started|rating)|"
    r"\bfirst message\b|\brequester\b|\bassignee\b|\bhelp ?desk\b|\bsupport\b|zendesk|freshdesk|intercom",
    re.I,
)
_REVIEW = re.compile(
    r"\breview(s|er|text|body)?\b|\bstars?\b|rezension|bewertung|\bsterne?\b|reseña|\bavis\b|étoiles?|"
    r"estrellas?|recension|\bstelle\b|beoordeling|sterren|avaliaç|estrelas?|レビュー|评论|評論|отзыв",
    re.I,
)
_ABOUT_TICKETS = re.compile(
    r"subject|priority|severity|status|channel|resol(ved|ution)|first response|betreff|anliegen|anfrage|"
    r"objet|asunto|oggetto|onderwerp|description|inquiry|request|enquiry|issue|problem|agent|queue|via\b",
    re.I,
)
_CUSTOMER = re.compile(
    r"(customer|client|kunde?|kundin|cliente?|klant|requester|reporter|contact|account|user|reviewer|author|"
    r"consumer|buyer)( (id|number|no|key|code|email|e mail|user id))?|(customer|requester|reporter|contact|"
    r"reviewer|consumer|user) (user )?(id|email)|e ?mail( address)?|verfasser|auteur|autor|"
    r"review consumer user id",
    re.I,
)
_STAFF = re.compile(
    r"assignee( \w+)?|agent( name)?|assigned( to)?|owner|teammate|bearbeiter|closed by|resolver", re.I
)
_NUMBER_OF_ROW = re.compile(
    r"((ticket|case|issue|conversation|review|request)s? ?)?(id|number|no|nr|key|#)|\W*", re.I
)
_TITLE = re.compile(
    r"((ticket|issue|case|review|email) )?(subject|title|summary|headline)|betreff|titel|titre|título|titolo",
    re.I,
)
_RATED = (Kind.RATING, Kind.CSAT)
_ASKED = (Kind.NPS, Kind.CES, Kind.SUS, Kind.SUS_SCORE, Kind.SEQ, Kind.UMUX_LITE, Kind.MULTI)
_FEW = 8
_TABLES = ("csv", "tsv", "xlsx", "xlsb", "xls", "ods", "json", "jsonl")
_SURVEY = re.compile(r"survey|umfrage|befragung|poll\b|encuesta|enquête|sondage|\bnps\b|csat", re.I)
_NEITHER = (RowKind.RESPONSE, "nothing in it speaks of reviews or tickets")


def row_kind_of(
    format_name: str, called: str, columns: Sequence[ColumnProfile], suggested: Sequence[Suggestion]
) -> tuple[RowKind, str]:
    """What the rows are, and why; `called` is the file's or the sheet's name. A person may say otherwise."""
    kinds = [suggestion.kind for suggestion in suggested]
    questions = sum("?" in column.text or len(column.text.split()) > 8 for column in columns)
    if format_name not in _TABLES or _SURVEY.search(called) or any(kind in kinds for kind in _ASKED):
        return RowKind.RESPONSE, "it has the questions of a survey"
    if 2 * questions >= len(columns):
        return RowKind.RESPONSE, "its columns are questions"
    if Kind.TEXT in kinds or any(_TITLE.fullmatch(spelt(column.name)) for column in columns):
        return _spoken_of(called, columns, kinds) or _by_shape(columns, kinds, questions) or _NEITHER
    return _NEITHER


def _spoken_of(
    called: str, columns: Sequence[ColumnProfile], kinds: Sequence[Kind | None]
) -> tuple[RowKind, str] | None:
    """By the names of the columns and of the file."""
    names = [column.name for column in columns]
    tickets, reviews = _speaking(_TICKET, names, called), _speaking(_REVIEW, names, called)
    if reviews and any(kind in _RATED for kind in kinds) and not _speaking(_TICKET, names, ""):
        return RowKind.REVIEW, f"a rating and a text in each row, and {_told(reviews)}"
    beside = sum(bool(_ABOUT_TICKETS.search(name) or _CUSTOMER.fullmatch(spelt(name))) for name in names)
    if len(tickets) > 1 or (tickets and beside):
        return RowKind.TICKET, f"a text in each row, and {_told(tickets)}"
    return None


def _by_shape(
    columns: Sequence[ColumnProfile], kinds: Sequence[Kind | None], questions: int
) -> tuple[RowKind, str] | None:
    """By what stands in a small table: a date, a text, and a rating or a customer."""
    if questions or Kind.DATE not in kinds or len(columns) > _FEW:
        return None
    if kinds.count(Kind.RATING) == 1 and kinds.count(Kind.TEXT) <= 2:
        return RowKind.REVIEW, "a date, a rating and a text in each row, and no question"
    rated = any(kind in _RATED for kind in kinds)
    if not rated and any(_CUSTOMER.fullmatch(spelt(column.name)) for column in columns):
        return RowKind.TICKET, "a date, a customer and a text in each row, and neither question nor rating"
    return None


def suggested_for(
    kind: RowKind, columns: Sequence[ColumnProfile], suggested: Sequence[Suggestion]
) -> list[Suggestion]:
    """The suggestions as reviews and tickets need them: whose a row is, its title, who only answered it."""
    if kind is RowKind.RESPONSE:
        return list(suggested)
    names = [spelt(column.name) for column in columns]
    whose = _whose(names, columns)
    found = []
    for at, (name, column, own) in enumerate(zip(names, columns, suggested, strict=True)):
        if not column.n:
            found.append(own)
        elif at == whose:
            found.append(Suggestion(Kind.ID, f"it says whose {kind} it is; each person counts once"))
        elif _STAFF.fullmatch(name):
            found.append(Suggestion(Kind.IGNORE, "it names who answered, which no analysis needs"))
        elif _CUSTOMER.fullmatch(name) and own.kind is not Kind.SEGMENT:
            found.append(Suggestion(Kind.IGNORE, "it names people, which no analysis needs"))
        elif own.kind is Kind.ID and whose is not None and _NUMBER_OF_ROW.fullmatch(name):
            found.append(Suggestion(Kind.IGNORE, f"it numbers {kind}s; another column says whose they are"))
        elif _TITLE.fullmatch(name) and own.kind in (Kind.SINGLE, None):
            found.append(Suggestion(Kind.TEXT, f"the title of a {kind} is what its writer says"))
        else:
            found.append(own)
    return found


def _speaking(words: re.Pattern[str], names: Sequence[str], called: str) -> list[str]:
    """The columns' names that speak of it, or else the file's own."""
    found = [name.strip() for name in names if len(name) < 40 and words.search(spelt(name))]
    return found or ([called] if words.search(spelt(called)) else [])


def _told(speaking: Sequence[str]) -> str:
    return f"names such as {' and '.join(speaking[:2])}"


def _whose(names: Sequence[str], columns: Sequence[ColumnProfile]) -> int | None:
    """The column that says who wrote: one with ids or addresses before one with mere names."""
    found = [
        at for at, name in enumerate(names)
        if columns[at].n and columns[at].distinct > 1 and _CUSTOMER.fullmatch(name)
        and 2 * columns[at].n > columns[at].n + columns[at].missing
    ]  # fmt: skip
    return min(found, key=lambda at: " id" not in f" {names[at].casefold()}", default=None)
