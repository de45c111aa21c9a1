"""Figures on labelled sets."""

import csv
from pathlib import Path

from insights.analysis.text.evaluation import (
    Figure,
    as_table,
    frozen_themes,
    novelty_figures,
    theme_agreement,
    theme_figures,
)
from tests.unit.analysis.text.corpora import CHECKOUT, DELIVERY, EXPORT

TEXTS = [*EXPORT, *DELIVERY, *CHECKOUT]
TRUTH = ["export"] * 6 + ["late"] * 6 + ["card"] * 6


def test_themes_that_agree_with_the_truth_score_high() -> None:
    score, themes, placed = theme_agreement(TEXTS, TRUTH)
    assert score > 0.8
    assert themes == 3
    assert placed > 0.8
    assert theme_agreement([], []) == (0.0, 0, 0.0)


def test_a_table_is_measured_whole_by_halves_and_in_small_draws(tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    with path.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([["text", "label"], *zip(TEXTS, TRUTH, strict=True)])
    figures = list(theme_figures(path))
    assert [figure.texts for figure in figures[:3]] == [18, 12, 6]
    assert len(figures) == 6
    assert "held out" in as_table(figures)


def test_texts_of_known_themes_score_above_those_of_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    with path.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([["text", "label"], *zip(TEXTS, TRUTH, strict=True)])
    (figure,) = novelty_figures(path)  # card and late are known, export is new
    assert figure.texts == 12
    assert figure.value > 0.9
    assert "of new ones" in figure.detail


def test_one_label_alone_tells_nothing_of_new_ones(tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text("text,label\nthe parcel is late,late\nno parcel yet,late\n", encoding="utf-8")
    assert list(novelty_figures(path)) == []
    assert frozen_themes({}) == []


def test_the_table_of_nothing_has_a_head() -> None:
    assert as_table([]).startswith("measured")
    assert "0.500" in as_table([Figure("x", 1, 0.5, "")])
