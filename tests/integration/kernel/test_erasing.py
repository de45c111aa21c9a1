"""Nobody is erased while a job writes."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from insights.kernel.db import open_session
from insights.kernel.erasing import hold_off_erasing, hold_off_jobs


def test_erasing_waits_for_a_job_that_writes(impatient: Engine) -> None:
    def erase() -> None:
        with open_session(impatient) as erasing, erasing.begin():
            hold_off_jobs(erasing)
            erasing.execute(text("SELECT 1"))

    with open_session(impatient) as job, job.begin():
        hold_off_erasing(job)
        job.execute(text("SELECT 1"))
        with pytest.raises(OperationalError):
            erase()
    erase()
