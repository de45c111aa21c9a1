"""The kind that a person gives: held at once and later, counted in the severity, taken back whole."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.studies.models import Study
from insights.themes import queries, services
from insights.themes.models import PassageKind, PassageReading, Theme
from insights.transcripts.models import TranscriptPassage
from tests.factories import found, people, studies


def pair(session: Session) -> tuple[Actor, Study, list[Theme]]:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    return actor, study, found.themes(session, actor, study)


def read_as(session: Session, theme: Theme) -> dict[str, tuple[str, int]]:
    keys = found.keys_of(session, theme.id)
    rows = session.scalars(select(PassageReading).execution_options(populate_existing=True))
    return {row.key: (row.kind, row.severity) for row in rows if row.key in keys}


def test_the_kind_of_a_theme_holds_for_its_passages(session: Session) -> None:
    actor, study, (one, two) = pair(session)
    services.give_theme_kind(session, actor, one.id, "request")
    assert (one.kind, one.decided, one.severity, one.rank) == ("request", True, 0, 0)
    assert set(read_as(session, one).values()) == {("request", 0)}
    assert set(read_as(session, two).values()) == {("pain_point", 2)}
    said = {p.passage.key: p.passage.kind for p in queries.study_passages(session, study.id)}
    assert {key for key, kind in said.items() if kind == "request"} == found.keys_of(session, one.id)
    services.give_theme_kind(session, actor, one.id, "pain_point")
    assert one.severity >= 1


def test_severity_is_read_in_the_language_of_the_passage(session: Session) -> None:
    actor, _, (one, _) = pair(session)
    first, second, *_ = found.members(session, one.id)
    for member, text in ((first, "Ich kann nichts exportieren"), (second, "Ich habe es nie gefunden")):
        passage = session.get_one(TranscriptPassage, member.passage_id)
        passage.text, passage.language = text, "de" if member is first else "nl"
    services.give_theme_kind(session, actor, one.id, "pain_point")
    rows = {row.key: row for row in session.scalars(select(PassageReading))}
    assert (rows[first.key].severity, rows[first.key].reasons) == (3, ["blocked"])
    assert (rows[second.key].severity, rows[second.key].reasons) == (1, ["not read in this language"])


def test_a_topic_leaves_its_passages_as_they_are(session: Session) -> None:
    actor, _, (one, _) = pair(session)
    services.give_theme_kind(session, actor, one.id, "topic")
    assert one.kind == "topic"
    assert set(read_as(session, one).values()) == {("pain_point", 2)}
    assert session.scalars(select(PassageKind)).all() == []


def test_chosen_passages_read_as_a_person_says(session: Session) -> None:
    actor, _, (one, two) = pair(session)
    first, second, *_ = found.members(session, one.id)
    elsewhere = found.members(session, two.id)[0]
    services.give_passages_kind(session, actor, one.id, [first.id, second.id, elsewhere.id], "praise")
    kinds = read_as(session, one)
    assert [kinds[m.key] for m in (first, second)] == [("praise", 0)] * 2
    assert read_as(session, two)[elsewhere.key] == ("pain_point", 2)
    assert one.kind == "pain_point"
    for chosen, kind in (([], "praise"), ([first.id], "nonsense"), ([first.id], "topic")):
        with pytest.raises(InvalidInput):
            services.give_passages_kind(session, actor, one.id, chosen, kind)
    with pytest.raises(InvalidInput):
        services.give_theme_kind(session, actor, one.id, "nonsense")


def test_said_kinds_are_taken_back_to_what_was_said_before(session: Session) -> None:
    actor, _, (one, _) = pair(session)
    before = read_as(session, one)
    services.give_theme_kind(session, actor, one.id, "request")
    services.give_theme_kind(session, actor, one.id, "question")
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert one.kind == "request"
    assert {row.kind for row in session.scalars(select(PassageKind))} == {"request"}
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert (one.kind, one.decided) == ("pain_point", False)
    assert read_as(session, one) == before
    assert session.scalars(select(PassageKind)).all() == []
