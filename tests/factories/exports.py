"""Exports of survey tools, each as its tool writes it: the same twelve people, the same recommendation."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas
import pyreadstat

from tests.factories.surveys import csv_bytes, lss_bytes, ods_bytes, xlsx_bytes, zip_bytes

ANSWERS = (10, 9, 9, 10, 8, 7, 0, 6, 5, 10, 9, 3)
PARTS = {"promoters": 6, "passives": 2, "detractors": 4}
RECOMMEND = "How likely are you to recommend Acme to a friend or colleague?"
WHY = "What is the main reason for your score?"
REASONS = ("It is slow when exporting big files", "", "none", 'More, please: "dark" mode\nand keyboard')
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class Export:
    """One export: its tool and file, the format it must be taken for, and where the recommendation stands."""

    tool: str
    file_name: str
    format: str
    content: bytes
    column: str
    warning: str = ""
    suggested: str = "nps"


def _people(row: Callable[[int, int], Sequence[object]]) -> list[Sequence[object]]:
    return [row(number, answer) for number, answer in enumerate(ANSWERS, start=1)]


def _why(number: int) -> str:
    return REASONS[number % 4]


def google_forms() -> Export:
    """Google Forms: a timestamp with its zone, several options parted by semicolons."""
    rows = [["Timestamp", RECOMMEND, "Which do you use?", "How good is it? [Speed]"]]
    rows += _people(
        lambda n, a: [
            f"2024/03/{n:02} 10:00:33 AM GMT+1",
            a,
            ";".join(["Search", "Export"][: 1 + n % 2]),
            "Good",
        ]
    )
    return Export("Google Forms", "forms.csv", "csv-google-forms", csv_bytes(rows), RECOMMEND)


_MONKEY = ("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Custom Data 1")
_ENDS = {0: "Not at all likely - 0", 10: "Extremely likely - 10"}


def surveymonkey() -> Export:
    """SurveyMonkey: a second header row of options, words at the ends of the scale."""
    rows = [[*_MONKEY, RECOMMEND, "Which do you use?", "", WHY]]
    rows += [[""] * 7 + ["Phone", "Other (please specify)", "Open-Ended Response"]]
    rows += _people(
        lambda n, a: [
            11500 + n,
            41,
            f"03/{12 + n}/2024",
            f"03/{12 + n}/2024",
            "",
            "",
            _ENDS.get(a, a),
            "Phone",
            "",
            _why(n),
        ]
    )
    return Export("SurveyMonkey", "monkey.csv", "csv-surveymonkey", csv_bytes(rows), RECOMMEND)


def qualtrics() -> Export:
    """Qualtrics: three header rows, a preview, a response that was not finished; UTF-16 and tabs."""
    names = [
        "StartDate",
        "Status",
        "Progress",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "Q1_NPS_GROUP",
        "Q1",
    ]
    words = ["Start Date", "Response Type", "Progress", "Finished", "Recorded Date", "Response ID"]
    words += [f"{RECOMMEND} - Group", RECOMMEND]
    rows = [names, words, [json.dumps({"ImportId": name}) for name in names]]
    rows += _people(
        lambda n, a: [
            "2024-02-01 10:00:00", int(n == 1), 40 if n == 3 else 100, int(n != 3),
            f"2024-02-{n:02} 03:04:05",
            f"R_{n}", "Promoter" if a > 8 else "Passive" if a > 6 else "Detractor", a,
        ]
    )  # fmt: skip
    content = csv_bytes(rows, "\t", "utf-16", "\n")
    return Export("Qualtrics", "qualtrics.tsv", "tsv-qualtrics", content, "Q1", "1 response is from previews")


_LIME = ("id", "submitdate", "lastpage", "startlanguage", "seed", "Q01", "Q02[SQ001]")
_LIME_WORDS = (
    "Response ID",
    "Date submitted",
    "Last page",
    "Start language",
    "Seed",
    RECOMMEND,
    "Use? [Phone]",
)


def _lime_people() -> list[Sequence[object]]:
    return _people(lambda n, a: [n, "" if n == 2 else f"2024-01-{n:02} 10:00:00", 3, "de", 123, a, "Y"])


def limesurvey() -> Export:
    """LimeSurvey: codes as headers, parted by semicolons; a response that was not sent."""
    content = csv_bytes([_LIME, *_lime_people()], ";", "utf-8-sig")
    return Export(
        "LimeSurvey, codes",
        "lime.csv",
        "csv-limesurvey",
        content,
        "Q01",
        "1 response is not finished",
        "number",
    )


def limesurvey_vv() -> Export:
    """LimeSurvey's VV survey file: words, then codes, then answers; unseen questions are named."""
    rows = [[cell if cell != "" else "{question_not_shown}" for cell in row] for row in _lime_people()]
    content = csv_bytes([_LIME_WORDS, _LIME, *rows], "\t")
    return Export("LimeSurvey, VV file", "vvexport.csv", "tsv-limesurvey", content, "Q01")


