"""Scores that a survey's import declares."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys import queries
from insights.surveys.models import ScoreCube, ScoreDefinition, ScoreSource
from insights.surveys.rules.mapping import choices_from, plan_of
from insights.surveys.services import declaring
from insights.surveys.services.counting import recount
from tests.factories import filled, people, studies, uploaded


def cells(session: Session) -> list[tuple]:
    """The cubes with their sums."""
    rows = session.scalars(select(ScoreCube)).all()
    return sorted((row.definition_id, row.cells, row.margins) for row in rows)


def test_a_declared_score_knows_its_scale_boxes_and_first_revision(session: Session) -> None:
    actor = people.user(session).as_actor()
    filled.survey(session, actor, studies.study(session, actor))
    row = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "csat")).one()
    assert (row.name, row.low, row.high, row.boxes, row.revision) == ("CSAT", 1, 5, [4, 5], 1)
    assert [r.reason for r in queries.revisions_of(session, row.id)] == ["declared"]


def test_what_was_counted_ahead_equals_a_recount(session: Session) -> None:
    actor = people.user(session).as_actor()
    filled.survey(session, actor, studies.study(session, actor))
    before = cells(session)
    assert [len(kept) > 3 for _, kept, _ in before] == [True, True]
    for definition in session.scalars(select(ScoreDefinition)).all():
        recount(session, definition)
    assert cells(session) == before


def test_reading_ahead_writes_nothing_and_a_kept_definition_is_gone_on_with(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor))
    nps = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    columns = [{"kind": kind, "definition": nps.id if kind == "nps" else None} for kind in uploaded.KINDS]
    plan = plan_of(choices_from(columns, list(uploaded.HEADER)))
    read = declaring.read_scores(session, survey.id, plan, declaring.packs_of(session, survey.id))
    assert not session.new and not session.dirty
    assert [(one.draft.kind, one.name, bool(one.cells)) for one in read] == [
        ("nps", "NPS", False),
        ("csat", "CSAT", True),
    ]
    later = filled.survey(session, actor, studies.study(session, actor), title="Later")
    declared = declaring.declare_scores(session, actor, later, read[:1])
    assert [definition.id for _, definition in declared] == [nps.id]


def test_a_scale_that_does_not_fit_is_said(session: Session) -> None:
    actor = people.user(session).as_actor()
    rows = [[f"R{n}", "2026-05-01", "80 %", 3, "New", ""] for n in range(12)]
    filled.survey(session, actor, studies.study(session, actor), rows)
    nps = session.scalars(select(ScoreDefinition).where(ScoreDefinition.kind == "nps")).one()
    (notes,) = session.scalars(select(ScoreSource.notes).where(ScoreSource.definition_id == nps.id))
    assert any("percentages written as text" in note for note in notes)
    assert queries.score_of(session, actor, nps.id).n == 0
