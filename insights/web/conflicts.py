"""Two people saved the same thing: what differs, field by field, so that the later one can choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import g, request
from wtforms import BooleanField, Form, SelectField, TextAreaField
from wtforms.fields.core import Field

from insights.kernel.errors import StaleWrite
from insights.web.filters import day


@dataclass(frozen=True, slots=True)
class Version:
    """One side's answer to a field: as people read it, and as the form sends it."""

    shown: str
    sent: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two versions differ; `both` is a text that holds the one below the other."""

    name: str
    label: str
    theirs: Version
    yours: Version
    both: Version | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What differs, and what of the refused form is sent once more as it is."""

    differences: list[Difference]
    version: int
    kept: list[tuple[str, str]]

    def yours(self) -> list[tuple[str, str]]:
        """Every field of the refused form, to be saved over what is stored now."""
        return [*self.kept, *((one.name, one.yours.sent) for one in self.differences)]


def conflict_of(error: StaleWrite) -> Conflict | None:
    """The refused form against what is saved now; None where no form was sent."""
    form: Form | None = g.get("edited_form")
    if form is None:
        return None
    differing = {name: value for name, value in error.theirs.items() if value != error.yours[name]}
    found = [one for field in form for one in _differences(field, differing)]
    names = {one.name for one in found} | {"version", "csrf_token"}
    kept = [pair for pair in request.form.items(multi=True) if pair[0] not in names]
    return Conflict(found, error.version, kept)


def _differences(field: Field, saved: Mapping[str, Any]) -> list[Difference]:
    if field.short_name not in saved:
        return []
    yours = _version(field)
    field.raw_data = None
    field.process(None, saved[field.short_name])
    theirs = _version(field)
    if theirs == yours:
        return []
    both = None
    if isinstance(field, TextAreaField) and theirs.sent and yours.sent:
        joined = f"{theirs.sent}\n\n{yours.sent}"
        both = Version(joined, joined)
    return [Difference(field.name, field.label.text, theirs, yours, both)]


def _version(field: Field) -> Version:
    if isinstance(field, BooleanField):
        return Version("yes", "y") if field.data else Version("no", "")
    if isinstance(field, SelectField):
        chosen = [option for option in field if option.checked] or list(field)[:1]
        return Version(str(chosen[0].label.text), str(chosen[0].data)) if chosen else Version("", "")
    sent = "\n".join(str(field._value()).strip().splitlines())
    return Version(day(field.data) if isinstance(field.data, date) else sent, sent)
