"""Values in rows and columns."""

from datetime import date

import pytest

from insights.kernel.errors import InvalidInput
from insights.metrics.rules.grids import Grid, name_of_new, plain, read_grid, rows_in


def read(text: str) -> Grid:
    return read_grid(rows_in(text))


def values(grid: Grid) -> dict[str, list[tuple[date, float]]]:
    return {one.name: [(point.day, point.value) for point in one.points] for one in grid.series}


def test_a_column_of_days_beside_columns_of_values_is_long() -> None:
    grid = read("day,Web,App,comment\n2026-01-01,1,\n2026-02-01,2,5,sale\n")
    assert grid.layout == "long"
    assert values(grid) == {
        "Web": [(date(2026, 1, 1), 1.0), (date(2026, 2, 1), 2.0)],
        "App": [(date(2026, 2, 1), 5.0)],
    }
    assert [one.blanks for one in grid.series] == [0, 1]
    assert grid.series[1].points[0].comment == "sale"


def test_a_column_of_names_beside_one_of_values_is_long_too() -> None:
    grid = read("metric;date;value;n\nNPS;3.5.2026;32,5;210\nCSAT;3.5.2026;81;200\n")
    assert values(grid) == {"NPS": [(date(2026, 5, 3), 32.5)], "CSAT": [(date(2026, 5, 3), 81.0)]}
    assert grid.series[0].points[0].n == 210


def test_two_columns_without_a_header_are_read_in_either_order() -> None:
    assert values(read("2026-01-01\t4\n2026-02-01\t5")) == {
        "": [(date(2026, 1, 1), 4.0), (date(2026, 2, 1), 5.0)]
    }
    assert values(read("count,date\n1,2012-05-27\n34,2012-12-20\n")) == {
        "count": [(date(2012, 5, 27), 1.0), (date(2012, 12, 20), 34.0)]
    }


def test_days_in_the_header_make_it_wide() -> None:
    grid = read("Site,2026-01-01,2026-02-01,2026-03-01\none.example,1,,3\ntwo.example,n/a,0,\nempty,,,\n")
    assert grid.layout == "wide"
    assert values(grid) == {
        "one.example": [(date(2026, 1, 1), 1.0), (date(2026, 3, 1), 3.0)],
        "two.example": [(date(2026, 2, 1), 0.0)],
    }
    assert [one.blanks for one in grid.series] == [1, 2]


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        ("day,value\n2026-01-01,1\n2026-02-01,many\n2026-03-01,3\n", 3, "“many” is no number (2026-02-01)"),
        ("day,value\n2026-01-01,1\nsometime,2\n2026-03-01,3\n", 3, "“sometime” is no day"),
        ("day,value\n2026-01-01,1\n2026-01-01,2\n", 3, "2026-01-01 is given twice"),
        ("Site,2026-01-01,2026-02-01\nA,1,x\nB,1,2\n", 2, "“x” is no number"),
        ("name,date,value\nA,2026-01-01,1\nA,2026-01-01,2\n", 3, "given twice for A"),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_row(text: str, row: int, words: str) -> None:
    (problem,) = read(text).problems
    assert (problem.row, words in problem.message) == (row, True)


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\nc,d\n", "day,value\n", "day,comment\n2026-01-01,\n"])
def test_a_table_without_days_or_values_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read(text)


def test_a_grid_becomes_plain_values() -> None:
    plainly = plain(read("day,value\n2026-01-01,1\nx,2\n2026-03-01,2\n"))
    assert plainly["series"][0]["points"] == [
        ["2026-01-01", 1.0, 2, None, ""],
        ["2026-03-01", 2.0, 4, None, ""],
    ]
    assert plainly["problems"] == [[3, "“x” is no day; write it as 2026-05-03."]]


def test_titles_above_totals_and_units_are_no_values() -> None:
    long = read_grid(rows_in("KPI report\n\nMonth,Sales,Orders\n2025-01,10,2\n2025-02,12,3\nTotal,22,5\n"))
    assert [(one.name, [p.value for p in one.points]) for one in long.series] == [
        ("Sales", [10.0, 12.0]),
        ("Orders", [2.0, 3.0]),
    ]
    assert long.problems == []
    wide = read_grid(rows_in("KPI,Unit,Jan 2025,Feb 2025,Total\nChurn,%,2.1,2.0,\nTotal,,9,9,18\n"))
    assert [(one.name, [p.value for p in one.points]) for one in wide.series] == [("Churn", [2.1, 2.0])]


def test_a_header_of_years_is_a_wide_table() -> None:
    grid = read_grid(rows_in("Metric,2023,2024,2025\nRevenue,100,110,120\n"))
    assert (grid.layout, [p.day.year for p in grid.series[0].points]) == ("wide", [2023, 2024, 2025])


def test_days_of_two_readings_are_named_with_their_rows() -> None:
    grid = read_grid(rows_in("Date,v\n01/02/2025,1\n02/02/2025,2\n"))
    assert [problem.row for problem in grid.problems] == [2, 3]
    assert "two months" in grid.problems[0].message


