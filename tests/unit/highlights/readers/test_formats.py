"""Every export of another tool that docs/formats.md lists is read for what it holds."""

from __future__ import annotations

import pytest

from insights.highlights.readers import read_export
from tests.factories.moves import MOVES, SAID, MoveSample


@pytest.mark.parametrize("sample", MOVES, ids=lambda sample: f"{sample.tool} {sample.file_name}")
def test_an_export_holds_what_is_told_of_it(sample: MoveSample) -> None:
    export = read_export(sample.content, sample.file_name)
    assert (len(export.quotes), len(export.talks), len(export.codes)) == sample.holds
    assert all((quote.session, quote.text) == ("Interview 1", SAID) for quote in export.quotes)
    paths = [code.path for code in export.codes] + [path for quote in export.quotes for path in quote.codes]
    assert "Draft" in [path[-1] for path in paths]
