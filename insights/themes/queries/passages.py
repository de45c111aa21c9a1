"""Reads for an analysis run: the passages of a study, and what people decided there before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.analysis.text.model import FixedTheme, Passage, PreviousTheme
from insights.studies.models import Participant, StudySession
from insights.studies.queries import people_refusing
from insights.studies.rules import Scope
from insights.surveys.models import OpenAnswer
from insights.surveys.queries import AnswerPassage, open_answer_passages
from insights.themes.models import AnalysisRun, PassageKind, Theme, ThemeMember, ThemeProposal
from insights.themes.queries.codes import Coded, coded_in
from insights.themes.queries.members import answer_segment, members_of, segment_names
from insights.themes.queries.themes import all_themes_of
from insights.themes.rules.states import (
    OPEN,
    ProposalState,
    SourceKind,
    ThemeStatus,
    passage_key,
    person_key,
    place_of_key,
)
from insights.transcripts.models import Transcript, TranscriptPassage
from insights.transcripts.queries import SaidPassage, passages_of

EXAMPLES = 12
LEAST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class StudyPassage:
    """A passage as the analysis takes it, with when it was said and its person's segment."""

    passage: Passage
    said_on: date | None
    segment: Mapping[str, Any]


def study_passages(session: Session, study_id: int) -> list[StudyPassage]:
    """Everything to analyse in a study; who withdrew their consent to analysis is left out."""
    said = passages_of(session, [study_id])
    written = open_answer_passages(session, [study_id])
    voices = {p.participant_id for p in said} | {answer.participant_id for answer in written}
    people = {person for person in voices if person is not None}
    segments = _segments(session, people)
    refused = people_refusing(session, Scope.ANALYSIS, people)
    days = _days(session, study_id)
    names = segment_names(session, {answer.survey_id for answer in written})
    kinds = _kinds_by_people(session)
    return [
        *(
            StudyPassage(_said(p, kinds), days.get(p.transcript_id), segments.get(p.participant_id) or {})
            for p in said
            if p.participant_id not in refused
        ),
        *(
            StudyPassage(
                _written(a, kinds),
                a.answered_on,
                answer_segment(names.get(a.survey_id), a.segment, segments.get(a.participant_id)),
            )
            for a in written
            if a.participant_id not in refused
        ),
    ]


def _kinds_by_people(session: Session) -> dict[str, str]:
    """The kinds that people gave passages, by key."""
    return {row.key: row.kind for row in session.scalars(select(PassageKind))}


def _said(p: SaidPassage, kinds: Mapping[str, str]) -> Passage:
    key = passage_key(SourceKind.TURN, p.id)
    return Passage(
        key=key,
        kind=kinds.get(key),
        text=p.text,
        source=f"t{p.transcript_id}",
        person=person_key(p.participant_id, f"t{p.transcript_id}"),
        language=p.language,
        turn=p.turn_id,
        start=p.start,
        end=p.end,
        spoken=True,
    )


def _written(answer: AnswerPassage, kinds: Mapping[str, str]) -> Passage:
    key = passage_key(SourceKind.ANSWER, answer.id)
    return Passage(
        key=key,
        kind=kinds.get(key),
        text=answer.text,
        source=f"s{answer.survey_id}",
        person=person_key(answer.participant_id, f"r{answer.response_id}"),
        language=answer.language,
        end=len(answer.text),
    )


def _segments(session: Session, people: set[int]) -> dict[int | None, dict[str, Any]]:
    rows = session.execute(select(Participant.id, Participant.segment).where(Participant.id.in_(people)))
    return dict(rows.all())


def _days(session: Session, study_id: int) -> dict[int, date]:
    """When each of the study's transcripts was spoken."""
    rows = session.execute(
        select(Transcript.id, StudySession.held_on)
        .join(StudySession, StudySession.id == Transcript.session_id)
        .where(Transcript.study_id == study_id)
    )
    return dict(rows.all())


def previous_themes(session: Session, study_id: int) -> list[PreviousTheme]:
    """The study's themes as they stand before a run."""
    rows, left_alone = all_themes_of(session, study_id), themes_left_alone(session, study_id)
    keys = _keys_by_theme(session, rows)
    return [
        PreviousTheme(
            str(row.id),
            row.label,
            row.status,
            tuple(keys[row.id][0]),
            _is_decided(row, left_alone),
            row.language,
        )
        for row in rows
    ]


def themes_left_alone(session: Session, study_id: int) -> set[int]:
    """Ids of themes of which a person refused a change: no later run proposes or makes one."""
    refused = select(ThemeProposal.payload).where(
        ThemeProposal.study_id == study_id, ThemeProposal.state == ProposalState.REJECTED.value
    )
    return {theme_id for payload in session.scalars(refused) for theme_id in payload["themes"]}