@pytest.mark.parametrize(
    ("names", "file_name", "name"),
    [
        (["count"], "monthly_active-users.csv", "Monthly active users"),
        (["Sign-ups"], "a.csv", "Sign-ups"),
        ([""], "Pasted table", "Pasted table"),
        (["Web", "App"], "daily users.xlsx", "Daily users"),
    ],
)
def test_a_new_metric_is_called_by_its_column_or_its_file(
    names: list[str], file_name: str, name: str
) -> None:
    assert name_of_new(names, file_name) == name


def test_a_series_is_named_by_as_many_columns_as_it_takes() -> None:
    grid = read(
        "date,country,platform,tier,dau\n"
        "2026-01-01,DE,ios,all,10\n2026-01-01,DE,web,all,20\n2026-01-01,FR,ios,all,7\n2026-01-02,DE,ios,all,11\n"
    )
    assert list(values(grid)) == ["DE · ios", "DE · web", "FR · ios"]
    assert grid.problems == []
    by_id = read("customer_id,date,solved\n1,2026-01-01,3\n2,2026-01-01,4\n1,2026-01-02,5\n")
    assert {name: len(found) for name, found in values(by_id).items()} == {"1": 2, "2": 1}
    one = read("shop_id,date,kind,sold,back\n7,2026-01-01,tea,3,0\n7,2026-01-01,rye,4,1\n")
    assert list(values(one)) == ["tea · sold", "tea · back", "rye · sold", "rye · back"]


def test_the_end_of_a_period_is_no_name_and_no_value() -> None:
    grid = read("Period Start,Period End,MRR\n2026-01-01,2026-01-31,12\n2026-02-01,2026-02-28,13\n")
    assert values(grid) == {"MRR": [(date(2026, 1, 1), 12.0), (date(2026, 2, 1), 13.0)]}


def test_titles_and_quoted_thousands_do_not_hide_what_parts_the_cells() -> None:
    text = '# Users\n# Account: shop\n#\nMonth,MAU\nJan-26,"1,203"\nFeb-26,"1,310"\n'
    assert values(read(text)) == {"MAU": [(date(2026, 1, 1), 1203.0), (date(2026, 2, 1), 1310.0)]}


def test_a_column_between_days_that_is_none_is_named_but_sums_are_passed_over() -> None:
    odd = read("KPI,2026-01,2026-02x,2026-03\nNPS,1,2,3\n")
    assert [(one.row, one.message) for one in odd.problems] == [
        (1, "“2026-02x” is no day; its column was left out.")
    ]
    assert read("KPI,Q3 2025,Q4 2025,FY 2025,Q1 2026\nNPS,1,2,3,4\n").problems == []


def test_spans_of_a_fiscal_year_are_read_with_a_word_about_it() -> None:
    grid = read_grid([["KPI", "Q1 FY24", "Q2 FY24", "FY24"], ["Revenue", "1.2M", "1.3M", "2.5M"]])
    assert [(str(point.day), point.value) for point in grid.series[0].points] == [
        ("2024-01-01", 1_200_000),
        ("2024-04-01", 1_300_000),
    ]
    assert "“Q1 FY24” was read as a span of the calendar, from 2024-01-01 on." in grid.notes[0]
    assert plain(grid)["notes"] == grid.notes


def test_the_end_of_a_span_is_believed_before_its_fiscal_name() -> None:
    rows = [
        ["fiscal_quarter", "period_end", "n"],
        ["FY25 Q1", "2024-09-30", "5"],
        ["FY25 Q2", "2024-12-31", "6"],
    ]
    grid = read_grid(rows)
    assert [str(point.day) for point in grid.series[0].points] == ["2024-09-30", "2024-12-31"]
    assert grid.notes == []


def test_owners_and_targets_before_the_days_name_no_series() -> None:
    rows = [
        ["Metric", "Owner", "Target", "2026-01", "2026-02", "YTD"],
        ["Orders", "Ana", "50", "10", "12", "22"],
    ]
    assert [series.name for series in read_grid(rows).series] == ["Orders"]


def test_a_table_with_remarks_and_parts_of_days_has_its_values_only() -> None:
    rows = [["month", "year", "month_num", "orders", "status"]]
    rows += [
        [f"2025-0{at}", "2025", str(at), str(at * 7), "red" if at % 2 else "green"] for at in range(1, 6)
    ]
    assert [series.name for series in read_grid(rows).series] == ["orders"]


@pytest.mark.timeout(60)  # the square of this width would take minutes
def test_a_very_wide_table_is_read_in_time_that_grows_with_it_alone() -> None:
    grid = read(f"name,{'2026-01-01,x,' * 60_000}\nWeb,{'1,2,' * 60_000}\n")
    assert grid.layout == "wide"
    assert grid.series[0].points[0].value == 1
