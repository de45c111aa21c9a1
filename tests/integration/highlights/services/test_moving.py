"""What another tool exported becomes codes, sessions and highlights."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.highlights.models import Highlight, Move
from insights.highlights.rules import MovedQuote
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.errors import InvalidInput, NotFound
from insights.studies.models import Study, StudyTally
from insights.transcripts.models import Speaker, Transcript
from tests.factories import people, spoken, studies

QUOTES = (
    MovedQuote("i bought it  somewhere else", (("Pain", "Churn"),), "Anna", 12.0, "ask again"),
    MovedQuote("The app forgot my cart.", (("Cart",),), "Ben", 62.0),
)


@pytest.fixture
def actor(session: Session) -> Actor:
    return people.user(session).as_actor()


def move_in(session: Session, actor: Actor, study: Study, quotes: Sequence[MovedQuote] = QUOTES) -> int:
    services.keep_rest(session, actor, spoken.SECRET, study, "Interview 1", quotes, "en")
    return services.mark_quotes(session, actor, study.id, "interview 1", quotes)


def export(session: Session, actor: Actor, study: Study | None, **found: object) -> Move:
    row = services.accept_export(session, actor, study, "export.csv", Blob("ab" * 32, 10))
    values = {"codes": [], "quotes": [], "talks": [], "warnings": []} | found
    services.keep_found(session, actor, row, values)
    return row


def test_codes_come_with_the_groups_above_them_and_fill_what_is_empty(session: Session, actor: Actor) -> None:
    known = services.create_tag(session, actor, "slow")
    codes = [{"path": ["Pain", "Slow"], "definition": "Takes long"}, {"path": ["Pain", "Lost"]}]
    assert services.add_codes(session, actor, codes) == 2
    assert (known.definition, known.parent_id) == ("Takes long", None)
    lost = queries.tag_named(session, "Lost")
    assert lost is not None and lost.parent_id is not None
    assert services.add_codes(session, actor, codes) == 0


def test_quotes_are_marked_where_they_stand_and_the_rest_becomes_a_session(
    session: Session, actor: Actor
) -> None:
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study, name="interview_1.vtt")
    session.scalars(select(Transcript)).one().title = "Interview 1"
    assert move_in(session, actor, study) == 2
    rows = session.scalars(select(Highlight).order_by(Highlight.id)).all()
    assert [(row.text, row.note) for row in rows] == [
        ("I bought it somewhere else", "ask again"),
        ("The app forgot my cart.", ""),
    ]
    titles = session.scalars(select(Transcript.title).order_by(Transcript.id)).all()
    assert titles == ["Interview 1", "Interview 1 (highlights)"]
    assert rows[1].participant_id is not None
    assert session.get_one(StudyTally, (study.id, "highlights")).value == 2


def test_moving_in_again_after_a_crash_marks_nothing_twice(session: Session, actor: Actor) -> None:
    study = studies.study(session, actor)
    move_in(session, actor, study)
    move_in(session, actor, study)
    assert len(session.scalars(select(Highlight)).all()) == 2
    assert len(session.scalars(select(Transcript)).all()) == 1
    assert len(session.scalars(select(Speaker)).all()) == 2


def test_a_whole_note_becomes_a_session_once(session: Session, actor: Actor) -> None:
    study = studies.study(session, actor)
    turns = [("Anna", None, "How was it?"), (None, None, "Slow.")]
    assert services.keep_talk(session, actor, spoken.SECRET, study, "Note 1", turns, None)
    assert not services.keep_talk(session, actor, spoken.SECRET, study, "note 1", turns, None)


def test_highlights_need_a_study_and_a_decision_is_made_once(session: Session, actor: Actor) -> None:
    quote = {"session": "S", "text": "x", "codes": [], "speaker": None, "at": None, "note": ""}
    with pytest.raises(InvalidInput, match="into a study"):
        services.confirm_move(session, actor, export(session, actor, None, quotes=[quote]))
    row = export(session, actor, None, codes=[{"path": ["A"], "definition": "", "example": ""}])
    services.confirm_move(session, actor, row)
    with pytest.raises(InvalidInput, match="does not wait"):
        services.confirm_move(session, actor, row)
    with pytest.raises(InvalidInput, match="at this moment"):
        services.discard_move(session, actor, row)


def test_a_finished_move_keeps_numbers_and_no_words(session: Session, actor: Actor) -> None:
    row = export(session, actor, None, codes=[{"path": ["A"], "definition": "", "example": ""}])
    services.finish_move(session, row, {"codes": 1})
    assert (row.found, row.counts, queries.preview_of(session, row)) == ({}, {"codes": 1}, None)
    services.discard_move(session, actor, row)
    with pytest.raises(NotFound):
        queries.move(session, actor, row.id)


def test_erasing_a_person_drops_exports_that_may_hold_their_words(session: Session, actor: Actor) -> None:
    study = studies.study(session, actor)
    move_in(session, actor, study)
    waiting = export(session, actor, study)
    person = session.scalars(select(Highlight.participant_id)).first()
    services.erase_person(session, person or 0)
    session.expire_all()
    assert session.scalar(select(Move).where(Move.id == waiting.id)) is None
