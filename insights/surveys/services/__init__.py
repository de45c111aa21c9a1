"""Writes of surveys."""

from __future__ import annotations

from insights.surveys.services.erasing import erase_person

__all__ = ["erase_person"]
