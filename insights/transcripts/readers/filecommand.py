"""`insights parse FILE`: one file in, one JSON object out, read in a confined child."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from insights.kernel.confined import Limits, run_confined
from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.door import read_transcript
from insights.transcripts.readers.parsed import UnreadableTranscript

LIMITS = Limits(memory_mb=3072, cpu_seconds=18, silent_seconds=40, scratch_mb=256)


def parse_file(path: Path | str) -> dict[str, Any]:
    """The contract's object for a transcript file; raises UnreadableTranscript with one clear line."""
    path = Path(path)
    if path.is_dir():
        raise UnreadableTranscript(f"{path.name} is a folder: give one file.")
    try:
        return run_confined(f"{__name__}:contract_of", {"filename": path.name}, content=path, limits=LIMITS)
    except OSError as error:
        raise UnreadableTranscript(f"{path.name} cannot be opened: {error.strerror or error}.") from error
    except UnreadableFile as refusal:
        raise UnreadableTranscript(refusal.message, refusal.line) from refusal


def contract_of(content: IO[bytes], filename: str) -> dict[str, Any]:
    """Runs in the child."""
    return read_transcript(content.read(), filename).to_json_contract()
