"""`insights run`, `serve` and `worker` as real processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from insights.kernel.actor import SYSTEM
from insights.kernel.db import open_session, reading
from insights.worker import enqueue
from insights.worker.models import Job, JobState
from insights.worker.supervisor import supervise
from tests.fixtures.databases import Databases
from tests.fixtures.workers import ROOT, StartWorker, until


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Command:
    """`insights …` as a process."""

    def __init__(self, name: str, url: str, folder: Path, port: int) -> None:
        self.port = port
        self.said = folder / f"{name}.log"
        environment = os.environ | {
            "INSIGHTS_ENV": "development",
            "DATABASE_URL": url,
            "DATA_DIR": str(folder / "var"),
            "PORT": str(port),
            "WEB_PROCESSES": "1",
        }
        with self.said.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "insights", name],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                process_group=0,
            )

    def answers(self) -> bool:
        """Whether the web process says that it is healthy."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def wait_until_up(self) -> None:
        """Return once the web answers and, where there is one, the worker is ready."""
        until(lambda: self.answers() or self.process.poll() is not None, what="the web process")
        until(lambda: "worker ready" in self.text or self.process.poll() is not None, what="the worker")
        assert self.process.poll() is None, self.text

    @property
    def text(self) -> str:
        """What it has said so far."""
        return self.said.read_text()

    def children(self) -> dict[str, int]:
        """Process ids by command, of the two that it started."""
        found = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
                words = (stat.parent / "cmdline").read_text().split("\0")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if parent == self.process.pid and "insights" in words:
                found[words[words.index("insights") + 1]] = int(stat.parent.name)
        return found


def gone(pids: Iterable[int]) -> bool:
    """Whether all these processes have ended."""
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_run_serves_and_works_until_it_is_told_to_stop(databases: Databases, tmp_path: Path) -> None:
    if databases.kind != "sqlite":
        pytest.skip("the processes are the same on either database")
    command = Command("run", databases.migrated("commands"), tmp_path, free_port())
    try:
        command.wait_until_up()
        children = command.children()
        assert set(children) == {"serve", "worker"}
        command.process.send_signal(signal.SIGINT)
        assert command.process.wait(timeout=60) == 0
        assert gone(children.values())
        assert not command.answers()
        assert "Traceback" not in command.text
    finally:
        command.process.kill()


@pytest.mark.parametrize("name", ["run", "serve"])
def test_a_port_in_use_is_one_clear_line(name: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = Command(name, f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path, taken.getsockname()[1])
        assert command.process.wait(timeout=60) == 1
    assert "Cannot listen on 127.0.0.1" in command.text
    assert len(command.text.splitlines()) == 1


def test_what_breaks_in_the_web_process_is_one_line_without_words(tmp_path: Path) -> None:
    command = Command("serve", f"sqlite:///{tmp_path / 'no_tables.sqlite3'}", tmp_path, free_port())
    try:
        until(command.answers, what="the web process")
        with pytest.raises(urllib.error.HTTPError, match="500"):
            urllib.request.urlopen(f"http://127.0.0.1:{command.port}/readyz?q=Quuxberry", timeout=60)
        until(lambda: "unexpected" in command.text, what="the line of the error")
    finally:
        command.process.terminate()
        command.process.wait(timeout=60)
    lines = [line for line in command.text.splitlines() if not line.startswith("Insights listens")]
    assert len(lines) == 1, command.text
    assert "error=OperationalError" in lines[0]
    assert "factory.py" in lines[0]
    assert "Quuxberry" not in lines[0]


def test_a_second_worker_on_sqlite_is_refused_in_one_line(
    jobs_engine: Engine, start_worker: StartWorker, tmp_path: Path
) -> None:
    if jobs_engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL takes several workers")
    url = jobs_engine.url.render_as_string(hide_password=False)
    first = start_worker(url)
    (tmp_path / "var").symlink_to(tmp_path / "worker-files")
    second = Command("worker", url, tmp_path, free_port())
    assert second.process.wait(timeout=60) == 1
    assert "A worker already works on" in second.text
    assert "Traceback" not in second.text
    assert first.process.poll() is None


def test_a_hundred_small_jobs_and_their_facts_take_seconds(
    jobs_engine: Engine, start_worker: StartWorker
) -> None:
    start_worker(jobs_engine.url.render_as_string(hide_password=False))
    with open_session(jobs_engine) as session, session.begin():
        for number in range(100):
            enqueue(session, SYSTEM, "sample.note", {"subject": number}, key=f"note:{number}")

    def done() -> bool:
        with reading(), open_session(jobs_engine) as session:
            return (
                session.query(Job).filter(Job.name == "sample.note", Job.state == JobState.DONE).count()
                == 100
            )

    until(done, seconds=60, what="a hundred jobs")
    assert done()


# os.write, since print in unbuffered mode writes its line in two parts, and two processes share the pipe
LASTING = [sys.executable, "-c", "import os, signal; os.write(1, b'up\\n'); signal.pause()"]
SUPERVISING = "from insights.worker.supervisor import supervise; raise SystemExit(supervise({commands!r}))"


@contextmanager
def supervising(**commands: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A supervisor of these commands, as a process of its own that does not outlive the test."""
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISING.format(commands=commands)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as supervisor:
        try:
            yield supervisor
        finally:
            supervisor.kill()


def children_of(parent: subprocess.Popen[str], count: int) -> list[int]:
    """The ids of its child processes, once they have all said that they are up."""
    assert parent.stdout is not None
    assert [parent.stdout.readline() for _ in range(count)] == ["up\n"] * count
    return [int(pid) for pid in Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_supervisor_that_is_told_to_stop_stops_all(number: signal.Signals) -> None:
    with supervising(web=LASTING, worker=LASTING) as supervisor:
        children = children_of(supervisor, 2)
        supervisor.send_signal(number)
        assert supervisor.wait(timeout=30) == 0
        assert gone(children)


def test_when_one_dies_the_others_are_stopped_and_the_exit_code_says_so() -> None:
    with supervising(web=LASTING, worker=LASTING) as supervisor:
        children = children_of(supervisor, 2)
        os.kill(children[1], signal.SIGKILL)
        _, said = supervisor.communicate(timeout=30)
    assert supervisor.returncode == 1
    assert said == "The worker process ended (killed by SIGKILL), so everything was stopped.\n"
    assert gone(children)


def test_children_end_with_a_supervisor_that_is_killed() -> None:
    with supervising(web=LASTING, worker=LASTING) as supervisor:
        children = children_of(supervisor, 2)
        supervisor.kill()
    until(lambda: gone(children), seconds=30)
    assert gone(children)


def test_the_supervisor_says_how_a_child_ended(capfd: pytest.CaptureFixture[str]) -> None:
    lasting = [sys.executable, "-c", "import signal; signal.pause()"]
    code = supervise({"web": lasting, "worker": [sys.executable, "-c", "raise SystemExit(3)"]})
    assert code == 1
    assert "The worker process ended (exit code 3)" in capfd.readouterr().err
