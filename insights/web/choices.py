"""Choices of select fields, in the kind that WTForms keeps."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from wtforms.fields.choices import SelectChoice

from insights.web.filters import words


def choices(pairs: Iterable[tuple[object, str]]) -> list[SelectChoice]:
    """(value, label) pairs as the choices of a select."""
    return [SelectChoice(value, label) for value, label in pairs]


def kinds(values: Iterable[StrEnum]) -> list[SelectChoice]:
    """An enum as the choices of a select, in words."""
    return choices(kind_pairs(values))


def kind_pairs(values: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """An enum as (value, words) pairs."""
    return [(value.value, words(value.value)) for value in values]