def typeform() -> Export:
    """Typeform: a hash as id, options in columns of their own, responses that were left."""
    rows = [
        ["#", RECOMMEND, "Phone", "Tablet", WHY, "Response Type", "Start Date (UTC)", "Submit Date (UTC)"]
    ]
    rows[0] += ["Network ID", "Tags"]
    rows += _people(
        lambda n, a: [
            f"a{n}b9c8", a, "Phone", "", _why(n), "partial" if n == 4 else "completed", "2024-05-01 10:00:00",
            "" if n == 4 else "2024-05-01 10:01:00", f"n{n}", "",
        ]
    )  # fmt: skip
    return Export(
        "Typeform", "typeform.csv", "csv-typeform", csv_bytes(rows), RECOMMEND, "1 response is not fin"
    )


def alchemer() -> Export:
    """Alchemer, formerly SurveyGizmo: an option before its question in the header."""
    rows = [
        ["Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", RECOMMEND, f"Phone:{WHY}"]
    ]
    rows += _people(
        lambda n, a: [
            n,
            "Mar 5, 2024 10:01:02 AM",
            "Mar 5, 2024",
            "Partial" if n == 5 else "Complete",
            "",
            a,
            "",
        ]
    )
    return Export(
        "Alchemer", "alchemer.csv", "csv-alchemer", csv_bytes(rows), RECOMMEND, "1 response is not fin"
    )


def microsoft_forms() -> Export:
    """Microsoft Forms: a workbook with real times, a semicolon after the last option, hard spaces."""
    rows = [
        ["ID", "Start time", "Completion time", "Email", "Name", f"{RECOMMEND}\xa0", "Which do you use?\n"]
    ]
    rows += _people(
        lambda n, a: [
            n,
            datetime(2024, 3, 5, 10, n),
            datetime(2024, 3, 5, 11, n),
            "anonymous",
            None,
            a,
            "Phone;Web;",
        ]
    )
    content = xlsx_bytes({"Sheet1": rows})
    return Export("Microsoft Forms", "forms.xlsx", "xlsx-microsoft-forms", content, RECOMMEND)


def kobo() -> Export:
    """KoboToolbox: groups in the headers, chosen options parted by spaces and spelt out beside."""
    rows = [["start", "service/nps", "service/by", "service/by/phone", "service/by/web", "_id", "_uuid"]]
    rows[0] += ["_submission_time", "_status", "_index"]
    rows += _people(
        lambda n, a: [
            "2024-03-05T10:00:00.000+01:00", a, "phone web" if n % 2 else "web", n % 2, 1, 1000 + n, f"u-{n}",
            "2024-03-05T09:05:00", "submitted_via_web", n,
        ]
    )  # fmt: skip
    return Export("KoboToolbox", "kobo.csv", "csv-kobo", csv_bytes(rows, ";"), "service/nps")


def odk() -> Export:
    """ODK Central: groups joined by hyphens, a key for each submission."""
    rows = [["SubmissionDate", "group1-nps", "meta-instanceID", "KEY", "ReviewState"]]
    rows += _people(lambda n, a: ["2024-03-05T10:00:00.000Z", a, f"uuid:{n}", f"uuid:{n}", ""])
    return Export("ODK Central", "odk.csv", "csv-odk", csv_bytes(rows), "group1-nps")


