"""What a run may change by itself."""

from collections.abc import Sequence

from insights.analysis.text import propose_changes
from insights.analysis.text.model import AnalysisResult, PreviousTheme, ThemeDraft
from insights.themes.rules.planning import Plan, plan_of
from tests.factories.found import draft, result_of


def keys(first: int, last: int) -> list[str]:
    return [f"t{number}" for number in range(first, last + 1)]


def before(
    key: str, members: Sequence[str], status: str = "suggested", decided: bool = False
) -> PreviousTheme:
    return PreviousTheme(key, f"theme {key}", status, tuple(members), decided)


def planned(previous: Sequence[PreviousTheme], *drafts: ThemeDraft) -> Plan:
    result: AnalysisResult = result_of(drafts)
    return plan_of(previous, result, propose_changes(previous, result))


def test_a_first_run_shows_everything_it_found() -> None:
    plan = planned([], draft(0, "Export", keys(1, 5)), draft(1, "Size", keys(6, 9), fixed="tag:3"))
    assert (plan.shown, plan.kept, plan.proposals) == ((0, 1), (), ())
    assert plan.stored == (0, 1)


def test_an_empty_draft_is_never_shown() -> None:
    assert planned([], draft(0, "Nobody", [])).shown == ()


def test_an_untouched_suggestion_is_refreshed_by_the_draft_that_is_the_same() -> None:
    plan = planned([before("7", keys(1, 5))], draft(0, "Export", keys(1, 8)))
    assert plan.refreshed == {"7": 0}
    assert (plan.proposals, plan.stored) == ((), ())


def test_what_a_person_decided_is_never_refreshed() -> None:
    plan = planned([before("7", keys(1, 5), decided=True)], draft(0, "Export", keys(1, 8)))
    assert plan.refreshed == {}


def test_a_new_draft_waits_behind_a_proposal() -> None:
    plan = planned([before("7", keys(1, 5))], draft(0, "Export", keys(1, 5)), draft(1, "Phone", keys(20, 25)))
    assert [(p.kind, p.drafts) for p in plan.proposals] == [("new", (1,))]
    assert (plan.shown, plan.kept) == ((), (1,))


def test_growth_of_a_confirmed_theme_keeps_no_draft_of_its_own() -> None:
    old = before("7", keys(1, 5), "confirmed", decided=True)
    plan = planned([old], draft(0, "Export", keys(1, 8), fixed="7"))
    assert [(p.kind, p.passages) for p in plan.proposals] == [("grow", tuple(keys(6, 8)))]
    assert plan.stored == ()


def test_a_theme_in_a_split_is_not_refreshed_as_well() -> None:
    plan = planned([before("7", keys(1, 8))], draft(0, "One", keys(1, 4)), draft(1, "Two", keys(5, 8)))
    assert [p.kind for p in plan.proposals] == ["split"]
    assert (plan.refreshed, plan.kept) == ({}, (0, 1))


def test_rejected_passages_do_not_come_back() -> None:
    plan = planned([before("7", keys(1, 5), "rejected", decided=True)], draft(0, "Again", keys(1, 6)))
    assert (plan.proposals, plan.stored) == ((), ())


def test_a_draft_whose_theme_matched_a_closer_one_is_proposed_not_lost() -> None:
    plan = planned(
        [before("7", keys(1, 9))], draft(0, "Near", keys(1, 7)), draft(1, "Rest", [*keys(8, 9), "t20"])
    )
    assert plan.refreshed == {"7": 0}
    assert [(p.kind, p.drafts) for p in plan.proposals] == [("new", (1,))]
