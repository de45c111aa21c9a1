"""Flask extensions, made once and bound in the factory."""

from __future__ import annotations

from flask import Flask
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect

from insights.kernel.db import engine_options, prepare_engine

db = SQLAlchemy(session_options={"expire_on_commit": False})
csrf = CSRFProtect()


def bind_database(app: Flask, url: str) -> None:
    """Give the app its engine with this product's way to begin transactions."""
    app.config["SQLALCHEMY_ENGINES"] = {"default": {"url": url, **engine_options(url)}}
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
