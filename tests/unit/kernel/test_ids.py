"""Names say nothing about a person."""

from insights.kernel.ids import fold, pseudonym


def test_a_pseudonym_is_a_number() -> None:
    assert [pseudonym(number) for number in (1, 12, 117)] == ["P01", "P12", "P117"]


def test_names_are_the_same_whatever_their_case_accents_and_spaces() -> None:
    assert fold("  ZOË\u00a0 Strauß ") == fold("zoe strauss") == "zoe strauss"
