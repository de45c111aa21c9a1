"""What a view asks for: the session, the actor, the settings, the wiring."""

from __future__ import annotations

from typing import cast

from flask import current_app, g
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.blobs import BlobStore
from insights.kernel.errors import Forbidden
from insights.kernel.settings import Settings
from insights.kernel.wiring import Wiring
from insights.web.extensions import db


def current_session() -> Session:
    """The request's database session; the boundary commits it."""
    return db.session


def current_actor() -> Actor:
    """The signed-in person; Forbidden on a public page without one."""
    actor = actor_or_none()
    if actor is None:
        raise Forbidden("Please sign in first.")
    return actor


def actor_or_none() -> Actor | None:
    """The signed-in person, if any."""
    return cast("Actor | None", g.get("actor"))


def current_settings() -> Settings:
    """The installation's settings."""
    return cast("Settings", current_app.extensions["insights.settings"])


def current_wiring() -> Wiring:
    """The joined declarations of all features."""
    return cast("Wiring", current_app.extensions["insights.wiring"])


def blob_store() -> BlobStore:
    """Where uploaded files are kept."""
    return BlobStore(current_settings().data_dir / "blobs")
