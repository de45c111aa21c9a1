"""Every export of another tool that docs/formats.md lists is read for what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from insights.highlights.readers import read_export
from insights.highlights.readers.door import read_confined
from tests.factories.moves import MOVES, SAID, MoveSample


@pytest.mark.parametrize("sample", MOVES, ids=lambda sample: f"{sample.tool} {sample.file_name}")
def test_an_export_holds_what_is_told_of_it(sample: MoveSample) -> None:
    export = read_export(sample.content, sample.file_name)
    assert (len(export.quotes), len(export.talks), len(export.codes)) == sample.holds
    assert all((quote.session, quote.text) == ("Interview 1", SAID) for quote in export.quotes)
    paths = [code.path for code in export.codes] + [path for quote in export.quotes for path in quote.codes]
    assert "Draft" in [path[-1] for path in paths]


@pytest.mark.parametrize(
    "sample",
    [move for move in MOVES if move.holds[1]],
    ids=lambda sample: f"{sample.tool} {sample.file_name}",
)
def test_whole_talks_are_read_within_the_limits_of_a_child(sample: MoveSample, tmp_path: Path) -> None:
    path = tmp_path / "export"
    path.write_bytes(sample.content)
    found = read_confined(path, sample.file_name)
    assert [len(found[name]) for name in ("quotes", "talks", "codes")] == list(sample.holds)
