"""All that a file says, read in a confined child for the import."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from insights.kernel.confined import run_confined
from insights.transcripts.readers.door import read_transcript
from insights.transcripts.readers.filecommand import LIMITS


def read_confined(path: Path, file_name: str) -> dict[str, Any]:
    """The contract's object with `sections` and `moderator`; UnreadableFile with a reason for a person."""
    return run_confined(f"{__name__}:everything_in", {"filename": file_name}, content=path, limits=LIMITS)


def everything_in(content: IO[bytes], filename: str) -> dict[str, Any]:
    """Runs in the child."""
    parsed = read_transcript(content.read(), filename)
    moderator = parsed.moderator._asdict() if parsed.moderator else None
    sections = [section._asdict() for section in parsed.sections]
    return {**parsed.to_json_contract(), "sections": sections, "moderator": moderator}
