"""Readers of transcripts: a file of any known kind becomes turns."""

from insights.transcripts.readers.door import read_transcript
from insights.transcripts.readers.parsed import ParsedTranscript, Turn, UnreadableTranscript

__all__ = ["ParsedTranscript", "Turn", "UnreadableTranscript", "read_transcript"]
