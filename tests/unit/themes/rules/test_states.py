"""Keys of passages and people."""

from insights.themes.rules.states import SourceKind, passage_key, person_key, place_of_key


def test_a_passage_key_tells_where_the_passage_stands() -> None:
    assert passage_key(SourceKind.TURN, 12) == "t12"
    assert place_of_key(passage_key(SourceKind.ANSWER, 7)) == (SourceKind.ANSWER, 7)
    assert place_of_key("t12") == (SourceKind.TURN, 12)


def test_a_passage_counts_for_its_participant_else_for_its_source() -> None:
    assert person_key(4, "t9") == "p4"
    assert person_key(None, "t9") == "t9"
