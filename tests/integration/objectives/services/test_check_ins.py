"""Writing check-ins."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.errors import InvalidInput
from insights.objectives import queries, services
from insights.objectives.rules.kinds import Confidence
from insights.objectives.services import CheckInDraft
from tests.factories import metrics, objectives

ON_TRACK = Confidence.ON_TRACK


@pytest.fixture(autouse=True)
def in_may() -> Iterator[None]:
    with clock.frozen(datetime(2026, 5, 16, tzinfo=UTC)):
        yield


def test_check_ins_are_kept_one_after_the_other(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    services.check_in(session, actor, row.id, CheckInDraft(ON_TRACK, 44.0, day=date(2026, 4, 20)))
    services.check_in(session, actor, row.id, CheckInDraft(Confidence.OFF_TRACK, 45.0, "Slow", "Call them"))
    said = queries.check_ins_of(session, actor, row.id)
    assert [(one.value, one.confidence, one.next_step) for one in said] == [
        (45.0, "off_track", "Call them"),
        (44.0, "on_track", ""),
    ]


def test_a_check_in_keeps_the_metrics_value_of_its_day(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    metrics.monthly(session, actor, metric, [40.0, 50.0], date(2026, 4, 1))
    row = objectives.key_result(session, actor, metric_id=metric.id)
    said = services.check_in(session, actor, row.id, CheckInDraft(ON_TRACK, day=date(2026, 4, 20)))
    assert said.value == 40.0


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (CheckInDraft(ON_TRACK), "Give the value"),
        (CheckInDraft(ON_TRACK, float("nan")), "no number"),
        (CheckInDraft(ON_TRACK, 1.0, day=date(2026, 5, 17)), "in the future"),
        (CheckInDraft(ON_TRACK, 1.0, day=date(2026, 3, 31)), "before the start"),
    ],
)
def test_a_check_in_that_cannot_be_is_refused(session: Session, draft: CheckInDraft, words: str) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    with pytest.raises(InvalidInput, match=words):
        services.check_in(session, actor, row.id, draft)


def test_today_is_a_day_that_has_begun_somewhere(session: Session) -> None:
    """A Sunday morning in Auckland is still a Saturday in Greenwich."""
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    with clock.frozen(datetime(2026, 5, 16, 20, 0, tzinfo=UTC)):
        assert services.check_in(session, actor, row.id, CheckInDraft(ON_TRACK, 44.0, day=date(2026, 5, 17)))
        with pytest.raises(InvalidInput, match="future"):
            services.check_in(session, actor, row.id, CheckInDraft(ON_TRACK, 44.0, day=date(2026, 5, 18)))


def test_without_a_number_the_percentage_done_is_said(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor, baseline=None, target=None)
    with pytest.raises(InvalidInput, match="percentage from 0 to 100"):
        services.check_in(session, actor, row.id, CheckInDraft(ON_TRACK, 140.0))
    services.check_in(session, actor, row.id, CheckInDraft(ON_TRACK, 40.0))
    assert queries.progress_of(session, row).progress == 0.4


def test_an_archived_key_result_takes_no_check_in(session: Session) -> None:
    actor = metrics.planner(session)
    row = objectives.key_result(session, actor)
    services.archive_key_result(session, actor, row.id)
    with pytest.raises(InvalidInput, match="archived"):
        services.check_in(session, actor, row.id, CheckInDraft(ON_TRACK, 41.0))
