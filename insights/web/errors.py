"""Error pages: what, where, what to do; never a traceback."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from flask import Flask, current_app, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from passlib.exc import PasswordSizeError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from insights.kernel.db import reading
from insights.kernel.errors import InvalidInput, PersonReadable, StaleWrite, where_from
from insights.web.api import is_api_request, problem
from insights.web.conflicts import conflict_of
from insights.web.context import current_settings
from insights.web.extensions import db
from insights.web.kept import kept_form

log = structlog.get_logger(__name__)

MESSAGES = {
    400: "Something in the address or the form was not as it should be. Go back, reload, and try again.",
    403: "Your role does not allow this. The owner of the study or an administrator can help.",
    404: "It does not exist, or it is not yours to see. Check the address.",
    405: "This address only takes what its form sends. Go back and use the form.",
    413: "Split what you send, or send a smaller part of it.",
    429: "Wait a few minutes, then try again. Nothing was lost.",
}


def add_error_pages(app: Flask) -> None:
    """Answer every error with a page that says what to do."""
    app.register_error_handler(StaleWrite, _stale)
    app.register_error_handler(PersonReadable, _readable)
    app.register_error_handler(IntegrityError, _integrity)
    app.register_error_handler(OperationalError, _operational)
    app.register_error_handler(OverflowError, _beyond)
    app.register_error_handler(DataError, _beyond)
    app.register_error_handler(PasswordSizeError, _long_password)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


PAGES = frozenset({400, 403, 404, 413, 422, 429, 500, 503})


@dataclass(frozen=True, slots=True)
class Shown:
    """What an error page says."""

    status: int
    message: str


def error_page(status: int, message: str) -> ResponseReturnValue:
    """The page of an error; a bare sentence for a part of a page, a problem body for a program."""
    db.session.rollback()
    if is_api_request():
        return problem(status, message)
    if request.headers.get("HX-Request"):
        return render_template("errors/_part.html", message=message), status
    if status < 500 and "actor" not in g:  # an address that leads nowhere has passed no guard
        g.actor = current_app.extensions["insights.load_actor"]()
    page = status if status in PAGES else (500 if status >= 500 else 400)
    return render_template(f"errors/{page}.html", error=Shown(status, message)), status


def _stale(error: StaleWrite) -> ResponseReturnValue:
    db.session.rollback()
    conflict = conflict_of(error)
    if conflict is None or request.headers.get("HX-Request"):
        return error_page(error.status, f"{error.message} Reload the page to see what is saved now.")
    address = request.full_path.rstrip("?")
    return render_template("errors/409.html", error=error, conflict=conflict, address=address), error.status


def _readable(error: PersonReadable) -> ResponseReturnValue:
    if is_api_request() and isinstance(error, InvalidInput) and error.field:
        db.session.rollback()
        return problem(error.status, error.message, [(error.field, error.message)])
    return error_page(error.status, error.message)


def _integrity(error: IntegrityError) -> ResponseReturnValue:
    log.warning("constraint", constraint=getattr(getattr(error.orig, "diag", None), "constraint_name", None))
    return error_page(
        409, "This contradicts something that is stored already. Go back, reload and try again."
    )


def _operational(error: OperationalError) -> ResponseReturnValue:
    deadlock = getattr(error.orig, "sqlstate", "") == "40P01"
    if not deadlock and "database is locked" not in str(error.orig):
        return _unexpected(error)
    log.warning("busy", path=request.url_rule.rule if request.url_rule else None)
    return error_page(503, "Another change is being saved just now. Nothing was lost: try again in a moment.")


def _beyond(error: OverflowError | DataError) -> ResponseReturnValue:
    """A number larger than any id, which both databases refuse to look for."""
    code = getattr(error.orig, "sqlstate", "") if isinstance(error, DataError) else ""
    if code == "22003" or "too large to convert to SQLite" in str(error):
        return error_page(404, MESSAGES[404])
    return _unexpected(error)


def _long_password(_error: PasswordSizeError) -> ResponseReturnValue:
    return error_page(422, "A password may have up to 4096 characters. Go back and use a shorter one.")


def _csrf(_error: CSRFError) -> ResponseReturnValue:
    with reading():
        g.actor = current_app.extensions["insights.load_actor"]()
    return kept_form(400, signed_in=g.actor is not None) or error_page(
        400,
        "This form was open for too long, or you signed in anew. Go back, reload, and send it again.",
    )


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error.get_response()
    if status == 413:
        limit = f"An upload may hold up to {current_settings().max_upload_mb} MB in all. Nothing was stored."
        return error_page(status, f"{MESSAGES[413]} {limit}")
    page = make_response(error_page(status, MESSAGES.get(status, "Something went wrong on the way.")))
    if isinstance(error, MethodNotAllowed):
        page.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return page


def _unexpected(error: Exception) -> ResponseReturnValue:
    path = request.url_rule.rule if request.url_rule else None
    log.error("unexpected", path=path, error=type(error).__name__, at=where_from(error))
    return error_page(500, "Something went wrong here. It has been noted; nothing was saved.")
