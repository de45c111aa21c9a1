"""Labels say what their own theme is about."""

import numpy as np
import pytest

from insights.analysis.text.labels import counted_rows, label_themes, share_said, shares_a_word
from tests.unit.analysis.text.corpora import CHECKOUT, DELIVERY, EXPORT

TEXTS = [*EXPORT, *DELIVERY, *CHECKOUT]
LABELS = np.repeat([0, 1, 2], 6)


def named(kinds: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    return label_themes(TEXTS, LABELS, ["en"] * 18, kinds)


def test_each_label_holds_its_own_words() -> None:
    (export, _), (late, terms), (card, _) = named(["topic"] * 3)
    assert "export" in export
    assert "late" in late or "parcel" in late
    assert "card" in card or "checkout" in card
    assert "parcel" in terms


def test_labels_differ_between_siblings() -> None:
    doubled = label_themes(TEXTS + TEXTS, np.concatenate([LABELS, LABELS + 3]), ["en"] * 36, ["topic"] * 6)
    assert len({label for label, _ in doubled}) == 6


def test_a_pain_points_label_says_the_problem() -> None:
    texts = [
        "I can't find the export",
        "can't find the export again",
        "you can't find the export here",
        "nice day",
    ]
    (label, _), *_ = label_themes(texts, np.array([0, 0, 0, -1]), ["en"] * 4, ["pain_point"])
    assert label.startswith("can't find")


def test_a_theme_without_words_is_unnamed() -> None:
    assert label_themes(["🙂", "🙂"], np.array([0, 0]), [None, None], ["topic"]) == [("unnamed", ())]
    assert label_themes([], np.zeros(0, dtype=int), [], []) == []


def test_a_theme_needs_a_word_that_several_members_share() -> None:
    assert shares_a_word(EXPORT, ["en"] * 6)
    assert not shares_a_word(["late parcel", "lovely weather", "green tea"], ["en"] * 3)
    assert not shares_a_word(["the app works", "my app needs it"], ["en"] * 2)
    assert not shares_a_word(["they started late", "it started well"], ["en"] * 2)
    assert not shares_a_word([], [])


def test_where_people_are_known_two_of_them_must_say_the_word() -> None:
    said = ["the kettle whistles", "my kettle is red", "green tea at noon"]
    assert shares_a_word(said, ["en"] * 3, people=["a", "b", "c"])
    assert not shares_a_word(said, ["en"] * 3, people=["a", "a", "c"])


def test_beside_a_word_stands_no_phrase_that_one_person_says() -> None:
    said = [
        "The ferry tickets are with the sailor",
        "My ferry tickets, said the sailor",
        "Sailor",
        "Sailor and sea",
        "My sea",
    ]
    labels, voices = np.array([0, 0, 0, 0, 0, -1]), ["a", "a", "b", "b", "b", "c"]
    label, _ = label_themes([*said, "tea"], labels, ["en"] * 6, ["topic"], voices)[0]
    assert label.startswith("sailor · ")
    assert "ferry tickets" not in label


def test_a_word_that_is_empty_in_one_language_may_name_a_theme_of_another() -> None:
    said = [
        "Save the whale",
        "We save whales",
        "Save a whale",
        "clicco save",
        "il tasto save",
        "save, di nuovo",
    ]
    named = label_themes(said, np.array([0, 0, 0, 1, 1, 1]), ["en"] * 3 + ["it"] * 3, ["topic"] * 2)
    assert "save" in named[0][1]
    assert "save" not in named[1][1]


def test_what_troubles_people_is_not_named_by_praise() -> None:
    said = [
        "I love ferry days, they stop",
        "You love ferry days until they stop",
        "We love ferry days too",
        "tea",
    ]
    labels = np.array([0, 0, 0, -1])
    pain, _ = label_themes(said, labels, ["en"] * 4, ["pain_point"])[0]
    topic, _ = label_themes(said, labels, ["en"] * 4, ["topic"])[0]
    assert "love" not in pain
    assert "ferry" in pain
    assert "ferry" in topic


def test_a_problem_without_a_word_of_its_theme_stands_beside_the_topic() -> None:
    said = [
        "We scale early because it basically doesn't work",
        "The scale was large",
        "Scale again",
        "tea",
        "sun",
    ]
    labels = np.array([0, 0, 0, -1, -1])
    label, _ = label_themes(said, labels, ["en"] * 5, ["pain_point"])[0]
    assert label == "scale · doesn't work"


def test_a_single_word_is_shown_in_the_run_of_words_around_it() -> None:
    texts = ["we read prometheus metrics", "prometheus metrics again", "metrics for us", "the bread is warm"]
    label, _ = label_themes(texts, np.array([0, 0, 0, 1]), ["en"] * 4, ["topic", "topic"])[0]
    assert label.startswith("prometheus metrics")


def test_members_that_share_no_word_still_give_the_theme_a_name() -> None:
    texts = ["sore throat", "high fever", "itchy rash", "the bread is warm"]
    label, _ = label_themes(texts, np.array([0, 0, 0, 1]), ["en"] * 4, ["topic", "topic"])[0]
    assert set(label.replace("·", "").split()) & {"sore", "throat", "high", "fever", "itchy", "rash"}


@pytest.mark.parametrize("kind", ["topic", "pain_point"])
def test_no_name_time_or_empty_word_makes_a_label(kind: str) -> None:
    texts = [
        "Peter waits minutes for the invoice",
        "peter again, minutes, invoice",
        "ten minutes, the invoice",
    ]
    (label, terms), _ = label_themes(
        [*texts, "warm bread"], np.array([0, 0, 0, 1]), ["en"] * 4, [kind, "topic"]
    )
    assert "invoice" in label
    assert not {"peter", "minutes", "ten"} & {*label.split(), *terms}


def test_where_all_words_are_vague_they_still_name_the_theme() -> None:
    label, _ = label_themes(["it takes minutes", "takes minutes"], np.array([0, 0]), ["en"] * 2, ["topic"])[0]
    assert label != "unnamed"


def test_a_taken_word_gives_way_to_what_else_was_said() -> None:
    texts = ["project", "project", "project", "the project had doors"]
    named = label_themes(texts, np.array([0, 0, 0, 1]), ["en"] * 4, ["topic", "topic"])
    assert named[0][0] == "project"
    assert named[1][0] not in ("project", "unnamed")


def test_english_words_of_trouble_name_no_theme_of_another_language() -> None:
    texts = ["i messaggi di errore sono utili", "messaggi di errore", "messaggi utili", "il pane"]
    (label, _), _ = label_themes(texts, np.array([0, 0, 0, 1]), ["it"] * 4, ["pain_point", "topic"])
    assert label != "messaggi di errore sono utili"
    assert "messaggi" in label


def test_a_very_large_corpus_is_named_from_members_spread_over_each_theme(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts, labels = [*TEXTS * 40, "late parcel"], np.concatenate([np.tile(LABELS, 40), [-1]])
    assert counted_rows(labels) == list(range(721))
    monkeypatch.setattr("insights.analysis.text.labels.ALL_COUNTED", 100)
    monkeypatch.setattr("insights.analysis.text.labels.MEMBERS_COUNTED", 60)
    rows = counted_rows(labels)
    assert np.bincount(labels[rows] + 1).tolist() == [1, 60, 60, 60]
    assert rows[-1] == 720
    assert max(np.diff(rows)) < 20
    export, parcel, card = label_themes(texts, labels, ["en"] * len(texts), ["topic"] * 3)
    assert ("export" in export[1], "parcel" in parcel[1], "card" in card[1]) == (True, True, True)


def test_what_several_people_say_names_a_theme_before_the_favourite_words_of_one() -> None:
    texts = [
        "my golden saucer is the ferry timetable",
        "a golden saucer, the ferry timetable again",
        "golden saucer, that's how I call it",
        "the ferry timetable hangs at the pier",
        "a new ferry timetable in May",
        "the bread is warm",
        "rain all day",
    ]
    theme, kinds = np.array([0] * 5 + [1, 1]), ["topic", "topic"]
    voices = ["ann", "ann", "ann", "bo", "cy", "dee", "eli"]
    (label, _), _ = label_themes(texts, theme, ["en"] * 7, kinds, voices)
    assert label.startswith("ferry timetable")


def test_a_problem_label_rests_on_words_of_more_than_one_member() -> None:
    texts = [
        "can't open the kiosk on Sundays",
        "the kiosk menu is confusing",
        "the kiosk menu hides the soup",
        "I was lost in the kiosk menu",
        "the bread is warm",
    ]
    (label, _), _ = label_themes(texts, np.array([0] * 4 + [1]), ["en"] * 5, ["pain_point", "topic"])
    assert "kiosk menu" in label


def test_a_second_phrase_is_no_other_form_of_the_first() -> None:
    texts = [
        "hackable phones",
        "phones for hacking",
        "hacking is fun",
        "a hackable lamp",
        "the bread is warm",
    ]
    label, _ = label_themes(texts, np.array([0] * 4 + [1]), ["en"] * 5, ["topic", "topic"])[0]
    assert label.count("hack") == 1


def test_a_problem_is_told_in_the_words_of_a_member_near_the_middle() -> None:
    texts = ["the export fails for reports", "the export is broken for me", "we export daily", "warm bread"]
    theme, kinds = np.array([0, 0, 0, 1]), ["pain_point", "topic"]
    for near, label in (
        ((0.9, 0.2, 0.5, 1.0), "export fails for reports"),
        ((0.2, 0.9, 0.5, 1.0), "export is broken"),
    ):
        (told, _), _ = label_themes(texts, theme, ["en"] * 4, kinds, telling=near)
        assert told.startswith(label)


def test_a_word_stays_alone_when_few_of_its_users_say_the_run_around_it() -> None:
    texts = [
        f"{what} climbing" for what in ("I began", "she loves", "we tried", "they teach", "more", "less")
    ]
    texts = [*texts, "lead climbing there", "lead climbing here", "the bread is warm"]
    (label, _), _ = label_themes(texts, np.array([0] * 8 + [1]), ["en"] * 9, ["topic", "topic"])
    assert label.startswith("climbing")


def test_praise_without_a_subject_is_named_by_what_is_repeated() -> None:
    texts = [
        "love it refreshed",
        "I love my bam",
        "love this app made me",
        "love the app made me",
        "warm bread",
    ]
    (label, _), _ = label_themes(texts, np.array([0, 0, 0, 0, 1]), ["en"] * 5, ["praise", "topic"])
    assert label.startswith("love")


def test_a_label_in_another_language_is_no_english_function_word() -> None:
    texts = ["the fattura", "qui the, fattura", "the, la fattura", "il pane"]
    (label, terms), _ = label_themes(texts, np.array([0, 0, 0, 1]), ["it"] * 4, ["topic", "topic"])
    assert "the" not in label.split() and "the" not in terms


def test_how_much_of_a_label_a_text_says() -> None:
    assert share_said("export · report", "We exported the reports") == 1.0
    assert share_said("export · report", "Exporting again") == 0.5
    assert share_said("can't find the export", "nothing of that") == 0.0


def test_a_name_that_several_say_is_no_word_in_common() -> None:
    said = ["Then I go to Martin Lindqvist", "So, Martin Lindqvist and his kettle", "Martin has a door"]
    assert not shares_a_word(said, ["en"] * 3)
    assert shares_a_word([f"{text} and kettle" for text in said], ["en"] * 3)


def test_no_name_holds_together_what_is_read_by_its_words() -> None:
    said = [
        "Vado da Matteo Rossi",
        "Ecco Matteo Rossi con la sedia",
        "Matteo ha una porta",
        "La mia sedia",
    ]
    assert not shares_a_word(said, ["it"] * 4, share=0.1)
    assert shares_a_word([*said, "Una sedia", "Due sedie"], ["it"] * 6, share=0.1)
    assert shares_a_word(said, ["en"] * 4, share=0.1)


def test_a_step_of_the_session_is_no_word_in_common() -> None:
    said = ["The task wants a kettle", "My task, a red door", "This task is blue"]
    assert shares_a_word(said, ["en"] * 3)
    assert not shares_a_word(said, ["en"] * 3, steps={"task"})
    assert not shares_a_word(["task 2, a kettle", "then task 3, a door"], ["en"] * 2)


def test_no_label_speaks_of_the_session() -> None:
    said = [
        "Ok task 2, the boiler",
        "On to task 3, a boiler",
        "Task 4: my boiler",
        "The task is done, boiler",
    ]
    said = [*said, "My task, the boiler", "Boiler, what a task"]
    (label, terms), *_ = label_themes([*said, "tea"], np.array([0] * 6 + [-1]), ["en"] * 7, ["topic"])
    assert label == "boiler"
    assert "task" not in terms
    talk = ["I'd like to open the floor, guests", "So we open the floor to guests", "Guests came"]
    (label, _), *_ = label_themes([*talk, "tea"], np.array([0, 0, 0, -1]), ["en"] * 4, ["topic"])
    assert label == "guests"


def test_no_label_begins_by_pointing() -> None:
    said = ["le altre risorse del museo", "con altre risorse simili", "altre risorse"]
    (label, _), *_ = label_themes([*said, "tè"], np.array([0, 0, 0, -1]), ["it"] * 4, ["topic"])
    assert label == "risorse"


def test_a_second_word_keeps_the_first_behind_it_where_it_is_said_so() -> None:
    wood = ("elm", "oak", "ash", "pine", "yew", "fir", "beech", "larch")
    rest = [*(f"a boat of {one}" for one in wood), "tea"]
    labels, voices = np.array([0] * 8 + [-1, 0, 0]), [str(at) for at in range(11)]

    def named(*said: str) -> str:
        return label_themes([*rest, *said], labels, ["en"] * 11, ["topic"], voices)[0][0]

    assert named("a rescue boat by the lake", "my rescue boat") == "boat · rescue boat"
    assert named("a boat house by the lake", "my boat house") == "boat · house"
    assert named("a boat for my rescue", "rescue by boat") == "boat · rescue"


def test_a_plain_not_is_no_problem_of_its_own() -> None:
    told = ["a tarred hull", "tarred oars", "the tarred mast", "tarred keel", "tarred planks"]
    own = [*told, "not tarred at all", "it is not tarred"]
    said = [*own, "tarred rope", "tarred ropes", "rope, tarred", *["tea"] * 30]
    labels = np.array([0] * 7 + [1] * 3 + [-1] * 30)
    (label, _), *_ = label_themes(said, labels, ["en"] * 40, ["pain_point", "topic"])
    assert label.startswith("tarred")


def test_a_second_phrase_is_said_by_enough_members() -> None:
    many = [f"sailor and {one}{two}ock" for one in "bdfgklm" for two in "aeioruy"]
    lantern = ["sailor with a lantern", "lantern of a sailor"]

    def named(others: int) -> str:
        said = [*many[:others], *lantern, "tea"]
        labels, voices = np.array([0] * (others + 2) + [-1]), [str(at) for at in range(others + 3)]
        return label_themes(said, labels, ["en"] * len(said), ["topic"], voices)[0][0]

    assert named(5) == "sailor · lantern"
    assert named(49) == "sailor"


def test_forms_of_a_word_share_a_quote_with_its_label() -> None:
    assert share_said("risorse", "la risorsa del museo", "it") == 1
    assert share_said("risorse", "la risorsa del museo") == 0


def test_in_german_a_noun_names_a_topic_before_other_words() -> None:
    even = ["billig, Ofen", "Ofen, billig", "billig, der Ofen", "Tee"]
    (_, terms), *_ = label_themes(even, np.array([0] * 3 + [-1]), ["de"] * 4, ["topic"])
    assert terms[0] == "Ofen"
    said = ["Ofen, heizt", "Ofen und Garten", "Ofen, heizt, Garten", "der Ofen heizt", "ein Ofen"]
    (label, _), *_ = label_themes([*said, "Tee"], np.array([0] * 5 + [-1]), ["de"] * 6, ["topic"])
    assert label == "Ofen · Garten"
    plain = [text.replace("Garten", "blau") for text in said]
    (label, _), *_ = label_themes([*plain, "Tee"], np.array([0] * 5 + [-1]), ["de"] * 6, ["topic"])
    assert label == "Ofen · heizt"


def test_no_label_begins_with_a_measure() -> None:
    said = ["types of kettles we sell", "all types of kettles", "types of kettles", "tea"]
    (label, _), *_ = label_themes(said, np.array([0] * 3 + [-1]), ["en"] * 4, ["topic"])
    assert label == "kettles"


def test_a_second_word_is_shown_in_the_run_that_most_of_its_users_say() -> None:
    wood = ("elm", "oak", "ash", "pine", "yew", "fir")
    south = ["boat from san telmo", "in san telmo a boat", "to san telmo, boat", "boat of san remo", "tea"]
    labels, voices = np.array([0] * 10 + [-1]), [str(at) for at in range(11)]
    said = [*(f"a boat of {one}" for one in wood), *south]
    label, _ = label_themes(said, labels, ["en"] * 11, ["topic"], voices)[0]
    assert label == "boat · san telmo"
