"""Declarations are joined, and contradictions refused."""

import pytest

from insights.kernel.actor import Actor, Role
from insights.kernel.wiring import PUBLIC, SIGNED_IN, Feature, Link, Panel, Tab, WiringError, wire

TEAM, ADMINS = frozenset({Role.ADMIN, Role.RESEARCHER}), frozenset({Role.ADMIN})
RESEARCHER, STAKEHOLDER = Actor(1, Role.RESEARCHER, "Ida"), Actor(2, Role.STAKEHOLDER, "Sven")


def things(**fields: object) -> Feature:
    return Feature(
        **{"name": "things", "permissions": {"things.read": TEAM, "things.burn": ADMINS}, **fields}
    )


def test_a_permission_declared_twice_is_refused() -> None:
    with pytest.raises(WiringError, match=r"permission things\.read is declared twice"):
        wire([things(), Feature(name="others", permissions={"things.read": TEAM})])


def test_a_route_that_names_an_unknown_permission_is_refused() -> None:
    with pytest.raises(WiringError, match=r"things\.show names the unknown permission things\.write"):
        wire([things(routes={"show": "things.write"})])


def test_a_route_declared_twice_is_refused() -> None:
    with pytest.raises(WiringError, match=r"route things\.show is declared twice"):
        wire([things(routes={"show": PUBLIC}), Feature(name="more", routes={"things.show": PUBLIC})])


def test_public_is_for_all_and_signed_in_for_actors_and_the_unknown_for_nobody() -> None:
    wiring = wire([things(routes={"a": PUBLIC, "b": SIGNED_IN})])
    assert wiring.may(None, PUBLIC)
    assert not wiring.may(None, SIGNED_IN)
    assert wiring.may(STAKEHOLDER, SIGNED_IN)
    assert wiring.may(RESEARCHER, "things.read")
    assert not wiring.may(STAKEHOLDER, "things.read")
    assert not wiring.may(Actor(3, Role.ADMIN, "Ada"), "things.unheard_of")


def test_links_and_tabs_show_in_order_to_those_who_may() -> None:
    links = (Link("Late", "x", SIGNED_IN, order=60), Link("Burn", "x", "things.burn", order=1))
    links += (Link("Read", "x", "things.read", order=5),)
    tabs = (
        Tab("page", "Second", "x", SIGNED_IN, "id", 20),
        Tab("page", "First", "x", "things.read", "id", 1),
    )
    elsewhere = Tab("elsewhere", "Third", "x", SIGNED_IN, "id")
    wiring = wire([things(nav=links, new=links, user=links, tabs=(*tabs, elsewhere))])
    for menu in (wiring.nav, wiring.new, wiring.user):
        assert [link.label for link in menu(RESEARCHER)] == ["Read", "Late"]
        assert [link.label for link in menu(STAKEHOLDER)] == ["Late"]
    assert [tab.label for tab in wiring.tabs("page", RESEARCHER)] == ["First", "Second"]
    assert [tab.label for tab in wiring.tabs("page", STAKEHOLDER)] == ["Second"]


def test_panels_subscribers_and_kinds_found_are_gathered_from_all_features() -> None:
    late, early = Panel("page", "late.html", lambda *_: {}, 9), Panel("page", "early.html", lambda *_: {}, 1)
    one = things(panels=(late,), facts={"said": "things.hear"}, found={"thing": ("things.show", "thing_id")})
    wiring = wire([one, Feature(name="more", panels=(early,), facts={"said": "more.hear"})])
    assert wiring.panels("page") == [early, late]
    assert wiring.panels("nowhere") == []
    assert wiring.subscribers("said") == ["things.hear", "more.hear"]
    assert wiring.subscribers("unsaid") == []
    assert wiring.found() == {"thing": ("things.show", "thing_id")}


def test_followers_come_in_the_order_of_the_features() -> None:
    def one(session: object, study_id: int) -> None: ...

    def other(session: object, study_id: int) -> None: ...

    assert wire([things(followers=(one,)), Feature(name="more", followers=(other,))]).followers() == [
        one,
        other,
    ]


def test_pages_of_a_feature_without_an_entry_stand_under_that_of_another() -> None:
    wiring = wire([things(), Feature(name="parts", within="things")])
    assert [wiring.section(name) for name in ("parts", "things", "unheard of")] == [
        "things",
        "things",
        "unheard of",
    ]
