"""The board of pain points."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.studies.models import Participant, Study, StudySession
from insights.studies.services import describe_participant
from insights.themes import queries, services
from insights.themes.models import Theme
from insights.themes.queries import boards
from insights.themes.queries.boards import BoardFilter
from tests.factories import found, people, studies


@pytest.fixture
def heard(session: Session) -> tuple[Actor, Study, list[Theme]]:
    """Two themes of six people: four on the free plan heard in April, two on pro in May."""
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT, found.DELIVERY))
    for number, person in enumerate(session.scalars(select(Participant).order_by(Participant.id))):
        describe_participant(session, person, {"plan": "free" if number < 4 else "pro"})
    for number, sitting in enumerate(session.scalars(select(StudySession).order_by(StudySession.id))):
        sitting.held_on = date(2026, 4 if number < 4 else 5, 10)
    keys = [f"t{number}" for number in found.passage_ids(session, study)]
    large, small = found.draft(0, "Large", keys[::2]), found.draft(1, "Small", keys[9::2])
    found.stored_run(session, actor, study, found.result_of([large, small]))
    return actor, study, list(queries.themes_of(session, actor, study.id))


def labels(session: Session, actor: Actor, cursor: str | None = None, **wanted: object) -> list[str]:
    board = queries.pain_point_board(session, actor, BoardFilter(**wanted), cursor, "2026-05")
    return [theme.label for theme in board.page.rows]


def test_the_board_is_ordered_by_people_times_severity(
    session: Session, heard: tuple[Actor, Study, list[Theme]]
) -> None:
    actor, study, themes = heard
    assert labels(session, actor) == ["Large", "Small"]
    board = queries.pain_point_board(session, actor, BoardFilter(), None, "2026-05")
    assert board.totals == {study.id: 6}
    assert board.people(themes[0].id) == [0, 0, 0, 0, 4, 2]
    for name in boards.SORTS:
        assert len(labels(session, actor, sort=name)) == 2


def test_the_board_is_filtered(session: Session, heard: tuple[Actor, Study, list[Theme]]) -> None:
    actor, study, (large, small) = heard
    services.set_metric_count(session, small.id, 1)
    services.confirm_theme(session, actor, large.id)
    assert labels(session, actor, segment="plan:free") == ["Large"]
    assert labels(session, actor, segment="plan:none") == []
    assert labels(session, actor, since="2026-05") == ["Large", "Small"]
    assert labels(session, actor, since="2026-06") == []
    assert labels(session, actor, severity=3) == []
    assert labels(session, actor, metric="none") == ["Large"]
    assert labels(session, actor, metric="touched") == ["Small"]
    assert labels(session, actor, status="confirmed") == ["Large"]
    assert labels(session, actor, kind="request") == []
    assert labels(session, actor, kind="all") == ["Large", "Small"]
    assert labels(session, actor, study_id=study.id + 1) == []


def test_each_page_goes_on_after_the_last_row(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    found.interviews(session, actor, study, (found.EXPORT,) * 10)
    found.themes(session, actor, study, [f"Theme {number:02d}" for number in range(60)])
    for name in boards.SORTS:
        first = queries.pain_point_board(session, actor, BoardFilter(sort=name), None, "2026-05")
        rest = labels(session, actor, first.page.next_cursor, sort=name)
        assert (len(first.page.rows), len(rest)) == (20, 20)
        assert len({theme.label for theme in first.page.rows} | set(rest)) == 40


def test_others_see_only_what_is_theirs(session: Session, heard: tuple[Actor, Study, list[Theme]]) -> None:
    actor, study, _ = heard
    study.restricted = True
    session.flush()
    stranger = people.user(session, Role.PM).as_actor()
    assert labels(session, stranger) == []
    assert (
        queries.segments_visible_to(session, stranger) == queries.studies_with_themes(session, stranger) == []
    )
    assert queries.segments_visible_to(session, actor, study.id) == ["plan:free", "plan:pro"]
    assert queries.studies_with_themes(session, actor) == [(str(study.id), study.title)]


def test_shares_have_intervals_against_who_was_heard(
    session: Session, heard: tuple[Actor, Study, list[Theme]]
) -> None:
    _, _, (large, small) = heard
    shares = {(s.name, s.value): s.share for s in queries.shares_by_segment(session, small)}
    assert (shares["plan", "pro"].count, shares["plan", "pro"].n) == (2, 2)
    assert (shares["plan", "free"].count, shares["plan", "free"].n) == (0, 4)
    assert shares["plan", "free"].interval is not None
    assert queries.segment_shares(session, [large, small], "plan:free")[large.id].share == 1.0
    assert queries.segment_shares(session, [large], "plan:nobody")[large.id].share is None
    left, right = (queries.segment_shares(session, [small], f"plan:{name}") for name in ("pro", "free"))
    difference, (low, high) = queries.segment_differences(left, right)[small.id]
    assert (difference, low < 1, high) == (1.0, True, 1.0)
    nobody = queries.segment_shares(session, [small], "plan:nobody")
    assert queries.segment_differences(left, nobody) == {small.id: None}
    months = [(m.month, m.share.count, m.share.n) for m in queries.shares_by_month(session, small)]
    assert months == [("2026-04", 0, 4), ("2026-05", 2, 2)]


def test_what_changed_since_last_month_is_told(
    session: Session, heard: tuple[Actor, Study, list[Theme]]
) -> None:
    actor, _, _ = heard
    changes = queries.changed_since_last_month(session, actor, BoardFilter(), date(2026, 5, 20))
    told = [(c.theme.label, c.change.before, c.change.heard_before, c.change.now) for c in changes]
    assert told == [("Small", 0, 4, 2)]  # everybody named Large in both months
    later = queries.changed_since_last_month(session, actor, BoardFilter(), date(2026, 7, 3))
    assert [one.change for one in later] == [one.change for one in changes]
    assert later[0].change.names == ("Apr 2026", "May 2026")
    assert queries.changed_since_last_month(session, actor, BoardFilter(), date(2026, 9, 1)) == []
    _, study, _ = heard
    study.restricted = True
    session.flush()
    assert queries.changed_since_last_month(session, actor, BoardFilter(), date(2026, 5, 20)) != []
    other = people.user(session).as_actor()
    assert queries.changed_since_last_month(session, other, BoardFilter(), date(2026, 5, 20)) == []
