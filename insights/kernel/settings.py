"""The door to `config.py`, wherever it lies (its bare name would collide when installed)."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from insights.kernel.bundle import path_of


def _load() -> ModuleType:
    name = "insights_config"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path_of("config.py"))
    if spec is None or spec.loader is None:
        raise ImportError("config.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


_config = _load()
Settings = _config.Settings
SettingsError = _config.SettingsError
load_settings = _config.load_settings
spacy_model = _config.spacy_model
