"""Captions: WebVTT, SubRip, SubViewer and LRC in the dialects of their tools."""

from __future__ import annotations

from tests.formats.sample import BOTH, NOBODY, STARTS, Sample

_CUES = (
    "00:00:01.000 --> 00:00:03.000\n{}\n\n00:00:03.500 --> 00:00:06.000\n{}\n\n"
    "00:00:06.000 --> 00:00:09.000\n{}\n"
)
_BARE = _CUES.format("Where do you look first?", "I search for it.", "Then I compare prices.")
_NAMED = _CUES.format(
    "Anna Lee: Where do you look first?", "Ben Koch: I search for it.", "Ben Koch: Then I compare prices."
)
_VOICED = _CUES.format(
    "<v Anna Lee>Where do you look first?</v>",
    "<v Ben Koch>I search\nfor it.</v>",
    "<v Ben Koch>Then I compare prices.</v>",
)


def _numbered(cues: str) -> str:
    blocks = cues.split("\n\n")
    return "\n\n".join(f"{number}\n{block}" for number, block in enumerate(blocks, 1))


def _comma(cues: str) -> str:
    return "\n".join(line.replace(".", ",") if "-->" in line else line for line in cues.split("\n"))


_WEBVTT = [
    ("Zoom", "WEBVTT\n\n" + _numbered(_NAMED)),
    ("Microsoft Teams", "WEBVTT\n\n" + _VOICED),
    (
        "Microsoft Teams with ids",
        "WEBVTT\n\nNOTE\nLanguage: en-us\n\n" + _VOICED.replace("00:00:0", "\nc0ffee-1/12-0\n00:00:0", 1),
    ),
    (
        "Google Meet, names in brackets",
        "WEBVTT\nKind: captions\nLanguage: en\n\n"
        + _CUES.format(
            "(Anna Lee) Where do you look first?",
            "(Ben Koch) I search for it.",
            "(Ben Koch) Then I compare prices.",
        ),
    ),
    (
        "Webex, name in the cue's id",
        "WEBVTT\n\n"
        + _BARE.replace("00:00:01.000 -", '1 "Anna Lee" (12)\n00:00:01.000 -')
        .replace("00:00:03.500 -", '2 "Ben Koch" (7)\n00:00:03.500 -')
        .replace("00:00:06.000 -", '3 "Ben Koch" (7)\n00:00:06.000 -'),
    ),
    (
        "voices with classes, styles, regions, settings",
        "\ufeffWEBVTT - a talk\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE not said\n\n"
        + _VOICED.replace("<v Anna", "<v.loud Anna")
        .replace("03.000\n", "03.000 line:0 align:start position:10%\n")
        .replace("look", "<i>look</i>"),
    ),
    (
        "speakers on the lines of one cue",
        "WEBVTT\n\n00:01.000 --> 00:03.000\nAnna Lee: Where do you look first?\n"
        "Ben Koch: I search for it.\n\n00:06.000 --> 00:09.000\nBen Koch: Then I compare prices.\n\n"
        "00:09.000 --> 00:09.000\n",
    ),
    (
        "diarised, in square brackets",
        "WEBVTT\n\n"
        + _CUES.format(
            "[Anna Lee]: Where do you look first?",
            "[Ben Koch]: I search for it.",
            "[Ben Koch]: Then I compare prices.",
        ),
    ),
]
_UNNAMED = [
    ("Whisper", "WEBVTT\n\n" + _BARE.replace("00:00:0", "00:0")),
    (
        "Microsoft Stream with notes",
        'WEBVTT\n\nNOTE duration:"00:00:09"\n\nNOTE language:en-us\n\nNOTE Confidence: 0.9\n\n' + _BARE,
    ),
]
_ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:01.000 --> 00:00:03.490 align:start position:0%
\x20
Where<00:00:01.500><c> do</c><00:00:01.800><c> you</c><00:00:02.000><c> look</c><00:00:02.500><c> first?</c>

00:00:03.490 --> 00:00:03.500 align:start position:0%
Where do you look first?
\x20

00:00:03.500 --> 00:00:05.990 align:start position:0%
Where do you look first?
I<00:00:04.000><c> search</c><00:00:04.300><c> for</c><00:00:04.500><c> it.</c>

00:00:05.990 --> 00:00:06.000 align:start position:0%
I search for it.
\x20

00:00:06.000 --> 00:00:09.000 align:start position:0%
I search for it.
Then<00:00:06.500><c> I</c><00:00:07.000><c> compare</c><00:00:07.500><c> prices.</c>
"""
_SUBRIP = [
    ("names before a colon", _numbered(_comma(_NAMED))),
    ("names in italics, full stops in times", _numbered(_NAMED.replace("Anna Lee:", "<i>Anna Lee:</i>"))),
    (
        "`>>` before names",
        _numbered(_comma(_NAMED.replace("Anna Lee:", ">> Anna Lee:").replace("Ben Koch:", ">> Ben Koch:"))),
    ),
    (
        "`- ` before names",
        _numbered(_comma(_NAMED.replace("Anna Lee:", "- Anna Lee:").replace("Ben Koch:", "- Ben Koch:"))),
    ),
    ("without numbers", _comma(_NAMED)),
    ("without blank lines", _numbered(_comma(_NAMED)).replace("\n\n", "\n")),
]

SAMPLES = [
    *(Sample("WebVTT", tool, "talk.vtt", text, BOTH, segments=3, duration=9.0) for tool, text in _WEBVTT),
    *(Sample("WebVTT", tool, "talk.vtt", text, BOTH, NOBODY, 3, 9.0) for tool, text in _UNNAMED),
    Sample("WebVTT", "YouTube, rolling", "talk.vtt", _ROLLING, BOTH, NOBODY, 5, 9.0, "en"),
    *(Sample("SubRip", tool, "talk.srt", text, BOTH, segments=3, duration=9.0) for tool, text in _SUBRIP),
    Sample("SubRip", "Whisper", "talk.srt", _numbered(_comma(_BARE)), BOTH, NOBODY, 3, 9.0),
    Sample(
        "SubRip",
        "`>>` without names",
        "talk.srt",
        _numbered(_comma(_BARE.replace("Where", ">> Where"))),
        BOTH,
        NOBODY,
        3,
        9.0,
    ),
    Sample(
        "SubRip",
        "UTF-16 with a mark",
        "talk.srt",
        b"\xff\xfe" + _numbered(_comma(_NAMED)).replace("\n", "\r\n").encode("utf-16-le"),
        BOTH,
        segments=3,
        duration=9.0,
    ),
    Sample(
        "SubViewer",
        "YouTube's editor",
        "talk.sbv",
        "0:00:01.000,0:00:03.000\nWhere do you look first?\n\n0:00:03.500,0:00:06.000\nI search for it.\n\n"
        "0:00:06.000,0:00:09.000\nThen I compare prices.\n",
        BOTH,
        NOBODY,
        3,
        9.0,
    ),
    Sample(
        "LRC",
        "lines with names",
        "talk.lrc",
        "[ti:Talk]\n[00:01.00]Anna Lee: Where do you look first?\n[00:03.50]Ben Koch: I search for it.\n"
        "[00:06.00]Ben Koch: Then I compare prices.\n",
        STARTS,
        segments=3,
        duration=6.0,
    ),
    Sample(
        "LRC",
        "lines without names",
        "talk.lrc",
        "[00:01.00]Where do you look first?\n[00:03.50]I search for it.\n[00:06.00]Then I compare prices.\n",
        STARTS,
        NOBODY,
        3,
        6.0,
    ),
]
