"""Counts kept with what they count."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.studies.models import Participant, StudySession
from insights.studies.services import describe_participant
from insights.themes import queries, services
from insights.themes.models import ThemeBase, ThemeTally
from insights.themes.services.counting import tallies_of
from tests.factories import found, people, studies


def test_people_are_counted_not_mentions(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:3], found.DELIVERY[:3]))
    (theme,) = found.themes(session, actor, study, ["Everything"])
    assert (theme.people_count, theme.passage_count, theme.source_count) == (3, 6, 3)
    assert len(queries.theme_people(session, [theme.id])[theme.id]) == 3


def test_months_and_segments_are_tallied_against_who_was_heard(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT[:4],))
    persons = session.scalars(select(Participant).order_by(Participant.id)).all()
    for number, person in enumerate(persons):
        describe_participant(session, person, {"plan": "free" if number < 3 else "pro"})
    for number, sitting in enumerate(session.scalars(select(StudySession).order_by(StudySession.id))):
        sitting.held_on = date(2026, 4 + number % 2, 10)
    (theme,) = found.themes(session, actor, study, ["Export"])
    tallies = {(t.dimension, t.value): t.people for t in session.scalars(select(ThemeTally))}
    assert tallies == {
        ("month", "2026-04"): 2,
        ("month", "2026-05"): 2,
        ("segment:plan", "free"): 3,
        ("segment:plan", "pro"): 1,
    }
    bases = {(b.dimension, b.value): b.people for b in session.scalars(select(ThemeBase))}
    assert bases == {**tallies, ("all", ""): 4}
    assert theme.last_seen_on == date(2026, 5, 10)


def test_severity_and_rank_follow_the_passages(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, _ = found.themes(session, actor, studies.study(session, actor))
    assert (theme.severity, theme.severity_reasons) == (2, ["blocked (6 of 6)"])
    assert theme.rank == theme.people_count * 2
    services.set_metric_count(session, theme.id, 2, touches_priority=True)
    assert (theme.metric_count, theme.rank) == (2, theme.people_count * 3)
    services.set_metric_count(session, 0, 1)
    services.recount(session, [theme.id])
    assert theme.rank == theme.people_count * 3


def test_only_a_pain_point_is_severe(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT,))
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    found.stored_run(session, actor, study, found.result_of([found.draft(0, "Export", keys, "topic")]))
    (theme,) = queries.themes_of(session, actor, study.id)
    assert (theme.severity, theme.rank, theme.people_count) == (0, 0, 6)


def test_nothing_heard_tallies_to_nothing() -> None:
    assert tallies_of([]) == []


def test_a_theme_that_gains_passages_shows_three_quotes_again(session: Session) -> None:
    actor = people.user(session).as_actor()
    one, two = found.themes(session, actor, studies.study(session, actor))
    chosen = [m.id for m in found.members(session, one.id) if m.exemplar][:2]
    services.move_passages(session, actor, one.id, chosen, two.id)
    shown = queries.exemplars_of(session, [one.id])[one.id]
    assert len(shown) == 3
    assert len({quote.speaker for quote in shown}) == 3
