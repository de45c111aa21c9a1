"""Passages in themes as facts, quotes and marks."""

from flask import Flask
from sqlalchemy.orm import Session

from insights.themes import queries, services
from insights.themes.queries.members import answer_segment, segment_names
from insights.transcripts.models import Speaker, TranscriptPassage
from tests.factories import answered, found, marked, people, studies


def test_a_passage_without_a_participant_counts_by_its_source(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = found.interviews(session, actor, study, (found.EXPORT, found.DELIVERY))[0]
    for passage in session.query(TranscriptPassage).filter_by(transcript_id=transcript.id):
        passage.participant_id = None
    (theme,) = found.themes(session, actor, study, ["All"])
    keys = queries.theme_people(session, [theme.id])[theme.id]
    assert len(keys) == 6
    assert f"t{transcript.id}" in keys
    assert session.query(Speaker).count() == 6


def test_who_spoke_and_answered_counts_once_and_respondents_each_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:1],))
    (spoken_id,) = found.passage_ids(session, study)
    person = session.get_one(TranscriptPassage, spoken_id).participant_id
    survey = answered.survey(session, study)
    asked = answered.question(session, survey)
    answered.question(session, survey, "plan", "segment", 1)
    known = answered.answers(session, survey, asked, found.EXPORT[1:2], participant_id=person)
    other = answered.survey(session, study, "Second wave")
    strangers = answered.answers(
        session, other, answered.question(session, other), found.EXPORT[2:4], segment="pro"
    )
    keys = [f"t{spoken_id}", *(f"a{row.id}" for row in (*known, *strangers))]
    found.stored_run(session, actor, study, found.result_of([found.draft(0, "Export", keys)]))
    (theme,) = queries.themes_of(session, actor, study.id)
    assert (theme.people_count, theme.passage_count, theme.source_count) == (3, 4, 3)
    assert queries.theme_people(session, [theme.id])[theme.id] == {
        f"p{person}",
        *(f"r{row.response_id}" for row in strangers),
    }
    quotes = queries.exemplars_of(session, [theme.id])[theme.id]
    assert [(quote.turn_id is None, quote.answer_id) for quote in quotes] == [
        (False, None),
        (True, known[0].id),
        (True, strangers[0].id),
    ]
    assert queries.tallies_of(session, [theme.id], "segment:segment") == {theme.id: {"pro": 2}}
    assert answer_segment("plan", "free", {"city": "Kiel"}) == {"plan": "free", "city": "Kiel"}
    assert segment_names(session, {survey.id, other.id}) == {survey.id: "plan"}


def test_quotes_come_in_pages_the_strongest_first(session: Session) -> None:
    actor, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, actor, restricted=True)
    found.interviews(session, actor, study, (found.EXPORT, found.DELIVERY, found.CHECKOUT, found.SIZES))
    found.interviews(session, actor, study, (found.EXPORT, found.DELIVERY), first=10)
    (theme,) = found.themes(session, actor, study, ["All"])
    page = queries.quotes_page(session, actor, theme.id, None)
    rest = queries.quotes_page(session, actor, theme.id, page.next_cursor)
    assert (len(page.rows), len(rest.rows), rest.next_cursor) == (30, 6, None)
    assert page.rows[0].strength >= page.rows[-1].strength >= rest.rows[0].strength
    quotes = queries.quotes_of(session, [member.id for member in page.rows])
    assert quotes[page.rows[0].id].kind == "pain_point"
    assert queries.quotes_page(session, other, theme.id, None).rows == []
    assert queries.quotes_of(session, []) == queries.exemplars_of(session, []) == {}


def test_passages_taken_out_are_neither_facts_nor_quotes(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, _ = found.themes(session, actor, studies.study(session, actor))
    exemplar = queries.exemplars_of(session, [theme.id])[theme.id][0]
    services.move_passages(session, actor, theme.id, [exemplar.member_id], None)
    assert len(queries.member_facts(session, [theme.id])) == 5
    assert exemplar.member_id not in {
        q.member_id for q in queries.exemplars_of(session, [theme.id])[theme.id]
    }
    assert len(queries.readings_of(session, [theme.id])[theme.id]) == 5


def test_a_transcript_shows_where_themes_were_found(session: Session, app: Flask) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    transcript = found.interviews(session, owner, study, (found.EXPORT, found.DELIVERY))[0]
    found.themes(session, owner, study)
    turn = marked.turn_at(session, transcript, 0)
    with app.test_request_context():
        (mark,) = queries.marks_of_turns(session, owner, [turn.id])[turn.id]
        assert queries.marks_of_turns(session, other, [turn.id]) == {}
    assert (mark.start, mark.end, mark.suggested) == (0, len(turn.text), True)
    assert mark.url.startswith("/themes/")
