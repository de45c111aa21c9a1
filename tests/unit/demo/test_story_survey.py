"""The sample's survey."""

import csv
import io
from collections import Counter, defaultdict
from datetime import date

import pytest

from insights.demo.story import survey

TODAY = date(2031, 3, 30)


@pytest.fixture(scope="module")
def rows() -> tuple[survey.Response, ...]:
    return survey.responses(TODAY)


def nps(scores: list[int]) -> float:
    return 100 * (sum(score >= 9 for score in scores) - sum(score <= 6 for score in scores)) / len(scores)


def scores_by(rows, key) -> dict[str, list[int]]:
    found = defaultdict(list)
    for row in rows:
        if row.recommend:
            found[key(row)].append(int(row.recommend))
    return dict(sorted(found.items()))


def test_there_are_420_answers_over_eight_whole_months(rows):
    assert len(rows) == 420
    assert len({row.respondent for row in rows}) == 420
    months = {row.submitted[:7] for row in rows}
    assert (min(months), max(months), len(months)) == ("2030-07", "2031-02", 8)


def test_the_score_falls_with_the_new_checkout_and_partly_recovers(rows):
    by_month = [nps(scores) for scores in scores_by(rows, lambda row: row.submitted[:7]).values()]
    before, under, last = sum(by_month[:2]) / 2, by_month[3], by_month[-1]
    assert before > 25
    assert under < 0
    assert under + 15 < last < before


def test_one_of_four_segments_is_too_small_to_score(rows):
    segments = Counter(row.segment for row in rows)
    assert len(segments) == 4
    assert segments[survey.SMALL_SEGMENT] == 6
    assert min(count for name, count in segments.items() if name != survey.SMALL_SEGMENT) >= 100


def test_the_segments_differ(rows):
    by_segment = {name: nps(scores) for name, scores in scores_by(rows, lambda row: row.segment).items()}
    assert by_segment["Regular"] > by_segment["New"] > by_segment["Occasional"]


def test_a_few_answers_are_missing_and_the_others_are_on_their_scales(rows):
    assert sum(not row.recommend for row in rows) == 4
    assert {int(row.recommend) for row in rows if row.recommend} <= set(range(11))
    assert {row.satisfied for row in rows} == {"", "1", "2", "3", "4", "5"}


def test_about_sixty_percent_write_something_and_hardly_repeat_each_other(rows):
    written = [row.improve for row in rows if row.improve]
    assert 0.55 <= len(written) / len(rows) <= 0.65
    assert len(set(written)) >= 0.9 * len(written)


def test_there_are_more_than_150_distinct_sentences_and_some_without_content():
    pool = survey.answer_pool()
    sentences = [text for moods in pool.values() for texts in moods.values() for text in texts]
    assert len(sentences) == len(set(sentences)) >= 200
    assert set(survey._TOPICS) == set(pool)
    assert {"n/a", "nothing", "don't know"} <= set(pool["none"]["0"])


def test_unhappy_words_come_from_low_scores_only(rows):
    pool = survey.answer_pool()
    angry = {text for moods in pool.values() for text in moods.get("-", ())}
    happy = {text for moods in pool.values() for text in moods.get("+", ())} - set(pool["praise"]["+"])
    for row in rows:
        if row.recommend and row.improve in angry:
            assert int(row.recommend) <= 6
        if row.recommend and row.improve in happy:
            assert int(row.recommend) >= 9


def test_delivery_cost_is_named_most_while_it_stands_on_the_last_page(rows):
    pool = survey.answer_pool()["delivery_cost"]
    sentences = {text for texts in pool.values() for text in texts}
    named = Counter(row.submitted[:7] for row in rows if row.improve in sentences)
    months = sorted({row.submitted[:7] for row in rows})
    assert sum(named[month] for month in months[2:5]) > sum(named[month] for month in months[5:])


def test_the_export_reads_back_as_the_same_rows(rows):
    read = list(csv.reader(io.StringIO(survey.csv_export(TODAY).decode("utf-8"))))
    assert tuple(read[0]) == survey.HEADER
    assert len(survey.HEADER) == len(survey.KINDS) == len(read[1])
    assert read[1][0] == "R0001"
    assert len(read) == 421


def test_answers_stay_the_same_on_another_day_and_only_dates_move(rows):
    later = survey.responses(date(2032, 2, 29))
    assert [row.recommend + row.improve for row in later] == [row.recommend + row.improve for row in rows]
    assert later[0].submitted[:7] == "2031-06"
