"""A score over surveys of several studies."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput
from insights.surveys import queries, services
from insights.surveys.models import ScoreDefinition, ScoreSource
from insights.surveys.queries.pooling import answers_to_pool
from insights.surveys.rules.persons import PersonCounts
from tests.factories import filled, people, studies


@pytest.fixture
def scene(session: Session):
    """Two studies with a survey each, answered by the same people; their NPS definitions."""
    actor = people.user(session).as_actor()
    made = []
    for title, day, given in (("May", "2026-05-01", 0), ("June", "2026-06-01", 10)):
        rows = [[f"R{n}", day, given if n else "", 3, "New", ""] for n in range(13)]
        survey = filled.survey(session, actor, studies.study(session, actor), rows, title=title)
        made.append((survey, queries.definitions_of_survey(session, survey.id)[0]))
    return actor, *made


def pooled(session: Session, actor, row: ScoreDefinition, other: ScoreDefinition, survey) -> None:
    source, found = answers_to_pool(session, actor, row, other.id, survey.id)
    services.pool_answers(session, actor, row, source, found)


def test_pooled_studies_equal_a_recount_and_are_a_revision_of_their_own(session: Session, scene) -> None:
    actor, (may, row), (june, other) = scene
    pooled(session, actor, row, other, june)
    value = queries.score_of(session, actor, row.id)
    assert (value.n, value.missing, value.score, value.revision) == (24, 2, 0.0, 2)
    overview = queries.score_overview(session, [row])[0]
    assert [(part.name, part.scored.score) for part in overview.surveys] == [("May", -100.0), ("June", 100.0)]
    revisions = queries.revisions_of(session, row.id)
    assert revisions[-1].reason == "June is counted, too"
    former = queries.former_scores(session, row, revisions)
    assert [(scored.n, scored.score) for _, scored in former] == [(12, -100.0)]
    assert queries.definitions_of_survey(session, june.id)[0] == other
    with pytest.raises(InvalidInput, match="counted already"):
        services.pool_answers(session, actor, row, session.get_one(ScoreSource, (row.id, june.id)), june)
    assert queries.score_of(session, actor, other.id).n == 12
    assert may.id in {source.survey_id for source in queries.sources_of(session, [row.id])[row.id]}


def test_a_person_is_known_again_across_studies(session: Session, scene) -> None:
    actor, (_, row), (june, other) = scene
    pooled(session, actor, row, other, june)
    services.edit_definition(
        session, actor, row, row.version, name="NPS", boxes=[], partial_counts=True,
        person_counts=PersonCounts.LATEST,
    )  # fmt: skip
    value = queries.score_of(session, actor, row.id)
    assert (value.n, value.missing, value.score) == (12, 1, 100.0)
    services.remove_survey(session, actor, june)
    value = queries.score_of(session, actor, row.id)
    assert (value.n, value.score) == (12, -100.0)


def test_a_survey_is_left_out_again_but_never_the_last(session: Session, scene) -> None:
    actor, (may, row), (june, other) = scene
    pooled(session, actor, row, other, june)
    services.leave_survey_out(session, actor, row, may)
    assert queries.score_of(session, actor, row.id).score == 100.0
    assert [r.revision for r in queries.revisions_of(session, row.id)] == [1, 2, 3]
    with pytest.raises(InvalidInput, match="last one"):
        services.leave_survey_out(session, actor, row, june)
    left = session.scalars(select(ScoreSource.survey_id).where(ScoreSource.definition_id == row.id)).all()
    assert left == [june.id]
