"""Write artefacts/checksums.json, the list the product verifies before it loads a model."""

import json
from hashlib import sha256
from pathlib import Path

ARTEFACTS = Path(__file__).resolve().parents[1] / "artefacts"


def checksums() -> dict[str, dict[str, str]]:
    """sha256 of every file but the cards, by artefact."""
    return {
        folder.name: {
            file.name: sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.iterdir())
            if file.suffix != ".md"
        }
        for folder in sorted(ARTEFACTS.iterdir())
        if folder.is_dir()
    }


if __name__ == "__main__":
    (ARTEFACTS / "checksums.json").write_text(json.dumps(checksums(), indent=2) + "\n", encoding="utf-8")
