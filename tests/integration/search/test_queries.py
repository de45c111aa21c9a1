"""Finding by words, within what the actor may see."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.search import queries, services
from insights.search.rules import Visibility
from insights.search.services import Found
from insights.studies.queries import visible_study_ids
from tests.factories import people, studies


def find(session: Session, actor: Actor, typed: str) -> list[tuple[str, int]]:
    rows = queries.rows_with(session, actor, typed, visible_study_ids(actor))
    return [(row.kind, row.subject_id) for row in rows]


@pytest.fixture
def actor(session: Session) -> Actor:
    return people.user(session).as_actor()


def test_words_are_found_by_their_beginning_without_case_or_accents(session: Session, actor: Actor) -> None:
    services.put(session, [Found("tag", 1, "Delivery", "Costs are shown late", Visibility.TEAM)])
    assert find(session, actor, "LATE deliv") == [("tag", 1)]
    assert find(session, actor, "late pizza") == []
    assert find(session, actor, "!!") == []


def test_text_of_a_restricted_study_is_found_by_its_members_only(session: Session, actor: Actor) -> None:
    study = studies.study(session, restricted=True)
    services.put(session, [Found("turn", 5, "P01", "secret words", Visibility.STUDY, study_id=study.id)])
    assert find(session, actor, "secret") == []
    owner = Actor(study.owner_id, Role.RESEARCHER, "Owner")
    assert find(session, owner, "secret") == [("turn", 5)]


def test_stakeholders_find_published_things_only(session: Session) -> None:
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    things = [Found("insight", 1, "Open costs", "", Visibility.EVERYONE)]
    things.append(Found("insight", 2, "Open draft", "", Visibility.TEAM))
    services.put(session, things)
    assert find(session, stakeholder, "open") == [("insight", 1)]


def test_the_better_match_comes_first(session: Session, actor: Actor) -> None:
    filler = "many other words that say something else entirely " * 5
    services.put(session, [Found("turn", 1, "x", filler + "voucher", Visibility.TEAM)])
    services.put(session, [Found("turn", 2, "voucher", "voucher voucher", Visibility.TEAM)])
    services.put(session, [Found("turn", 3, "y", filler + "voucher", Visibility.TEAM)])
    assert find(session, actor, "voucher")[0] == ("turn", 2)


@pytest.mark.parametrize(
    "typed", ['"', "a* OR b", "NEAR(a b)", "a:b", "col : x", "' OR 1=1 --", "&|!()", "\\"]
)
def test_no_query_breaks_the_index(session: Session, actor: Actor, typed: str) -> None:
    services.put(session, [Found("tag", 1, "a b", "or near", Visibility.TEAM)])
    assert set(find(session, actor, typed)) <= {("tag", 1)}


def test_a_phrase_is_found_where_its_words_stand_side_by_side(session: Session, actor: Actor) -> None:
    services.put(session, [Found("tag", 1, "x", "back to the bank", Visibility.TEAM)])
    services.put(session, [Found("tag", 2, "y", "the bank calls back", Visibility.TEAM)])
    assert len(find(session, actor, "the bank back")) == 2
    assert find(session, actor, '"to the bank"') == [("tag", 1)]
    assert find(session, actor, '"the ban"') == []


def test_another_spelling_comes_from_titles_that_may_be_seen(session: Session, actor: Actor) -> None:
    study = studies.study(session, restricted=True, title="Redundancies")
    services.put(session, [Found("tag", 1, "Payment (failed)", "", Visibility.TEAM)])
    services.put(session, [Found("turn", 2, "Vouchers", "", Visibility.TEAM)])

    def meant(who: Actor, typed: str) -> str:
        return queries.another_spelling(session, who, typed, visible_study_ids(who), {"tag", "study"})

    assert meant(actor, "paymnet") == "payment"
    assert meant(actor, "voucers") == ""
    assert meant(actor, "redundancys") == ""
    assert meant(Actor(study.owner_id, Role.RESEARCHER, "Owner"), "redundancys") == "redundancies"


def test_of_one_kind_only_its_rows_are_found_and_the_newest_of_equals_first(
    session: Session, actor: Actor
) -> None:
    for number, kind in enumerate(("tag", "theme", "tag", "tag")):
        services.put(session, [Found(kind, number, "Delivery", "late", Visibility.TEAM)])
    rows = queries.rows_with(session, actor, "late", visible_study_ids(actor), "tag")
    assert [(row.kind, row.subject_id) for row in rows] == [("tag", 3), ("tag", 2), ("tag", 0)]


def test_no_spelling_is_taken_from_titles_that_are_hidden(session: Session, actor: Actor) -> None:
    study = studies.study(session, restricted=True)
    services.put(session, [Found("turn", 5, "Zeppelin rides", "", Visibility.STUDY, study_id=study.id)])
    owner = Actor(study.owner_id, Role.RESEARCHER, "Owner")

    def meant(reader: Actor) -> str:
        return queries.another_spelling(session, reader, "zepelin", visible_study_ids(reader), ("turn",))

    assert meant(owner) == "zeppelin"
    assert meant(actor) == ""
