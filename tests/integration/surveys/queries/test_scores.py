"""Scores from the cube: whole, by segment, by month, pooled over surveys."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.surveys import queries
from insights.surveys.charts import distribution_of_score
from insights.surveys.rules.kinds import Kind
from tests.factories import answered, people, studies
from tests.factories.answered import JUNE, MAY

CELLS = {
    (MAY, "Regular"): {10: 12, 7: 4, 3: 4},
    (JUNE, "Regular"): {10: 5, 7: 10, 3: 5},
    (JUNE, "Business"): {10: 1, 3: 5},
}


def test_a_score_is_read_whole_by_segment_and_by_month(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = answered.score(session, answered.survey(session, studies.study(session, actor)), CELLS)
    overview = queries.score_overview(session, [row])[0]
    assert (overview.whole.n, overview.whole.missing) == (46, 3)
    assert overview.whole.score == pytest.approx(100 * (18 - 14) / 46)
    assert [(part.name, part.enough) for part in overview.segments] == [
        ("Business", False),
        ("Regular", True),
    ]
    assert [part.month for part in overview.months] == [MAY, JUNE]
    assert overview.value.name == "NPS"
    assert overview.distribution["10"] == 18
    shown = distribution_of_score(replace(overview, distribution={"0": 2, "10": 18}))
    assert shown is not None
    assert [row[:2] for row in shown.rows] == [["0", 2], *([str(at), 0] for at in range(1, 10)), ["10", 18]]


def test_a_small_segment_is_cited_without_a_number(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = answered.score(session, answered.survey(session, studies.study(session, actor)), CELLS)
    small = queries.score_of(session, actor, row.id, "Business")
    assert (small.n, small.score, small.low, small.segment) == (6, None, None, "Business")
    whole = queries.score_of(session, actor, row.id)
    assert whole.low < whole.score < whole.high
    assert (whole.kind_name, whole.unit, whole.lowest, whole.highest) == ("NPS", "points", -100, 100)


def test_months_with_too_few_answers_give_no_value(session: Session) -> None:
    actor = people.user(session).as_actor()
    survey = answered.survey(session, studies.study(session, actor))
    row = answered.score(session, survey, {(MAY, ""): {10: 20}, (JUNE, ""): {10: 3}, (None, ""): {1: 40}})
    months = queries.scores_by_month(session, row.id)
    assert [(month, n, score) for month, n, score, _, _ in months] == [(MAY, 20, 100.0)]
    assert queries.scores_by_month(session, row.id + 999) == []


def test_the_same_definition_over_two_surveys_is_pooled(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    first, second = answered.survey(session, study, "Wave 1"), answered.survey(session, study, "Wave 2")
    row = answered.score(session, first, {(MAY, ""): {10: 10, 1: 10}})
    answered.count(session, row, second, {(JUNE, ""): {10: 20}})
    overview = queries.score_overview(session, [row])[0]
    assert overview.whole.score == 50.0
    assert [(part.name, part.scored.score) for part in overview.surveys] == [
        ("Wave 1", 0.0),
        ("Wave 2", 100.0),
    ]
    assert queries.score_overview(session, [row], second.id)[0].whole.score == 100.0
    assert [s.survey_id for s in queries.sources_of(session, [row.id])[row.id]] == [first.id, second.id]
    assert queries.definitions_of_survey(session, second.id) == [row]


def test_old_revisions_and_unfinished_surveys_do_not_count(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = answered.score(session, answered.survey(session, study), {(MAY, ""): {10: 10}})
    answered.count(session, row, answered.survey(session, study, whole=False), {(MAY, ""): {1: 10}})
    assert queries.score_of(session, actor, row.id).score == 100.0
    row.revision = 2
    session.flush()
    assert queries.score_of(session, actor, row.id).n == 0


def test_scores_of_a_restricted_study_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = answered.score(session, answered.survey(session, study), CELLS, Kind.CSAT, 5)
    assert queries.score_choices(session, owner) == [(row.id, "CSAT (Checkout)")]
    assert queries.score_definitions_of(session, owner, study.id) == [row]
    assert queries.all_definitions(session, owner) == [row]
    assert queries.score_choices(session, other) == []
    assert queries.all_definitions(session, other) == []
    assert queries.revisions_of(session, row.id) == []
    with pytest.raises(NotFound):
        queries.score_of(session, other, row.id)
    with pytest.raises(NotFound):
        queries.score_definition(session, other, row.id)


def test_what_was_noticed_is_read_for_one_survey_with_the_names_of_its_scores(session: Session) -> None:
    study = studies.study(session, people.user(session).as_actor())
    first, second = answered.survey(session, study), answered.survey(session, study)
    row = answered.score(session, first, CELLS)
    answered.score(session, second, CELLS)
    source = queries.sources_of(session, [row.id])[row.id][0]
    source.notes = ["80 answers are percentages."]
    session.flush()
    assert queries.noticed_in_survey(session, first.id) == [("NPS", "80 answers are percentages.")]
    assert queries.noticed_in_survey(session, second.id) == []


def test_scores_of_a_hidden_study_are_read_by_its_people_alone(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    closed = studies.study(session, owner, restricted=True)
    row = answered.score(session, answered.survey(session, closed), CELLS)
    assert queries.score_definition_for_update(session, owner, row.id) is row
    assert queries.definitions_of_studies(session, owner, [closed.id]) == [row]
    assert list(queries.scores_of_studies(session, owner, [closed.id])) == [closed.id]
    with pytest.raises(NotFound):
        queries.score_definition_for_update(session, other, row.id)
    assert queries.score_definitions_of(session, other, closed.id) == []
    assert queries.definitions_of_studies(session, other, [closed.id]) == []
    assert queries.scores_of_studies(session, other, [closed.id]) == {}
