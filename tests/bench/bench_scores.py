"""Scores of a million responses to twelve questions: read from the cube, counted anew, shown, compared."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from itertools import groupby

import numpy as np
import pandas
from sqlalchemy import select

from insights.analysis.stats.comparisons import nps_differences
from insights.analysis.stats.nps import nps_intervals
from insights.studies.rules import Method
from insights.studies.services import StudyDraft, create_study
from insights.surveys import queries
from insights.surveys.models import PackedAnswers, Question, ScoreDefinition, ScoreSource, Survey
from insights.surveys.queries.scores import meaning_of
from insights.surveys.rules.packing import MONTH, STATE, packed_from
from insights.surveys.rules.reckoning import joined, score_groups
from insights.surveys.services.counting import recount
from tests.bench.registry import Work, benchmark, page
from tests.bench.stage import Stage

RESPONSES = int(os.environ.get("INSIGHTS_BENCH_RESPONSES", "1000000"))
QUESTIONS, SEGMENTS, MONTHS, GROUPS = 12, 20, 24, 10_000


def answers() -> dict[str, np.ndarray]:
    """Columns of codes: a month, a segment, and twelve questions of 0 to 10."""
    dice = np.random.default_rng(1)
    columns = {"month": dice.integers(0, MONTHS, RESPONSES), "segment": dice.integers(0, SEGMENTS, RESPONSES)}
    return columns | {f"q{at}": dice.integers(0, 11, RESPONSES) for at in range(QUESTIONS)}


def months() -> list[str]:
    """The months as the packs name them."""
    return [f"{2024 + at // 12}-{at % 12 + 1:02d}" for at in range(MONTHS)]


def filled(stage: Stage) -> tuple[int, int]:
    """A survey of packed answers with one NPS that is counted; ids of the definition and its question."""
    actor = stage.actor
    with stage.session() as session:
        known = session.scalar(select(ScoreDefinition.id))
        if known is not None:
            return known, session.scalars(select(Question.id).where(Question.kind == "nps")).one()
        study = create_study(session, actor, StudyDraft("Pulse", Method.SURVEY))
        survey = Survey(study_id=study.id, title="Pulse", whole=True, response_count=RESPONSES)
        session.add(survey)
        session.flush()
        columns = answers()
        segments = [f"Segment {at:02d}" for at in range(SEGMENTS)]
        _pack(session, survey, MONTH, columns["month"], months())
        _pack(session, survey, STATE, np.zeros(RESPONSES, int) - 1, [])
        for position in range(QUESTIONS + 1):
            name = "segment" if position == QUESTIONS else f"q{position}"
            kind = {0: "nps", QUESTIONS: "segment"}.get(position, "rating")
            choices: Sequence[object] = segments if position == QUESTIONS else list(range(11))
            times = np.bincount(columns[name]).tolist()
            session.add(
                Question(survey_id=survey.id, position=position, name=name, text=name, kind=kind, n=RESPONSES,
                         choices=[list(pair) for pair in zip(choices, times, strict=True)])
            )  # fmt: skip
            _pack(session, survey, position, columns[name], choices)
        definition = ScoreDefinition(
            study_id=study.id, kind="nps", name="NPS", low=0, high=10, revision=1, person_counts="every"
        )
        session.add(definition)
        session.flush()
        worth = [[value, float(value)] for value in range(11)]
        session.add(ScoreSource(definition_id=definition.id, survey_id=survey.id, positions=[0], worth=worth))
        session.flush()
        recount(session, definition)
        return definition.id, session.scalars(select(Question.id).where(Question.kind == "nps")).one()


def _pack(session, survey: Survey, position: int, codes: np.ndarray, choices: Sequence[object]) -> None:
    packed = packed_from(np.asarray(codes + 1, np.uint32), choices)
    session.add(
        PackedAnswers(survey_id=survey.id, position=position, width=packed.width, codes=packed.codes,
                      choices=packed.choices)
    )  # fmt: skip


@benchmark("scores: NPS by segment × month of 1M responses, from the cube", runs=15)
def by_segment_and_month(stage: Stage) -> Work:
    """The ready cells of the cube, scored together with their intervals."""
    definition_id, _ = filled(stage)
    session_of = stage.session

    def read() -> dict[str, float]:
        with session_of() as session:
            definition = session.get_one(ScoreDefinition, definition_id)
            began = time.process_time()
            cells = queries.cells_of(session, definition)
            keyed = sorted(cells, key=lambda cell: (cell.month, cell.segment))
            groups = [
                joined(cell.group for cell in own)
                for _, own in groupby(keyed, key=lambda cell: (cell.month, cell.segment))
            ]
            score_groups(meaning_of(definition), groups)
            return {"cells": len(groups), "cpu ms": (time.process_time() - began) * 1000}

    return read


@benchmark("scores: the cube of 1M responses counted anew", runs=1)
def cube_again(stage: Stage) -> Work:
    """Beside pandas: load the same file and group it by segment and month."""
    definition_id, _ = filled(stage)
    path = stage.folder / "answers.csv"
    pandas.DataFrame(answers()).to_csv(path, index=False)

    def count() -> dict[str, float]:
        began = time.process_time()
        with stage.session() as session:
            definition = session.get_one(ScoreDefinition, definition_id)
            recount(session, definition)
        ours = time.process_time() - began
        began = time.process_time()
        table = pandas.read_csv(path)
        table["p"], table["d"] = table["q0"] >= 9, table["q0"] <= 6
        table.groupby(["segment", "month"])[["p", "d", "q0"]].agg({"p": "sum", "d": "sum", "q0": "count"})
        theirs = time.process_time() - began
        return {"ours s": ours, "pandas s": theirs, "to pandas": ours / theirs}

    return count


@page("scores: question page of 1M responses")
def question_page(stage: Stage) -> str:
    """Distribution, by segment, over time, definition."""
    return f"/surveys/questions/{filled(stage)[1]}"


@benchmark("scores: intervals and tests of 10,000 segments", runs=5)
def many_segments(stage: Stage) -> Work:
    """Each segment's NPS interval, and its difference from the next with a test."""
    counts = np.random.default_rng(2).integers(0, 200, (3, GROUPS))
    others = np.roll(counts, 1, axis=1)

    def compute() -> dict[str, float]:
        began = time.process_time()
        nps_intervals(*counts)
        alone = time.process_time() - began
        nps_differences(*counts, *others)
        return {"intervals s": alone, "with tests s": time.process_time() - began}

    return compute
