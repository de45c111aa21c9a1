"""Taking decisions back."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput, NotFound
from insights.themes import queries, services
from insights.themes.models import Theme, ThemeDecision
from insights.transcripts.models import TranscriptPassage
from tests.factories import found, people, studies


def last(session: Session) -> ThemeDecision:
    return session.scalars(select(ThemeDecision).order_by(ThemeDecision.id.desc()).limit(1)).one()


def standing(session: Session, themes: list[Theme]) -> list[tuple[object, ...]]:
    names = ("label", "label_by_person", "status", "decided", "merged_into_id", "people_count")
    return [
        (*(getattr(theme, name) for name in names), tuple(sorted(found.keys_of(session, theme.id))))
        for theme in themes
    ]


def pair(session: Session) -> tuple[Actor, list[Theme]]:
    actor = people.user(session).as_actor()
    return actor, found.themes(session, actor, studies.study(session, actor))


@pytest.mark.parametrize("what", ["confirm", "reject", "rename", "merge", "move", "out"])
def test_every_decision_can_be_taken_back_whole(session: Session, what: str) -> None:
    actor, themes = pair(session)
    one, two = themes
    before = standing(session, themes)
    if what == "confirm":
        services.confirm_theme(session, actor, one.id)
    elif what == "reject":
        services.reject_theme(session, actor, one.id)
    elif what == "rename":
        services.rename_theme(session, actor, one.id, one.version, "Ours")
    elif what == "merge":
        services.merge_themes(session, actor, one.id, two.id)
    else:
        chosen = [found.members(session, one.id)[0].id]
        services.move_passages(session, actor, one.id, chosen, two.id if what == "move" else None)
    assert standing(session, themes) != before
    services.undo_decision(session, actor, last(session).id)
    assert standing(session, themes) == before
    with pytest.raises(InvalidInput, match="already"):
        services.undo_decision(session, actor, last(session).id)


def test_what_something_else_was_built_on_is_not_taken_back(session: Session) -> None:
    actor, (one, two) = pair(session)
    services.confirm_theme(session, actor, one.id)
    first = last(session)
    services.merge_themes(session, actor, one.id, two.id)
    with pytest.raises(InvalidInput, match="newest decision first"):
        services.undo_decision(session, actor, first.id)
    services.undo_decision(session, actor, last(session).id)
    services.undo_decision(session, actor, first.id)
    assert one.status == "suggested"


def test_passages_that_have_gone_do_not_come_back(session: Session) -> None:
    actor, (one, two) = pair(session)
    services.merge_themes(session, actor, one.id, two.id)
    session.delete(session.scalars(select(TranscriptPassage).order_by(TranscriptPassage.id).limit(1)).one())
    session.flush()
    services.undo_decision(session, actor, last(session).id)
    assert one.passage_count + two.passage_count == 11


def test_decisions_of_a_hidden_study_are_not_found(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    one, _ = found.themes(session, owner, studies.study(session, owner, restricted=True))
    services.confirm_theme(session, owner, one.id)
    with pytest.raises(NotFound):
        services.undo_decision(session, other, last(session).id)
    assert queries.last_decision_of(session, owner) is not None
