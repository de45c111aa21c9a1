"""Missing or altered model files are refused with one clear line."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from insights.analysis.text.artefacts import ArtefactRefused, models_folder, verified_folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "artefacts" / "tiny-1"
    folder.mkdir(parents=True)
    (folder / "weights.bin").write_bytes(b"weights")
    listed = {"tiny-1": {"weights.bin": sha256(b"weights").hexdigest()}}
    (tmp_path / "artefacts" / "checksums.json").write_text(json.dumps(listed))
    return tmp_path


def test_an_unaltered_artefact_is_found(root: Path) -> None:
    assert verified_folder("tiny-1", root) == root / "artefacts" / "tiny-1"


def test_an_altered_file_is_refused(root: Path) -> None:
    (root / "artefacts" / "tiny-1" / "weights.bin").write_bytes(b"weightz")
    with pytest.raises(ArtefactRefused, match=r"weights\.bin was altered"):
        verified_folder("tiny-1", root)


def test_a_missing_file_is_refused(root: Path) -> None:
    (root / "artefacts" / "tiny-1" / "weights.bin").unlink()
    with pytest.raises(ArtefactRefused, match=r"weights\.bin is missing"):
        verified_folder("tiny-1", root)


def test_an_unlisted_artefact_and_a_missing_list_are_refused(root: Path) -> None:
    with pytest.raises(ArtefactRefused, match="tiny-2 is not in the list"):
        verified_folder("tiny-2", root)
    (root / "artefacts" / "checksums.json").write_text("{")
    with pytest.raises(ArtefactRefused, match="cannot be read"):
        verified_folder("tiny-1", root)


def test_the_shipped_artefacts_are_whole() -> None:
    names = [folder.name for folder in sorted((models_folder() / "artefacts").iterdir()) if folder.is_dir()]
    assert [verified_folder(name).name for name in names] == names
