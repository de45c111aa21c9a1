"""What an installation gets beside the product is what the product imports."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.source import ROOT, modules, told

BY_ADDRESS_ALONE = frozenset({"psycopg"})  # SQLAlchemy loads it where DATABASE_URL names PostgreSQL


def test_every_library_of_an_installation_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[\[<>=]", line)[0].lower() for line in project["dependencies"]}
    assert {"flask", "lxml"} <= wanted
    packages = {name.split(".")[0] for module in modules("insights") for _, name in module.imports()}
    homes = packages_distributions()
    used = {home.lower() for package in packages for home in homes.get(package, [])}
    assert not wanted - used - BY_ADDRESS_ALONE, told(
        sorted(wanted - used - BY_ADDRESS_ALONE),
        "take it out of the dependencies in pyproject.toml and run `make lock`.",
    )
