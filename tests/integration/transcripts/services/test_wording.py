"""Correcting what a transcript says."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.highlights.services import follow_words
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound, StaleWrite
from insights.search.models import SearchRow
from insights.studies.models import Study
from insights.studies.queries import tallies_of
from insights.studies.services import add_to_tally
from insights.transcripts import services
from insights.transcripts.models import Section, Transcript, TranscriptPassage, Turn
from insights.worker.models import Fact, Job
from tests.factories import marked, people, spoken, studies

SAID = (("Mia", "And then?"), ("Anna", "I can not find the expor button. It was slow, too."))


def begun(session: Session) -> tuple[Actor, Transcript, Turn]:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor), SAID)
    return actor, transcript, marked.turn_at(session, transcript, 1)


def correct(session: Session, actor: Actor, turn: Turn, text: str) -> None:
    services.correct_words(session, actor, turn.id, services.wording_of(turn.text), text, [follow_words])


def facts(session: Session) -> list[dict[str, object]]:
    return list(session.scalars(select(Fact.payload).where(Fact.name == "passages.reworded")))


def test_passages_quotes_headings_and_search_follow_corrected_words(session: Session) -> None:
    actor, transcript, turn = begun(session)
    quote = marked.highlight(session, actor, transcript, "expor button")
    heading = Section(turn_position=1, offset=turn.text.index("It was"), title="Task 2", is_task=True)
    services.add_sections(session, transcript, [heading])
    passage = session.scalars(select(TranscriptPassage)).one()
    correct(session, actor, turn, "I cannot find the export button.\r\n It was slow, too. ")
    assert turn.text == "I cannot find the export button.\nIt was slow, too."
    assert (quote.text, turn.text[quote.start : quote.end]) == ("export button", "export button")
    assert turn.text[heading.offset :] == "It was slow, too."
    assert (passage.text, passage.start, passage.end) == (turn.text, 0, len(turn.text))
    assert transcript.word_count == 12
    rows = session.scalars(select(SearchRow.text).where(SearchRow.kind.in_(["turn", "highlight"]))).all()
    assert [text for text in rows if "expor " in text] == []
    assert "transcripts.split" in session.scalars(select(Job.name)).all()
    assert facts(session) == []


def test_a_passage_that_reads_otherwise_is_said_and_one_without_words_goes(session: Session) -> None:
    actor, transcript, turn = begun(session)
    (first,) = session.scalars(select(TranscriptPassage)).all()
    cut = turn.text.index("It was")
    first.end, first.text = cut - 1, turn.text[: cut - 1]
    last = turn.text[cut:]
    second = services.PassageDraft(turn.id, None, cut, len(turn.text), last, "h", "en", "t")
    services.add_passages(session, transcript, [second])
    add_to_tally(session, transcript.study_id, "passages", 1)
    correct(session, actor, turn, "I love everything else. It was slow, too.")
    assert facts(session) == [{"study_id": transcript.study_id, "passage_ids": [first.id]}]
    correct(session, actor, turn, "I love everything else.")
    assert [p.text for p in session.scalars(select(TranscriptPassage))] == ["I love everything else."]
    assert tallies_of(session, [transcript.study_id])[transcript.study_id]["passages"] == 1


def test_the_later_of_two_corrections_sees_the_other(session: Session) -> None:
    actor, _, turn = begun(session)
    opened = services.wording_of(turn.text)
    correct(session, actor, turn, "I cannot find the export button.")
    with pytest.raises(StaleWrite) as refused:
        services.correct_words(session, actor, turn.id, opened, "I can't find it.")
    assert refused.value.theirs == {"text": turn.text}
    assert refused.value.version == services.wording_of(turn.text)


def test_words_that_carry_a_highlight_do_not_go_with_it(session: Session) -> None:
    actor, transcript, turn = begun(session)
    stays = marked.highlight(session, actor, transcript, "expor button")
    quote = marked.highlight(session, actor, transcript, "It was slow, too.")
    with pytest.raises(InvalidInput, match="Remove the highlight first"):
        correct(session, actor, turn, "I cannot find the export button.")
    session.expire_all()  # the form comes back and what was written is kept
    assert (stays.text, quote.text, turn.text) == ("expor button", "It was slow, too.", SAID[1][1])


@pytest.mark.parametrize(
    ("text", "why"),
    [(" \n ", "needs words"), ("a" * 100_001, "at most 100,000 letters")],
    ids=["none", "long"],
)
def test_no_words_and_endless_ones_are_refused(session: Session, text: str, why: str) -> None:
    actor, _, turn = begun(session)
    with pytest.raises(InvalidInput, match=why):
        correct(session, actor, turn, text)


def test_erased_words_and_hidden_turns_cannot_be_corrected(session: Session) -> None:
    actor, transcript, turn = begun(session)
    stranger = people.user(session).as_actor()
    turn.text = services.ERASED
    with pytest.raises(InvalidInput, match="were erased"):
        correct(session, actor, turn, "Something else")
    session.get_one(Study, transcript.study_id).restricted = True
    session.flush()
    with pytest.raises(NotFound):
        correct(session, stranger, turn, "Something else")
