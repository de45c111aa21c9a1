"""From rows of a file to responses."""

from datetime import date

from insights.surveys.rules.dates import DateOrder
from insights.surveys.rules.intake import Intake, Said, respondent_digest
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.mapping import ColumnChoice, plan_of
from insights.surveys.rules.packing import MONTH, PERSON, STATE

KINDS = ("id", "date", "nps", "segment", "text", "ignore")
FULL = (False, False)


def intake(*kinds: str) -> Intake:
    plan = plan_of([ColumnChoice(kind, Kind(kind)) for kind in kinds])
    return Intake(plan, len(kinds), DateOrder.DAY_FIRST, lambda key: f"digest of {key}")


def test_a_row_becomes_a_response_without_what_names_a_person() -> None:
    taken = intake(*KINDS).add([["anna@example.com", "3/5/2026", "9", "New", " Slow. ", "secret"]], [FULL])[0]
    assert taken.answers == [None, "3/5/2026", "9", "New", None, None]
    assert (taken.number, taken.answered_on, taken.segment) == (1, date(2026, 5, 3), "New")
    assert (taken.respondent, taken.score) == ("digest of anna@example.com", 9.0)
    assert taken.said == (Said(4, "Slow."),)


def test_previews_and_unfinished_responses_are_flagged() -> None:
    taking = intake("nps")
    full, preview, partial = taking.add([[9], [9], [9]], [FULL, (True, False), (False, True)])
    assert (full.preview, full.partial) == (False, False)
    assert (preview.preview, partial.partial) == (True, True)
    assert taking.packed()[STATE].array.tolist() == [0, 1, 2]
    assert (taking.count, taking.partial) == (3, 2)


def test_what_must_be_known_of_all_rows_is_packed_over_blocks() -> None:
    taking = intake(*KINDS)
    taking.add([["a", "3/5/2026", 9, "New", "", None]], [FULL])
    second = taking.add(
        [["a", "31/6/2026", 3, None, None, 1], [None, "1/7/2026", None, "Old", "Ok", 2]], [FULL] * 2
    )
    assert [one.number for one in second] == [2, 3]
    packs = taking.packed()
    assert set(packs) == {2, 3, MONTH, STATE, PERSON}
    assert packs[2].choices == [9, 3]
    assert (packs[MONTH].choices, packs[MONTH].array.tolist()) == (["2026-05", "2026-07"], [1, 0, 2])
    assert (packs[PERSON].choices, packs[PERSON].array.tolist()) == ([], [1, 1, 0])
    assert (taking.first_on, taking.last_on, taking.undated) == (date(2026, 5, 3), date(2026, 7, 1), 1)


def test_without_roles_a_response_has_answers_only() -> None:
    one = intake("single").add([["Yes"]], [FULL])[0]
    assert (one.respondent, one.answered_on, one.segment, one.score, one.said) == (None, None, "", None, ())


def test_a_respondent_is_known_again_in_one_study_and_by_one_installation_only() -> None:
    own = respondent_digest("key", 1, "Anna@example.com ")
    assert own == respondent_digest("key", 1, "anna@example.com")
    assert (
        len(
            {
                own,
                respondent_digest("key", 2, "anna@example.com"),
                respondent_digest("k", 1, "anna@example.com"),
            }
        )
        == 3
    )
    assert len(own) == 32
    assert "anna" not in own
