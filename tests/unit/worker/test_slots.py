"""Room for jobs in one process."""

from insights.worker.registry import QUEUES
from insights.worker.slots import Slots


def test_a_queue_has_as_much_room_as_it_may_have_jobs() -> None:
    freed: list[bool] = []
    slots = Slots(lambda: freed.append(True))
    assert slots.room() == QUEUES
    for job_id in range(QUEUES["imports"]):
        slots.take(job_id, "imports")
        slots.take(job_id, "imports")
    assert slots.active == set(range(QUEUES["imports"]))
    assert "imports" not in slots.room()
    slots.free(0)
    assert slots.room()["imports"] == 1
    assert freed == [True]


def test_a_resumed_run_may_exceed_its_queue() -> None:
    slots = Slots()
    for job_id in range(3):
        slots.take(job_id, "analysis")
    assert "analysis" not in slots.room()
    for job_id in (0, 1, 2, 2):
        slots.free(job_id)
    assert slots.room()["analysis"] == QUEUES["analysis"]
