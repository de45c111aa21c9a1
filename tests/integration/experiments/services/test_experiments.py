"""Experiments are written, changed with a check on versions, and removed with their numbers."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.experiments import queries, services
from insights.experiments.models import Experiment, ExperimentReport, ExperimentVariant
from insights.experiments.rules.kinds import Counted, Outcome
from insights.experiments.services import ExperimentDraft
from insights.kernel.errors import InvalidInput, NotFound, StaleWrite
from insights.search.models import SearchRow
from insights.studies.queries import tallies_of
from tests.factories import metrics, people, studies, tested


def test_an_experiment_is_counted_in_its_study_and_can_be_found(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    row = tested.experiment(session, actor, study, hypothesis="Green is seen sooner")
    assert tallies_of(session, [study.id])[study.id]["experiments"] == 1
    assert (
        session.scalar(select(SearchRow.text).where(SearchRow.kind == "experiment")) == "Green is seen sooner"
    )
    services.remove_experiment(session, actor, row)
    assert tallies_of(session, [study.id])[study.id]["experiments"] == 0
    assert (
        session.scalar(select(func.count()).select_from(SearchRow).where(SearchRow.kind == "experiment")) == 0
    )


def test_who_counts_can_be_changed_and_the_numbers_follow(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = tested.experiment(session, actor, studies.study(session, actor), counted=Counted.ANSWERED)
    services.enter_counts(session, actor, row, [["a", "4071", "586", "264"], ["b", "4006", "657", "308"]])
    assert queries.report_of(session, row.id).said["variants"][0]["n"] == 586
    draft = ExperimentDraft("Ad", counted=Counted.EVERYONE)
    services.edit_experiment(session, actor, row.id, row.version, draft)
    report = queries.report_of(session, row.id)
    assert (report.said["variants"][0]["n"], report.looks) == (4071, 1)
    with pytest.raises(StaleWrite):
        services.edit_experiment(session, actor, row.id, 1, ExperimentDraft("Other"))


def test_what_cannot_be_is_refused(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    wrong = [
        ExperimentDraft("  "),
        ExperimentDraft("x", started_on=date(2026, 5, 2), ended_on=date(2026, 5, 1)),
        ExperimentDraft("x", metric_id=999_999),
    ]
    for draft in wrong:
        with pytest.raises(InvalidInput):
            services.create_experiment(session, actor, study.id, draft)
    row = tested.counted(session, actor, study)
    with pytest.raises(InvalidInput, match="new experiment"):
        services.edit_experiment(session, actor, row.id, row.version, ExperimentDraft("x", Outcome.VALUE))
    with pytest.raises(InvalidInput, match="3 shares, but there are 2 variants"):
        services.edit_experiment(
            session, actor, row.id, row.version, ExperimentDraft("x", planned=(80, 10, 10))
        )


def test_an_experiment_of_a_restricted_study_is_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = tested.counted(session, owner, study)
    with pytest.raises(NotFound):
        services.edit_experiment(session, other, row.id, 1, ExperimentDraft("Mine"))
    with pytest.raises(NotFound):
        services.create_experiment(session, other, study.id, ExperimentDraft("Mine"))


def test_numbers_go_with_their_study_and_stay_without_their_metric(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    metric = metrics.metric(session)
    row = tested.counted(session, actor, study, metric_id=metric.id)
    session.delete(metric)
    session.flush()
    session.expire_all()
    assert session.get_one(Experiment, row.id).metric_id is None
    session.delete(study)
    session.flush()
    for table in (ExperimentVariant, ExperimentReport):
        assert session.scalar(select(func.count()).select_from(table)) == 0
