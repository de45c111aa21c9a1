"""Plain text and Markdown in the layouts of tools and people."""

from __future__ import annotations

from tests.formats.sample import NOBODY, NONE, STARTS, Sample

_WORDS = ("Where do you look first?", "I search for it.", "Then I compare prices.")


def _told(head: str, *, between: str = "\n\n", names: tuple[str, str] = ("Anna Lee", "Ben Koch")) -> str:
    """The talk with `head` above or before each person's words (NAME, CLOCK, LONG)."""
    said = ((names[0], "0:01", _WORDS[0]), (names[1], "0:03", f"{_WORDS[1]}{between}{_WORDS[2]}"))
    return (
        "\n\n".join(
            head.replace("NAME", name).replace("LONG", f"00:0{clock}").replace("CLOCK", clock) + words
            for name, clock, words in said
        )
        + "\n"
    )


_TIMED = [
    (
        "Otter",
        "Talk with Ben\nTue, May 5, 2026 10:00AM • 0:09\n\nSPEAKERS\nAnna Lee, Ben Koch\n\n"
        + _told("NAME  CLOCK\n")
        + "\nTranscribed by https://otter.ai\n",
    ),
    ("Rev", _told("NAME (LONG):\n")),
    ("Rev, time after the colon", _told("NAME: (LONG)\n")),
    ("Sonix", "talk.mp3\n\n" + _told("NAME: [LONG] ")),
    ("Trint, time under the name", _told("NAME:\n[LONG] ")),
    ("Happy Scribe", _told("[LONG] - NAME\n")),
    ("Temi", _told("NAME:\tCLOCK\t")),
    ("Fireflies", _told("NAME - CLOCK\n")),
    ("Fireflies, time first", _told("CLOCK - NAME\n")),
    ("Grain", _told("NAME (CLOCK): ")),
    ("tl;dv", _told("[LONG] NAME: ")),
    ("time, name and words on a line", _told("LONG NAME: ")),
    ("time on its own line", _told("LONG\nNAME: ")),
    ("Zoom's text", _told("[NAME] LONG\n")),
    (
        "Microsoft Teams, copied",
        "Talk-20260505_100000-Meeting Recording\nMay 5, 2026, 10:00AM\n\nAnna Lee started "
        "transcription\n\n" + _told("NAME   CLOCK\n") + "\nAnna Lee stopped transcription\n",
    ),
    (
        "Google Meet's notes",
        "Talk - 2026/05/05 10:00 CEST - Transcript\nAttendees\nAnna Lee, Ben Koch\nTranscript\n\n"
        + _told("LONG\n\nNAME: ")
        + "Transcription ended after 00:00:09\n",
    ),
    ("MAXQDA", _told("NAME: #LONG-0# ")),
    ("name and time in square brackets", _told("[NAME LONG]: ")),
]
_CJK = (
    "张三(00:00:01)：你先在哪里找？\n李四（00:00:03）：我用搜索。\n\n然后比较价格。\n",
    ("张三", "李四"),
    ("你先在哪里找？", "我用搜索。", "然后比较价格。"),
)
_UNTIMED = [
    ("`Name: words`", _told("NAME: ")),
    ("name and colon above the words", _told("NAME:\n")),
    ("capitals", _told("NAME: ", names=("INTERVIEWER", "PARTICIPANT")), ("INTERVIEWER", "PARTICIPANT")),
    ("initials", _told("NAME: ", names=("AL", "BK")), ("AL", "BK")),
    (
        "initials with a legend",
        "Participants:\nAL = Anna Lee\nBK = Ben Koch\n\n"
        + _told("NAME: ", names=("AL", "BK"))
        + "\nAL: Thanks.\n\nBK: Bye.\n",
    ),
    (
        "numbered speakers with a legend",
        "Speaker 01: Anna Lee\nSpeaker 02: Ben Koch\n\n"
        + _told("NAME: ", names=("Speaker 01", "Speaker 02")),
    ),
    ("`Q:` and `A:`", _told("NAME: ", names=("Q", "A")), ("Q", "A")),
    ("`I:` and `P1:`", _told("NAME: ", names=("I", "P1")), ("I", "P1")),
    ("facts above the talk", "Date: 5 May 2026\nParticipant: P4\nPlace: Berlin\n\n" + _told("NAME: ")),
    ("WhisperX", _told("[NAME]: ", names=("SPEAKER_00", "SPEAKER_01")), ("SPEAKER_00", "SPEAKER_01")),
    (
        "numbered lines",
        "1 Anna Lee: Where do you look first?\n2 Ben Koch: I search for it. Then I compare prices.\n"
        "3 Anna Lee: Thanks.\n",
    ),
    (
        "a dash after the name",
        "Anna Lee – Where do you look first?\nBen Koch – I search for it. Then I compare prices.\n"
        "Anna Lee – Thanks.\n",
    ),
    (
        "a tab after the name",
        "Anna Lee\tWhere do you look first?\nBen Koch\tI search for it. Then I compare prices.\n"
        "Anna Lee\tThanks.\n",
    ),
    ("names alone above the words", _told("NAME\n") + "\nAnna Lee\nThanks.\n"),
]
_LONGER = ("legend", "numbered lines", "after the name", "names alone")