def formbricks() -> Export:
    """Formbricks: questions by number, tags, finished or not."""
    rows = [
        ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Tags", f"1. {RECOMMEND}", f"2. {WHY}"]
    ]
    rows += _people(
        lambda n, a: [n, f"cm{n}", "2024-03-05 10:00", "No" if n == 9 else "Yes", "s1", "", a, _why(n)]
    )
    name = f"1. {RECOMMEND}"
    return Export(
        "Formbricks", "formbricks.csv", "csv-formbricks", csv_bytes(rows), name, "1 response is not fin"
    )


def delighted() -> Export:
    """Delighted: a bare score that is an NPS because the export says so."""
    rows = [["ID", "Email", "Score", "Comment", "Survey Type", "Created At", "Delighted Source", "Plan"]]
    rows += _people(
        lambda n, a: [n, f"p{n}@example.com", a, _why(n), "nps", "2024-03-05 10:00:00 UTC", "Email", "Pro"]
    )
    return Export("Delighted", "delighted.csv", "csv-delighted", csv_bytes(rows), "Score")


def hotjar() -> Export:
    """Hotjar: where and on what the question was answered."""
    rows = [
        [
            "Number",
            "User",
            "Date Submitted",
            "Country",
            "Source URL",
            "Device",
            "Browser",
            "OS",
            RECOMMEND,
            "Why?",
        ]
    ]
    rows += _people(
        lambda n, a: [n, f"ab{n}", "2024-03-05 10:00:00", "Germany", "/", "desktop", "", "", a, _why(n)]
    )
    return Export("Hotjar", "hotjar.csv", "csv", csv_bytes(rows), RECOMMEND)


def asknicely() -> Export:
    """AskNicely: a bare answer that is an NPS because the export says so, moments in seconds since 1970."""
    rows = [["response_id", "contact_id", "email", "answer", "comment", "status", "sent", "question_type"]]
    rows[0] += ["plan_c"]
    rows += _people(
        lambda n, a: [
            9000 + n, n, f"p{n}@example.com", a, _why(n), "responded", 1709632800 + n, "nps",
            ("Free", "Pro")[n % 2],
        ]
    )  # fmt: skip
    return Export("AskNicely", "asknicely.csv", "csv", csv_bytes(rows), "answer")


def jotform() -> Export:
    """Jotform: a line break between options, `>>` before the rows of a matrix."""
    rows = [["Submission Date", "Name", RECOMMEND, "Which do you use?", "How good is it? >> Speed"]]
    rows[0] += ["Submission IP", "Submission ID"]
    rows += _people(
        lambda n, a: [
            f"Mar {n}, 2024",
            "Ann",
            a,
            "\n".join(["Web", "Phone"][: 1 + n % 2]),
            "Good",
            "",
            58 + n,
        ]
    )
    return Export("Jotform", "jotform.csv", "csv", csv_bytes(rows), RECOMMEND)


def tally() -> Export:
    """Tally: several options in one cell, and each in a column of its own beside."""
    rows = [["Submission ID", "Respondent ID", "Submitted at", RECOMMEND, "Use?", "Use? (Web)", "Use? (App)"]]
    rows += _people(
        lambda n, a: [f"s{n}", f"r{n}", f"2024-03-{n:02} 10:00:00", a, "Web, App", "TRUE", "TRUE"]
    )
    return Export("Tally", "tally.csv", "csv-tally", csv_bytes(rows), RECOMMEND)


def pendo() -> Export:
    """Pendo: a rating with its group, visitors and accounts, months first."""
    rows = [["Visitor ID", "Account ID", "Date", "NPS Rating", "NPS Type", "Reason"]]
    rows += _people(
        lambda n, a: [
            f"v{n}", f"a{n % 3}", f"3/{n + 8}/2024", a,
            "Promoter" if a > 8 else "Passive" if a > 6 else "Detractor", _why(n),
        ]
    )  # fmt: skip
    return Export("Pendo", "pendo.csv", "csv", csv_bytes(rows), "NPS Rating")


