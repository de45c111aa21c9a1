"""Highlights written out in Markdown."""

from __future__ import annotations

import pytest

from insights.highlights.readers import Quote, read_export
from insights.highlights.readers.export import Export
from insights.highlights.readers.markdown import add_markdown
from insights.kernel.errors import UnreadableFile

EXPORT = """# Interview 1

Some words about the talk.

> I lose the draft when
> the bus comes.
— Anna, 00:01:02
Tags: Pain >> Draft, Bus

> Nice. #praise

## Interview 2

- "Short one" #a #b
- "Another" #c
"""


def test_quotes_stand_under_their_session_with_source_and_tags():
    export = Export()
    add_markdown(export, EXPORT)
    assert export.quotes == [
        Quote(
            "Interview 1", "I lose the draft when the bus comes.", (("Pain", "Draft"), ("Bus",)), "Anna", 62.0
        ),
        Quote("Interview 1", "Nice.", (("praise",),)),
        Quote("Interview 2", "Short one", (("a",), ("b",))),
        Quote("Interview 2", "Another", (("c",),)),
    ]
    assert read_export(EXPORT.encode(), "export.md").quotes == export.quotes


def test_markdown_without_a_quote_is_refused():
    with pytest.raises(UnreadableFile, match="no quotes"):
        add_markdown(Export(), "# Title\n\nwords\n")
