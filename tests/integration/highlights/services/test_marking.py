"""Marking, coding, merging, removing."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.highlights.models import Highlight
from insights.kernel.errors import InvalidInput, NotFound, StaleWrite
from insights.search.models import SearchRow
from insights.studies.queries import tallies_of
from insights.transcripts import services as say
from insights.transcripts.models import Speaker
from tests.factories import marked, people, spoken, studies


def counts(session: Session) -> dict[str, int]:
    return {tag.name: tag.highlight_count for tag in queries.codebook(session)}


def test_the_same_words_marked_twice_are_one_highlight(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study)
    first = marked.highlight(session, actor, transcript, "I gave up", "Cost")
    again = marked.highlight(session, actor, transcript, "I gave up", "cost", "Trust")
    assert again is first
    assert counts(session) == {"Cost": 1, "Trust": 1}
    assert tallies_of(session, [study.id])[study.id]["highlights"] == 1


def test_words_of_a_hidden_study_cannot_be_marked(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    transcript = spoken.transcript(session, owner, studies.study(session, owner, restricted=True))
    turn = marked.turn_at(session, transcript, 1)
    with pytest.raises(NotFound):
        services.create_highlight(session, other, turn.id, 0, 5)


def test_editing_changes_codes_and_counts(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    row = marked.highlight(session, actor, transcript, "I gave up", "Cost", "Trust")
    services.edit_highlight(session, actor, row.id, 1, "tired", True, ["Trust", "Effort"])
    assert counts(session) == {"Cost": 0, "Effort": 1, "Trust": 1}
    assert (row.note, row.starred, row.version) == ("tired", True, 2)
    with pytest.raises(StaleWrite):
        services.edit_highlight(session, actor, row.id, 1, "mine", False, [])


def test_a_removed_highlight_takes_its_counts_along(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = marked.highlight(session, actor, spoken.transcript(session, actor, study), "I gave up", "Cost")
    services.remove_highlight(session, actor, row.id)
    assert counts(session) == {"Cost": 0}
    assert tallies_of(session, [study.id])[study.id]["highlights"] == 0
    assert session.scalar(select(func.count()).where(SearchRow.kind == "highlight")) == 0


def test_merged_codes_count_each_highlight_once(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    marked.highlight(session, actor, transcript, "I gave up", "Cost", "Price")
    marked.highlight(session, actor, transcript, "delivery cost", "Price")
    cost, price = queries.codebook(session)
    child = services.create_tag(session, actor, "Hidden price", parent_id=price.id)
    kept = services.merge_tags(session, actor, price.id, cost.id)
    session.expire_all()
    assert counts(session) == {"Cost": 2, "Hidden price": 0}
    assert child.parent_id is None
    with pytest.raises(InvalidInput, match="another code"):
        services.merge_tags(session, actor, kept.id, kept.id)


def test_names_are_taken_once_and_no_code_stands_below_itself(session: Session) -> None:
    actor = people.user(session).as_actor()
    top = services.create_tag(session, actor, "Cost")
    below = services.create_tag(session, actor, "Fees", parent_id=top.id)
    with pytest.raises(InvalidInput, match="already"):
        services.create_tag(session, actor, "COST")
    with pytest.raises(InvalidInput, match="needs a name"):
        services.create_tag(session, actor, " ")
    changes = {"name": "Cost", "definition": "", "example": "", "parent_id": below.id}
    with pytest.raises(InvalidInput, match="below itself"):
        services.edit_tag(session, actor, top.id, 1, changes)
    with pytest.raises(InvalidInput, match="Merge the two"):
        services.edit_tag(session, actor, below.id, 1, {**changes, "parent_id": None})
    services.edit_tag(session, actor, top.id, 1, {**changes, "definition": "Money", "parent_id": None})
    assert (top.definition, top.version) == ("Money", 2)


def test_an_erased_persons_highlights_are_gone(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = marked.highlight(session, actor, spoken.transcript(session, actor, study), "I gave up", "Cost")
    assert services.erase_person(session, row.participant_id) == 1
    assert session.scalar(select(func.count()).select_from(Highlight)) == 0
    assert counts(session) == {"Cost": 0}


def test_quotes_follow_their_speaker_so_that_erasing_reaches_them(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcript = spoken.transcript(session, actor, study, moderator="Anna")
    row = marked.highlight(session, actor, transcript, "I gave up")
    assert row.participant_id is None
    anna = session.scalars(select(Speaker).where(Speaker.position == 1)).one()
    say.correct_speaker(session, actor, transcript, anna, is_moderator=False)
    services.follow_speakers(session, transcript.id)
    assert row.participant_id == anna.participant_id is not None
    found = session.scalars(select(SearchRow.participant_id).where(SearchRow.kind == "highlight")).all()
    assert found == [anna.participant_id]
    assert services.erase_person(session, anna.participant_id) == 1