def limesurvey_archive() -> Export:
    """LimeSurvey: the archive of a survey; fields go by ids until the structure inside names them."""
    names = ("id", "submitdate", "lastpage", "startlanguage", "7X1X2", "7X1X1SQ1")
    people = _people(lambda n, a: [n, "2024-05-01 10:00:00" if n != 4 else "", 3, "de", a, 5])
    tags = [f"_{name}" if name[0].isdigit() else name for name in names]
    rows = "".join(
        "<row>"
        + "".join(
            f"<{tag}><![CDATA[{cell}]]></{tag}>" if cell != "" else f"<{tag}/>"
            for tag, cell in zip(tags, person, strict=True)
        )
        + "</row>"
        for person in people
    )
    fields = "".join(f"<fieldname>{name}</fieldname>" for name in names)
    responses = (
        '<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Responses</LimeSurveyDocType>'
        f"<responses><fields>{fields}</fields><rows>{rows}</rows></responses></document>"
    )
    content = zip_bytes({"survey_7.lss": lss_bytes(), "survey_7_responses.lsr": responses.encode()})
    told = "1 response is not finished"
    return Export("LimeSurvey, .lsa", "survey_archive_7.lsa", "lsa", content, "PLAN", told, "number")


_PLAIN = [["id", RECOMMEND, "Größe"], *_people(lambda n, a: [n, a, "groß"])]


def opendocument() -> Export:
    """OpenDocument spreadsheet: the first sheet that reads as answers."""
    return Export("LibreOffice", "answers.ods", "ods", ods_bytes(_PLAIN), RECOMMEND)


def excel_text() -> Export:
    """Excel's text: Windows-1252, semicolons, and a first line that names them."""
    content = b"sep=;\r\n" + csv_bytes(_PLAIN, ";", "cp1252")
    return Export("Excel, CSV", "answers.csv", "csv", content, RECOMMEND, "was read as cp1252")


def titled() -> Export:
    """Made by hand: a title, a blank line, bars between the cells, UTF-16 without a mark."""
    content = "Our customers 2026\n\n".encode("utf-16-le") + csv_bytes(_PLAIN, "|", "utf-16-le", "\n")
    return Export("by hand", "answers.txt", "csv", content, RECOMMEND, "Read as a title")


def spss() -> Export:
    """SPSS: value labels, and 99 declared as missing."""
    answers = pandas.DataFrame({"id": [float(n) for n in range(1, 13)], "nps": [float(a) for a in ANSWERS]})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "answers.sav")
        labels = {0.0: "Not at all likely", 10.0: "Extremely likely", 99.0: "No answer"}
        pyreadstat.write_sav(
            answers, path, column_labels={"nps": RECOMMEND}, variable_value_labels={"nps": labels},
            missing_ranges={"nps": [{"lo": 99, "hi": 99}]},
        )  # fmt: skip
        content = path.read_bytes()
    return Export("SPSS", "answers.sav", "sav", content, "nps", "Values marked as missing")


def portable() -> Export:
    """SPSS portable: an older kind of file for the same."""
    answers = pandas.DataFrame({"ID": [float(n) for n in range(1, 13)], "NPS": [float(a) for a in ANSWERS]})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "answers.por")
        pyreadstat.write_por(answers, path, column_labels={"NPS": RECOMMEND})
        return Export("SPSS, portable", "answers.por", "por", path.read_bytes(), "NPS")


def json_lines() -> Export:
    """JSON Lines: a response on each line; nested keys are joined by dots."""
    lines = [json.dumps({"id": n, "answers": {"nps": a}}) for n, a in enumerate(ANSWERS, start=1)]
    return Export("an API", "answers.jsonl", "jsonl", "\n".join(lines).encode(), "answers.nps")


def with_structure() -> Export:
    """LimeSurvey: a zip of the answers in codes and the .lss structure that says what they mean."""
    rows = [
        ["id", "submitdate", "lastpage", "NPS", "PLAN"],
        *_people(lambda n, a: [n, "2026-05-01", 2, a, "A1"]),
    ]
    content = zip_bytes({"survey.lss": lss_bytes(), "results.csv": csv_bytes(rows)})
    return Export("LimeSurvey, archive", "survey.zip", "csv", content, "NPS")


EXPORTS = (
    google_forms, surveymonkey, qualtrics, limesurvey, limesurvey_vv, with_structure, typeform, alchemer,
    microsoft_forms, kobo, odk, formbricks, delighted, asknicely, pendo, hotjar, jotform, tally,
    limesurvey_archive, opendocument, excel_text, titled, spss, portable, json_lines,
)  # fmt: skip
