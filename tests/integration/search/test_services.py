"""Search rows follow the things they stand for."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import SYSTEM
from insights.search import queries, services
from insights.search.models import SearchRow
from insights.search.rules import Visibility
from insights.search.services import Found
from insights.studies.queries import visible_study_ids


def found(session: Session, typed: str) -> list[int]:
    rows = queries.rows_with(session, SYSTEM, typed, visible_study_ids(SYSTEM))
    return sorted(row.subject_id for row in rows)


def test_a_thing_put_again_is_replaced(session: Session) -> None:
    services.put(session, [Found("tag", 1, "Coupon", "field", Visibility.TEAM)])
    services.put(session, [Found("tag", 1, "Voucher", "field", Visibility.TEAM)])
    assert found(session, "coupon") == []
    assert found(session, "voucher") == [1]
    services.put(session, [])


def test_what_is_gone_is_found_no_more(session: Session) -> None:
    services.put(session, [Found("tag", n, "word", "", Visibility.TEAM) for n in (1, 2, 3)])
    services.forget(session, "tag", [1, 3])
    assert found(session, "word") == [2]


def test_an_erased_persons_words_are_gone(session: Session) -> None:
    services.put(session, [Found("turn", 1, "P01", "word", Visibility.TEAM, participant_id=4)])
    services.put(session, [Found("turn", 2, "P02", "word", Visibility.TEAM, participant_id=5)])
    assert services.erase_person(session, 4) == 1
    assert found(session, "word") == [2]


def test_the_page_of_a_thing_is_its_own_unless_told(session: Session) -> None:
    services.put(session, [Found("turn", 9, "w", "", Visibility.TEAM, page_id=3)])
    services.put(session, [Found("tag", 4, "w", "", Visibility.TEAM)])
    assert dict(session.execute(select(SearchRow.kind, SearchRow.page_id)).all()) == {"turn": 3, "tag": 4}
