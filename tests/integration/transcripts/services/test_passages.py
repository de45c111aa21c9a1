"""Passages stored anew."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.studies.queries import tallies_of
from insights.transcripts import queries, services
from insights.transcripts.models import TranscriptPassage
from tests.factories import people, spoken, studies


def test_a_new_splitting_keeps_the_passages_that_stayed_the_same(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    kept, gone = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id)).all()
    same = services.PassageDraft(
        kept.turn_id, kept.participant_id, kept.start, kept.end, kept.text, kept.text_hash, "en", "t"
    )
    new = services.PassageDraft(gone.turn_id, gone.participant_id, 0, 5, "I bou", "new", "en", "t")
    assert services.replace_passages(session, transcript, [kept.turn_id, gone.turn_id], [same, new]) == 2
    said = queries.passages_of(session, [study.id])
    assert (said[0].id, said[0].text) == (kept.id, kept.text)
    assert [p.text for p in said] == [kept.text, "I bou"]
    assert tallies_of(session, [study.id])[study.id]["passages"] == 2


def test_turns_that_are_not_split_anew_keep_their_passages(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    first, second = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id)).all()
    assert services.replace_passages(session, transcript, [second.turn_id], []) == 0
    assert [p.id for p in queries.passages_of(session, [study.id])] == [first.id]
