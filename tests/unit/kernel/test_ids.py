"""Names say nothing about a person."""

from insights.kernel.ids import fold, pseudonym, random_code


def test_codes_are_random_and_hold_no_look_alikes() -> None:
    codes = {random_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(code) for code in codes} == {8}
    assert not set("".join(codes)) & set("01ILO")


def test_a_pseudonym_is_a_number() -> None:
    assert [pseudonym(number) for number in (1, 12, 117)] == ["P01", "P12", "P117"]


def test_names_are_the_same_whatever_their_case_accents_and_spaces() -> None:
    assert fold("  ZOË\u00a0 Strauß ") == fold("zoe strauss") == "zoe strauss"
