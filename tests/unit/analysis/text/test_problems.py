"""Pain-point labels say the problem."""

import pytest

from insights.analysis.text.phrases import folded
from insights.analysis.text.problems import LONGEST, problem_clause, trouble_beside

TEXTS = [
    "Well, I can't find the export button, and then I asked a colleague",
    "The export is nice but the export never finishes for large reports",
    "We export every week",
]
WORTH = {"export": 1.0, "button": 0.4, "report": 0.3}


def test_the_clause_with_the_problem_and_the_themes_words_is_taken() -> None:
    assert problem_clause(TEXTS, WORTH, set()) == "can't find the export button"


def test_a_siblings_label_is_not_repeated() -> None:
    second = problem_clause(TEXTS, WORTH, {"can't find the export button"})
    assert second == "export never finishes for large reports"


def test_without_a_problem_or_a_word_of_the_theme_there_is_none() -> None:
    assert problem_clause(["We export every week"], WORTH, set()) is None
    assert problem_clause(["It can't fly"], WORTH, set()) is None
    assert problem_clause([], WORTH, set()) is None


def test_of_a_long_clause_what_its_trouble_is_about_is_taken() -> None:
    told = (
        "on most days of last week they really can't find the export button for all of our many old reports"
    )
    assert problem_clause([told], WORTH, set()) == "can't find the export button"
    far = "can't do " + "one other thing " * LONGEST + "export"
    assert problem_clause([far], WORTH, set()) is None
    fed = "most of all my old neighbours are so very fed up of each and every one of these"
    assert problem_clause([fed], {"fed": 1.0}, set()) is None


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("or the export is broken on the", "export is broken"),
        ("the term export doesn't", None),
        ("can't get the export in", "can't get the export in"),
        ("can't find the export in the", "can't find the export"),
        ("and so export fails with", "export fails"),
    ],
)
def test_a_clause_begins_and_ends_in_words_that_say_something(said: str, label: str | None) -> None:
    assert problem_clause([said], {"export": 1.0}, set()) == label


@pytest.mark.parametrize(
    ("said", "worth", "label"),
    [
        ("tell me how much is missing until free delivery", "delivery", "missing until free delivery"),
        ("this company sucks", "company", None),
        ("can't i just export", "export", None),
        ("we never get sick of the export", "export", None),
        ("issues with the export have been resolved", "export", None),
        ("there is no problem with the export", "export", None),
        ("that is not possible in the export", "export", "not possible in the export"),
    ],
)
def test_shreds_denials_and_empty_blame_are_no_label(said: str, worth: str, label: str | None) -> None:
    assert problem_clause([said], {folded(worth): 1.0}, set()) == label


def test_what_points_elsewhere_gives_way_to_a_plain_clause() -> None:
    texts = ["can't export them for that year", "the large report export is broken"]
    assert problem_clause(texts, {"export": 1.0}, set()) == "large report export is broken"


def test_a_name_that_one_member_says_gives_way() -> None:
    texts = ["you can't export Snapchat", "you can't export large reports"]
    assert problem_clause(texts, {"export": 1.0}, set()) == "can't export large reports"


def test_a_persons_name_is_never_shown() -> None:
    texts = ["can't find peter in the export", "can't find my own name in the export"]
    assert problem_clause(texts, {"export": 1.0}, set(), {"peter"}) == "can't find my own name in the export"


def test_milder_words_of_trouble_are_heard_where_no_plain_one_is_said() -> None:
    mild = "registering took longer than choosing"
    assert problem_clause([mild], {folded("registering"): 1.0}, set()) == mild
    both = [mild, "nobody registers", "can't register"]
    assert problem_clause(both, {folded("register"): 1.0}, set()) == "can't register"


def test_so_slow_that_stays_in_one_clause() -> None:
    text = "the search is so slow that I give up"
    assert problem_clause([text], {"search": 1.0}, set()) == "search is so slow that I give up"


@pytest.mark.parametrize(
    ("said", "worth"),
    [
        ("we rehearse hard on Tuesdays", "rehearse"),
        ("we are thinking very hard to buy tickets", "ticket"),
        ("the theatre has its own bug tracker", "theatre"),
        ("mostly bug fixing in the ticket shop", "ticket"),
        ("copied the tickets to a hard drive", "ticket"),
        ("blurring the line between stage", "stage"),
    ],
)
def test_words_of_trouble_in_neutral_company_make_no_problem(said: str, worth: str) -> None:
    assert problem_clause([said], {folded(worth): 1.0}, set()) is None


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("the script is hard to read", "script is hard to read"),
        ("honestly the script was really hard", "script was really hard"),
        ("we didn't have any like script or um notes", "didn't have any script or notes"),
        ("the script is, you know, missing", "script is missing"),
    ],
)
def test_a_problem_is_shown_without_the_fillers_of_speech(said: str, label: str) -> None:
    assert problem_clause([said], {"script": 1.0}, set()) == label


def test_a_name_that_several_say_may_stand_in_the_label() -> None:
    texts = ["the tickets don't open in Safari"]
    assert problem_clause(texts, {folded("tickets"): 1.0}, set()) is None
    told = problem_clause(texts, {folded("tickets"): 1.0}, set(), known={folded("safari")})
    assert told == "tickets don't open in safari"


@pytest.mark.parametrize(
    ("said", "worth", "label"),
    [
        ("Sadly it gets worse", "sad", None),
        ("The export is a problem", "problem", None),
        ("Cancel my trial so I don't get charged", "charged", None),
        ("I check twice to avoid errors in the export", "export", None),
        ("The load times were so bad", "load", "load times were so bad"),
        ("Exports failed so we call the office", "export", "exports failed"),
        ("Updating the operator is definitely a challenge", "operator", "operator is definitely a challenge"),
    ],
)
def test_moods_and_what_people_prevent_are_no_problem_of_their_own(
    said: str, worth: str, label: str | None
) -> None:
    told = problem_clause([said], {folded(worth): 1.0}, set())
    assert told == label or (told is not None and label is not None and told.endswith(label))


def test_the_clause_of_a_text_nearer_to_the_theme_is_taken() -> None:
    texts = ["the export is broken", "the export is stuck"]
    assert problem_clause(texts, {"export": 1.0}, set(), telling=[0.4, 0.8]) == "export is stuck"
    assert problem_clause(texts, {"export": 1.0}, set(), telling=[0.8, 0.4]) == "export is broken"


def test_hard_work_is_not_cut_out_as_trouble() -> None:
    told = "mostly my team and I are thinking very hard to move towards the export of all our reports soon"
    assert problem_clause([told], WORTH, set()) is None


def test_praise_beside_a_mood_makes_no_label() -> None:
    assert problem_clause(["I love the sad export"], WORTH, set()) is None


def test_nothing_is_cut_out_of_speech_without_a_stop() -> None:
    assert problem_clause(["the export never works for us " * 5_000], WORTH, set()) is None


def test_a_frame_of_thinking_is_no_part_of_the_problem() -> None:
    assert problem_clause(["We find that the export takes too long"], WORTH, set()) == "export takes too long"


def test_a_problem_told_beside_its_topic_is_found() -> None:
    said = ["We scale early because it basically doesn't work", "We never scale, and our issues remain"]
    assert trouble_beside(said, "scale", set()) == "doesn't work"
    assert trouble_beside(said, "export", set()) is None
    assert trouble_beside(["We scale, and our issues remain"], "scale", set()) is None


def test_letters_that_are_spelt_make_no_name() -> None:
    said = "people with a T V set are fed up with their aerial"
    assert problem_clause([said], {"aerial": 1.0}, set()) == "fed up with their aerial"
