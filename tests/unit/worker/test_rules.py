"""Decisions about jobs."""

from datetime import timedelta

import pytest

from insights.worker import rules


@pytest.mark.parametrize(("tries", "seconds"), [(1, 5), (2, 20), (3, 80), (4, 300), (50, 300)])
def test_each_retry_waits_longer_up_to_five_minutes(tries: int, seconds: int) -> None:
    assert rules.retry_delay(tries) == timedelta(seconds=seconds)


def test_a_run_s_name_is_made_of_its_row_alone() -> None:
    assert rules.workflow_name(7, 2) == rules.workflow_name(7, 2) == "job-7-2"
    assert rules.workflow_name(7, 2) != rules.workflow_name(7, 3)


@pytest.mark.parametrize(
    "payload",
    [{}, {"import_id": 5}, {"ids": [1, 2]}, {"day": "2026-03-01", "kind": "nps"}, {"share": 0.5, "on": True}],
)
def test_a_payload_of_ids_and_codes_is_taken(payload: dict[str, object]) -> None:
    rules.check_payload(payload)
    assert payload is not None


@pytest.mark.parametrize("value", ["Anna said no", "a@example.com", "x" * 101, {"id": 1}, ["Anna Lee"], b"x"])
def test_a_payload_that_could_hold_what_a_person_said_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="'note' does not"):
        rules.check_payload({"id": 1, "note": value})


@pytest.mark.parametrize(
    ("name", "title"),
    [("transcripts.import", "Transcripts: import"), ("demo", "Demo"), ("a.feed_all", "A: feed all")],
)
def test_a_job_s_name_reads_as_words(name: str, title: str) -> None:
    assert rules.title_of(name) == title


def test_payloads_that_say_the_same_have_one_digest() -> None:
    said = rules.digest_of({"study_id": 7, "ids": [1, 2]})
    assert said == rules.digest_of({"ids": [1, 2], "study_id": 7})
    assert said != rules.digest_of({"study_id": 7, "ids": [2, 1]})
    assert len(said) == 32
