"""From rows of a file to responses."""

import json
from collections.abc import Iterable

import pytest

from insights.surveys.rules import intake as rules
from insights.surveys.rules.dates import DateOrder
from insights.surveys.rules.intake import Intake, Said, Taken, digests_of, taken_from
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import ColumnChoice, plan_of
from insights.surveys.rules.packing import MONTH, STATE

KINDS = ("id", "date", "nps", "segment", "text", "ignore")
Rows = list[list[object]]


def intake(*kinds: str) -> Intake:
    plan = plan_of([ColumnChoice(kind, Kind(kind)) for kind in kinds])
    return Intake(plan, len(kinds), DateOrder.DAY_FIRST)


def taken_of(taking: Intake, rows: Rows, previews: Iterable[int] = (), partials: Iterable[int] = ()) -> Taken:
    return taking.add(list(zip(*rows, strict=True)), set(previews), set(partials))


def test_a_row_becomes_a_response_without_what_names_a_person() -> None:
    row = ["anna@example.com", "3/5/2026 10:00", "9", "New", " Slow. ", "secret"]
    taken = taken_of(intake(*KINDS), [row])
    assert json.loads(taken.answers[0]) == [None, "3/5/2026 10:00", "9", "New", None, None]
    assert (taken.first, taken.days, taken.ids) == (1, ["2026-05-03"], ["anna@example.com"])
    assert taken.said == [Said(0, 4, "Slow.", "New", 9.0)]


def test_previews_and_unfinished_responses_are_flagged() -> None:
    taking = intake("nps")
    taken = taken_of(taking, [[9], [9], [9]], {1}, {2})
    assert (taken.preview, taken.partial) == ([False, True, False], [False, False, True])
    assert taking.packed()[STATE].array.tolist() == [0, 1, 2]


def test_what_must_be_known_of_all_rows_is_packed_over_blocks() -> None:
    taking = intake(*KINDS)
    taken_of(taking, [["a", "3/5/2026", 9, "New", "", None]])
    rows = [["a", "31/6/2026", 3, None, None, 1], [None, "1/7/2026", "", "Old", "Ok", 2]]
    second = taken_of(taking, rows)
    assert (second.first, second.days, second.ids) == (2, [None, "2026-07-01"], ["a", None])
    assert json.loads(second.answers[1]) == [None, "1/7/2026", None, "Old", None, None]
    packs = taking.packed()
    assert set(packs) == {2, 3, MONTH, STATE}
    assert packs[2].choices == [9, 3]
    assert (packs[MONTH].choices, packs[MONTH].array.tolist()) == (["2026-05", "2026-07"], [1, 0, 2])


def test_without_roles_a_response_has_answers_only() -> None:
    taken = taken_of(intake("single"), [["Yes"]])
    assert (taken.answers, taken.ids, taken.days, taken.said) == (['["Yes"]'], [None], [None], [])


def test_more_different_dates_than_are_remembered_are_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_REMEMBERED", 2)
    taking = intake("date")
    days = [f"2026-05-{day:02} 10:00:{day:02}" for day in range(1, 10)]
    taken = [taken_of(taking, [[day] for day in days[at : at + 3]]) for at in (0, 3, 6)]
    assert [day for block in taken for day in block.days] == [day[:10] for day in days]


def test_a_block_goes_from_one_process_to_another_unchanged() -> None:
    taken = taken_of(intake(*KINDS), [["a", "3/5/2026", 9, 'N"\nw', "Slöw", None]])
    assert taken_from(json.loads(json.dumps(taken.as_plain()))) == taken


def test_a_respondent_is_known_again_in_one_study_and_by_one_installation_only() -> None:
    own, nobody, again = digests_of("key", 1, ["Anna@example.com ", None, "anna@example.com"])
    assert (own, nobody) == (again, None)
    others = {*digests_of("key", None, ["anna@example.com"]), *digests_of("k", 1, ["anna@example.com"])}
    assert len({own, *others}) == 3
    assert len(own or "") == 32 and "anna" not in (own or "")
