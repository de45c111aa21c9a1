"""The small line on the board."""

from insights.web.sparks import spark_points


def test_a_line_runs_from_left_to_right_and_higher_is_further_up() -> None:
    assert spark_points([0.0, 5.0, 10.0]) == "3.0,20.0 41.0,12.0 79.0,4.0"


def test_a_level_line_and_too_few_values_divide_by_nothing() -> None:
    assert spark_points([2.0, 2.0]) == "3.0,20.0 79.0,20.0"
    assert spark_points([2.0]) == spark_points([]) == ""
