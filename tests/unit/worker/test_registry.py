"""Declaring jobs and who wants which fact."""

import pytest

from insights.factory import FEATURES
from insights.worker import registry
from tests.fixtures import sample_jobs


def test_loading_the_features_finds_their_jobs() -> None:
    kinds = registry.load_jobs(sample_jobs.FEATURES)
    batches = kinds["sample.batches"]
    assert (batches.queue, batches.max_attempts, batches.on_failed) == ("imports", 5, None)
    assert kinds["sample.fail"].on_failed is sample_jobs.tell_failure
    assert registry.kind_of("sample.batches") is batches
    assert registry.kind_of("sample.unheard_of") is None


def test_previews_that_somebody_waits_for_stand_behind_no_pile_of_imports() -> None:
    kinds = registry.load_jobs(FEATURES)
    assert {kind.name for kind in kinds.values() if kind.queue == "previews"} == {
        "experiments.look",
        "highlights.read_export",
        "metrics.read_import",
        "surveys.inspect",
        "surveys.read_outcomes",
    }
    assert kinds["transcripts.import"].queue == "imports"


def test_a_fact_goes_to_each_feature_that_wants_it() -> None:
    assert registry.subscriptions(sample_jobs.FEATURES) == {
        "sample.happened": ("sample.note", "sample.note_too")
    }


def test_a_job_is_declared_once_on_a_queue_that_there_is() -> None:
    def elsewhere() -> None: ...

    elsewhere.__module__ = "somewhere.else"
    with pytest.raises(ValueError, match="declared twice"):
        registry.job("sample.fail")(elsewhere)
    with pytest.raises(ValueError, match="is no queue"):
        registry.job("sample.other", queue="fast")
    with pytest.raises(ValueError, match="at least once"):
        registry.job("sample.other", max_attempts=0)
