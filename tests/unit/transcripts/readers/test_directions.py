"""Stage directions beside names."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript


def told(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in read_transcript(text.encode(), "talk.txt").turns]


def test_a_direction_is_kept_with_the_words_and_the_name_stands_alone():
    talk = (
        "Anna (laughs): How was it?\n\nBen [sighs, then smiles]: Slow.\n\nAnna: Why?\n\nBen: I do not know.\n"
    )
    assert told(talk) == [
        ("Anna", "(laughs) How was it?"),
        ("Ben", "[sighs, then smiles] Slow."),
        ("Anna", "Why?"),
        ("Ben", "I do not know."),
    ]


def test_two_directions_make_a_name_too():
    assert told("Anna (laughs): How?\n\nBen: Slow.\n\nAnna (nods): Why?\n\nBen: So.\n")[2] == (
        "Anna",
        "(nods) Why?",
    )


def test_a_role_or_company_in_brackets_is_part_of_the_name():
    talk = "Anna (Acme): How?\n\nBen: Slow.\n\nAnna (Acme): Why?\n\nBen: So.\n"
    assert told(talk)[0] == ("Anna (Acme)", "How?")
    assert told(talk.replace("Acme", "moderator"))[0] == ("Anna (moderator)", "How?")


def test_times_before_a_directed_name_are_kept():
    talk = "[0:01] Anna (laughs): How?\n[0:04] Ben: Slow.\n[0:06] Anna: Why?\n"
    parsed = read_transcript(talk.encode(), "talk.txt")
    assert [(turn.speaker, turn.start) for turn in parsed.turns] == [
        ("Anna", 1.0),
        ("Ben", 4.0),
        ("Anna", 6.0),
    ]


def test_a_direction_before_the_name_is_kept_with_the_words():
    text = "[curious] Omar: How much?\n[steady] Sara: One euro.\n[glad] Lina: Good.\n[calm] Omar: Yes.\n"
    assert told(text)[:2] == [("Omar", "[curious] How much?"), ("Sara", "[steady] One euro.")]


def test_a_role_behind_a_name_without_capitals_is_no_direction():
    assert told("张工（技术部）：好的。\n李华：行。\n张工：我去。\n李华：好。\n")[0] == (
        "张工（技术部）",
        "好的。",
    )
