"""The blueprint that all pages of synthesis are registered on, and what several of them ask."""

from __future__ import annotations

from flask import Blueprint
from wtforms.fields.choices import SelectChoice

from insights.kernel.errors import Forbidden
from insights.synthesis.models import Insight
from insights.synthesis.services import insights as writes
from insights.web.context import current_actor

blueprint = Blueprint("synthesis", __name__)


def may_write(row: Insight) -> bool:
    """Whether the actor may change the insight."""
    try:
        writes.refuse_unless_writer(current_actor(), row)
    except Forbidden:
        return False
    return True


def subject_choice(kind: str, subject_id: int, label: str, group: str) -> SelectChoice:
    """A thing to cite or to claim about in a list of kinds, its label cut at a word."""
    label = label if len(label) <= 110 else label[:109].rsplit(" ", 1)[0] + "…"
    return SelectChoice(f"{kind}:{subject_id}", label, optgroup=group)
