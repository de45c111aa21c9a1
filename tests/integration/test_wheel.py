"""The wheel carries everything: installed elsewhere, without the checkout, its commands work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CARRIED = (
    "insights/static/vendor/htmx.min.js",
    "insights/static/vendor/vega.js",
    "insights/static/css/app.css",
    "insights/_bundle/config.py",
    "insights/_bundle/templates/layouts/page.html",
    "insights/_bundle/migrations/env.py",
)

STARTS = ("Honestly,", "I noticed that", "Every time,", "Last week", "For me,")
TEXTS = (
    "the parcel came two weeks late",
    "delivery took far too long",
    "the card payment was refused",
    "paying by card failed again",
    "I could not find the size chart",
    "the search shows the wrong shoes",
)

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a command prints; its complaints are in the error when it fails."""
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=os.environ | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment where only the wheel is installed; its dependencies are lent by ours."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder)
    packages = next(environment.glob("lib/python*/site-packages"))
    (packages / "lent.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    python = environment / "bin" / "python"
    install = ("pip", "install", "-q", "--offline", "--no-deps", "--python", python, wheel)
    run(sys.executable, "-m", "uv", *install, cwd=folder)
    return folder


def insights(folder: Path, *arguments: str) -> str:
    """The installed command, run in its folder."""
    program = folder / "environment" / "bin" / "insights"
    return run(program, *arguments, cwd=folder, INSIGHTS_ENV="development", DATA_DIR=str(folder / "var"))


def test_the_wheel_carries_front_end_files_templates_migrations_and_models(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert [name for name in CARRIED if name not in names] == []
    assert any(name.startswith("insights/_bundle/nlp_models/artefacts/") for name in names)
    assert not any(name.startswith(("tests/", "config.py")) for name in names)


def test_the_installed_package_is_the_wheel_and_not_the_checkout(elsewhere: Path) -> None:
    python = elsewhere / "environment" / "bin" / "python"
    place = run(python, "-c", "import insights; print(insights.__file__)", cwd=elsewhere)
    assert place.startswith(str(elsewhere))


def test_an_installed_wheel_migrates_its_database(elsewhere: Path) -> None:
    assert "up to date" in insights(elsewhere, "migrate")
    assert (elsewhere / "var" / "insights.sqlite3").exists()


def test_an_installed_wheel_clusters_a_file_with_the_models_it_carries(elsewhere: Path) -> None:
    rows = [f"{start} {text}" for start in STARTS for text in TEXTS]
    (elsewhere / "answers.csv").write_text("text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    answer = json.loads(insights(elsewhere, "cluster", "answers.csv", "--text", "text"))
    assert [item["row"] for item in answer["items"]] == list(range(len(rows)))
    assert answer["model"]
    assert sum(theme["size"] for theme in answer["themes"]) <= len(rows)
