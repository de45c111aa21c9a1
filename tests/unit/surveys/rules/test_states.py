"""What an uploaded file is called."""

import pytest

from insights.surveys.rules.states import ImportState, title_of


@pytest.mark.parametrize(
    ("name", "title"),
    [("customer_pulse.csv", "Customer pulse"), ("C:\\new\\wave 2.xlsx", "Wave 2"), ("_.csv", "Survey")],
)
def test_a_title_is_read_from_the_files_name(name: str, title: str) -> None:
    assert title_of(name) == title


def test_an_import_begins_queued_and_ends_done_or_failed() -> None:
    assert list(ImportState) == ["queued", "mapping", "importing", "done", "failed"]
