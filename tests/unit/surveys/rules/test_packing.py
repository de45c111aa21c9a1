"""Columns of answers as small codes."""

import numpy as np
import pytest

from insights.surveys.rules import packing
from insights.surveys.rules.packing import (
    Packer,
    PersonPacker,
    combinations_of,
    looked_up,
    packed_from,
    times_of,
    unpacked,
)


def packed(*cells: object):
    packer = Packer()
    packer.add(cells)
    return packer.packed()


def test_a_packed_column_counts_its_answers_without_the_missing() -> None:
    column = packed("Yes", None, "No", "n/a", "Yes", 0)
    assert column.choices == ["Yes", "No", 0]
    assert column.array.tolist() == [1, 0, 2, 0, 1, 3]
    assert times_of(column) == {"Yes": 2, "No": 1, 0: 1}


def test_blocks_are_joined_in_order() -> None:
    packer = Packer()
    packer.add(["a", "b"])
    packer.add(["b", "c"])
    assert packer.packed().array.tolist() == [1, 2, 2, 3]
    assert Packer().packed().array.tolist() == []


def test_a_column_of_too_many_different_answers_is_given_up() -> None:
    packer = Packer(most=2)
    packer.add(["a", "b", "c"])
    packer.add(["d"])
    assert packer.packed() is None


def test_codes_take_no_more_bytes_than_they_need() -> None:
    for count, width in ((255, 1), (256, 2), (65_535, 2), (65_536, 4)):
        codes = np.arange(count + 1, dtype=np.uint32)
        stored = packed_from(codes, list(range(count)))
        assert (stored.width, len(stored.codes)) == (width, width * (count + 1))
        assert (unpacked(stored.width, stored.codes) == codes).all()


def test_combinations_are_counted_over_several_questions() -> None:
    counted = combinations_of([packed(5, 5, None), packed(1, 1, 2)])
    assert counted == {(5, 1): 2, (None, 2): 1}
    assert combinations_of([]) == {}


def test_ten_questions_of_many_choices_are_counted_too() -> None:
    wide = [packed_from(np.array([1, 2, 1], np.uint32), list(range(60_000))) for _ in range(10)]
    assert sorted(combinations_of(wide).values()) == [1, 2]


def test_persons_get_one_number_each_over_blocks_and_nobody_has_none() -> None:
    packer = PersonPacker()
    anna, ben = "ab" * 16, "0c" * 16
    packer.add([anna, None, ben])
    packer.add([ben, anna])
    codes = packer.packed().persons.tolist()
    assert codes[1] == 0 and codes[0] == codes[4] != codes[2] == codes[3] and 0 not in (codes[0], codes[2])
    assert packer.packed().choices == []


@pytest.mark.parametrize("choices", [3, 300])
def test_answers_are_counted_and_looked_up_in_blocks_as_in_one(
    monkeypatch: pytest.MonkeyPatch, choices: int
) -> None:
    codes = np.arange(1000, dtype=np.uint32) % (choices + 1)
    packed = packed_from(codes, list(range(choices)))
    table = np.arange(choices + 1) * 1.5
    times = times_of(packed)
    monkeypatch.setattr(packing, "AT_ONCE", 77)
    assert times_of(packed) == times == {at: int((codes == at + 1).sum()) for at in range(choices)}
    assert looked_up(table, packed.as_stored).tolist() == table[codes].tolist()
