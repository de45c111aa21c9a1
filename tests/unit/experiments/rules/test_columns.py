"""What columns probably mean."""

from insights.experiments.rules.columns import control_among, suggested


def column(at: int, name: str, distinct: int, numeric: bool = False) -> dict:
    return {"at": at, "name": name, "distinct": distinct, "numeric": numeric}


ADS = [
    column(0, "auction_id", 8077),
    column(1, "experiment", 2),
    column(2, "hour", 24, True),
    column(3, "yes", 2, True),
    column(4, "no", 2, True),
]


def test_a_yes_and_a_no_column_are_two_answers_to_one_question() -> None:
    pairs = [{"first": 3, "second": 4, "neither": 6834}]
    assert suggested(ADS, pairs, True) == {"variant": 1, "outcome": 3, "opposite": 4, "person": 0}
    assert suggested(ADS, [], True)["opposite"] is None


def test_two_columns_that_merely_never_meet_are_not_opposites() -> None:
    columns = [column(0, "group", 2), column(1, "clicked", 2, True), column(2, "called", 2, True)]
    assert suggested(columns, [{"first": 1, "second": 2, "neither": 9}], True)["opposite"] is None


def test_a_value_is_looked_for_among_numbers() -> None:
    columns = [column(0, "userid", 900, True), column(1, "version", 2), column(2, "revenue", 300, True)]
    assert suggested(columns, [], False) == {"variant": 1, "outcome": 2, "opposite": None, "person": 0}
    assert suggested([column(0, "text", 500)], [], True)["variant"] is None


def test_the_control_is_known_by_its_name_else_the_first() -> None:
    assert control_among(["exposed", "control"]) == "control"
    assert control_among(["B", "A"]) == "A"
    assert control_among(["green", "blue"]) == "green"
