"""Which first rows are the header, in the exports of each tool."""

from __future__ import annotations

import pytest

from insights.surveys.readers.headers import Heading, find_heading, plain_words
from insights.surveys.readers.parsed import UnreadableSurvey


def heading(*rows: list[object]) -> Heading:
    return find_heading(list(enumerate(rows, start=1)))


def test_one_row_of_names_is_the_header() -> None:
    found = heading(["id", "Score", "Why?"], ["1", "9", "good"])
    assert (found.rows, found.names, found.flavour) == (1, ["id", "Score", "Why?"], None)


def test_title_lines_before_the_header_are_skipped_and_told() -> None:
    found = heading(["Survey of May", "", ""], ["id", "Score", "Why?"], ["1", "9", "good"], ["2", "3", "bad"])
    assert (found.rows, found.names[1], found.title) == (2, "Score", "Survey of May")
    assert "title" in found.notices[0].message


def test_qualtrics_has_three_header_rows() -> None:
    found = heading(
        ["StartDate", "Status", "Q1"],
        ["Start Date", "Response Type", "How likely are you to <b>recommend</b> us?"],
        ['{"ImportId":"startDate"}', '{"ImportId":"status"}', '{"ImportId":"QID1"}'],
        ["2024-01-01 10:00:00", "IP Address", "9"],
    )
    assert (found.rows, found.flavour, found.codes[2]) == (3, "qualtrics", "Q1")
    assert found.texts[2] == "How likely are you to recommend us?"


def test_surveymonkey_sub_headers_are_no_respondent() -> None:
    found = heading(
        ["Respondent ID", "Which do you use?", "", "", "Score"],
        ["", "Phone", "Tablet", "Other (please specify)", "Response"],
        ["10103", "Phone", "", "watch", "9"],
        ["10104", "", "Tablet", "", "3"],
    )
    assert (found.rows, found.flavour) == (2, "surveymonkey")
    assert found.names == ["Respondent ID", "Which do you use?", "", "", "Score"]
    assert found.texts[1:] == [
        "Which do you use? – Phone", "Which do you use? – Tablet",
        "Which do you use? – Other (please specify)",
        "Score",
    ]  # fmt: skip
    assert found.groups[1:] == ["Which do you use?"] * 3 + [None]


def test_sub_headers_of_a_scale_are_numbers_under_blank_headers() -> None:
    found = heading(
        ["Respondent ID", "How happy? 5 is best", "", "", "", ""],
        ["", "1", "2", "3", "4", "5"],
        ["10103", "", "", "", "4", ""],
    )
    assert found.rows == 2


def test_three_header_rows_of_a_matrix() -> None:
    found = heading(
        ["Respondent ID", "Rate each", "", "", ""],
        ["", "Search", "", "Checkout", ""],
        ["", "Speed", "Looks", "Speed", "Looks"],
        ["1", "good", "bad", "good", "good"],
    )
    assert found.rows == 3
    assert found.texts[1] == "Rate each – Search – Speed"


def test_answers_that_say_response_are_no_header() -> None:
    rows = [["id", "a", "b"], ["1", "Response", "Response"], ["2", "Response", "Response"]]
    assert heading(*rows).rows == 1


def test_multi_select_labels_in_the_first_answer_are_no_header() -> None:
    found = heading(
        ["Respondent ID", "Which?", "", ""],
        ["", "Phone", "Tablet", "Watch"],
        ["1", "Phone", "Tablet", "Watch"],
        ["2", "Phone", "", ""],
    )
    assert found.rows == 2


def test_limesurvey_codes_and_groups_are_taken_apart() -> None:
    found = heading(
        ["id. Response ID", "G1[SQ1]. Rate <i>this</i> [Speed]", "G1[SQ2]. Rate this [Looks]"],
        ["1", "2", "3"],
    )
    assert found.codes == ["id", "G1[SQ1]", "G1[SQ2]"]
    assert found.texts[1] == "Rate this [Speed]" and found.groups[1:] == ["Rate this", "Rate this"]
    assert found.flavour == "limesurvey"


