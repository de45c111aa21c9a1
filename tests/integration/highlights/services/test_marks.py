"""Marking while reading, and taking just that back."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.highlights.models import Highlight
from insights.highlights.services import Marked, mark_words, unmark_words
from insights.kernel.actor import Actor
from tests.factories import marked, people, spoken, studies


@pytest.fixture
def place(session: Session) -> tuple[Actor, int]:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    return actor, marked.turn_at(session, transcript, 1).id


def taken_back(session: Session, actor: Actor, what: Marked) -> int:
    ids = [tag.id for tag in what.tags]
    return unmark_words(session, actor, what.highlight.id, ids, made=what.made, starred=what.starred)


def names(session: Session, row: Highlight) -> list[str]:
    return [tag.name for tag in queries.tags_of(session, row.id)]


def test_a_marking_says_what_is_new_and_is_taken_back_whole(session: Session, place) -> None:
    actor, turn_id = place
    what = mark_words(session, actor, turn_id, 0, 9, ["Cost"], starred=True)
    assert (what.made, what.starred, names(session, what.highlight)) == (True, True, ["Cost"])
    assert taken_back(session, actor, what) == turn_id
    assert session.scalars(select(Highlight)).all() == []
    assert [tag.highlight_count for tag in queries.codebook(session)] == [0]


def test_what_stood_there_before_stays(session: Session, place) -> None:
    actor, turn_id = place
    first = mark_words(session, actor, turn_id, 0, 8, ["Cost"])
    more = mark_words(session, actor, turn_id, 0, 8, ["Cost", "Trust"], starred=True)
    assert (more.made, more.starred, [tag.name for tag in more.tags]) == (False, True, ["Trust"])
    taken_back(session, actor, more)
    assert (names(session, first.highlight), first.highlight.starred) == (["Cost"], False)


@pytest.mark.parametrize("said", ["note", "code", "star"])
def test_a_highlight_of_which_more_was_said_since_is_kept(session: Session, place, said: str) -> None:
    actor, turn_id = place
    what = mark_words(session, actor, turn_id, 0, 8, ["Cost"])
    row = what.highlight
    note, codes = ("tired" if said == "note" else ""), ["Cost", *(["Trust"] if said == "code" else [])]
    services.edit_highlight(session, actor, row.id, row.version, note, said == "star", codes)
    taken_back(session, actor, what)
    assert (row.note, row.starred) == (note, said == "star")
    assert names(session, row) == codes[1:]


def test_the_same_words_again_are_nothing_new(session: Session, place) -> None:
    actor, turn_id = place
    mark_words(session, actor, turn_id, 0, 8, ["Cost"])
    again = mark_words(session, actor, turn_id, 0, 8, ["cost"])
    assert (again.made, again.starred, again.tags) == (False, False, [])
