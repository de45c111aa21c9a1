"""Proposals of a re-run."""

import numpy as np

from insights.analysis.text import (
    AnalysisResult,
    Member,
    PreviousTheme,
    Settings,
    ThemeDraft,
    propose_changes,
)

KEYS = [f"k{number:02d}" for number in range(20)]


def draft(number: int, keys: list[str], fixed_key: str | None = None) -> ThemeDraft:
    members = tuple(Member(key, 0.8) for key in keys)
    return ThemeDraft(
        number,
        f"draft {number}",
        (),
        "topic",
        np.zeros(2),
        0.5,
        members,
        (),
        len(keys),
        1,
        fixed_key=fixed_key,
    )


def run(*drafts: ThemeDraft) -> AnalysisResult:
    return AnalysisResult(drafts, (), (), "m", Settings(), 0, np.zeros(2))


def theme(key: str, keys: list[str], **more) -> PreviousTheme:
    return PreviousTheme(key, f"theme {key}", more.pop("status", "suggested"), tuple(keys), **more)


def kinds(*args) -> list[str]:
    return [one.kind for one in propose_changes(*args)]


def test_a_theme_in_two_parts_is_proposed_to_be_split_with_its_moves() -> None:
    (split,) = propose_changes([theme("a", KEYS[:10])], run(draft(0, KEYS[:5]), draft(1, KEYS[5:10])))
    assert (split.kind, split.themes, split.drafts) == ("split", ("a",), (0, 1))
    assert split.moves[KEYS[0]] == 0
    assert split.moves[KEYS[9]] == 1


def test_two_themes_in_one_draft_are_proposed_to_be_merged() -> None:
    (merge,) = propose_changes([theme("a", KEYS[:5]), theme("b", KEYS[5:10])], run(draft(0, KEYS[:10])))
    assert (merge.kind, merge.themes, len(merge.passages)) == ("merge", ("a", "b"), 10)


def test_unseen_passages_are_new_and_lost_ones_fade() -> None:
    found = propose_changes([theme("a", KEYS[:5])], run(draft(0, KEYS[10:15])))
    assert [one.kind for one in found] == ["fading", "new"]
    assert found[0].passages == tuple(KEYS[:5])


def test_what_a_person_decided_is_never_split_merged_or_faded() -> None:
    decided = [theme("a", KEYS[:10], decided=True, status="confirmed"), theme("b", KEYS[10:], decided=True)]
    assert kinds(decided, run(draft(0, KEYS[:5]), draft(1, KEYS[5:10]))) == []
    assert kinds(decided, run(draft(0, KEYS))) == []
    assert "fading" not in kinds(decided, run())


def test_a_rejected_theme_does_not_come_back() -> None:
    assert kinds([theme("a", KEYS[:5], status="rejected")], run(draft(0, KEYS[:5]))) == []


def test_a_confirmed_theme_may_grow() -> None:
    (grow,) = propose_changes(
        [theme("a", KEYS[:5], decided=True, status="confirmed")], run(draft(0, KEYS[:7], fixed_key="a"))
    )
    assert (grow.kind, grow.passages) == ("grow", tuple(KEYS[5:7]))


def test_an_unchanged_run_proposes_nothing() -> None:
    assert (
        kinds([theme("a", KEYS[:5]), theme("b", KEYS[5:10])], run(draft(0, KEYS[:5]), draft(1, KEYS[5:10])))
        == []
    )
    assert kinds([], run()) == []


def test_a_rejected_theme_is_not_brought_back_as_its_data_doubles() -> None:
    rejected = [theme("a", KEYS[:5], status="rejected", decided=True)]
    assert kinds(rejected, run(draft(0, KEYS[:11]))) == []
    assert kinds(rejected, run(draft(0, KEYS[3:20]))) == ["new"]  # two of its five are not the theme
    few = [theme("a", KEYS[:2], status="rejected", decided=True)]
    assert kinds(few, run(draft(0, KEYS))) == ["new"]  # ten times as much is something else
