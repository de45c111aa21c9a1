"""What people decided about themes, with how everything stood before, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from insights.accounts.services import record_audit
from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.themes import queries
from insights.themes.models import Theme, ThemeDecision, ThemeMember, ThemeProposal
from insights.themes.rules.states import Action, ProposalState
from insights.themes.services.counting import keep_study_tally, recount
from insights.themes.services.passage_kinds import put_back_kinds

KEPT = ("label", "label_by_person", "kind", "status", "decided", "whole", "merged_into_id")
MEMBER = ("theme_id", "passage_id", "answer_id", "strength", "exemplar", "placed_by_person", "excluded")


def record_decision(
    session: Session,
    actor: Actor,
    action: Action,
    themes: Sequence[Theme],
    told: str,
    *,
    moves_passages: bool = False,
    proposal: ThemeProposal | None = None,
    kinds: Sequence[Mapping[str, Any]] = (),
    answered: int = 1,
) -> ThemeDecision:
    """Write down a decision, before it is carried out, with the state it can be taken back to."""
    members = queries.members_of(session, [theme.id for theme in themes]) if moves_passages else []
    first = themes[0] if themes else None
    row = ThemeDecision(
        study_id=proposal.study_id if proposal else themes[0].study_id,
        theme_id=first.id if first else None,
        other_id=themes[1].id if len(themes) > 1 else None,
        proposal_id=proposal.id if proposal else None,
        action=action.value,
        told=told,
        answered=answered,
        model_version=first.model_version if first else "",
        created_by=actor.user_id,
        before={
            "themes": [{"id": theme.id, **{name: getattr(theme, name) for name in KEPT}} for theme in themes],
            "members": [[getattr(member, name) for name in MEMBER] for member in members],
            "moves_passages": moves_passages,
            "kinds": list(kinds),
        },
    )
    session.add(row)
    session.flush()
    record_audit(session, actor, f"themes.{action.value}", "theme", first.id if first else 0)
    return row


def answered_together(rows: Sequence[ThemeDecision]) -> None:
    """Mark decisions that one answer made, so that they are taken back at once."""
    for row in rows:
        row.before = {**row.before, "together": rows[0].id, "count": len(rows)}


def undo_decision(session: Session, actor: Actor, decision_id: int) -> ThemeDecision:
    """Put everything back to how it stood; InvalidInput when something was decided on top of it.

    What one answer decided at once is taken back at once, newest first.
    """
    row = queries.decision_for_update(session, actor, decision_id)
    if row.undone:
        raise InvalidInput("This was taken back already.")
    for one in queries.decisions_together(session, row):
        _take_back(session, actor, one)
    return row


def _take_back(session: Session, actor: Actor, row: ThemeDecision) -> None:
    touched = _touched(row)
    for later in queries.decisions_after(session, row):
        if touched & _touched(later):
            raise InvalidInput(
                "Something else was decided about this theme since. Take back the newest decision first."
            )
    themes = session.scalars(
        select(Theme).where(Theme.id.in_(touched)).execution_options(populate_existing=True)
    ).all()
    stood = {one["id"]: one for one in row.before["themes"]}
    for theme in themes:
        for name in KEPT:
            setattr(theme, name, stood[theme.id].get(name, getattr(theme, name)))
        theme.version += 1
    if row.before["moves_passages"]:
        _put_back(session, [theme.id for theme in themes], row.before["members"])
    put_back_kinds(session, row.before.get("kinds", ()))
    proposal = session.get(ThemeProposal, row.proposal_id) if row.proposal_id else None
    if proposal is not None:
        latest = queries.last_done_run(session, row.study_id)
        current = latest is None or latest.id == proposal.run_id
        proposal.state = (ProposalState.PENDING if current else ProposalState.SUPERSEDED).value
    row.undone = True
    record_audit(session, actor, "themes.undo", "theme", row.theme_id or 0)
    recount(session, [theme.id for theme in themes])
    keep_study_tally(session, row.study_id)
    session.flush()


def _touched(row: ThemeDecision) -> set[int]:
    return {one["id"] for one in row.before["themes"]}


def _put_back(session: Session, theme_ids: Iterable[int], stored: Sequence[Sequence[Any]]) -> None:
    ids = list(theme_ids)
    session.execute(delete(ThemeMember).where(ThemeMember.theme_id.in_(ids)))
    rows = [dict(zip(MEMBER, values, strict=True)) for values in stored]
    keys = {_key(row) for row in rows}
    there = queries.places_still_there(session, sorted(keys))
    rows = [row for row in rows if row["theme_id"] in ids and _key(row) in there]
    if rows:
        session.execute(insert(ThemeMember), rows)


def _key(row: dict[str, Any]) -> str:
    return ThemeMember(passage_id=row["passage_id"], answer_id=row["answer_id"]).key
