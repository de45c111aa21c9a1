"""Transcripts of sessions: files, turns, passages."""
