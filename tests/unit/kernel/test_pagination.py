"""Walking a list page by page is reading it whole."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput
from insights.kernel.pagination import Key, decode_cursor, encode_cursor, page_of

NO_MOMENT = "W3siYXQiOiJzb29uIn0sMV0"
NAMES = Table(
    "names", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("n", Integer)
)
ROWS = st.lists(st.tuples(st.sampled_from(["", "a", "b", "é", "Z"]), st.integers(-3, 3)), max_size=25)


@given(ROWS, st.booleans(), st.booleans(), st.integers(1, 7))
def test_a_keyset_walk_equals_the_sorted_list(
    values: list[tuple[str, int]], down: bool, last_down: bool, size: int
) -> None:
    engine = create_engine("sqlite://")
    NAMES.metadata.create_all(engine)
    keys = [Key(NAMES.c.n, "n", down), Key(NAMES.c.name, "name"), Key(NAMES.c.id, "id", last_down)]
    rows = [(number, name, n) for number, (name, n) in enumerate(values, 1)]
    with Session(engine) as session:
        if rows:
            session.execute(insert(NAMES), [dict(zip(("id", "name", "n"), row, strict=True)) for row in rows])
        walked, cursor, first = [], None, True
        while first or cursor:
            page = page_of(session, select(NAMES), keys, cursor, size)
            assert len(page.rows) == size or page.next_cursor is None
            walked += [tuple(row) for row in page.rows]
            cursor, first = page.next_cursor, False
    engine.dispose()
    assert walked == sorted(
        rows, key=lambda r: (-r[2] if down else r[2], r[1].encode(), -r[0] if last_down else r[0])
    )


@given(st.lists(st.one_of(st.text(), st.integers(), st.datetimes(timezones=st.just(UTC))), max_size=4))
def test_a_cursor_is_read_as_it_was_written(values: list[str | int | datetime]) -> None:
    assert decode_cursor(encode_cursor(values), len(values)) == values


@pytest.mark.parametrize(
    "cursor", ["%%%", "é", "eyJhIjoxfQ", encode_cursor([1]), encode_cursor([1, None]), NO_MOMENT]
)
def test_a_damaged_cursor_is_bad_input(cursor: str) -> None:
    with pytest.raises(InvalidInput, match="address is damaged"):
        decode_cursor(cursor, 2)


@pytest.mark.parametrize(
    "values", [["a", "a", 1], [1, 1, 1], [1, "a", "1"], [1, "a", datetime(2026, 5, 1, tzinfo=UTC)]]
)
def test_a_value_of_another_type_than_its_column_is_bad_input(values: list[str | int | datetime]) -> None:
    keys = [Key(NAMES.c.n, "n"), Key(NAMES.c.name, "name"), Key(NAMES.c.id, "id")]
    engine = create_engine("sqlite://")
    with Session(engine) as session, pytest.raises(InvalidInput, match="address is damaged"):
        page_of(session, select(NAMES), keys, encode_cursor(values))
    engine.dispose()
