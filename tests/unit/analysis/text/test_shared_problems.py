"""Groups that share what their problem is about."""

from insights.analysis.text.phrases import folded
from insights.analysis.text.shared_problems import common_words, grouped_by_word, share_a_problem

LOCKER = [
    "The locker refused my code",
    "I stood there and the locker would not open, it's broken",
    "We have a locker in the yard",
]
COMMON_WORD = [
    "Our team is on the third floor, and my chair is broken",
    "The team meets on Mondays, sadly",
    "I joined the team in May but the lift was broken",
]


def test_two_people_with_trouble_of_one_thing_share_a_problem() -> None:
    assert share_a_problem(LOCKER, ["a", "b", "c"], "en", 2)
    assert not share_a_problem(LOCKER, ["a", "a", "c"], "en", 2)
    assert share_a_problem(LOCKER, ["a", "a", "c"], None, 1)


def test_a_common_word_beside_troubles_of_their_own_is_no_shared_problem() -> None:
    assert not share_a_problem(COMMON_WORD[:2], ["a", "b"], "en", 2)
    assert not share_a_problem(["I like the locker", "What a fine locker"], ["a", "b"], "en", 2)


def test_a_problem_is_shared_by_enough_of_many() -> None:
    others = [f"We saw number {at}" for at in range(9)]
    assert not share_a_problem([*LOCKER, *others], [str(at) for at in range(12)], "en", 2)


def test_problems_are_shared_in_languages_with_word_lists_only() -> None:
    italian = ["La fattura non si apre", "Qui la fattura non la trovo"]
    assert share_a_problem(italian, ["a", "b"], "it", 2)
    assert not share_a_problem(["De factuur is zoek", "Ik vind de factuur niet"], ["a", "b"], "nl", 2)


def test_not_understanding_each_something_else_is_no_shared_problem() -> None:
    apart = ["Non capisco come si paga la fattura", "Questo menu non lo capisco", "Non capisco il codice"]
    assert not share_a_problem(apart, ["a", "b", "c"], "it", 2)


def test_of_what_all_talk_is_about_more_must_tell_the_problem() -> None:
    told = [*LOCKER[:2], "Our locker stands in the yard", "I walk to my locker at noon"]
    people = ["a", "b", "c", "d"]
    assert share_a_problem(told, people, "en", 2)
    assert not share_a_problem(told, people, "en", 2, common={"locker"})
    assert share_a_problem(told[:3], people[:3], "en", 2, common={"locker"})


def test_a_word_is_common_when_many_of_many_passages_say_it() -> None:
    talk = [f"The lockers of number {at}" for at in range(10)]
    assert "locker" in common_words(talk, "en")
    assert "number" not in common_words(talk[:9], "en")
    assert "locker" not in common_words([*talk, *["Rain fell on roofs"] * 400], "en")
    assert common_words([], "en") == frozenset()


def test_troubles_of_one_word_make_a_group_in_which_no_text_stands_twice() -> None:
    said = [
        "Le virement ne passe pas",
        "Mon virement a été refusé",
        "Les virements bloquent ma facture",
        "La facture est introuvable",
        "Je ne trouve pas la facture",
        "Le solde est clair",
    ]
    people = ["a", "b", "c", "a", "b", "c"]
    assert grouped_by_word(said, people, "fr", 3) == [[2, 3, 4]]
    assert grouped_by_word(said, people, "fr", 2) == [[2, 3, 4], [0, 1]]
    assert grouped_by_word(said, ["a"] * 6, "fr", 3) == []
    assert grouped_by_word(said, people, "fr", 3, common={folded("facture", "fr")}) == [[0, 1, 2]]
