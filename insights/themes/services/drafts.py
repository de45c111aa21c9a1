"""Writes of a run's findings: hidden in short batches, then made visible at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from insights.analysis.text.model import AnalysisResult, Member, Proposal, Reading, ThemeDraft
from insights.themes.models import AnalysisRun, PassageReading, Theme, ThemeMember, ThemeProposal
from insights.themes.queries.passages import places_still_there
from insights.themes.rules.planning import Plan
from insights.themes.rules.states import (
    OPEN,
    ProposalKind,
    ProposalState,
    SourceKind,
    ThemeStatus,
    place_of_key,
)
from insights.themes.services.counting import keep_study_tally, recount


def remove_drafts(session: Session, row: AnalysisRun) -> None:
    """Drop what a crashed attempt of this run left behind."""
    session.execute(delete(Theme).where(Theme.run_id == row.id, ~Theme.whole))
    session.execute(delete(PassageReading).where(PassageReading.run_id == row.id))


def keep_result(session: Session, row: AnalysisRun, result: AnalysisResult) -> None:
    """The model, the seed and the centre of a run."""
    row.model_version, row.seed = result.model_version, result.seed
    row.centre = result.centre.astype("float32").tobytes()
    session.flush()


def add_draft(session: Session, row: AnalysisRun, draft: ThemeDraft, model_version: str) -> int:
    """A hidden theme of a run; its id. Give it its passages with `add_members`."""
    tag = int(draft.fixed_key[4:]) if draft.fixed_key and draft.fixed_key.startswith("tag:") else None
    theme = Theme(
        study_id=row.study_id,
        draft=draft.id,
        tag_id=tag,
        label_by_person=tag is not None,
        **_values(row, draft, model_version),
    )
    session.add(theme)
    session.flush()
    return theme.id


def _values(row: AnalysisRun, draft: ThemeDraft, model_version: str) -> dict[str, Any]:
    return {
        "run_id": row.id,
        "label": draft.label[:300],
        "terms": list(draft.terms),
        "kind": draft.kind,
        "language": draft.language,
        "model_version": model_version,
        "centroid": draft.centroid.astype("float32").tobytes(),
        "threshold": draft.threshold,
    }


def add_members(
    session: Session, theme_id: int, members: Sequence[Member], exemplars: Sequence[str] = ()
) -> int:
    """Put passages into a theme; those that have gone meanwhile are left out; how many came in."""
    there = places_still_there(session, [member.key for member in members])
    values = [
        {
            "theme_id": theme_id,
            **_place(member.key),
            "strength": member.strength,
            "exemplar": exemplars.index(member.key) + 1 if member.key in exemplars else None,
        }
        for member in members
        if member.key in there
    ]
    if values:
        session.execute(insert(ThemeMember), values)
    return len(values)


def add_readings(
    session: Session, run_id: int, readings: Sequence[Reading], remainder: Mapping[str, str]
) -> int:
    """Store a batch of what was read from passages, hidden; how many."""
    there = places_still_there(session, [reading.key for reading in readings])
    values = [
        {
            "run_id": run_id,
            **_place(reading.key),
            "kind": reading.kind,
            "confidence": reading.confidence,
            "severity": reading.severity.level,
            "reasons": list(reading.severity.reasons),
            "contentless": reading.contentless,
            "duplicate": reading.duplicate_of is not None,
            "remainder": remainder.get(reading.key, ""),
        }
        for reading in readings
        if reading.key in there
    ]
    if values:
        session.execute(insert(PassageReading), values)
    return len(values)


def _place(key: str) -> dict[str, int | None]:
    kind, number = place_of_key(key)
    return {
        "passage_id": number if kind is SourceKind.TURN else None,
        "answer_id": number if kind is SourceKind.ANSWER else None,
    }


def show_readings(session: Session, row: AnalysisRun) -> None:
    """This run's readings take the place of the earlier ones."""
    earlier = select(AnalysisRun.id).where(AnalysisRun.study_id == row.study_id, AnalysisRun.id != row.id)
    session.execute(delete(PassageReading).where(PassageReading.run_id.in_(earlier)))
    session.execute(update(PassageReading).where(PassageReading.run_id == row.id).values(whole=True))


