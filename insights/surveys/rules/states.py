"""Where an uploaded survey file stands, and what it is called."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class ImportState(StrEnum):
    """The steps from a file to a survey."""

    QUEUED = "queued"
    MAPPING = "mapping"
    IMPORTING = "importing"
    DONE = "done"
    FAILED = "failed"


def title_of(file_name: str) -> str:
    """A readable title from a file's name: no folder, no ending, separators as spaces."""
    stem = PurePath(file_name.replace("\\", "/")).name.rsplit(".", 1)[0]
    words = re.sub(r"[_\s]+", " ", stem).strip(" -")
    return (words[:1].upper() + words[1:])[:200] or "Survey"
