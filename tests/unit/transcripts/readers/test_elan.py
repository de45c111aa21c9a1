"""ELAN: speech, what depends on it, times that are not told."""

from __future__ import annotations

from insights.transcripts.readers.elan import read
from insights.transcripts.readers.parsed import Turn

_SLOTS = '<TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="t2"/>'


def document(*tiers: str) -> str:
    """An .eaf file of these tiers."""
    return f"<ANNOTATION_DOCUMENT><TIME_ORDER>{_SLOTS}</TIME_ORDER>{''.join(tiers)}</ANNOTATION_DOCUMENT>"


def tier(attributes: str, identity: str, said: str, refers: str = "") -> str:
    """A tier with one annotation."""
    kind, told = (
        ("REF", f'ANNOTATION_REF="{refers}"')
        if refers
        else ("ALIGNABLE", 'TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2"')
    )
    return (
        f'<TIER {attributes}><ANNOTATION><{kind}_ANNOTATION ANNOTATION_ID="{identity}" {told}>'
        f"<ANNOTATION_VALUE>{said}</ANNOTATION_VALUE></{kind}_ANNOTATION></ANNOTATION></TIER>"
    )


def test_a_translation_that_hangs_on_speech_is_left_out():
    reading = read(
        document(
            tier('TIER_ID="A" PARTICIPANT="Anna"', "a1", "Ich suche es"),
            tier('TIER_ID="A-en" PARENT_REF="A"', "a2", "I search it", "a1"),
        )
    )
    assert reading.segments == [Turn("Anna", 0.5, None, "Ich suche es")]


def test_speech_below_numbers_keeps_their_times():
    reading = read(
        document(
            tier('TIER_ID="ref@A" PARTICIPANT="Anna"', "a1", "talk.001"),
            tier('TIER_ID="tx@A" PARENT_REF="ref@A"', "a2", "I search it", "a1"),
        )
    )
    assert reading.segments == [Turn("Anna", 0.5, None, "I search it")]


def test_annotations_that_refer_to_each_other_end():
    reading = read(
        document(tier('TIER_ID="A"', "a1", "one two", "a2"), tier('TIER_ID="B"', "a2", "three", "a1"))
    )
    assert [turn.start for turn in reading.segments] == [None, None]


def test_a_time_that_is_none_is_left_out():
    slots = f'<TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="{"9" * 5000}"/>'
    said = tier('TIER_ID="Anna"', "a1", "Hello to you.")
    reading = read(f"<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>{said}</ANNOTATION_DOCUMENT>")
    assert [(turn.start, turn.text) for turn in reading.segments] == [(None, "Hello to you.")]
