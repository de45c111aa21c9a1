"""The manifest, the checksums and the cards of the model artefacts agree."""

import json
import re
from hashlib import sha256

from insights.analysis.text.artefacts import models_folder

ROOT = models_folder()
LISTED = json.loads((ROOT / "artefacts" / "checksums.json").read_text(encoding="utf-8"))
MANIFEST = (ROOT / "project.yml").read_text(encoding="utf-8")


def test_every_shipped_file_is_listed_with_its_checksum() -> None:
    for folder in (path for path in (ROOT / "artefacts").iterdir() if path.is_dir()):
        files = {path.name for path in folder.iterdir() if path.suffix != ".md"}
        assert files == set(LISTED[folder.name]), folder.name
        for name, checksum in LISTED[folder.name].items():
            assert sha256((folder / name).read_bytes()).hexdigest() == checksum


def test_the_manifest_names_every_output_with_the_same_checksum() -> None:
    pairs = dict(re.findall(r"path: artefacts/(\S+)\n\s+sha256: ([0-9a-f]{64})", MANIFEST))
    assert pairs == {f"{name}/{file}": sha for name, files in LISTED.items() for file, sha in files.items()}


def test_every_script_of_the_manifest_exists() -> None:
    scripts = set(re.findall(r"scripts[/.](\w+)", MANIFEST))
    assert scripts
    assert all((ROOT / "scripts" / f"{name.removesuffix('.py')}.py").is_file() for name in scripts)


def test_every_artefact_has_a_card_with_its_licence_and_figures() -> None:
    for name in LISTED:
        card = (ROOT / "artefacts" / name / "card.md").read_text(encoding="utf-8")
        assert "Figures" in card
        assert re.search(r"Apache-2.0|CC BY", card), name


def test_no_artefact_is_pickled() -> None:
    kinds = {path.suffix for path in (ROOT / "artefacts").rglob("*") if path.is_file()}
    assert kinds <= {".onnx", ".json", ".npz", ".md"}
