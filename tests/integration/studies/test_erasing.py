"""Erasing a person: the pages go all the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.search.models import SearchRow
from insights.studies import services
from insights.studies.models import Consent, Participant, StudyParticipant
from insights.studies.rules import Scope
from insights.transcripts.models import Speaker, TranscriptImport, Turn
from insights.worker.models import Job
from tests.factories import marked, people, spoken, studies

SignIn = Callable[..., FlaskClient]


def test_a_person_is_erased_from_everywhere_after_being_asked(
    session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    actor = user.as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    marked.highlight(session, actor, transcript, "delivery cost", "Price")
    person = session.scalars(select(Participant)).one()
    services.record_consent(session, actor, person, Scope.ANALYSIS, date(2026, 1, 1))
    client = signed_in_client(user=user)
    address = f"/studies/{study.id}/people/{person.id}/erase"
    asked = client.get(address).text
    assert "This cannot be undone." in asked
    refused = client.post(address, data={"pseudonym": "P99"})
    assert refused.status_code == 422
    assert "nothing was erased" in refused.text
    assert session.scalars(select(Consent)).all() != []
    done = client.post(address, data={"pseudonym": person.pseudonym}, follow_redirects=True)
    assert "was erased" in done.text
    session.expire_all()
    for model in (Participant, StudyParticipant, Consent):
        assert session.scalars(select(model)).all() == []
    said = " ".join(session.scalars(select(Turn.text)))
    assert "delivery" not in said
    assert "What did you do then?" in said
    assert "delivery" not in " ".join(session.scalars(select(SearchRow.text)))
    assert session.scalars(select(Speaker.participant_id)).all() == [None, None]
    row = session.scalars(select(TranscriptImport)).one()
    assert (row.sha256, row.file_name) == ("", "[erased]")
    job = session.scalars(select(Job).where(Job.name == "transcripts.drop_files")).one()
    assert job.payload == {"hashes": ["ab" * 32]}
    assert client.get(address).status_code == 404
