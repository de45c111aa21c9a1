"""What every page with a form does: the version it was opened with, and refusals beside their field."""

from __future__ import annotations

from flask import g
from flask_wtf import FlaskForm

from insights.kernel.errors import InvalidInput


def version_in(form: FlaskForm) -> int:
    """The version the form was opened with; 0 when it was tampered with."""
    g.edited_form = form  # what a conflict compares with the saved version
    text = form["version"].data or ""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def show_problem(form: FlaskForm, problem: InvalidInput) -> None:
    """Put a refusal beside the field it names, or above the form."""
    if problem.field and problem.field in form:
        field = form[problem.field]
        field.errors = [*field.errors, problem.message]
    else:
        form.form_errors = [*form.form_errors, problem.message]
