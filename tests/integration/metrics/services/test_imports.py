"""Taking in tables of values."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import InvalidInput, NotFound
from insights.metrics import queries, services
from insights.metrics.models import MetricImport
from insights.metrics.rules.kinds import Cadence
from tests.factories import metrics

WIDE = "Site,2025-01-01,2025-02-01,2025-03-01\nWeb,1,0,3\nApp,4,5,6\n"


def pasted(session: Session, actor, text: str = WIDE, metric_id: int | None = None) -> MetricImport:
    return services.accept_text(session, actor, text, metric_id)


def test_rows_become_parts_of_one_metric(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    row = pasted(session, actor)
    services.ask_to_save(session, actor, row, [(str(metric.id), "Web"), (str(metric.id), "App")], "keep")
    assert (row.state, row.parsed, row.outcome["words"]) == ("done", None, "Values: 6 added.")
    assert queries.segments_of(session, metric.id) == ["App", "Web"]


def test_rows_become_new_metrics_or_are_left_out(session: Session) -> None:
    actor = metrics.planner(session)
    row = pasted(session, actor)
    services.ask_to_save(session, actor, row, [("new", ""), ("skip", "")], "skip")
    (metric,) = queries.board(session, actor, queries.BoardFilter(), None).rows
    assert (metric.name, metric.cadence) == ("Web", Cadence.MONTHLY)
    assert [value.value for value in queries.series(session, actor, metric.id)] == [1.0, 3.0]


def test_rows_become_parts_of_one_new_metric(session: Session) -> None:
    actor = metrics.planner(session)
    row = pasted(session, actor)
    services.ask_to_save(session, actor, row, [("one", "Web"), ("one", "App")], "keep", " Active users ")
    (metric,) = queries.board(session, actor, queries.BoardFilter(), None).rows
    assert (metric.name, queries.segments_of(session, metric.id)) == ("Active users", ["App", "Web"])


def test_a_single_column_becomes_a_metric_of_a_chosen_name(session: Session) -> None:
    actor = metrics.planner(session)
    for name, called in (("Active users", "Active users"), ("", "count")):
        row = pasted(session, actor, "date,count\n2025-01-01,1\n2025-02-01,2\n")
        services.ask_to_save(session, actor, row, [("new", "")], "keep", name)
        (metric_id,) = row.outcome["metrics"]
        assert queries.metric(session, actor, metric_id).name == called


def test_the_same_table_again_changes_nothing(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    for words in ("3 added", "3 unchanged"):
        row = pasted(session, actor)
        services.ask_to_save(session, actor, row, [(str(metric.id), ""), ("skip", "")], "keep")
        assert words in row.outcome["words"]


@pytest.mark.parametrize(
    ("text", "targets", "words"),
    [
        ("day,v\n2025-01-01,1\n2025-02-01,x\n2025-03-01,2\n", [("new", "")], "Row 3: “x” is no number"),
        (WIDE, [("skip", ""), ("skip", "")], "Nothing is chosen"),
        ("day,v\n2199-01-01,1\n2199-02-01,1\n", [("new", "")], "Row 2: 2199-01-01 lies in the future"),
    ],
)
def test_a_table_with_a_fault_is_refused_by_its_row(
    session: Session, text: str, targets: list[tuple[str, str]], words: str
) -> None:
    actor = metrics.planner(session)
    with pytest.raises(InvalidInput, match=words):
        services.ask_to_save(session, actor, pasted(session, actor, text), targets, "keep")


def test_a_day_in_the_future_is_told_before_anything_is_chosen(session: Session) -> None:
    row = pasted(session, metrics.planner(session), "day,value\n2025-01-01,x\n2025-01-02,1\n2999-01-01,2\n")
    assert [number for number, _ in row.parsed["problems"]] == [2, 4]
    assert row.parsed["problems"][1] == [4, "2999-01-01 lies in the future."]


def test_two_rows_for_one_metric_contradict_each_other(session: Session) -> None:
    actor = metrics.planner(session)
    metric = metrics.metric(session, actor)
    targets = [(str(metric.id), ""), (str(metric.id), "")]
    with pytest.raises(InvalidInput, match="given twice"):
        services.ask_to_save(session, actor, pasted(session, actor), targets, "keep")


def test_a_table_is_saved_once_and_only_when_it_was_read(session: Session) -> None:
    actor = metrics.planner(session)
    row = pasted(session, actor)
    services.mark_failed(session, row, "No")
    with pytest.raises(InvalidInput, match="saved already, or is not read"):
        services.ask_to_save(session, actor, row, [("new", ""), ("new", "")], "keep")
    services.save_import(session, actor, MetricImport(name="x"))
    with pytest.raises(InvalidInput, match="too much"):
        pasted(session, actor, "x" * (3 << 20))
    with pytest.raises(NotFound):
        queries.import_row(session, actor, 0)
