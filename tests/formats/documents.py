"""Office documents, pages and PDF."""

from __future__ import annotations

from tests.factories.documents import html, odt, odt_document, pdf, pdf_table, rtf
from tests.factories.transcripts import Said, docx, docx_document, docx_teams, paragraph, run, table
from tests.formats.sample import ANNA, ASKED, BEN, BOTH, COMPARED, NONE, SEARCHED, STARTS, Sample

_TALK = (Said(ANNA, 1.0, 3.0, ASKED), Said(BEN, 3.5, 9.0, f"{SEARCHED} {COMPARED}"))


def _paragraphs(*lines: str) -> bytes:
    return docx_document([paragraph(run(line)) for line in lines])


_LINES = (f"{ANNA}: {ASKED}", f"{BEN}: {SEARCHED} {COMPARED}")
_DOCX = [
    ("bold name and colon", docx(_TALK), NONE, None),
    ("Microsoft Teams", docx_teams(_TALK), STARTS, 3.0),
    (
        "Microsoft Teams, old (times above the name)",
        _paragraphs(
            "0:0:1.0 --> 0:0:3.0", ANNA, ASKED, "0:0:3.500 --> 0:0:9.0", BEN, f"{SEARCHED} {COMPARED}"
        ),
        BOTH,
        9.0,
    ),
    (
        "Microsoft Stream (lines in a paragraph)",
        _paragraphs(
            f"00:00:01.000 --> 00:00:03.000\n{ANNA}\n{ASKED}",
            f"00:00:03.500 --> 00:00:09.000\n{BEN}\n{SEARCHED} {COMPARED}",
        ),
        BOTH,
        9.0,
    ),
    ("Rev", _paragraphs(f"{ANNA} (00:01):", ASKED, f"{BEN} (00:03):", SEARCHED, COMPARED), STARTS, 3.0),
    (
        "Trint",
        docx_document(
            [
                paragraph(run(ANNA, bold=True), run(" [00:00:01]")),
                paragraph(run(ASKED)),
                paragraph(run(BEN, bold=True), run(" [00:00:03]")),
                paragraph(run(SEARCHED)),
                paragraph(run(COMPARED)),
            ]
        ),
        STARTS,
        3.0,
    ),
    ("tab after the colon", _paragraphs(f"{ANNA}:\t{ASKED}", f"{BEN}:\t{SEARCHED}", COMPARED), NONE, None),
    (
        "table with a header",
        docx_document(
            [
                table(
                    [
                        ["Time", "Speaker", "Transcript"],
                        ["0:01", ANNA, ASKED],
                        ["0:03", BEN, f"{SEARCHED} {COMPARED}"],
                    ]
                )
            ]
        ),
        STARTS,
        3.0,
    ),
    (
        "Google Meet, notes above the transcript",
        docx_document(
            [
                paragraph(run("📝 Notes"), style="Heading1"),
                paragraph(run("They talked about where Ben looks first.")),
                paragraph(run("📖 Transcript"), style="Heading1"),
                paragraph(run("May 5, 2026")),
                paragraph(run("00:00:01"), style="Heading3"),
                paragraph(run(f"{ANNA}: {ASKED}")),
                paragraph(run("00:00:03"), style="Heading3"),
                paragraph(run(f"{BEN}: {SEARCHED} {COMPARED}")),
                paragraph(run("Transcription ended after 00:00:09")),
            ]
        ),
        STARTS,
        3.0,
    ),
    (
        "NVivo (table of time spans)",
        docx_document(
            [
                table(
                    [
                        ["Timespan", "Content", "Speaker"],
                        ["0:01.0 - 0:03.0", ASKED, ANNA],
                        ["0:03.5 - 0:09.0", f"{SEARCHED} {COMPARED}", BEN],
                    ]
                )
            ]
        ),
        BOTH,
        9.0,
    ),
    (
        "frame of one cell",
        docx_document([table([[line]]) for line in _LINES]),
        NONE,
        None,
    ),
]

SAMPLES = [
    *(
        Sample("DOCX", tool, "talk.docx", content, times, duration=duration)
        for tool, content, times, duration in _DOCX
    ),
    Sample(
        "DOCX",
        "full-width signs and Chinese names",
        "talk.docx",
        _paragraphs("主持人（00:00:01）：你先在哪里找？", "张三(00:00:03):我用搜索。"),
        STARTS,
        ("主持人", "张三"),
        2,
        3.0,
        words=("你先在哪里找？", "我用搜索。"),
    ),
    Sample("ODT", "bold name and colon", "talk.odt", odt(_TALK)),
    Sample(
        "ODT",
        "footnotes and comments (kept as notes)",
        "talk.odt",
        odt_document(
            f"<text:p>{ANNA}: {ASKED}<office:annotation><text:p>key quote</text:p>"
            "</office:annotation></text:p>"
            f"<text:p>{BEN}: {SEARCHED} {COMPARED}<text:note><text:note-body><text:p>He points.</text:p>"
            "</text:note-body></text:note></text:p>"
        ),
    ),
    Sample("RTF", "bold name and colon", "talk.rtf", rtf(_TALK)),
    Sample("HTML", "paragraphs", "talk.html", html(_TALK), language="en"),
    Sample(
        "HTML",
        "table",
        "talk.html",
        f"<table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr><tr><td>0:01</td><td>{ANNA}</td><td>{ASKED}</td>"
        f"</tr><tr><td>0:03</td><td>{BEN}</td><td>{SEARCHED} {COMPARED}</td></tr></table>",
        STARTS,
        duration=3.0,
    ),
    Sample(
        "HTML",
        "list of names and words",
        "talk.html",
        f"<dl><dt>{ANNA}</dt><dd>{ASKED}</dd><dt>{BEN}</dt><dd>{SEARCHED} {COMPARED}</dd><dt>{ANNA}</dt>"
        "<dd>Thanks.</dd></dl>",
        segments=3,
        words=(ASKED, SEARCHED, COMPARED, "Thanks."),
    ),
    Sample(
        "PDF",
        "text layer; running heads, page numbers and hyphens repaired",
        "talk.pdf",
        pdf(
            [
                [
                    "Talk of May",
                    "",
                    f"{ANNA}: Where do you look",
                    "first?",
                    "",
                    f"{BEN}: I sea-",
                    "rch for it.",
                    "",
                    "1",
                ],
                ["Talk of May", "", "Then I compare prices.", "", f"{ANNA}: Thanks.", "", "2"],
            ]
        ),
        segments=3,
        words=(ASKED, SEARCHED, COMPARED, "Thanks."),
    ),
    Sample(
        "PDF",
        "table; names and words that wrap in their cells",
        "talk.pdf",
        pdf_table(
            [
                [["Time"], ["Speaker"], ["Transcript"]],
                [["0:01"], ANNA.split(), ["Where do you look", "first?"]],
                [["0:03"], BEN.split(), [SEARCHED, COMPARED]],
                [["0:09"], ANNA.split(), ["Thanks."]],
            ],
            (50, 120, 200),
        ),
        STARTS,
        segments=3,
        duration=9.0,
        words=(ASKED, f"{SEARCHED} {COMPARED}", "Thanks."),
    ),
]
