"""Readers of what other tools export: code lists, highlights, notes."""

from insights.highlights.readers.door import read_export
from insights.highlights.readers.export import Code, Export, Quote, Talk

__all__ = ["Code", "Export", "Quote", "Talk", "read_export"]
