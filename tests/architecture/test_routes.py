"""Every address has a declared permission, and nothing is declared that does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from insights.factory import FEATURES, create_app
from insights.kernel.wiring import PUBLIC, Wiring
from tests.architecture.source import ROOT, features, told
from tests.fixtures.application import settings_of

OPEN_TO_ALL = frozenset({"static"})
CLOSED_TO_ALL = frozenset({"security.static"})  # files of the accounts extension, whose pages are ours
# each of them is limited by what failed before
PUBLIC_WRITES = frozenset(
    {
        "security.login",
        "security.two_factor_token_validation",
        "security.forgot_password",
        "security.reset_password",
    }
)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@pytest.fixture(scope="module")
def bare_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application without a database behind it."""
    folder: Path = tmp_path_factory.mktemp("bare")
    return create_app(settings_of(f"sqlite:///{folder / 'none.sqlite3'}", folder))


@pytest.fixture(scope="module")
def wiring(bare_app: Flask) -> Wiring:
    """The declarations of all features."""
    return bare_app.extensions["insights.wiring"]


def test_every_route_has_a_declared_permission(bare_app: Flask, wiring: Wiring) -> None:
    bare = [
        f"{rule.rule} ({rule.endpoint})"
        for rule in bare_app.url_map.iter_rules()
        if rule.endpoint not in OPEN_TO_ALL | CLOSED_TO_ALL | set(wiring.routes)
    ]
    assert not bare, told(bare, "add the endpoint to `routes` of its feature, with the permission it needs.")


def test_what_is_declared_for_nobody_is_refused(bare_app: Flask) -> None:
    assert bare_app.test_client().get("/fs-static/js/webauthn.js").status_code == 403


def test_every_declared_route_exists(bare_app: Flask, wiring: Wiring) -> None:
    dangling = sorted(set(wiring.routes) - set(bare_app.view_functions))
    assert not dangling, told(
        dangling, "remove it from `routes`, or correct its name: it is the view's function name."
    )


def test_only_signing_in_is_a_public_write(bare_app: Flask, wiring: Wiring) -> None:
    public = [
        f"{rule.rule} ({rule.endpoint})"
        for rule in bare_app.url_map.iter_rules()
        if wiring.routes.get(rule.endpoint) == PUBLIC and (rule.methods or set()) - SAFE
    ]
    open_writes = [line for line in public if line.split("(")[1].rstrip(")") not in PUBLIC_WRITES]
    assert not open_writes, told(open_writes, "give it a permission: nobody writes without signing in.")


def test_every_permission_is_held_by_somebody_and_asked_for(wiring: Wiring) -> None:
    held = [name for name, roles in wiring.permissions.items() if not roles]
    assert not held, told(held, "a permission nobody holds closes its routes to all: give it a role.")


def test_every_package_with_a_declaration_is_among_the_features(wiring: Wiring) -> None:
    declared = {name for name in features() if (ROOT / "insights" / name / "feature.py").exists()}
    wired = {feature.name for feature in FEATURES}
    assert declared <= wired, told(
        sorted(declared - wired), "add the FEATURE of this package to FEATURES in insights/factory.py."
    )


def test_every_package_with_jobs_names_them_in_its_declaration(wiring: Wiring) -> None:
    jobs = {name for name in features() if (ROOT / "insights" / name / "jobs.py").exists()}
    jobs |= {name for name in features() if (ROOT / "insights" / name / "jobs").is_dir()}
    named = {feature.jobs.split(".")[1] for feature in wiring.features if feature.jobs}
    assert jobs <= named, told(
        sorted(jobs - named), 'name the module in the declaration: Feature(…, jobs="insights.x.jobs").'
    )