def _untimed(tool: str, text: str, speakers: tuple[str, ...] = ("Anna Lee", "Ben Koch")) -> Sample:
    extra = 2 if "initials with a legend" in tool else text.count("Thanks.")
    more = ("Thanks.", "Bye.")[:extra]
    return Sample("text", tool, "talk.txt", text, NONE, speakers, 2 + extra, words=(*_WORDS, *more))


_MARKDOWN = [
    ("`**Name:** words`", _told("**NAME:** "), NONE),
    ("`**Name**: words`", _told("**NAME**: "), NONE),
    ("bold name above the words", "# Talk\n\n" + _told("**NAME**\n\n"), NONE),
    ("Dovetail: bold name and time above the words", _told("**NAME** CLOCK\n\n"), STARTS),
    ("Condens: bold name, time in brackets", _told("**NAME** [LONG]\n"), STARTS),
    ("Descript: time before a bold name", _told("[LONG] **NAME:** "), STARTS),
    ("`*Name:*`", _told("*NAME:* "), NONE),
    ("folded away", f"<details>\n<summary>Talk</summary>\n\n{_told('**NAME:** ')}\n</details>\n", NONE),
    ("quoted", "> " + _told("**NAME**: ").strip().replace("\n", "\n> ") + "\n", NONE),
    ("list", "- " + _told("**NAME:** ", between=" ").strip().replace("\n\n", "\n- ") + "\n", NONE),
]

SAMPLES = [
    *(Sample("text", tool, "talk.txt", text, STARTS, duration=3.0) for tool, text in _TIMED),
    Sample(
        "text",
        "full-width signs and Chinese names",
        "talk.txt",
        _CJK[0],
        STARTS,
        _CJK[1],
        2,
        3.0,
        words=_CJK[2],
    ),
    *(_untimed(*row) for row in _UNTIMED),
    Sample(
        "text",
        "Whisper, times in brackets",
        "talk.txt",
        "[00:01.000 --> 00:03.000]  Where do you look first?\n[00:03.500 --> 00:06.000]  I search for it.\n"
        "[00:06.000 --> 00:09.000]  Then I compare prices.\n",
        "start and end",
        NOBODY,
        3,
        9.0,
    ),
    Sample(
        "text",
        "YouTube's panel",
        "talk.txt",
        "0:01\nWhere do you look first?\n0:03\nI search for it.\n0:06\nThen I compare prices.\n",
        STARTS,
        NOBODY,
        3,
        6.0,
    ),
    Sample("text", "paragraphs without speakers", "talk.txt", "\n\n".join(_WORDS) + "\n", NONE, NOBODY, 3),
    Sample("text", "lines without speakers", "talk.txt", "\n".join(_WORDS) + "\n", NONE, NOBODY, 3),
    Sample(
        "text",
        "Windows-1252",
        "talk.txt",
        "Käthe: Wo schauen Sie zuerst?\n\nJörg: Ich suche danach, natürlich.\n".encode("cp1252"),
        NONE,
        ("Käthe", "Jörg"),
        2,
        language="de",
        words=("Wo schauen Sie zuerst?", "Ich suche danach, natürlich."),
    ),
    Sample(
        "text",
        "ISO 8859-2",
        "talk.txt",
        (
            "Anna: Gdzie szukasz najpierw, żeby było dobrze?\n\n"
            "Łucja: Szukam w sieci, później porównuję ceny, jeśli są.\n"
        ).encode("iso8859-2"),
        NONE,
        ("Anna", "Łucja"),
        2,
        language="pl",
        words=(
            "Gdzie szukasz najpierw, żeby było dobrze?",
            "Szukam w sieci, później porównuję ceny, jeśli są.",
        ),
    ),
    *(
        Sample("Markdown", tool, "talk.md", text, times, duration=3.0 if times else None)
        for tool, text, times in _MARKDOWN
    ),
    Sample(
        "Markdown",
        "headings as names",
        "talk.md",
        "# Talk\n\n" + _told("### NAME\n\n") + "\n### Anna Lee\n\nThanks.\n",
        NONE,
        segments=3,
        words=(*_WORDS, "Thanks."),
    ),
    Sample(
        "Markdown",
        "table",
        "talk.md",
        "| Time | Speaker | Text |\n|---|---|---|\n| 0:01 | Anna Lee | Where do you look first? |\n"
        "| 0:03 | Ben Koch | I search for it. |\n| 0:06 | Ben Koch | Then I compare prices. |\n",
        STARTS,
        segments=3,
        duration=6.0,
    ),
    Sample(
        "Markdown",
        "monologue with tasks as headings",
        "talk.md",
        "# P3\n\n## Warm-up\n\nWhere do you look first?\n\n## Task 1: Find a price\n\nI search for it.\n\n"
        "Then I compare prices.\n",
        NONE,
        NOBODY,
        3,
    ),
]
