"""Writing values: idempotent, corrected with what stood there kept."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel import clock
from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries, services
from insights.metrics.rules.kinds import Source
from insights.metrics.services import Stored, ValueDraft
from insights.worker.models import Fact
from tests.factories import metrics

MAY = date(2026, 5, 1)


def test_the_same_value_again_changes_nothing(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    first = services.put_value(session, actor, metric.id, ValueDraft(MAY, 4.0), Source.API)
    again = services.put_value(session, actor, metric.id, ValueDraft(MAY, 4.0), Source.API)
    assert (first, again) == (Stored(1, 0, 0), Stored(0, 0, 1))
    assert queries.former_values_of(session, metric.id) == []
    assert len(session.scalars(select(Fact).where(Fact.name == "metric.changed")).all()) == 1


def test_a_correction_keeps_the_former_value_and_who_replaced_it(session: Session) -> None:
    actor, other = metrics.planner(session), metrics.planner(session)
    metric = metrics.metric(session, actor)
    services.put_value(session, actor, metric.id, ValueDraft(MAY, 4.0, comment="typed"), Source.HAND)
    stored = services.put_value(session, other, metric.id, ValueDraft(MAY, 5.0), Source.UPLOAD)
    assert stored.words == "Values: 1 corrected."
    (former,) = queries.former_values_of(session, metric.id)
    assert (former.value, former.comment, former.recorded_by, former.replaced_by) == (
        4.0,
        "typed",
        actor.user_id,
        other.user_id,
    )
    (value,) = queries.series(session, actor, metric.id)
    assert (value.value, value.source, value.recorded_by) == (5.0, "upload", other.user_id)


def test_parts_of_a_breakdown_stand_beside_the_whole(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    drafts = [ValueDraft(MAY, 9.0), ValueDraft(MAY, 4.0, "Mobile"), ValueDraft(MAY, 5.0, "Web")]
    services.put_values(session, actor, metric.id, drafts, Source.UPLOAD)
    assert [row.value for row in queries.series(session, actor, metric.id)] == [9.0]
    assert [row.value for row in queries.series(session, actor, metric.id, "Web")] == [5.0]
    assert queries.segments_of(session, metric.id) == ["Mobile", "Web"]
    assert queries.summaries_of(session, [metric.id])[metric.id].last_value == 9.0


@pytest.mark.parametrize(
    ("drafts", "words"),
    [
        ([ValueDraft(MAY, 1.0), ValueDraft(MAY, 2.0, row=3)], "Row 3: 2026-05-01 is given twice"),
        ([ValueDraft(MAY, float("nan"), row=2)], "Row 2: the value is no number"),
        ([ValueDraft(date(2026, 6, 2), 1.0)], "lies in the future"),
        ([ValueDraft(date(26, 5, 1), 1.0)], "before 1900"),
        ([ValueDraft(MAY, 1.0, n=-1)], "n cannot be negative"),
        ([ValueDraft(MAY, 9.0, low=1.0, high=2.0)], "outside of its own interval"),
    ],
)
def test_bad_values_are_refused_by_row_and_none_is_saved(
    session: Session, drafts: list[ValueDraft], words: str
) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    good = ValueDraft(date(2026, 4, 1), 1.0)
    with clock.frozen(datetime(2026, 6, 1, tzinfo=UTC)), pytest.raises(InvalidInput, match=words):
        services.put_values(session, actor, metric.id, [good, *drafts], Source.UPLOAD)
    assert queries.series(session, actor, metric.id) == []


def test_a_value_that_is_taken_away_is_kept_as_a_correction_and_told_on(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    metrics.daily(session, actor, metric, [4.0, 5.0], date(2026, 5, 1))
    services.put_value(
        session, actor, metric.id, services.ValueDraft(date(2026, 5, 2), 9.0, "iOS"), Source.HAND
    )
    services.remove_value(session, actor, metric.id, date(2026, 5, 2))
    assert [row.value for row in queries.series(session, actor, metric.id)] == [4.0]
    assert [row.value for row in queries.series(session, actor, metric.id, "iOS")] == [9.0]
    (former,) = queries.former_values_of(session, metric.id)
    assert (former.value, former.day, former.replaced_by) == (5.0, date(2026, 5, 2), actor.user_id)
    summary = queries.summaries_of(session, [metric.id])[metric.id]
    assert (summary.last_value, summary.last_on) == (4.0, date(2026, 5, 1))
    with pytest.raises(NotFound):
        services.remove_value(session, actor, metric.id, date(2026, 5, 2))
    services.archive_metric(session, actor, metric.id)
    with pytest.raises(InvalidInput, match="archived"):
        services.remove_value(session, actor, metric.id, date(2026, 5, 1))
