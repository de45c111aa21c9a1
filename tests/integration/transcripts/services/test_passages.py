"""Passages stored anew."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from insights.studies.queries import tallies_of
from insights.transcripts import queries, services
from insights.transcripts.models import Speaker, TranscriptPassage, Turn
from insights.worker.models import Fact
from tests.factories import people, spoken, studies


def test_a_new_splitting_keeps_the_passages_that_stayed_or_were_cut(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    kept, gone = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id)).all()
    text = gone.text
    same = services.PassageDraft(
        kept.turn_id, kept.participant_id, kept.start, kept.end, kept.text, kept.text_hash, "en", "t"
    )
    cut = services.PassageDraft(gone.turn_id, gone.participant_id, 0, 40, text[:40], "new", "en", "t")
    rest = services.PassageDraft(
        gone.turn_id, gone.participant_id, 41, len(text), text[41:], "rest", "en", "t"
    )
    assert (
        services.replace_passages(session, transcript, [kept.turn_id, gone.turn_id], [same, cut, rest]) == 3
    )
    said = queries.passages_of(session, [study.id])
    assert [(p.id, p.text) for p in said[:2]] == [(kept.id, kept.text), (gone.id, text[:40])]
    assert said[2].text == text[41:]
    assert tallies_of(session, [study.id])[study.id]["passages"] == 3
    assert session.scalars(select(Fact).where(Fact.name == "passages.reworded")).all() == []


def test_a_passage_becomes_the_one_it_overlaps_most_and_is_said_when_little_is_left(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    first, _ = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id)).all()
    place = first.turn_id, first.participant_id
    short = services.PassageDraft(*place, 0, 9, first.text[:9], "s", "en", "t")
    far = services.PassageDraft(*place, 20, 24, first.text[20:24], "e", "en", "t")
    assert services.replace_passages(session, transcript, [first.turn_id], [far, short]) == 2
    assert (first.start, first.end, first.text_hash) == (0, 9, "s")
    payload = session.scalars(select(Fact.payload).where(Fact.name == "passages.reworded")).one()
    assert payload == {"study_id": transcript.study_id, "passage_ids": [first.id]}


def test_turns_that_are_not_split_anew_keep_their_passages(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    first, second = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id)).all()
    assert services.replace_passages(session, transcript, [second.turn_id], []) == 0
    assert [p.id for p in queries.passages_of(session, [study.id])] == [first.id]


def drafts_of(session: Session) -> list[services.PassageDraft]:
    """The passages that stand, as a splitting that begins now would make them."""
    stood = session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id))
    return [
        services.PassageDraft(p.turn_id, p.participant_id, p.start, p.end, p.text, p.text_hash, "en", "t")
        for p in stood
    ]


def test_a_splitting_that_began_before_an_erasure_brings_no_word_back(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    drafts = drafts_of(session)
    services.erase_person(session, drafts[0].participant_id)
    services.replace_passages(session, transcript, [draft.turn_id for draft in drafts], drafts)
    assert drafts_of(session) == []


def test_a_splitting_that_began_before_a_correction_leaves_the_corrected_turn(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    drafts = drafts_of(session)
    turn = session.get_one(Turn, drafts[0].turn_id)
    text = "A coat. " + turn.text
    services.correct_words(session, actor, turn.id, services.wording_of(turn.text), text)
    session.get_one(Speaker, turn.speaker_id).participant_id = None
    services.replace_passages(session, transcript, [draft.turn_id for draft in drafts], drafts)
    first, second = drafts_of(session)
    assert text[first.start : first.end] == first.text
    assert second.participant_id is None


def test_who_was_erased_since_their_turns_were_split_has_no_first_passages(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study, [*spoken.INTERVIEW, ("Ben", "I paid in a shop.")])
    split = drafts_of(session)
    ben = split[-1]
    anna = session.scalars(select(Speaker).where(Speaker.participant_id == split[0].participant_id)).one()
    services.erase_person(session, anna.participant_id)
    session.execute(delete(TranscriptPassage))
    services.add_first_passages(session, transcript, split)
    assert [p.text for p in queries.passages_of(session, [study.id])] == [ben.text]
