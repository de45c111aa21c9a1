"""Background work: features ask for it by name, a worker process carries it out."""

from insights.worker.queries import job_of_subject, jobs_of_subjects
from insights.worker.registry import job
from insights.worker.runs import JobFailed, JobRun, Superseded
from insights.worker.services import cancel_job, enqueue, enqueue_once, record_fact, retry_job

__all__ = [
    "JobFailed",
    "JobRun",
    "Superseded",
    "cancel_job",
    "enqueue",
    "enqueue_once",
    "job",
    "job_of_subject",
    "jobs_of_subjects",
    "record_fact",
    "retry_job",
]
