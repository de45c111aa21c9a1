"""What of highlights an actor may read."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from insights.highlights import queries
from insights.highlights.queries import HighlightFilter
from insights.kernel.errors import NotFound
from insights.studies.models import Participant
from insights.studies.rules import Scope
from insights.studies.services import record_consent, withdraw_consent
from tests.factories import marked, people, spoken, studies


def test_a_quote_tells_who_and_where_by_pseudonym(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    row = marked.highlight(session, actor, transcript, "I gave up", "Cost", "Trust")
    quote = queries.coded_quotes_of(session, [row.id])[row.id]
    assert (quote.text, quote.transcript_title, quote.at) == ("I gave up", "Interview 1", 10.0)
    assert quote.speaker.startswith("P")
    assert [tag.name for tag in quote.tags] == ["Cost", "Trust"]


def test_highlights_of_a_restricted_study_are_hidden_from_others(session: Session, app: Flask) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    transcript = spoken.transcript(session, owner, study)
    row = marked.highlight(session, owner, transcript, "I gave up", "Cost")
    tag = queries.tag_named(session, "cost")
    with pytest.raises(NotFound):
        queries.highlight(session, other, row.id)
    assert queries.highlights_page(session, other, study.id, HighlightFilter(), None).rows == []
    assert queries.highlights_wanted(session, owner, study.id, HighlightFilter()) == [row]
    assert queries.highlights_wanted(session, other, study.id, HighlightFilter()) == []
    assert queries.highlights_tagged(session, other, tag.id, None).rows == []
    with app.test_request_context():
        assert queries.marks_of_turns(session, other, [row.turn_id]) == {}
        assert len(queries.marks_of_turns(session, owner, [row.turn_id])[row.turn_id]) == 1


def test_a_list_keeps_to_its_code(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    first = marked.highlight(session, actor, transcript, "I gave up", "Cost")
    second = marked.highlight(session, actor, transcript, "size guide", "Praise", position=3)
    tag = queries.tag_named(session, "PRAISE")
    assert queries.highlights_page(session, actor, study.id, HighlightFilter(), None).rows == [second, first]
    assert queries.highlights_page(session, actor, study.id, HighlightFilter(tag.id), None).rows == [second]
    first.starred = True
    session.flush()
    starred = HighlightFilter(starred=True)
    assert queries.highlights_page(session, actor, study.id, starred, None).rows == [first]
    assert queries.highlights_tagged(session, actor, tag.id, None).rows == [second]
    assert queries.quotes_of(session, []) == {}


def test_a_list_keeps_to_a_person_and_to_words_that_may_be_shown(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    row = marked.highlight(session, actor, transcript, "I gave up", "Cost")

    def found(**asked: object) -> list[object]:
        return list(queries.highlights_page(session, actor, study.id, HighlightFilter(**asked), None).rows)

    assert row.participant_id is not None
    assert found(words="GAVE") == [row] == found(person_id=row.participant_id)
    assert found(words="100%") == [] == found(person_id=row.participant_id + 1)
    assert queries.highlights_wanted(session, actor, study.id, HighlightFilter(words="gave")) == [row]
    person = session.get_one(Participant, row.participant_id)
    consent = record_consent(session, actor, person, Scope.QUOTES_INSIDE, date(2026, 1, 1))
    withdraw_consent(session, actor, consent, date(2026, 1, 2))
    assert found(words="gave") == []
    assert found(person_id=row.participant_id) == [row]
