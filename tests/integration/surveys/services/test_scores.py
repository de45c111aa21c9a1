"""Score definitions: declared, changed, counted again."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, StaleWrite
from insights.surveys import queries, services
from insights.surveys.models import ScoreDefinition
from insights.surveys.rules.persons import PersonCounts
from insights.worker.models import Fact
from tests.factories import filled, people, studies

SAME = {"boxes": [4, 5], "partial_counts": True, "person_counts": PersonCounts.EVERY}


def csat_of(session: Session) -> tuple[object, ScoreDefinition]:
    """A survey's CSAT and the one who declared it."""
    actor = people.user(session).as_actor()
    filled.survey(session, actor, studies.study(session, actor))
    return actor, session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "csat")).one()


def test_a_new_meaning_is_a_new_revision_and_the_old_value_stays_readable(session: Session) -> None:
    actor, row = csat_of(session)
    before = queries.score_of(session, actor, row.id)
    facts = len(session.scalars(select(Fact)).all())
    changes = {**SAME, "boxes": [5]}
    assert services.edit_definition(session, actor, row, 1, name="CSAT", reason="top box", **changes)
    now = queries.score_of(session, actor, row.id)
    assert (before.score, now.score, now.revision) == (pytest.approx(40.0), pytest.approx(20.0), 2)
    former = queries.former_scores(session, row, queries.revisions_of(session, row.id))
    assert [(revision.revision, scored.score) for revision, scored in former] == [(1, pytest.approx(40.0))]
    assert len(session.scalars(select(Fact)).all()) == facts + 1


def test_a_new_name_alone_is_no_new_revision(session: Session) -> None:
    actor, row = csat_of(session)
    assert services.edit_definition(session, actor, row, 1, name="Order CSAT", **SAME)
    assert (row.name, row.revision, row.version) == ("Order CSAT", 1, 2)
    assert not services.edit_definition(session, actor, row, 2, name="Order CSAT", **SAME)
    with pytest.raises(StaleWrite):
        services.edit_definition(session, actor, row, 1, name="Mine", **SAME)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": " "}, "needs a name"),
        ({"boxes": []}, "which answers count as satisfied"),
        ({"boxes": [4, 9]}, "9 is not on the scale"),
    ],
)
def test_a_definition_that_cannot_be_is_refused(session: Session, changes: dict, message: str) -> None:
    actor, row = csat_of(session)
    with pytest.raises(InvalidInput, match=message):
        services.edit_definition(session, actor, row, 1, **{"name": "CSAT", **SAME, **changes})


def test_of_each_person_only_the_last_response_can_count(session: Session) -> None:
    actor = people.user(session).as_actor()
    rows = [["anna", "2026-05-01", 2, 1, "New", ""], ["anna", "2026-05-02", 10, 5, "New", ""]] * 6
    filled.survey(session, actor, studies.study(session, actor), rows)
    row = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    assert queries.score_of(session, actor, row.id).n == 12
    services.edit_definition(
        session, actor, row, 1, name="NPS", boxes=[], partial_counts=True, person_counts=PersonCounts.SURVEY
    )
    value = queries.score_of(session, actor, row.id)
    assert (value.n, value.score) == (1, 100.0)
