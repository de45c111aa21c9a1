"""How a feature declares itself; the factory and the worker wire the declarations together.

Nothing looks up: a lower page names a slot, a higher feature fills it (panels, tabs); a writer records a
fact, a higher feature's job takes it; each feature whose tables reach a person declares how to erase them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor, Role
from insights.kernel.rewording import Stands

PUBLIC = "public"
SIGNED_IN = "signed-in"


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the navigation, the New menu or the own menu: shown to those who hold `permission`."""

    label: str
    endpoint: str
    permission: str
    order: int = 50


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab that a feature adds to another's page; the endpoint takes the page's id as `argument`."""

    slot: str
    label: str
    endpoint: str
    permission: str
    argument: str
    order: int = 50


Load = Callable[[Session, Actor, Sequence[int]], Mapping[int, Any]]


@dataclass(frozen=True, slots=True)
class Panel:
    """Something a higher feature shows on a lower page.

    `load` gets all ids of the page at once, reads only what the actor may see, in one query, and returns a
    value by id; `template` renders it as `value` (and `subject_id`).
    """

    slot: str
    template: str
    load: Load
    order: int = 50


@dataclass(frozen=True, slots=True)
class Eraser:
    """Removes what the named tables hold of a participant; returns the number of rows touched."""

    tables: tuple[str, ...]
    erase: Callable[[Session, int], int]


Follow = Callable[[Session, int], None]
Reanchor = Callable[[Session, Collection[int], Stands], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A feature's declaration: all that FEATURES wires.

    `routes` maps each endpoint of the blueprint (without its name; with a dot for a foreign blueprint) to a
    permission of `permissions`, PUBLIC or SIGNED_IN; a route without one is refused. `api` is its part of
    /api/v1. `jobs` names the module that only the worker imports. `facts` maps a fact's name to the job that
    takes it. `followers` count a study (its id) anew in the transaction that removes some of its material.
    `anchored` moves what hangs on the words of turns (their ids) in the transaction that changes them.
    `within` names the feature whose entry of the navigation stands for its pages, where it has none.
    `found` maps a kind of search row to (endpoint, argument). `work` says in words what a job does.
    """

    name: str
    blueprint: Blueprint | None = None
    api: Blueprint | None = None
    permissions: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    routes: Mapping[str, str] = field(default_factory=dict)
    nav: tuple[Link, ...] = ()
    within: str = ""
    new: tuple[Link, ...] = ()
    user: tuple[Link, ...] = ()
    tabs: tuple[Tab, ...] = ()
    panels: tuple[Panel, ...] = ()
    jobs: str | None = None
    work: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    erasers: tuple[Eraser, ...] = ()
    followers: tuple[Follow, ...] = ()
    anchored: tuple[Reanchor, ...] = ()
    found: Mapping[str, tuple[str, str]] = field(default_factory=dict)


class WiringError(Exception):
    """Two declarations contradict each other, or one names what does not exist."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """All declarations together."""

    features: tuple[Feature, ...]
    permissions: Mapping[str, frozenset[Role]]
    routes: Mapping[str, str]

    def may(self, actor: Actor | None, permission: str) -> bool:
        """Whether the actor holds the permission; an unknown one is held by nobody."""
        if permission == PUBLIC:
            return True
        if actor is None:
            return False
        return permission == SIGNED_IN or actor.role in self.permissions.get(permission, frozenset())

    def nav(self, actor: Actor) -> list[Link]:
        """The navigation the actor sees, in order."""
        return self._links((feature.nav for feature in self.features), actor)

    def section(self, feature: str) -> str:
        """The feature whose entry of the navigation stands for a feature's pages."""
        return next((f.within for f in self.features if f.name == feature and f.within), feature)

    def new(self, actor: Actor) -> list[Link]:
        """The entries of the New menu the actor may use, in order."""
        return self._links((feature.new for feature in self.features), actor)

    def user(self, actor: Actor) -> list[Link]:
        """The entries of the person's own menu, in order."""
        return self._links((feature.user for feature in self.features), actor)

    def tabs(self, slot: str, actor: Actor) -> list[Tab]:
        """The tabs other features add to the page `slot`."""
        tabs = [t for f in self.features for t in f.tabs if t.slot == slot and self.may(actor, t.permission)]
        return sorted(tabs, key=lambda tab: tab.order)

    def panels(self, slot: str) -> list[Panel]:
        """The panels other features add to the page `slot`."""
        panels = [p for f in self.features for p in f.panels if p.slot == slot]
        return sorted(panels, key=lambda panel: panel.order)

    def followers(self) -> list[Follow]:
        """What counts a study anew when some of its material goes, the lowest feature first."""
        return [follow for feature in self.features for follow in feature.followers]

    def anchored(self) -> list[Reanchor]:
        """What moves along when the words of a turn are corrected."""
        return [reanchor for feature in self.features for reanchor in feature.anchored]

    def erasers(self) -> list[Eraser]:
        """How each feature forgets a person, the highest first: what it holds leans on what lies below."""
        return [eraser for feature in reversed(self.features) for eraser in feature.erasers]

    def subscribers(self, fact: str) -> list[str]:
        """The names of the jobs that take a fact."""
        return [f.facts[fact] for f in self.features if fact in f.facts]

    def work(self) -> dict[str, str]:
        """What jobs do, in words, by their name."""
        return {job: words for f in self.features for job, words in f.work.items()}

    def found(self) -> dict[str, tuple[str, str]]:
        """(endpoint, argument) by kind of search row."""
        return {kind: target for f in self.features for kind, target in f.found.items()}

    def _links(self, groups: Iterable[tuple[Link, ...]], actor: Actor) -> list[Link]:
        links = [link for group in groups for link in group if self.may(actor, link.permission)]
        return sorted(links, key=lambda link: link.order)


def wire(features: Sequence[Feature]) -> Wiring:
    """Join the declarations; WiringError on a repeated or dangling name."""
    permissions: dict[str, frozenset[Role]] = {}
    routes: dict[str, str] = {}
    for feature in features:
        for name, roles in feature.permissions.items():
            if name in permissions:
                raise WiringError(f"permission {name} is declared twice")
            permissions[name] = roles
        for endpoint, permission in feature.routes.items():
            full = endpoint if "." in endpoint else f"{feature.name}.{endpoint}"
            if full in routes:
                raise WiringError(f"route {full} is declared twice")
            routes[full] = permission
    known = set(permissions) | {PUBLIC, SIGNED_IN}
    for endpoint, permission in routes.items():
        if permission not in known:
            raise WiringError(f"route {endpoint} names the unknown permission {permission}")
    return Wiring(tuple(features), permissions, routes)
