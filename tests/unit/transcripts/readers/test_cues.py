"""What captions share: tags, labels, repeats."""

from __future__ import annotations

from insights.transcripts.readers.cues import Cue, add_cues, label_of, plain, unrolled
from insights.transcripts.readers.parsed import Reading


def cues(*texts: str) -> list[Cue]:
    return [Cue(float(at), at + 1.0, text, at + 1) for at, text in enumerate(texts)]


def turns(*texts: str) -> list[tuple[str | None, str]]:
    reading = Reading("vtt")
    add_cues(reading, cues(*texts))
    return [(turn.speaker, turn.text) for turn in reading.segments]


def test_tags_and_entities_go_and_other_angle_brackets_stay():
    assert plain("<i>Tom</i> &amp; <c.red>Ann</c>e<00:00:01.000> <b>x</b>\n{\\an8}y") == "Tom & Anne x y"
    assert plain("if a < b and <n(heute)> c") == "if a < b and <n(heute)> c"


def test_voices_name_speakers_and_several_may_share_a_cue():
    assert turns("<v Anna>Hi</v>", "<v.loud Ben Okafor>Ho</v><v Anna>He", "no voice") == [
        ("Anna", "Hi"), ("Ben Okafor", "Ho"), ("Anna", "He"), (None, "no voice"),
    ]  # fmt: skip


def test_labels_in_cues_name_speakers_and_an_unlabelled_cue_stands_alone():
    assert turns("Anna: Hi", "and more", "Ben Okafor: Ho", "Anna: so: it is") == [
        ("Anna", "Hi"), (None, "and more"), ("Ben Okafor", "Ho"), ("Anna", "so: it is"),
    ]  # fmt: skip


def test_diarised_and_broadcast_labels():
    assert turns("[SPEAKER_00]: Hi", "[SPEAKER_01]: Ho", "[SPEAKER_00]: He")[1] == ("SPEAKER_01", "Ho")
    assert turns(">> ANNA: Hi", ">> BEN: Ho", ">> ANNA: He")[0] == ("ANNA", "Hi")
    assert turns("(Speaker 1) Hi", "(Speaker 2) Ho")[1] == ("Speaker 2", "Ho")


def test_a_colon_in_plain_captions_makes_no_speaker():
    assert turns("the time is 10:30", "I said: go", "there we were", "he told me: no")[1] == (
        None,
        "I said: go",
    )


def test_labels_with_full_width_colons():
    assert label_of("王小明：你好") == ("王小明", "你好")
    assert label_of("王小明:你好") == ("王小明", "你好")
    assert label_of("at 10:30 we met") is None


def test_rolling_captions_say_each_line_once():
    rolled = turns(
        "so we begin", "so we begin\nwith the search", "with the search", "with the search\nand its results"
    )
    assert " ".join(text for _, text in rolled) == "so we begin with the search and its results"


def test_live_captions_that_grow_keep_their_last_state():
    grown = unrolled(cues("hello", "hello every", "hello everyone", "so", "so we", "so we go"))
    assert [(cue.start, cue.end, cue.text) for cue in grown] == [
        (0.0, 3.0, "hello everyone"),
        (3.0, 6.0, "so we go"),
    ]


def test_repeats_that_were_really_said_stay():
    assert [text for _, text in turns("Yes", "Yes", "Yes", "No", "Well then")] == [
        "Yes",
        "Yes",
        "Yes",
        "No",
        "Well then",
    ]


def test_names_in_brackets_above_the_words_and_between_them_are_speakers():
    assert turns(
        "(Eva Lind)\nwhat is your", "(Eva Lind)\nbackground?\n-\n \n(Tom Ray)\nI draw", "(Tom Ray)\nmaps."
    ) == [
        ("Eva Lind", "what is your"), ("Eva Lind", "background?"), ("Tom Ray", "I draw"),
        ("Tom Ray", "maps."),
    ]  # fmt: skip


def test_no_captions_is_a_warning():
    reading = Reading("vtt")
    add_cues(reading, [])
    assert reading.finished().segments == 0
    assert "no captions" in reading.warnings[0].message


def test_two_people_in_one_caption_are_two_speakers_though_the_second_never_begins_one():
    assert turns("Eva: Shall we?\nTom: Yes.", "Eva: How?\nTom: So.") == [
        ("Eva", "Shall we?"), ("Tom", "Yes."), ("Eva", "How?"), ("Tom", "So."),
    ]  # fmt: skip


def test_a_few_bracketed_captions_are_no_speakers_beside_two_people_in_one_caption():
    talk = ("Eva: Shall we?\nTom: Yes.", "[Door] slams", "Eva: How?\nTom: So.", "Eva: Well.", "Tom: Good.")
    assert [name for name, _ in turns(*talk)] == ["Eva", "Tom", None, "Eva", "Tom", "Eva", "Tom"]
