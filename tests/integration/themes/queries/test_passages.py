"""What a run reads."""

from datetime import date

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.studies.models import Participant
from insights.studies.rules import Scope
from insights.studies.services import describe_participant, record_consent, withdraw_consent
from insights.themes import queries, services
from insights.transcripts.models import TranscriptPassage
from tests.factories import answered, found, people, studies


def test_passages_carry_person_day_and_segment(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:1],))
    person = session.scalars(select(Participant)).one()
    describe_participant(session, person, {"plan": "free"})
    (one,) = queries.study_passages(session, study.id)
    assert (one.passage.text, one.passage.person) == (found.EXPORT[0], f"p{person.id}")
    assert (one.said_on, one.segment) == (date(2026, 5, 4), {"plan": "free"})


def test_open_answers_are_read_beside_what_was_said(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:1],))
    survey = answered.survey(session, study)
    asked = answered.question(session, survey)
    answered.question(session, survey, "plan", "segment", 1)
    row, _empty = answered.answers(
        session, survey, asked, [found.DELIVERY[0], ""], segment="free", answered_on=date(2026, 3, 2)
    )
    said, written = queries.study_passages(session, study.id)
    assert (written.passage.key, written.passage.person) == (f"a{row.id}", f"r{row.response_id}")
    assert (written.said_on, written.segment) == (date(2026, 3, 2), {"plan": "free"})
    assert said.passage.key.startswith("t")
    assert said.passage.spoken and not written.passage.spoken
    assert queries.places_still_there(session, [written.passage.key, "a0"]) == {f"a{row.id}"}


def test_who_withdrew_consent_to_analysis_is_left_out(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:2],))
    person = session.scalars(select(Participant).order_by(Participant.id).limit(1)).one()
    consent = record_consent(session, actor, person, Scope.ANALYSIS, date(2026, 1, 1))
    assert len(queries.study_passages(session, study.id)) == 2
    withdraw_consent(session, actor, consent, date(2026, 2, 1))
    assert [one.passage.text for one in queries.study_passages(session, study.id)] == [found.EXPORT[1]]


def test_only_what_people_decided_is_fixed(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    theme, other = found.themes(session, actor, study)
    assert queries.fixed_themes(session, study.id) == []
    services.confirm_theme(session, actor, theme.id)
    services.reject_theme(session, actor, other.id)
    (fixed,) = queries.fixed_themes(session, study.id)
    assert (fixed.key, fixed.label, fixed.model_version) == (str(theme.id), theme.label, "test-1")
    assert set(fixed.members) == found.keys_of(session, theme.id)
    assert np.allclose(fixed.centre, np.zeros(8))
    assert len(fixed.examples) == 6
    statuses = {p.key: (p.status, p.decided) for p in queries.previous_themes(session, study.id)}
    assert statuses == {str(theme.id): ("confirmed", True), str(other.id): ("rejected", True)}


def test_passages_that_have_gone_are_not_still_there(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:2],))
    first, second = found.passage_ids(session, study)
    session.delete(session.get_one(TranscriptPassage, first))
    session.flush()
    assert queries.places_still_there(session, [f"t{first}", f"t{second}"]) == {f"t{second}"}
