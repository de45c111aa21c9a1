"""Whatever is said, written in a format and read back, is the same; no word is lost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.transcripts.readers import read_transcript
from tests.factories import transcripts as written
from tests.factories.transcripts import Said

NAMES = (
    "Anna", "Ben Okafor", "María José", "Jean-Luc", "Dr. Weiß", "O'Neill", "Ludwig van Beethoven",
    "田中", "王小明",
    "Иван Петров", "Ελένη", "محمد", "Speaker 1", "SPEAKER_00", "Interviewer", "P03", "KG", "Unknown Speaker",
    "Paul (Guest)",
)  # fmt: skip
_SPOKEN = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp", "Cf"))
WORDS = (
    st.text(_SPOKEN, min_size=1, max_size=80)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and text[0].isalpha())
)
PLAIN_WORDS = WORDS.filter(lambda text: not set(text) & set("<>{}&\\*_`#[]|~:：-"))


@st.composite
def talks(draw: st.DrawFn, words: st.SearchStrategy[str] = WORDS) -> list[Said]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    said: list[Said] = []
    clock = 0
    for _ in range(draw(st.integers(1, 8))):
        speaker = draw(st.sampled_from([name for name in names if not said or name != said[-1].speaker]))
        length = draw(st.integers(1, 90_000))
        said.append(Said(speaker, clock / 1000, (clock + length) / 1000, draw(words)))
        clock += length + draw(st.integers(0, 3000))
    return said


def told(content: str | bytes, filename: str) -> list[tuple]:
    parsed = read_transcript(content.encode() if isinstance(content, str) else content, filename)
    assert all(a.speaker != b.speaker for a, b in pairwise(parsed.turns) if a.speaker)
    return [tuple(turn) for turn in parsed.turns]


@settings(deadline=None, max_examples=80)
@given(talks())
def test_turns_written_as_vtt_with_voices_are_read_back_equal(said):
    assert told(written.vtt_by_voice(said), "talk.vtt") == [tuple(turn) for turn in said]


@pytest.mark.parametrize(
    ("write", "name"), [(written.vtt_by_label, "talk.vtt"), (written.srt, "talk.srt")], ids=["vtt", "srt"]
)
@settings(deadline=None, max_examples=80)
@given(said=talks(PLAIN_WORDS))
def test_turns_written_as_labelled_captions_are_read_back_equal(
    write: Callable[[list[Said]], str], name: str, said: list[Said]
):
    assert told(write(said), name) == [tuple(turn) for turn in said]


@pytest.mark.parametrize(
    ("write", "name"),
    [(written.txt, "talk.txt"), (written.markdown, "talk.md"), (written.docx, "talk.docx")],
    ids=["txt", "md", "docx"],
)
@settings(deadline=None, max_examples=80)
@given(said=talks(PLAIN_WORDS))
def test_turns_written_as_prose_are_read_back_equal(
    write: Callable[[list[Said]], str | bytes], name: str, said: list[Said]
):
    expected = [(turn.speaker, None, None, turn.text) for turn in said]
    assert told(write(said), name) == expected


@settings(deadline=None, max_examples=80)
@given(said=talks(PLAIN_WORDS))
def test_turns_in_the_layouts_of_otter_and_teams_keep_their_starts(said: list[Said]):
    expected = [(turn.speaker, float(int(turn.start)), None, turn.text) for turn in said]
    assert told(written.otter(said), "talk.txt") == expected
    assert told(written.docx_teams(said), "talk.docx") == expected


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_no_word_of_plain_text_is_lost(paragraphs: list[str], between: str):
    parsed = read_transcript(between.join(paragraphs).encode(), "notes.txt")
    kept = [*(turn.text for turn in parsed.turns), *(turn.speaker or "" for turn in parsed.turns)]
    kept += [section.title for section in parsed.sections] + list(parsed.notes)
    letters = set("".join(paragraphs).split())
    have = " ".join(kept)
    assert all(letter in have for letter in "".join(letters) if letter.isalnum())
