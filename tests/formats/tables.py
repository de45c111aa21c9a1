"""Tables of speech under the usual names of their columns."""

from __future__ import annotations

from tests.factories.documents import delimited, ods, xlsx
from tests.formats.sample import ANNA, ASKED, BEN, BOTH, COMPARED, NOBODY, SEARCHED, STARTS, Sample

_HEADS = [
    ("English", "Speaker", "Start", "End", "Text"),
    ("German", "Sprecher:in", "Beginn", "Ende", "Aussage"),
    ("French", "Locuteur", "Début", "Fin", "Texte"),
    ("Spanish", "Hablante", "Hora de inicio", "Hora de fin", "Texto"),
    ("Italian", "Parlante", "Inizio", "Fine", "Testo"),
    ("Dutch", "Spreker", "Begintijd", "Eindtijd", "Tekst"),
    ("Portuguese", "Falante", "Início", "Fim", "Texto"),
    ("Swedish", "Talare", "Starttid", "Sluttid", "Yttrande"),
    ("Danish", "Taler", "Starttidspunkt", "Sluttidspunkt", "Udtalelse"),
    ("Norwegian", "Deltaker", "Fra", "Til", "Innhold"),
    ("Finnish", "Puhuja", "Alkuaika", "Loppuaika", "Teksti"),
    ("Polish", "Mówca", "Początek", "Koniec", "Wypowiedź"),
    ("Czech", "Mluvčí", "Začátek", "Konec", "Přepis"),
    ("Russian", "Спикер", "Начало", "Конец", "Текст"),
    ("Turkish", "KONUŞMACI", "BAŞLANGIÇ", "BİTİŞ", "METİN"),
    ("Hebrew", "דובר", "התחלה", "סיום", "טקסט"),
    ("Arabic", "المتحدث", "وقت البدء", "وقت الانتهاء", "النص"),
    ("Simplified Chinese", "说话人", "开始时间", "结束时间", "内容"),
    ("Traditional Chinese", "發言者", "開始時間", "結束時間", "內容"),
    ("Japanese", "話者", "開始時刻", "終了時刻", "発話"),
    ("Korean", "발언자", "시작 시간", "종료 시간", "내용"),
]
_CLOCKS = (
    (ANNA, "00:00:01", "00:00:03", ASKED),
    (BEN, "00:00:03.5", "00:00:06", SEARCHED),
    (BEN, "00:00:06", "00:00:09", COMPARED),
)
_NUMBERS = ((ANNA, 1.0, 3.0, ASKED), (BEN, 3.5, 6.0, SEARCHED), (BEN, 6.0, 9.0, COMPARED))
_SHEET = [["Speaker", "Start", "End", "Text"], *map(list, _NUMBERS)]

SAMPLES = [
    *(
        Sample(
            "CSV",
            f"{language} columns",
            "talk.csv",
            delimited([columns, *_CLOCKS], mark),
            BOTH,
            segments=3,
            duration=9.0,
        )
        for (language, *columns), mark in zip(_HEADS, ",;,;;;;;,;;,;,;,,,,\t,", strict=True)
    ),
    Sample(
        "CSV",
        "lines of facts above the header",
        "talk.csv",
        delimited([("Talk with Ben", "", "", ""), ("", "", "", ""), _HEADS[0][1:], *_CLOCKS]),
        BOTH,
        segments=3,
        duration=9.0,
    ),
    Sample(
        "CSV",
        "seconds with decimal comma",
        "talk.csv",
        delimited(
            [
                _HEADS[1][1:],
                *(
                    (who, str(a).replace(".", ","), str(b).replace(".", ","), said)
                    for who, a, b, said in _NUMBERS
                ),
            ],
            ";",
        ),
        BOTH,
        segments=3,
        duration=9.0,
    ),
    Sample(
        "CSV",
        "Adobe Premiere (frames)",
        "talk.csv",
        delimited(
            [
                ("Speaker Name", "Start Time", "End Time", "Text"),
                *((who, f"{a[:8]}:00", f"{b[:8]}:00", said) for who, a, b, said in _CLOCKS),
            ]
        ),
        BOTH,
        segments=3,
        duration=9.0,
    ),
    Sample(
        "CSV",
        "Descript",
        "talk.csv",
        delimited([("Timecode", "Speaker", "Transcript"), *((a, who, said) for who, a, _, said in _CLOCKS)]),
        STARTS,
        segments=3,
        duration=6.0,
    ),
    Sample(
        "CSV",
        "UTF-16, tabs (Excel)",
        "talk.csv",
        b"\xff\xfe" + delimited([_HEADS[0][1:], *_CLOCKS], "\t").encode("utf-16-le"),
        BOTH,
        segments=3,
        duration=9.0,
    ),
    Sample(
        "TSV",
        "Whisper (milliseconds)",
        "talk.tsv",
        f"start\tend\ttext\n1000\t3000\t{ASKED}\n3500\t6000\t{SEARCHED}\n6000\t9000\t{COMPARED}\n",
        BOTH,
        NOBODY,
        3,
        9.0,
    ),
    Sample(
        "TSV",
        "archive of oral history",
        "talk.tsv",
        f"BAND\tTIMECODE\tSPRECHER\tTRANSKRIPT\n1\t00:00:01.00\tINT\t{ASKED}\n1\t00:00:03.50\tIP\t{SEARCHED}\n"
        f"1\t00:00:06.00\tIP\t{COMPARED}\n",
        STARTS,
        ("INT", "IP"),
        3,
        6.0,
    ),
    Sample(
        "CSV",
        "NVivo (one column of time spans)",
        "talk.csv",
        delimited(
            [
                ("Timespan", "Content", "Speaker"),
                *((f"{a[3:]} - {b[3:]}", said, who) for who, a, b, said in _CLOCKS),
            ]
        ),
        BOTH,
        segments=3,
        duration=9.0,
    ),
    Sample(
        "CSV",
        "names and ids of speakers, columns of other things",
        "talk.csv",
        delimited(
            [
                ("id", "Speaker ID", "Speaker Name", "time start", "time end", "Quote", "Sentiment"),
                *((n, n % 2, f"{who}:", a, b, said, "0.5") for n, (who, a, b, said) in enumerate(_CLOCKS)),
            ]
        ),
        BOTH,
        segments=3,
        duration=9.0,
    ),
    Sample("XLSX", "numbers as seconds", "talk.xlsx", xlsx(_SHEET), BOTH, segments=3, duration=9.0),
    Sample(
        "ODS",
        "times as text",
        "talk.ods",
        ods([list(_HEADS[0][1:]), *map(list, _CLOCKS)]),
        BOTH,
        segments=3,
        duration=9.0,
    ),
]
