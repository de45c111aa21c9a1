"""From turns to passages."""

from insights.analysis.text.model import Turn
from insights.analysis.text.splitting import FRAGMENT, WINDOW, passages_of, spans_of

TALK = [
    Turn("Hi, thanks for coming. What was hard?", "Anna", "moderator"),
    Turn(
        "Well. Exporting the report was hard for me. I looked everywhere for ten minutes! Nothing.",
        "Ben",
        "participant",
    ),
    Turn("Thank you.", "Ben", "participant"),
]


def test_the_moderator_and_thanks_are_left_out() -> None:
    found = passages_of(TALK, "t1", {"Ben": "person-7"})
    assert {passage.person for passage in found} == {"person-7"}
    assert {passage.turn for passage in found} == {1}


def test_fragments_join_their_neighbour_and_places_are_true() -> None:
    found = passages_of(TALK, "t1")
    assert [passage.text for passage in found] == [
        "Well. Exporting the report was hard for me.",
        "I looked everywhere for ten minutes! Nothing.",
    ]
    for passage in found:
        assert TALK[passage.turn].text[passage.start : passage.end] == passage.text
    assert found[0].key == "t1:00001:000000-000043"


def test_speech_without_full_stops_is_cut_into_windows_at_cues_first() -> None:
    words = [f"word{chr(97 + n % 26)}" for n in range(200)]
    text = " ".join(words)
    plain = spans_of(Turn(text), "en")
    assert all(WINDOW // 2 <= len(text[a:b].split()) <= 2 * WINDOW for a, b in plain)
    cue = len(" ".join(words[:20])) + 1
    assert spans_of(Turn(text, breaks=(cue,)), "en")[0][1] <= cue


def test_an_endless_turn_is_cut_and_nothing_is_lost() -> None:
    text = "so on and on " * 25_000
    spans = spans_of(Turn(text), "en")
    assert len("".join(text[a:b] for a, b in spans).replace(" ", "")) == len(text.replace(" ", ""))


def test_a_turn_of_one_fragment_is_one_passage() -> None:
    assert spans_of(Turn("Too slow."), "en") == [(0, 9)]
    assert FRAGMENT > 2
    assert spans_of(Turn("   "), "en") == []
    assert passages_of([], "t") == []


def test_a_language_without_a_pipeline_is_still_split() -> None:
    assert (
        len(spans_of(Turn("Una frase que tiene cinco palabras. Otra frase que tiene cinco palabras."), "zz"))
        == 2
    )