def fixed_themes(session: Session, study_id: int) -> list[FixedTheme]:
    """What claims its passages before anything is grouped: what people decided, then codes with examples.

    A coded passage belongs to its code, unless a person put it into a theme, or took it out.
    """
    left_alone = themes_left_alone(session, study_id)
    rows = [
        row
        for row in all_themes_of(session, study_id)
        if row.status in OPEN and (_is_decided(row, left_alone) or row.status == ThemeStatus.CONFIRMED.value)
    ]
    keys, codes = _keys_by_theme(session, rows), coded_in(session, study_id)
    texts = _texts_by_theme(session, rows)
    run_ids = {row.run_id for row in rows}
    runs = session.execute(select(AnalysisRun.id, AnalysisRun.centre).where(AnalysisRun.id.in_(run_ids)))
    centres: dict[int | None, bytes | None] = dict(runs.all())
    held = {key for members, excluded in keys.values() for key in (*members, *excluded)}
    fixed = [
        FixedTheme(
            key=str(row.id),
            label=row.label,
            examples=tuple(texts.get(row.id, ())),
            centroid=_vector(row.centroid),
            centre=_vector(centres.get(row.run_id)),
            threshold=row.threshold if row.centroid is not None else None,
            model_version=row.model_version,
            language=row.language,
            members=(*keys[row.id][0], *_free(codes.get(row.tag_id or 0), held)),
            excluded=tuple(keys[row.id][1]),
        )
        for row in rows
    ]
    return [*fixed, *_fixed_codes(session, study_id, codes, held)]


def _is_decided(row: Theme, left_alone: Collection[int]) -> bool:
    """Whether a run may not change a theme: a person decided about it, refused a change, or made its code."""
    return row.decided or row.id in left_alone or row.tag_id is not None


def _free(coded: Coded | None, held: Collection[str]) -> list[str]:
    return [key for key in dict.fromkeys(coded.keys) if key not in held] if coded else []


def _fixed_codes(
    session: Session, study_id: int, codes: Mapping[int, Coded], held: Collection[str]
) -> list[FixedTheme]:
    """Codes with enough examples in the study that no theme of it stands for yet."""
    known = select(Theme.tag_id).where(Theme.study_id == study_id, Theme.whole, Theme.tag_id.is_not(None))
    taken = set(session.scalars(known))
    return [
        FixedTheme(
            key=f"tag:{tag_id}",
            label=coded.name,
            examples=tuple(coded.texts[:EXAMPLES]),
            members=tuple(_free(coded, held)),
        )
        for tag_id, coded in codes.items()
        if tag_id not in taken and len(coded.texts) >= LEAST_EXAMPLES
    ]


def _keys_by_theme(session: Session, rows: Sequence[Theme]) -> dict[int, tuple[list[str], list[str]]]:
    """(members, those taken out) of each theme as passage keys."""
    keys: dict[int, tuple[list[str], list[str]]] = {row.id: ([], []) for row in rows}
    for member in members_of(session, keys):
        keys[member.theme_id][1 if member.excluded else 0].append(member.key)
    return keys


def _texts_by_theme(session: Session, rows: Sequence[Theme]) -> dict[int, list[str]]:
    """Texts of each theme's strongest passages, for a model that has changed since."""
    found: dict[int, list[str]] = {}
    ids = [row.id for row in rows]
    for source, place in (
        (TranscriptPassage, TranscriptPassage.id == ThemeMember.passage_id),
        (OpenAnswer, OpenAnswer.id == ThemeMember.answer_id),
    ):
        strongest = session.execute(
            select(ThemeMember.theme_id, source.text)
            .join(source, place)
            .where(ThemeMember.theme_id.in_(ids), ~ThemeMember.excluded)
            .order_by(ThemeMember.strength.desc(), ThemeMember.id)
        )
        for theme_id, text in strongest:
            of_it = found.setdefault(theme_id, [])
            if len(of_it) < EXAMPLES:
                of_it.append(text)
    return found


def places_still_there(session: Session, keys: Sequence[str]) -> set[str]:
    """Keys of those passages that exist and may be analysed: either may change while a run is at work."""
    found: dict[str, int | None] = {}
    for kind, source in ((SourceKind.TURN, TranscriptPassage), (SourceKind.ANSWER, OpenAnswer)):
        ids = [number for of, number in map(place_of_key, keys) if of is kind]
        for first in range(0, len(ids), 500):
            some = select(source.id, source.participant_id).where(source.id.in_(ids[first : first + 500]))
            found |= {passage_key(kind, number): person for number, person in session.execute(some)}
    refused = people_refusing(session, Scope.ANALYSIS, set(found.values()))
    return {key for key, person in found.items() if person not in refused}


def _vector(stored: bytes | None) -> np.ndarray | None:
    return np.frombuffer(stored, dtype=np.float32) if stored else None