def carry_out(
    session: Session, row: AnalysisRun, plan: Plan, result: AnalysisResult, theme_ids: Mapping[int, int]
) -> int:
    """Show a run's themes, refresh untouched suggestions, write proposals; the number of proposals.

    What a person decided since the run began is respected: it is neither refreshed nor proposed away.
    """
    drafts = {draft.id: draft for draft in result.themes}
    shown = [theme_ids[number] for number in plan.shown if number in theme_ids]
    session.execute(update(Theme).where(Theme.id.in_(shown)).values(whole=True))
    _drop_earlier_proposals(session, row)
    _refresh(session, row, plan, drafts, result.model_version)
    count = _propose(session, row, plan, drafts, theme_ids)
    kept = {theme_ids[number] for number in plan.kept if number in theme_ids}
    standing = session.scalars(select(Theme.id).where(Theme.study_id == row.study_id, Theme.whole))
    recount(session, sorted({*standing, *kept}))
    keep_study_tally(session, row.study_id)
    return count


def _drop_earlier_proposals(session: Session, row: AnalysisRun) -> None:
    session.execute(
        update(ThemeProposal)
        .where(ThemeProposal.study_id == row.study_id, ThemeProposal.state == ProposalState.PENDING.value)
        .values(state=ProposalState.SUPERSEDED.value)
    )
    session.execute(delete(Theme).where(Theme.study_id == row.study_id, ~Theme.whole, Theme.run_id != row.id))


def _refresh(
    session: Session,
    row: AnalysisRun,
    plan: Plan,
    drafts: Mapping[int, ThemeDraft],
    model_version: str,
) -> None:
    """Suggestions nobody touched take over the passages of the draft that is the same theme."""
    pairs = {int(key): number for key, number in plan.refreshed.items()}
    untouched = select(Theme).where(
        Theme.id.in_(pairs), Theme.status == ThemeStatus.SUGGESTED.value, ~Theme.decided
    )
    themes = session.scalars(untouched.execution_options(populate_existing=True)).all()
    session.execute(delete(ThemeMember).where(ThemeMember.theme_id.in_([theme.id for theme in themes])))
    held = _held(session, row.study_id)
    for theme in themes:
        draft = drafts[pairs[theme.id]]
        for name, value in _values(row, draft, model_version).items():
            if name != "label" or not theme.label_by_person:
                setattr(theme, name, value)
        session.flush()
        free = [member for member in draft.members if member.key not in held]
        add_members(session, theme.id, free, draft.exemplars)


def _held(session: Session, study_id: int) -> set[str]:
    """Keys of passages in the study's open themes."""
    members = session.scalars(
        select(ThemeMember)
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .where(Theme.study_id == study_id, Theme.whole, Theme.status.in_(OPEN), ~ThemeMember.excluded)
    )
    return {member.key for member in members}


def _propose(
    session: Session,
    row: AnalysisRun,
    plan: Plan,
    drafts: Mapping[int, ThemeDraft],
    theme_ids: Mapping[int, int],
) -> int:
    named = {int(key) for proposal in plan.proposals for key in proposal.themes}
    standing = {
        theme.id: theme
        for theme in session.scalars(
            select(Theme).where(Theme.id.in_(named)).execution_options(populate_existing=True)
        )
    }
    count = 0
    for proposal in plan.proposals:
        themes = [standing[int(key)] for key in proposal.themes if int(key) in standing]
        if not _still_fits(proposal.kind, themes, len(proposal.themes)):
            continue
        payload = _payload(proposal, themes, drafts, theme_ids)
        session.add(
            ThemeProposal(
                study_id=row.study_id,
                run_id=row.id,
                kind=proposal.kind,
                reason=proposal.reason,
                payload=payload,
            )
        )
        count += 1
    session.flush()
    return count


def _payload(
    proposal: Proposal,
    themes: Sequence[Theme],
    drafts: Mapping[int, ThemeDraft],
    theme_ids: Mapping[int, int],
) -> dict[str, Any]:
    target = {number: theme_ids[number] for number in proposal.drafts if number in theme_ids}
    payload: dict[str, Any] = {
        "themes": [theme.id for theme in themes],
        "drafts": list(target.values()),
        "passages": list(proposal.passages),
    }
    if proposal.kind == ProposalKind.GROW.value:
        target = dict.fromkeys(proposal.drafts, themes[0].id)
        members = drafts[proposal.drafts[0]].members
        payload["strengths"] = {m.key: m.strength for m in members if m.key in proposal.moves}
    payload["moves"] = {key: target[number] for key, number in proposal.moves.items() if number in target}
    return payload


def _still_fits(kind: str, themes: Sequence[Theme], wanted: int) -> bool:
    """Whether the themes a proposal is about are still as it takes them to be."""
    if len(themes) != wanted or any(theme.status not in OPEN for theme in themes):
        return False
    return kind in (ProposalKind.NEW.value, ProposalKind.GROW.value) or not any(t.decided for t in themes)
