"""Which tool wrote an export, by the names of its columns."""

from __future__ import annotations

import re

_SURVEYMONKEY = frozenset(["respondentid", "respondent id"])
_SURVEYMONKEY_TOO = frozenset(
    ["collector id", "collectorid", "start date", "startdate", "ip address", "email address", "custom data 1",
     "date created", "date modified"]
)  # fmt: skip
_GOOGLE_FIRST = frozenset(
    [
        "timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche",
        "tijdstempel",
        "carimbo de data/hora", "tidsstämpel", "タイムスタンプ", "时间戳记",
        "отметка времени",
        "zaman damgası", "sygnatura czasowa",
    ]
)  # fmt: skip


def _has_long_ids(names: list[str], body: list[list[str]]) -> bool:
    """Whether respondents have SurveyMonkey's ids of nine figures and more."""
    at = next(at for at, name in enumerate(names) if name.strip().casefold() in _SURVEYMONKEY)
    ids = [row[at] for row in body if at < len(row) and row[at]]
    return bool(ids) and all(re.fullmatch(r"\d{9,}", own) for own in ids)


def flavour_of(names: list[str], codes: list[str | None], body: list[list[str]]) -> str | None:
    """The tool whose export has columns of these names and codes; `body` are the first rows under them."""
    words = {name.strip().casefold() for name in names if name}
    first = next((name.strip().casefold() for name in names if name), "")
    if (
        sum(code is not None for code in codes) >= max(2, len(codes) / 2)
        or {"lastpage", "startlanguage"} <= words
    ):
        return "limesurvey"
    if {"submission id", "respondent id", "submitted at"} <= words:
        return "tally"
    if _SURVEYMONKEY & words and (_SURVEYMONKEY_TOO & words or _has_long_ids(names, body)):
        return "surveymonkey"
    if {"response id", "last page", "start language"} <= words:
        return "limesurvey"
    if first in _GOOGLE_FIRST and not any(name.strip() in ("timestamp", "horodateur") for name in names):
        return "google-forms"
    known = (
        ("kobo", {"_uuid", "_submission_time"}),
        ("odk", {"submissiondate", "meta-instanceid"}),
        ("odk", {"submissiondate", "key"}),
        ("microsoft-forms", {"start time", "completion time"}),
        ("microsoft-forms", {"startzeit", "fertigstellungszeit"}),
        ("typeform", {"submit date (utc)", "network id"}),
        ("typeform", {"submitted at", "token"}),
        ("typeform", {"#", "start date (utc)"}),
        ("alchemer", {"response id", "time started", "status"}),
        ("alchemer", {"response id", "date submitted", "contact id"}),
        ("formbricks", {"response id", "survey id", "formbricks user id"}),
        ("formbricks", {"no.", "response id", "timestamp", "finished"}),
        ("delighted", {"score", "comment", "survey type"}),
        ("delighted", {"score", "comment", "delighted source"}),
        ("qualtrics", {"responseid", "recordeddate", "finished"}),
    )
    return next((flavour for flavour, needed in known if needed <= words), None)
