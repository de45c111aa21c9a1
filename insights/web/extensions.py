"""Flask extensions, made once and bound in the factory."""

from __future__ import annotations

from inspect import iscoroutinefunction

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
    # nobody opens async sessions here, and closing them would start an event loop after each request
    app.teardown_appcontext_funcs[:] = [
        f for f in app.teardown_appcontext_funcs if not iscoroutinefunction(f)
    ]
    with app.app_context():
        prepare_engine(db.engine)
