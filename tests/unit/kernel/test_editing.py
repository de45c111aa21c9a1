"""The later of two editors is refused with both versions."""

from dataclasses import dataclass

import pytest

from insights.kernel.editing import apply_edit
from insights.kernel.errors import StaleWrite


@dataclass
class Note:
    text: str = "old"
    owner: int | None = None
    version: int = 3


def test_a_change_raises_the_version_and_no_change_leaves_it() -> None:
    note = Note()
    assert not apply_edit(note, "note", 3, {"text": "old"})
    assert note == Note()
    assert apply_edit(note, "note", 3, {"text": "new", "owner": 5})
    assert note == Note("new", 5, 4)


def test_the_later_editor_gets_both_versions_and_nothing_is_written() -> None:
    note = Note()
    with pytest.raises(StaleWrite, match="Someone else saved this note") as refused:
        apply_edit(note, "note", 2, {"text": "mine", "owner": 7})
    assert refused.value.theirs == {"text": "old", "owner": None}
    assert (refused.value.version, refused.value.yours) == (3, {"text": "mine", "owner": 7})
    assert note == Note()
