"""Guard and boundary of every view: deny by default, read-only reads, one commit for a write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, cast

from flask import Flask, abort, flash, g, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from insights.kernel.actor import Actor
from insights.kernel.db import reading
from insights.kernel.errors import Forbidden, InvalidInput
from insights.kernel.wiring import Wiring
from insights.web.api import is_api_request, problem
from insights.web.extensions import db
from insights.web.kept import kept_form

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SEND_TOKEN = "Send a valid token: Authorization: Bearer TOKEN. The page “API tokens” makes them."  # noqa: S105
View = Callable[..., ResponseReturnValue]
LoadActor = Callable[[], Actor | None]


def guard_views(app: Flask, wiring: Wiring, load_actor: LoadActor) -> None:
    """Wrap every registered view; a route without a declared permission answers 403 to everybody."""
    app.extensions["insights.load_actor"] = load_actor
    for endpoint, view in app.view_functions.items():
        if endpoint == "static":
            continue
        app.view_functions[endpoint] = _guarded(cast(View, view), endpoint, wiring, load_actor)


def _guarded(view: View, endpoint: str, wiring: Wiring, load_actor: LoadActor) -> View:
    permission = wiring.routes.get(endpoint)

    @wraps(view)
    def guarded(**arguments: Any) -> ResponseReturnValue:
        with reading():
            g.actor = load_actor()
            refusal = _refusal(wiring, permission)
            if refusal is not None:
                return refusal
            _refuse_nul(request.args, arguments.values())
            if request.method in SAFE_METHODS:
                return view(**arguments)
            db.session.commit()  # ends the read; the body arrives before the write lock is taken
        _refuse_nul(request.form, (file.filename for _, file in request.files.items(multi=True)))
        return _committed(view, arguments)

    return guarded


def _refuse_nul(fields: MultiDict[str, str], others: Iterable[object]) -> None:
    """No person types it, and PostgreSQL cannot keep it in a text."""
    if any("\x00" in str(text) for text in (*(value for _, value in fields.items(multi=True)), *others)):
        raise InvalidInput("The address or the form holds a NUL character. Remove it, then try again.")


def _refusal(wiring: Wiring, permission: str | None) -> ResponseReturnValue | None:
    if permission is None:
        abort(403)
    if wiring.may(g.actor, permission):
        return None
    if g.actor is None and is_api_request():
        return problem(401, SEND_TOKEN, headers={"WWW-Authenticate": "Bearer"})
    if g.actor is None:
        if request.headers.get("HX-Request"):
            return "", 401, {"HX-Redirect": url_for("security.login")}
        if request.method in SAFE_METHODS:
            return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
        if kept := kept_form(401, signed_in=False):
            return kept
        flash("You were signed out meanwhile. Sign in, then go back and send the form again.", "warning")
        return redirect(url_for("security.login"))
    raise Forbidden


def _committed(view: View, arguments: dict[str, Any]) -> ResponseReturnValue:
    try:
        response = make_response(view(**arguments))
        if response.status_code < 400:
            db.session.commit()
        else:
            db.session.rollback()
        return response
    except BaseException:
        db.session.rollback()
        raise
