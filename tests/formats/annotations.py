"""Timed text in XML, SubStation and SAMI captions, and the tiers of annotation tools."""

from __future__ import annotations

from tests.formats.sample import BOTH, NOBODY, Sample

_TTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" '
    'xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" '
    'ttp:tickRate="1000" xml:lang="en"><head><metadata><ttm:agent type="person" xml:id="s1"><ttm:name '
    'type="full">Anna Lee</ttm:name></ttm:agent><ttm:agent type="person" xml:id="s2"><ttm:name>Ben Koch'
    "</ttm:name></ttm:agent></metadata></head>\n<body><div>\n{}</div></body></tt>\n"
)
_AGENTS = _TTML.format(
    '<p begin="1000t" end="3000t" ttm:agent="s1">Where do you<br/>look first?</p>\n'
    '<p begin="00:00:03.500" end="00:00:06.000" ttm:agent="s2">I <span>search</span> for it.</p>\n'
    '<p begin="6s" dur="3s" ttm:agent="s2"><span begin="6s" end="7s">Then</span>\n<span begin="7s" '
    'end="9s">I compare prices.</span></p>\n'
)
_DFXP = (
    '<tt xml:lang="en" xmlns="http://www.w3.org/2006/10/ttaf1"><body><div>'
    '<p begin="00:00:01.00" end="00:00:03.00">Where do you look first?</p>'
    '<p begin="00:00:03.50" end="00:00:06.00">I search for it.</p>'
    '<p begin="00:00:06.00" end="00:00:09.00">Then I compare prices.</p></div></body></tt>'
)
_YOUTUBE = (
    '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="1" dur="2">Where do you look first?'
    '</text><text start="3.5" dur="2.5">I search for it.</text><text start="6" dur="3">Then I compare '
    "prices.</text></transcript>"
)
_SUBSTATION = (
    "[Script Info]\nTitle: A talk\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\n"
    "Style: Default,Arial\n\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not said\n"
    "Dialogue: 0,0:00:01.00,0:00:03.00,Default,Anna Lee,0,0,0,,{\\i1}Where{\\i0} do you\\Nlook first?\n"
    "Dialogue: 0,0:00:03.50,0:00:06.00,Default,Ben Koch,0,0,0,,I search for it.\n"
    "Dialogue: 0,0:00:06.00,0:00:09.00,Default,Ben Koch,0,0,0,,Then I compare prices.\n"
)
_SAMI = (
    '<SAMI><HEAD><STYLE TYPE="text/css"><!-- .EN {Name:English; lang:en-US;} --></STYLE></HEAD><BODY>\n'
    "<SYNC Start=1000><P Class=EN>Anna Lee: Where do you<br>look first?\n"
    "<SYNC Start=3000><P Class=EN>&nbsp;\n<SYNC Start=3500><P Class=EN>Ben Koch: I search for it.\n"
    "<SYNC Start=6000><P Class=EN>Ben Koch: Then I compare prices.\n"
    "<SYNC Start=9000><P Class=EN>&nbsp;\n</BODY></SAMI>\n"
)
_LONG = (
    'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0 \nxmax = 9 \ntiers? <exists> \n'
    "size = 2 \nitem []: \n"
)


def _long_tier(number: int, name: str, *intervals: tuple[float, float, str]) -> str:
    rows = "".join(
        f"        intervals [{at}]:\n            xmin = {start} \n            xmax = {end} \n"
        f'            text = "{said}" \n'
        for at, (start, end, said) in enumerate(intervals, 1)
    )
    return (
        f'    item [{number}]:\n        class = "IntervalTier" \n        name = "{name}" \n'
        f"        xmin = 0 \n        xmax = 9 \n        intervals: size = {len(intervals)} \n{rows}"
    )


_ANNA = ((0, 1, ""), (1, 3, "Where do you look first?"), (3, 9, ""))
_BEN = ((0, 3.5, ""), (3.5, 6, "I search for it."), (6, 9, "Then I compare prices."))
_GRID = _LONG + _long_tier(1, "Anna Lee", *_ANNA) + _long_tier(2, "Ben Koch", *_BEN)


def _short_tier(name: str, intervals: tuple[tuple[float, float, str], ...]) -> str:
    rows = "".join(f'{start}\n{end}\n"{said}"\n' for start, end, said in intervals)
    return f'"IntervalTier"\n"{name}"\n0\n9\n{len(intervals)}\n{rows}'


