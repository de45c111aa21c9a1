"""The one plain sentence."""

from datetime import date

import pytest

from insights.briefings.rules import (
    Bearing,
    Hit,
    Next,
    Reason,
    bearing_of,
    credits_of,
    grouped,
    plain_sentence,
)
from insights.objectives.rules.kinds import State
from insights.synthesis.rules import ClaimDirection, ClaimKind

REASON = Reason("People leave when the delivery cost comes up last.", "well supported", 7)
NEXT = Next("Show the delivery cost in the basket", "Nora Lind", date(2026, 12, 3))


def test_state_reason_sureness_and_next_step_make_one_sentence() -> None:
    assert plain_sentence(State.NEEDS_ATTENTION, 0.52, REASON, NEXT) == (
        "This is behind its pace (52 % of the way), mainly because people leave when the delivery cost comes "
        "up last, which is well supported (7 people); next: show the delivery cost in the basket "
        "(Nora Lind, by 3 Dec 2026)."
    )


def test_what_is_missing_is_said() -> None:
    assert plain_sentence(State.ON_TRACK, 0.7, None, None) == (
        "This is on track (70 % of the way), and no insight explains it yet; no next step is agreed."
    )
    assert plain_sentence(State.NO_DATA, None, None, Next("Ask.")) == (
        "Whether this is on track cannot be told yet, and no insight explains it yet; next: ask."
    )


def test_one_person_is_one_person() -> None:
    sentence = plain_sentence(State.REACHED, 1.0, Reason("because it is fast", "thin", 1), None)
    assert sentence == (
        "This is reached, mainly because it is fast, which is thin (1 person); no next step is agreed."
    )


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_words(state: State) -> None:
    sentence = plain_sentence(state, 0.5, REASON, NEXT)
    assert sentence.startswith(("This", "Whether"))
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("direction", "state", "bearing"),
    [
        (ClaimDirection.UP, State.ON_TRACK, Bearing.BECAUSE),
        (ClaimDirection.DOWN, State.ON_TRACK, Bearing.ALTHOUGH),
        (ClaimDirection.DOWN, State.OFF_TRACK, Bearing.BECAUSE),
        (ClaimDirection.UP, State.MISSED, Bearing.ALTHOUGH),
    ],
)
def test_what_helps_is_a_reason_for_success_only(
    direction: ClaimDirection, state: State, bearing: Bearing
) -> None:
    assert bearing_of(ClaimKind.EXPLAINS, direction, "up", state) is bearing


def test_a_prediction_is_no_reason_for_the_present() -> None:
    bearing = bearing_of(ClaimKind.PREDICTS, ClaimDirection.DOWN, "up", State.ON_TRACK)
    sentence = plain_sentence(State.ON_TRACK, 0.6, Reason("it breaks", "thin", 2, bearing), None)
    assert sentence.startswith("This is on track (60 % of the way), and should fall because it breaks")


def test_what_is_found_is_grouped_what_was_concluded_before_what_was_said() -> None:
    hits = [Hit("a", (), "/1", "turn"), Hit("b", (), "/2", "insight"), Hit("c", (), "/3", "turn")]
    hits.append(Hit("d", (), "/4", "something new"))
    names = [(name, [hit.title for hit in found]) for _, name, found in grouped(hits)]
    assert names == [("Insights", ["b"]), ("Said in sessions", ["a", "c"]), ("something new", ["d"])]


def test_who_did_what_is_counted_by_person_in_order() -> None:
    did = [("Nora", "owns it"), ("Ana", "checked in"), ("", "agreed to it"), ("Nora", "checked in")]
    did += [("Ana", "checked in")]
    assert credits_of(did) == [("Nora", "owns it, checked in"), ("Ana", "checked in 2 times")]
    assert credits_of([("Nora", "led a study")] * 2) == [("Nora", "led 2 studies")]
