"""Find the shipped model files and refuse any that is missing or altered."""

import json
from hashlib import sha256
from pathlib import Path

from insights.kernel.bundle import path_of
from insights.kernel.errors import PersonReadable

CHECKSUMS = "checksums.json"
REINSTALL = "reinstall the product."


class ArtefactRefused(PersonReadable):
    """A model file is missing or is not the one that was shipped; the text is one clear line."""

    status = 500


def models_folder() -> Path:
    """The nlp_models folder, in a checkout or inside an installed wheel."""
    try:
        return path_of("nlp_models")
    except FileNotFoundError as error:
        raise ArtefactRefused(str(error)) from None


def verified_folder(name: str, root: Path | None = None) -> Path:
    """The folder of artefact `name` (as "minilm-int8-1") once every file's sha256 agrees with the list."""
    artefacts = (root or models_folder()) / "artefacts"
    expected = _expected(artefacts).get(name)
    if not expected:
        raise ArtefactRefused(f"The model {name} is not in the list of checksums of {artefacts}: {REINSTALL}")
    for file, checksum in sorted(expected.items()):
        path = artefacts / name / file
        if not path.is_file():
            raise ArtefactRefused(f"The model file {path} is missing: {REINSTALL}")
        if sha256(path.read_bytes()).hexdigest() != checksum:
            raise ArtefactRefused(f"The model file {path} was altered (sha256 differs): {REINSTALL}")
    return artefacts / name


def _expected(artefacts: Path) -> dict[str, dict[str, str]]:
    try:
        return json.loads((artefacts / CHECKSUMS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = f"The list of model checksums {artefacts / CHECKSUMS} cannot be read: {REINSTALL}"
        raise ArtefactRefused(told) from None
