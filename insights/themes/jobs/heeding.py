"""Following what happened below: consent that changed, material that went."""

from __future__ import annotations

from collections.abc import Sequence

from insights.themes import services
from insights.themes.jobs.shelf import batches
from insights.worker import JobRun, job


@job("themes.heed_consent")
def heed_consent(run: JobRun, participant_id: int) -> None:
    """A person's consent changed: what it no longer allows leaves every theme, and counts follow."""
    with run.transaction(last=True) as session:
        for study_id in services.heed_consent(session, participant_id):
            services.recount_study(session, study_id)


@job("themes.recount")
def recount(run: JobRun, study_id: int) -> None:
    """Passages of a study went: count its themes and whom it heard anew."""
    with run.transaction(last=True) as session:
        services.recount_study(session, study_id)


@job("themes.review_reworded")
def review_reworded(
    run: JobRun, study_id: int, passage_ids: Sequence[int] = (), answer_ids: Sequence[int] = ()
) -> None:
    """Words were corrected: passages that read otherwise now come to the review queue."""
    with run.transaction(last=True) as session:
        services.review_reworded(session, study_id, passage_ids, answer_ids)


@job("themes.sweep_vectors", daily=True)
def sweep_vectors(run: JobRun) -> None:
    """Forget the vectors of words that stand nowhere any more."""
    with run.read() as session:
        stray = services.stray_vectors(session)
    for keys in batches(stray):
        with run.transaction() as session:
            services.drop_vectors(session, keys)
