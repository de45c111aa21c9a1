"""A file of rows is looked into, declared and counted; what does not fit is refused."""

import pytest
from sqlalchemy.orm import Session

from insights.experiments import queries, services
from insights.experiments.models import Experiment, ExperimentReading
from insights.experiments.rules.kinds import Counted
from insights.experiments.rules.rows import RowPlan
from insights.kernel.actor import Actor
from insights.kernel.blobs import Blob
from insights.kernel.errors import InvalidInput
from tests.factories import people, studies, tested

LOOK = {
    "rows": 100,
    "columns": [
        {"at": 0, "name": "group", "distinct": 2, "values": [["green", 50], ["blue", 50]]},
        {"at": 1, "name": "yes", "distinct": 2, "values": [["0", 80], ["1", 20]]},
    ],
    "pairs": [],
    "short": [],
}
ARM = {"shown": 50, "answered": 20, "successes": 9, "mean": 0.0, "variance": 0.0, "times": []}
FOUND = {
    "arms": {"blue": ARM, "green": ARM | {"successes": 12}},
    "rows": 103,
    "without_variant": 3,
    "in_several": 0,
    "unreadable": 0,
    "both_answers": 0,
}


def accepted(session: Session, look: dict, **fields: object) -> tuple[Actor, Experiment, ExperimentReading]:
    actor = people.user(session).as_actor()
    row = tested.experiment(session, actor, studies.study(session, actor), **fields)
    reading = services.accept_rows(session, actor, row, "rows.csv", Blob("ab" * 32, 10))
    services.keep_look(session, actor, reading, look)
    return actor, row, reading


def test_a_declared_file_is_counted_with_the_control_first(session: Session) -> None:
    actor, row, reading = accepted(session, LOOK, counted=None)
    assert reading.state == "mapping"
    services.plan_rows(session, actor, row, reading, RowPlan(0, 1, True), "green", Counted.ANSWERED)
    assert (reading.state, row.counted) == ("counting", "answered")
    services.keep_counts(session, actor, reading, FOUND)
    assert [(v.name, v.answered, v.successes) for v in queries.variants_of(session, row.id)] == [
        ("green", 20, 12),
        ("blue", 20, 9),
    ]
    assert any("3 rows name no variant" in c for c in queries.report_of(session, row.id).said["cautions"])
    assert queries.latest_reading(session, row.id).state == "done"


def test_a_file_of_ready_counts_is_taken_at_once(session: Session) -> None:
    short = [["name", "shown", "won"], ["A", "100", "10"], ["B", "100", "30"]]
    _, row, reading = accepted(session, LOOK | {"short": short})
    assert reading.state == "done"
    assert queries.report_of(session, row.id).said["variants"][1]["successes"] == 30


@pytest.mark.parametrize(
    ("plan", "control", "told"),
    [
        (RowPlan(0, 0, True), "green", "one thing only"),
        (RowPlan(0, 1, True), "red", "control"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(
    session: Session, plan: RowPlan, control: str, told: str
) -> None:
    actor, row, reading = accepted(session, LOOK)
    with pytest.raises(InvalidInput, match=told):
        services.plan_rows(session, actor, row, reading, plan, control, Counted.EVERYONE)


def test_why_a_file_failed_is_kept_and_it_can_be_declared_anew(session: Session) -> None:
    actor, row, reading = accepted(session, LOOK)
    services.mark_failed(session, reading, "Only one variant was found.")
    assert (reading.state, reading.reason) == ("failed", "Only one variant was found.")
    services.plan_rows(session, actor, row, reading, RowPlan(0, 1, True), "green", Counted.EVERYONE)
    assert (reading.state, reading.reason) == ("counting", "")
