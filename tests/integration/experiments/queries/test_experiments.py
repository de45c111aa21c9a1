"""What is read of experiments, and by whom."""

import pytest
from sqlalchemy.orm import Session

from insights.experiments import queries
from insights.kernel.actor import Role
from insights.kernel.errors import NotFound
from tests.factories import metrics, people, studies, tested


def test_a_summary_says_how_many_were_counted_and_what_was_found(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    metric = metrics.metric(session)
    row = tested.counted(session, actor, study, metric_id=metric.id)
    waiting = tested.experiment(session, actor, study, name="Later")
    first, second = queries.experiments_of(session, actor, study.id)
    assert (first.id, first.finished, second.people, second.ways) == (waiting.id, False, 2000, [1])
    assert "higher" in second.verdicts[0]
    assert [one.id for one in queries.experiments_on_metrics(session, actor, [metric.id])[metric.id]] == [
        row.id
    ]
    assert queries.choices_of(session, actor) == [(row.id, "Green button (Checkout)")]


def test_a_restricted_study_hides_its_experiments_but_not_from_a_published_insight(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    study = studies.study(session, owner, restricted=True)
    metric = metrics.metric(session)
    row = tested.counted(session, owner, study, metric_id=metric.id)
    for actor in (other, stakeholder):
        assert queries.experiments_on_metrics(session, actor, [metric.id]) == {}
        assert queries.experiments_of_studies(session, actor, [study.id]) == {}
        assert queries.experiments_of(session, actor, study.id) == []
        assert queries.choices_of(session, actor) == []
        for read in (queries.experiment, queries.experiment_for_update):
            with pytest.raises(NotFound):
                read(session, actor, row.id)
    assert queries.cited_summaries(session, {row.id})[row.id].people == 2000
    assert queries.cited_summaries(session, set()) == {}


def test_a_file_belongs_to_its_experiment(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = tested.counted(session, actor, studies.study(session, actor))
    with pytest.raises(NotFound):
        queries.reading(session, row.id, 1)
    assert queries.latest_reading(session, row.id) is None
