"""What every page's layout needs: navigation, the actor, what the actor may do."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Flask, current_app, request, url_for

from insights.web.context import actor_or_none, current_wiring


def add_page_context(app: Flask) -> None:
    """Give templates the menus, `actor`, `may` and `study_tabs`."""
    owner_of = cache(lambda top: _owner_of(app, top))

    @app.context_processor
    def _context() -> dict[str, Any]:
        actor, wiring = actor_or_none(), current_wiring()
        top = request.url_rule.rule.split("/")[1] if request.url_rule else ""
        here = wiring.section(owner_of(top) or (request.endpoint or "").split(".")[0])
        return {
            "actor": actor,
            "may": lambda permission: wiring.may(actor, permission),
            "work_names": wiring.work(),
            "study_tabs": lambda study_id: study_tabs(study_id),
            "nav": [
                (link.label, url_for(link.endpoint), link.endpoint.split(".")[0] == here)
                for link in (wiring.nav(actor) if actor else ())
            ],
            "new_menu": [
                (link.label, url_for(link.endpoint)) for link in (wiring.new(actor) if actor else ())
            ],
            "user_menu": [
                (link.label, url_for(link.endpoint)) for link in (wiring.user(actor) if actor else ())
            ],
            "search_url": _address_if_there("briefings.search"),
            "sign_out_url": _address_if_there("security.logout"),
        }


def _owner_of(app: Flask, top: str) -> str:
    """The feature whose entry of the navigation stands for pages under a first part of their path."""
    rules = (rule for rule in app.url_map.iter_rules() if top and rule.rule.split("/")[1] == top)
    return next((rule.endpoint.split(".")[0] for rule in rules), "")


def study_tabs(study_id: int) -> list[tuple[str, str, bool]]:
    """(label, address, active) of the tabs on a study's pages."""
    actor = actor_or_none()
    if actor is None:
        return []
    tabs = current_wiring().tabs("studies.study", actor)
    here = request.endpoint
    return [(t.label, _address(t.endpoint, t.argument, study_id), t.endpoint == here) for t in tabs]


def _address(endpoint: str, argument: str, subject_id: int) -> str:
    values: dict[str, Any] = {argument: subject_id}
    return url_for(endpoint, **values)


def _address_if_there(endpoint: str) -> str | None:
    return url_for(endpoint) if endpoint in current_app.view_functions else None
