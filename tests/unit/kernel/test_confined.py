"""A reader in a child process: its answer, its refusals, its limits."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from insights.kernel.confined import Limits, ReaderFailure, run_confined, stream_confined
from insights.kernel.errors import UnreadableFile

HERE = "tests.unit.kernel.confined_samples"


def test_a_value_comes_back_from_the_child():
    assert run_confined(f"{HERE}:add", {"left": 2, "right": 3}) == 5


def test_content_arrives_as_an_open_file(tmp_path: Path):
    path = tmp_path / "some.bin"
    path.write_bytes(b"12345")
    assert run_confined(f"{HERE}:length", content=path) == 5
    assert run_confined(f"{HERE}:length", content=b"123") == 3


def test_what_a_reader_prints_does_not_spoil_its_answer():
    assert run_confined(f"{HERE}:noisy") == {"text": "Zoë"}


def test_items_stream_one_by_one_and_closing_ends_the_child():
    stream = stream_confined(f"{HERE}:endless")
    assert list(itertools.islice(stream, 3)) == [0, 1, 2]
    stream.close()
    assert list(stream_confined(f"{HERE}:three")) == [1, 2, 3]


def test_a_refusal_keeps_its_message_and_line():
    with pytest.raises(UnreadableFile, match="No speech here") as caught:
        run_confined(f"{HERE}:refuse")
    assert caught.value.line == 7


def test_a_refusal_in_mid_stream_comes_after_the_items():
    seen = []
    with pytest.raises(UnreadableFile, match="until here"):
        seen.extend(stream_confined(f"{HERE}:two_then_refuse"))
    assert seen == [1, 2]


def test_a_fault_of_ours_is_told_without_its_traceback():
    with pytest.raises(ReaderFailure) as caught:
        run_confined(f"{HERE}:stumble")
    assert "ZeroDivisionError" in caught.value.detail
    assert "ZeroDivisionError" not in caught.value.message


def test_too_much_memory_is_a_reason():
    with pytest.raises(ReaderFailure, match="more than 300 MB"):
        run_confined(f"{HERE}:hoard", limits=Limits(memory_mb=300))


def test_too_much_computing_is_a_reason():
    with pytest.raises(ReaderFailure, match="1 seconds of computing"):
        run_confined(f"{HERE}:spin", limits=Limits(cpu_seconds=1))


def test_silence_is_a_reason():
    with pytest.raises(ReaderFailure, match="longer than"):
        run_confined(f"{HERE}:wait", limits=Limits(silent_seconds=0.5))


def test_a_crash_is_a_reason():
    with pytest.raises(ReaderFailure, match="SIGSEGV"):
        run_confined(f"{HERE}:crash")


def test_deep_nesting_is_a_reason():
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        run_confined(f"{HERE}:dive")


@pytest.mark.parametrize("attempt", ["connect", "connect_past_the_interpreter", "start_a_program"])
def test_a_reader_has_neither_network_nor_programs(attempt):
    assert run_confined(f"{HERE}:{attempt}") == "refused"


def test_a_reader_writes_no_files(tmp_path: Path):
    assert run_confined(f"{HERE}:write", {"path": str(tmp_path / "left.txt")}) == "refused"


def test_a_reader_sees_no_secrets(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET_KEY", "not for readers")
    assert run_confined(f"{HERE}:secret") is None
