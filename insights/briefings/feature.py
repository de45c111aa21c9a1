"""Briefings: home, the accountable page of a key result, the gap board, search over everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.briefings import queries
from insights.briefings.permissions import PERMISSIONS, ROUTES
from insights.briefings.views import blueprint
from insights.kernel.actor import Actor
from insights.kernel.wiring import Feature, Link, Panel


def _links(_session: Session, _actor: Actor, key_result_ids: Sequence[int]) -> Mapping[int, Any]:
    return {key_result_id: key_result_id for key_result_id in key_result_ids}


FEATURE = Feature(
    name="briefings",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    nav=(Link("Home", "briefings.home", "briefings.read", order=10),),
    user=(
        Link("Digest", "briefings.show_digest", "briefings.read", order=6),
        Link("Gap board", "briefings.show_gaps", "briefings.gaps", order=7),
    ),
    jobs="insights.briefings.jobs",
    work={
        "briefings.remind": "Looking for what waits for whom",
        "briefings.mail_reminder": "Mailing a reminder",
        "briefings.digest": "Looking who wants a digest",
        "briefings.mail_digest": "Mailing a digest",
    },
    panels=(
        Panel("objectives.key_result", "briefings/_of_key_result.html", _links, order=10),
        Panel("objectives.story", "briefings/_behind_story.html", queries.behind_key_results),
    ),
)
