"""Where the folders beside the package are: in a checkout, or inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def path_of(name: str) -> Path:
    """The path of a top-level file or folder (`templates`, `migrations`, `nlp_models`, `config.py`)."""
    bundled = _PACKAGE / "_bundle" / name
    beside = _PACKAGE.parent / name
    for candidate in (beside, bundled):
        if candidate.exists() and (candidate is bundled or (_PACKAGE.parent / "pyproject.toml").exists()):
            return candidate
    raise FileNotFoundError(f"{name} is neither beside nor inside the package: reinstall it")
