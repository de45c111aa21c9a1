"""How many columns are folded on the mapping page."""

from __future__ import annotations

from insights.surveys.rules.folding import AT_ONCE, RUN, Fold, chosen_in, folds_of, said_of_fold


def test_items_of_one_group_are_folded_under_its_title_and_others_stand_in_runs() -> None:
    shown = [{"group": ""}, *[{"group": "Rate"}] * 3, *[{"kind": "sus"}] * 10, {"group": "Pair"}, {}]
    folds = folds_of(shown)
    assert [(fold.title, list(fold.members)) for fold in folds if fold.group] == [
        ("Rate", [1, 2, 3]),
        ("System Usability Scale", list(range(4, 14))),
    ]
    assert [(fold.first, fold.last) for fold in folds if not fold.group] == [(0, 0), (14, 15)]
    assert all(fold.shown for fold in folds)


def test_of_many_columns_only_the_first_run_and_opened_folds_are_shown() -> None:
    columns = [{"group": "Rate" if AT_ONCE <= at < AT_ONCE + 20 else ""} for at in range(1400)]
    folds = folds_of(columns, frozenset({AT_ONCE}))
    assert [at for fold in folds for at in fold.members] == list(range(1400))
    assert [fold.first for fold in folds if fold.shown] == [0, AT_ONCE]
    assert max(len(fold.members) for fold in folds) == RUN
    assert folds[1].title == "Columns 51 to 80"


def test_a_form_says_each_column_all_of_a_fold_or_nothing() -> None:
    before = [{"kind": "rating", "scale": 5, "definition": 3}] * 4
    posted = {"kind-0": "nps", "scale-0": "", "fold-2": "ignore", "kind-2": "rating"}
    first = chosen_in(Fold("", 0, 1, group=False), posted, before)
    assert [one["kind"] for one in first] == ["nps", "rating"]
    assert first[1]["definition"] == 3
    assert [one["kind"] for one in chosen_in(Fold("", 2, 3, group=True), posted, before)] == ["ignore"] * 2


def test_a_fold_says_what_its_columns_are() -> None:
    fold = Fold("Rate", 0, 2, group=True)
    assert said_of_fold(fold, [{"kind": "rating"}] * 3) == "Rating on a scale"
    mixed = [{"kind": "rating"}, {"kind": "rating"}, {"kind": ""}]
    assert said_of_fold(fold, mixed) == "Rating on a scale 2×, not declared 1×"
    assert said_of_fold(fold, [{"kind": "no such kind"}] * 3) == "not declared"
