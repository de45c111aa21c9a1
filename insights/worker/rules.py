"""Decisions about jobs, without a database."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

FIRST_RETRY_SECONDS = 5
LONGEST_RETRY_SECONDS = 300
_CODE = re.compile(r"[\w.:/+-]{0,100}")

GENERIC_REASON = "Something went wrong on our side. Nothing was half done. Trying again may help."
RETRY_MESSAGE = "Something went wrong; it will be tried again by itself."
LOST_REASON = "The work was broken off more than once. Nothing was half done. Trying again may help."
UNKNOWN_REASON = "This version does not know how to do this work."


def retry_delay(tries: int) -> timedelta:
    """How long to wait after the given number of tries (1 or more): 5 s, 20 s, 80 s, at most 5 min."""
    seconds = FIRST_RETRY_SECONDS * 4 ** min(tries - 1, 6)
    return timedelta(seconds=min(seconds, LONGEST_RETRY_SECONDS))


def workflow_name(job_id: int, attempt: int) -> str:
    """The engine's id of a run queued at this attempt; the same row always gives the same id."""
    return f"job-{job_id}-{attempt}"


def digest_of(payload: Mapping[str, Any]) -> str:
    """What tells one payload from another in a key: 32 hex digits."""
    said = json.dumps(payload, sort_keys=True)
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def check_payload(payload: Mapping[str, Any]) -> None:
    """Refuse (ValueError) what is not ids, numbers and short codes: no text of a person lands here."""
    for name, value in payload.items():
        for item in value if isinstance(value, list | tuple) else (value,):
            if not _is_plain(item):
                raise ValueError(f"a job's or fact's payload holds ids only: {name!r} does not")


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return _CODE.fullmatch(value) is not None
    return value is None or isinstance(value, bool | int | float)


def title_of(name: str) -> str:
    """A job's name in words: `transcripts.import` as Transcripts: import."""
    feature, _, work = name.replace("_", " ").partition(".")
    return f"{feature.capitalize()}: {work}" if work else feature.capitalize()
