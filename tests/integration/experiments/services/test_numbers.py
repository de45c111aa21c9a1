"""Counts come in, stand in place of the earlier ones, and are reckoned."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.experiments import queries, services
from insights.experiments.rules.kinds import Outcome
from insights.kernel.errors import InvalidInput
from insights.worker.models import Job
from tests.factories import people, studies, tested


def test_counts_are_reckoned_at_once_and_each_new_reading_is_a_look(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = tested.counted(session, actor, studies.study(session, actor))
    report = queries.report_of(session, row.id)
    assert (report.said["comparisons"][0]["way"], report.looks) == (1, 1)
    services.enter_counts(session, actor, row, [["A", "100", "10"], ["B", "110", "11"], ["C", "90", "9"]])
    assert [v.name for v in queries.variants_of(session, row.id)] == ["A", "B", "C"]
    assert queries.report_of(session, row.id).looks == 2
    assert any("2 times" in one for one in queries.report_of(session, row.id).said["cautions"])


def test_a_planned_split_must_fit_the_variants(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = tested.experiment(session, actor, studies.study(session, actor), planned=[80.0, 10.0, 10.0])
    with pytest.raises(InvalidInput, match="3 shares, but there are 2"):
        services.enter_counts(session, actor, row, tested.COUNTS)
    assert queries.variants_of(session, row.id) == []


def test_answers_that_not_everybody_gave_need_a_decision_on_who_counts(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = tested.experiment(session, actor, studies.study(session, actor), counted=None)
    with pytest.raises(InvalidInput, match="who is counted"):
        services.enter_counts(session, actor, row, [["a", "100", "40", "10"], ["b", "100", "40", "12"]])
    services.enter_counts(session, actor, row, tested.COUNTS)
    assert row.counted == "everyone"


def test_values_are_left_to_a_worker(session: Session) -> None:
    actor = people.user(session).as_actor()
    row = tested.experiment(session, actor, studies.study(session, actor), outcome=Outcome.VALUE, unit="€")
    services.enter_counts(session, actor, row, [["A", "500", "12.5", "30"], ["B", "500", "14", "31"]])
    assert queries.report_of(session, row.id).said == {}
    assert session.scalar(select(Job.name)) == "experiments.reckon"
    services.keep_report(session, row, services.reckon(session, row))
    assert queries.report_of(session, row.id).said["unit"] == "€"