_SHORT = (
    'File type = "ooTextFile"\n"TextGrid"\n\n0\n9\n<exists>\n3\n'
    + _short_tier("Anna Lee", _ANNA)
    + _short_tier("Ben Koch", _BEN)
    + _short_tier("Anna Lee - phones", ((1, 1.2, "W"), (1.2, 3, "E")))
)


def _aligned(number: int, said: str) -> str:
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" TIME_SLOT_REF1="t{2 * number}" '
        f'TIME_SLOT_REF2="t{2 * number + 1}"><ANNOTATION_VALUE>{said}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


_ELAN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0"><HEADER '
    'TIME_UNITS="milliseconds"/><TIME_ORDER>'
    + "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{at}" TIME_VALUE="{moment}"/>'
        for at, moment in enumerate((1000, 3000, 3500, 6000, 6000, 9000))
    )
    + '</TIME_ORDER><TIER TIER_ID="ref@A" PARTICIPANT="Anna Lee">'
    + _aligned(0, "talk.001")
    + '</TIER><TIER TIER_ID="tx@A" PARENT_REF="ref@A" PARTICIPANT="Anna Lee"><ANNOTATION><REF_ANNOTATION '
    'ANNOTATION_ID="r0" ANNOTATION_REF="a0"><ANNOTATION_VALUE>Where do you look first?</ANNOTATION_VALUE>'
    '</REF_ANNOTATION></ANNOTATION></TIER><TIER TIER_ID="Ben Koch">'
    + _aligned(1, "I search for it.")
    + _aligned(2, "Then I compare prices.")
    + "</TIER></ANNOTATION_DOCUMENT>"
)
_TRANSCRIBER = (
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n'
    '<Trans scribe="é" xml:lang="en"><Speakers><Speaker id="s1" name="Anna Lee"/><Speaker id="s2" '
    'name="Ben Koch"/></Speakers><Episode><Section type="report" startTime="0" endTime="9">\n'
    '<Turn speaker="s1" startTime="1" endTime="3"><Sync time="1"/>\nWhere do you <Event desc="b" '
    'type="noise"/> look first?\n</Turn>\n<Turn speaker="s2" startTime="3.5" endTime="9">'
    '<Sync time="3.5"/>\nI search for it.\n<Sync time="6"/>\nThen I compare prices.\n</Turn>\n'
    "</Section></Episode></Trans>"
)
_EXMARALDA = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<basic-transcription><head><speakertable><speaker id="S0">'
    '<abbreviation>Anna Lee</abbreviation></speaker><speaker id="S1"><abbreviation>Ben Koch</abbreviation>'
    '</speaker></speakertable></head><basic-body><common-timeline><tli id="T0" time="1.0"/><tli id="T1" '
    'time="3.0"/><tli id="T2" time="3.5"/><tli id="T3" time="6"/><tli id="T4" time="9"/></common-timeline>'
    '<tier speaker="S0" category="v" type="t"><event start="T0" end="T1">Where do you look first? </event>'
    '</tier><tier speaker="S0" category="en" type="a"><event start="T0" end="T1">no speech</event></tier>'
    '<tier speaker="S1" category="v" type="t"><event start="T2" end="T3">I search for it. </event>'
    '<event start="T3" end="T4">Then I compare prices.</event></tier></basic-body></basic-transcription>'
)


def _of(
    kind: str, tool: str, name: str, content: str | bytes, speakers: tuple[str, ...] | None = None
) -> Sample:
    sample = Sample(kind, tool, name, content, BOTH, segments=3, duration=9.0)
    return sample if speakers is None else sample._replace(speakers=speakers)


SAMPLES: tuple[Sample, ...] = (
    _of("TTML", "agents, ticks, seconds, words with times", "talk.ttml", _AGENTS),
    _of("TTML", "DFXP", "talk.dfxp", _DFXP, NOBODY),
    _of("TTML", "YouTube's timed text", "talk.xml", _YOUTUBE, NOBODY),
    _of("SubStation Alpha", "names in their column", "talk.ass", _SUBSTATION),
    _of("SAMI", "names before a colon", "talk.smi", _SAMI),
    _of("TextGrid", "Praat, long", "talk.TextGrid", _GRID),
    _of("TextGrid", "Praat, short, UTF-16", "talk.TextGrid", _SHORT.encode("utf-16")),
    _of("EAF", "ELAN, speech below numbered sentences", "talk.eaf", _ELAN),
    _of("TRS", "Transcriber", "talk.trs", _TRANSCRIBER.encode("latin-1")),
    _of("EXB", "EXMARaLDA", "talk.exb", _EXMARALDA),
)
