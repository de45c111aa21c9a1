"""Chats as text: copied from a window or exported; moments count from the first message."""

from __future__ import annotations

from tests.formats.sample import ANNA, ASKED, BEN, COMPARED, ROWS, SEARCHED, STARTS, Sample

_NICKS = ("anna", "ben")


def _each(layout: str, *, nicks: bool = False) -> str:
    """The talk with one message after another: NAME, SECOND (two digits), WORDS."""
    return "".join(
        layout.replace("NAME", _NICKS[number] if nicks else who)
        .replace("SECOND", f"{int(start):02d}")
        .replace("WORDS", said)
        for number, who, start, _, said in ROWS
    )


def _chat(tool: str, text: str, duration: float = 5.0, speakers: tuple[str, ...] = (ANNA, BEN)) -> Sample:
    return Sample("text", tool, "chat.txt", text, STARTS, speakers, 3, duration)


SAMPLES = [
    _chat("Zoom's chat", _each("00:00:SECOND\t From NAME : WORDS\n"), 6.0),
    _chat("Zoom's chat, saved from a meeting", _each("00:00:SECOND From NAME to Everyone:\n\tWORDS\n"), 6.0),
    _chat("Zoom's chat, in German", _each("00:00:SECOND Von NAME an Alle:\n\tWORDS\n"), 6.0),
    _chat(
        "WhatsApp, Android",
        "5/5/26, 10:00 - Messages and calls are end-to-end encrypted.\n"
        + _each("5/5/26, 10:SECOND - NAME: WORDS\n"),
        300.0,
    ),
    _chat("WhatsApp, iPhone", _each("[05.05.26, 10:00:SECOND] NAME: WORDS\n")),
    _chat("WhatsApp, American", _each("\u200e[5/5/26, 10:00:SECOND\u202fPM] NAME: WORDS\n")),
    _chat("Telegram, copied", _each("NAME, [05.05.2026 10:00:SECOND]\nWORDS\n\n")),
    _chat("Slack, copied", _each("NAME  10:SECOND AM\nWORDS\n"), 300.0),
    _chat("Slack, time under the name", _each("NAME\n  10:SECOND AM\nWORDS\n\n\n"), 300.0),
    _chat("Discord, copied", _each("NAME — 05/05/2026 10:SECOND AM\nWORDS\n"), 300.0),
    _chat(
        "Discord, exported",
        "====================\nGuild: Talks\nChannel: may\n====================\n\n"
        + _each("[05-May-26 10:SECOND AM] NAME\nWORDS\n\n")
        + "====================\nExported 3 message(s)\n====================\n",
        300.0,
    ),
    _chat("IRC, angle brackets", _each("[10:00:SECOND] <NAME> WORDS\n", nicks=True), speakers=_NICKS),
    _chat(
        "IRC, irssi",
        "--- Log opened Tue May 05 10:00:00 2026\n10:00 -!- ben [b@host] has joined #talk\n"
        + _each("10:SECOND <@NAME> WORDS\n", nicks=True),
        300.0,
        _NICKS,
    ),
    _chat("IRC, WeeChat", _each("2026-05-05 10:00:SECOND\tNAME\tWORDS\n", nicks=True), speakers=_NICKS),
    Sample(
        "text", "times and names in square brackets", "talk.txt", _each("[00:SECOND] [NAME] WORDS\n"), STARTS,
        segments=3, duration=6.0,
    ),
    Sample(
        "text", "F4, time before the name", "talk.txt", _each("#00:00:SECOND-0# NAME: WORDS\n"), STARTS,
        segments=3, duration=6.0,
    ),
    Sample(
        "text", "Rev, name, time, words on lines", "talk.txt",
        f"{ANNA}\n00:01\n{ASKED}\n\n{BEN}\n00:03\n{SEARCHED}\n{COMPARED}\n", STARTS, duration=3.0,
    ),
    Sample(
        "text", "Microsoft Teams, times in words", "talk.txt",
        f"{ANNA}\n0 minutes 1 second\n{ASKED}\n\n{BEN}\n0 minutes 3 seconds\n{SEARCHED}\n{COMPARED}\n",
        STARTS, duration=3.0,
    ),
    Sample(
        "text", "TurboScribe", "talk.txt",
        f"[{ANNA}] (0:01 - 0:03)\n{ASKED}\n\n[{BEN}] (0:03 - 0:09)\n{SEARCHED} {COMPARED}\n", "start and end",
        duration=9.0,
    ),
    Sample(
        "text", "Amberscript", "talk.txt",
        f"{ANNA} 00:00:01 - 00:00:03\n{ASKED}\n\n{BEN} 00:00:03 - 00:00:09\n{SEARCHED} {COMPARED}\n",
        "start and end", duration=9.0,
    ),
    Sample(
        "text", "a time before each line, no speakers", "talk.txt",
        f"0:01 {ASKED}\n0:03 {SEARCHED}\n0:06 {COMPARED}\n", STARTS, (), 3, 6.0,
    ),
]  # fmt: skip
