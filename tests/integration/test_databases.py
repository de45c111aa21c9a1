"""The databases that tests stand on are real ones, and each test has them for itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.fixtures import cluster, provision


def test_an_empty_database_is_of_its_kind_and_has_no_tables(empty_database: str, database_kind: str) -> None:
    engine = create_engine(empty_database)
    assert engine.dialect.name == database_kind
    assert inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (id INTEGER)"))
    engine.dispose()


@pytest.mark.postgres
def test_the_server_of_the_tests_is_not_run_by_root(postgresql_cluster: cluster.Cluster) -> None:
    owner = (postgresql_cluster.socket.parent / "postgres").stat().st_uid
    assert owner != 0
    assert list(postgresql_cluster.socket.glob(".s.PGSQL.*"))


@pytest.mark.postgres
def test_a_copied_database_carries_its_template(postgresql_cluster: cluster.Cluster) -> None:
    for name, template in (("template_here", "template0"), ("copy_here", "template_here")):
        engine = create_engine(postgresql_cluster.create(name, template))
        with engine.begin() as connection:
            if name == "template_here":
                connection.execute(text("CREATE TABLE carried (id INTEGER)"))
            assert inspect(connection).get_table_names() == ["carried"]
        engine.dispose()
    for name in ("copy_here", "template_here"):
        postgresql_cluster.drop(name)


def test_what_a_killed_run_left_behind_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead, living = tmp_path / "insights-tests-dead", tmp_path / "insights-tests-living"
    for folder, pid in ((dead, 2**22 + 1), (living, os.getpid())):
        folder.mkdir()
        (folder / "owner.pid").write_text(str(pid))
    cluster.sweep_dead_runs()
    assert not dead.exists()
    assert living.exists()


@pytest.mark.postgres
def test_a_run_whose_server_died_with_it_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a machine leaves it that was switched off: the server's own mark still names a process."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead = tmp_path / "insights-tests-dead"
    (dead / "postgres").mkdir(parents=True)
    (dead / "owner.pid").write_text(str(2**22 + 1))
    (dead / "postgres" / "postmaster.pid").write_text(f"{2**22 + 2}\n")
    cluster.sweep_dead_runs()
    assert not dead.exists()


def test_a_missing_package_names_the_one_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    reason = provision._install("postgresql")
    assert "apt-get install -y --no-install-recommends postgresql" in reason
