"""A form that was refused for its age or for a lost sign-in: what was written stays, to be sent once more."""

from __future__ import annotations

from flask import render_template, request, url_for

from insights.web.api import is_api_request


def kept_form(status: int, signed_in: bool) -> tuple[str, int] | None:
    """The page that keeps the request's form; None where it cannot, or must not, be repeated.

    Only what a page of ours sent is kept: the browser says so itself (Sec-Fetch-Site), so no other site
    can lay words into a person's hands. Files and passwords cannot be kept.
    """
    if is_api_request() or request.headers.get("HX-Request"):
        return None
    if request.headers.get("Sec-Fetch-Site") != "same-origin" or any(
        f.filename for f in request.files.values()
    ):
        return None
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    if not fields or any("password" in name for name, _ in fields):
        return None
    page = render_template(
        "errors/kept_form.html",
        action=request.full_path.rstrip("?"),
        fields=fields,
        signed_in=signed_in,
        sign_in_url=url_for("security.login"),
    )
    return page, status
