"""What a person declares about columns, and whether it holds together."""

from types import SimpleNamespace

import pytest

from insights.kernel.errors import InvalidInput
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import (
    ColumnChoice,
    choices_from,
    definitions_offered,
    fingerprint_of,
    first_choices,
    plan_of,
)


def columns(*kinds: str) -> list[ColumnChoice]:
    return [ColumnChoice(f"Column {n}", Kind(kind) if kind else None) for n, kind in enumerate(kinds)]


def test_each_column_plays_its_part() -> None:
    plan = plan_of(columns("id", "date", "csat", "nps", "segment", "text", "ignore", ""))
    assert (plan.respondent, plan.date, plan.segment, plan.texts, plan.left_out) == (0, 1, 4, (5,), (0, 6))
    assert [(draft.kind, draft.positions) for draft in plan.scores] == [(Kind.CSAT, (2,)), (Kind.NPS, (3,))]
    assert plan.lead == 3


@pytest.mark.parametrize(
    ("kind", "words"), [("date", "the date"), ("id", "the respondent id"), ("segment", "the segment")]
)
def test_two_columns_in_one_role_are_refused_by_name(kind: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        plan_of(columns(kind, "nps", kind))
    assert words in refusal.value.message
    assert "'Column 0' and 'Column 2'" in refusal.value.message


def test_ten_neighbours_are_one_sus_and_nine_are_refused() -> None:
    plan = plan_of(columns(*["sus"] * 20))
    assert [draft.positions for draft in plan.scores] == [tuple(range(10)), tuple(range(10, 20))]
    assert plan.lead is None
    with pytest.raises(InvalidInput, match="SUS needs 10 columns side by side"):
        plan_of(columns(*["sus"] * 9, "nps"))


def test_a_scale_that_a_kind_does_not_have_is_refused() -> None:
    with pytest.raises(InvalidInput, match="takes 3, 4, 5, 6, 7, 10, not 9"):
        plan_of([ColumnChoice("Satisfied?", Kind.CSAT, 9)])
    with pytest.raises(InvalidInput, match="no scale of its own"):
        plan_of([ColumnChoice("Recommend?", Kind.NPS, 5)])


def test_nothing_declared_is_refused() -> None:
    with pytest.raises(InvalidInput, match="at least one column"):
        plan_of(columns("", "ignore"))


def test_posted_choices_are_read_and_unknown_kinds_refused() -> None:
    posted = [{"kind": "csat", "scale": "5", "definition": "12"}, {"kind": "", "scale": "x"}]
    assert choices_from(posted, ["A", "B"]) == [
        ColumnChoice("A", Kind.CSAT, 5, 12),
        ColumnChoice("B", None, None, None),
    ]
    with pytest.raises(InvalidInput, match="magic is no kind"):
        choices_from([{"kind": "magic"}], ["A"])


def test_only_the_first_suggested_column_gets_a_role() -> None:
    suggested = ["date", "date", "id", "id", "segment", "segment", "nps", None]
    assert first_choices(suggested) == ["date", "", "id", "ignore", "segment", "single", "nps", ""]


def test_a_fingerprint_forgives_case_and_punctuation_but_not_order() -> None:
    one = fingerprint_of(["How likely?", "Why?"])
    assert one == fingerprint_of(["how likely", "WHY"])
    assert one != fingerprint_of(["Why?", "How likely?"])


def test_of_many_scores_a_column_is_offered_its_own() -> None:
    few = [SimpleNamespace(id=at, name=f"Rating: Part {at} of it") for at in range(40)]
    assert definitions_offered(few, "Part 7 of it", "") == few
    many = [*few, SimpleNamespace(id=77, name="NPS")]
    assert [one.id for one in definitions_offered(many, "Part 7 of it", "77")] == [7, 77]