@pytest.mark.parametrize(
    ("names", "flavour"),
    [
        (["Timestamp", "Q"], "google-forms"), (["Zeitstempel", "Q"], "google-forms"),
        (["RespondentID", "Collector ID"], "surveymonkey"), (["Q", "_uuid", "_submission_time"], "kobo"),
        (["ID", "Start time", "Completion time", "Email", "Q"], "microsoft-forms"),
        (["#", "Q", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"], "typeform"),
        (["Response ID", "Time Started", "Date Submitted", "Status", "Q"], "alchemer"),
        (["Score", "Comment", "Survey Type"], "delighted"),
    ],
)  # fmt: skip
def test_tools_are_known_by_their_columns(names: list[str], flavour: str) -> None:
    assert heading(names, ["x"] * len(names)).flavour == flavour


def test_respondents_with_an_id_alone_are_of_no_tool() -> None:
    assert heading(["Respondent ID", "Why?"], ["1", "fast"]).flavour is None
    assert heading(["RespondentID", "Why?"], ["11815263744", "fast"]).flavour == "surveymonkey"


def test_a_merged_header_of_a_workbook_is_of_no_tool() -> None:
    found = heading(
        ["Person", "Task 1", "", "Task 2", ""],
        ["", "Success", "Time", "Success", "Time"],
        ["P1", "yes", "00:01:10", "no", "00:02:00"],
        ["P2", "no", "00:01:11", "no", "00:02:01"],
    )
    assert (found.rows, found.flavour, found.texts[2]) == (2, None, "Task 1 – Time")


def test_a_row_that_spells_out_what_codes_ask_is_header_too() -> None:
    asked = [
        "How old are you?",
        "Which of these do you use at work?",
        "How clear is the page to you?",
        "other",
    ]
    rows = [["31", "phone", "4", ""], ["45", "tablet", "5", ""], ["27", "phone", "2", "nothing to add"]]
    found = heading(["age", "device", "q3_clear", "q4"], asked, *rows)
    assert (found.rows, found.flavour) == (2, None)
    assert (found.names[1], found.texts[1]) == ("device", "Which of these do you use at work?")
    talk = [[f"What I do with it, said at length {n}?", f"I wonder why that is, {n}?", "3"] for n in range(5)]
    assert heading(["use", "why", "score"], *talk).rows == 1
    assert (
        heading(["What do you use?", "How old are you?", "Is it clear to you?"], asked[:3], *rows).rows == 1
    )


def test_a_row_of_groups_over_the_names_belongs_to_the_header() -> None:
    found = heading(
        ["", "Before", "", "After", "", ""],
        ["ID", "Speed", "Ease", "Speed", "Ease", "Start Date (UTC)"],
        ["7", "3", "4", "5", "5", "3/11/20 23:38"],
        ["8", "2", "2", "4", "5", "3/11/20 23:44"],
    )
    assert (found.rows, found.names, found.flavour) == (
        2, ["ID", "Speed", "Ease", "Speed", "Ease", "Start Date (UTC)"], None,
    )  # fmt: skip
    assert found.texts[:4] == ["ID", "Before – Speed", "Before – Ease", "After – Speed"]
    assert found.groups[:4] == [None, "Before", "Before", "After"]
    words = heading(["", "Of", "", "By"], ["x", "y", "A", "q"], ["z", "w", "B", "p"], ["u", "v", "C", "r"])
    assert (words.rows, words.names) == (1, ["", "Of", "", "By"])


def test_counts_of_answers_are_refused_as_a_summary() -> None:
    with pytest.raises(UnreadableSurvey, match="a summary of answers"):
        heading(["answer", "respondents", "pct_of_respondents"], ["Daily", "20", "53.0"])
    assert heading(["answer", "n", "why"], ["Daily", "20", "so"]).rows == 1


def test_repeated_and_blank_names_are_told() -> None:
    found = heading(["Score", "Score", "", "Unnamed: 3"], ["a", "b", "c", "d"])
    told = " ".join(notice.message for notice in found.notices)
    assert "#1 and #2" in told and "#3, #4" in told
    assert found.names[3] == ""


def test_a_header_that_names_one_column_is_no_title() -> None:
    rows = [["1", "9", "A"], ["2", "3", "B"], ["3", "9", "A"], ["4", "3", "B"]]
    found = heading(["", "Score", ""], *rows)
    assert (found.rows, found.names, found.title) == (1, ["", "Score", ""], None)


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "9", "2024-01-01"], ["2", "3", "2024-01-02"]],
        [["7"], ["9"], ["10"]],
        [["Yes", "Agree"], ["No", "Disagree"], ["No", "Agree"], ["Yes", "Disagree"]],
    ],
)
def test_a_file_without_a_header_is_refused_with_its_line(rows: list[list[object]]) -> None:
    with pytest.raises(UnreadableSurvey, match="looks like answers") as caught:
        heading(*rows)
    assert caught.value.line == 1


def test_numbered_columns_are_a_header() -> None:
    assert heading(["1", "2", "3"], ["5", "4", "5"], ["4", "4", "1"]).names == ["1", "2", "3"]


def test_a_summary_of_answers_is_refused() -> None:
    with pytest.raises(UnreadableSurvey, match="summary"):
        heading(["Survey"], ["Answer Choices", "Response Percent", "Responses"], ["Yes", "50%", "5"])


def test_markup_and_entities_leave_plain_words() -> None:
    assert plain_words("<p>Tom &amp; <b>Ann</b></p>\n x < 3") == "Tom & Ann x < 3"
