"""Answers to what a further run proposes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.themes import queries
from insights.themes.models import Theme, ThemeMember, ThemeProposal
from insights.themes.rules.states import OPEN, Action, ProposalKind, ProposalState, ThemeStatus
from insights.themes.services.counting import keep_study_tally, recount
from insights.themes.services.decisions import move_all
from insights.themes.services.history import answered_together, record_decision


def accept_proposal(session: Session, actor: Actor, proposal_id: int) -> ThemeProposal:
    """Carry out a proposal; passages that a person placed elsewhere meanwhile stay where they are."""
    row = _pending(session, actor, proposal_id)
    themes, drafts = _themes(session, row.payload["themes"]), _themes(session, row.payload["drafts"])
    _refuse_outdated(row, themes)
    involved = _involved(session, row, themes, drafts)
    record_decision(
        session, actor, Action.ACCEPT, involved, f"Accepted: {row.reason}", moves_passages=True, proposal=row
    )
    if row.kind == ProposalKind.NEW.value:
        _free_from_others(session, row, drafts[0])
        _show(drafts)
    elif row.kind == ProposalKind.GROW.value:
        _grow(session, row, themes[0])
    elif row.kind == ProposalKind.SPLIT.value:
        _split(session, row, themes[0], drafts)
    elif row.kind == ProposalKind.MERGE.value:
        _merge(session, themes, drafts)
    else:
        _close(themes, ThemeStatus.REJECTED)
    row.state = ProposalState.ACCEPTED.value
    recount(session, [theme.id for theme in involved])
    keep_study_tally(session, row.study_id)
    return row


def refuse_proposal(session: Session, actor: Actor, proposal_id: int) -> ThemeProposal:
    """Leave everything as it is, for good: no later run proposes the same of these themes or passages."""
    row = _pending(session, actor, proposal_id)
    themes, drafts = _themes(session, row.payload["themes"]), _themes(session, row.payload["drafts"])
    touched = [*themes, *drafts] if row.kind == ProposalKind.NEW.value else [*themes]
    grows = row.kind == ProposalKind.GROW.value
    told = f"Refused: {row.reason}"
    record_decision(session, actor, Action.REFUSE, touched, told, moves_passages=grows, proposal=row)
    if row.kind == ProposalKind.NEW.value:
        for draft in drafts:
            draft.whole, draft.decided, draft.status = True, True, ThemeStatus.REJECTED.value
    elif grows:
        _keep_out(session, row, themes[0])
    row.state = ProposalState.REJECTED.value
    session.flush()
    return row


def answer_proposals(
    session: Session, actor: Actor, kind: str, study_id: int | None, *, accept: bool
) -> tuple[int, int]:
    """Accept or refuse all proposals of a kind that wait: (answered, left because of other decisions).

    One undo takes all of them back.
    """
    done, left = [], 0
    for proposal_id in queries.pending_of_kind(session, actor, kind, study_id):
        answer = accept_proposal if accept else refuse_proposal
        try:
            row = answer(session, actor, proposal_id)
        except InvalidInput:
            left += 1
            continue
        done.append(queries.decision_on(session, row))
    if not done and not left:
        raise InvalidInput("No proposal of this kind waits any more.")
    answered_together(done)
    session.flush()
    return len(done), left


def _pending(session: Session, actor: Actor, proposal_id: int) -> ThemeProposal:
    row = queries.proposal_for_update(session, actor, proposal_id)
    if row.state != ProposalState.PENDING.value:
        raise InvalidInput(f"This proposal was {row.state} meanwhile.")
    return row


def _themes(session: Session, ids: Iterable[int]) -> list[Theme]:
    wanted = list(ids)
    rows = session.scalars(
        select(Theme).where(Theme.id.in_(wanted)).with_for_update().execution_options(populate_existing=True)
    ).all()
    order = {theme_id: position for position, theme_id in enumerate(wanted)}
    return sorted(rows, key=lambda row: order[row.id])


def _refuse_outdated(row: ThemeProposal, themes: Sequence[Theme]) -> None:
    lasting = row.kind in (ProposalKind.NEW.value, ProposalKind.GROW.value)
    if any(theme.status not in OPEN or (theme.decided and not lasting) for theme in themes):
        raise InvalidInput("The theme was decided otherwise meanwhile. Refuse this proposal, or run again.")


def _involved(
    session: Session, row: ThemeProposal, themes: Sequence[Theme], drafts: Sequence[Theme]
) -> list[Theme]:
    """The proposal's themes and every untouched one that would lose passages."""
    named = [*themes, *drafts]
    if row.kind not in (ProposalKind.NEW.value, ProposalKind.GROW.value):
        return named
    holders = queries.holders_of(session, row.study_id, row.payload["passages"])
    ids = {theme.id for theme in named}
    others = {h.theme_id for h in holders.values() if not h.decided and h.theme_id not in ids}
    return [*named, *_themes(session, sorted(others))]


def _show(drafts: Iterable[Theme]) -> None:
    for draft in drafts:
        draft.whole, draft.decided, draft.status = True, True, ThemeStatus.CONFIRMED.value
        draft.version += 1


def _close(themes: Iterable[Theme], status: ThemeStatus, into: Theme | None = None) -> None:
    for theme in themes:
        theme.status, theme.decided = status.value, True
        theme.merged_into_id = into.id if into else None
        theme.version += 1


def _free_from_others(session: Session, row: ThemeProposal, draft: Theme) -> None:
    """Passages leave untouched suggestions; what stands in a decided theme stays there, out of the draft."""
    holders = queries.holders_of(session, row.study_id, row.payload["passages"])
    mine = {member.key: member for member in queries.members_of(session, [draft.id])}
    for key, holder in holders.items():
        if holder.theme_id == draft.id:
            continue
        if holder.decided:
            if key in mine:
                session.delete(mine[key])
        else:
            session.delete(session.get_one(ThemeMember, holder.member_id))
    session.flush()


def _grow(session: Session, row: ThemeProposal, theme: Theme) -> None:
    holders = queries.holders_of(session, row.study_id, row.payload["passages"])
    strengths: Mapping[str, float] = row.payload.get("strengths", {})
    there = {member.key for member in queries.members_of(session, [theme.id])}
    for key in sorted(queries.places_still_there(session, row.payload["passages"])):
        holder = holders.get(key)
        if key in there or (holder is not None and holder.decided):
            continue
        if holder is not None:
            session.delete(session.get_one(ThemeMember, holder.member_id))
        session.add(queries.member_at(theme.id, key, strengths.get(key, theme.threshold)))
    theme.decided = True
    theme.version += 1
    session.flush()


def _keep_out(session: Session, row: ThemeProposal, theme: Theme) -> None:
    """Passages that a person did not want in a theme count as taken out of it."""
    there = {member.key for member in queries.members_of(session, [theme.id])}
    for key in sorted(queries.places_still_there(session, row.payload["passages"]) - there):
        member = queries.member_at(theme.id, key, 0.0)
        member.excluded = True
        session.add(member)


def _split(session: Session, row: ThemeProposal, theme: Theme, drafts: Sequence[Theme]) -> None:
    moves: Mapping[str, int] = row.payload["moves"]
    for member in queries.members_of(session, [theme.id]):
        if member.key in moves:
            session.delete(member)
    session.flush()
    for draft in drafts:
        _keep_only(session, draft, {key for key, target in moves.items() if target == draft.id})
    _show(drafts)
    theme.decided = True
    if not [m for m in queries.members_of(session, [theme.id]) if not m.excluded]:
        _close([theme], ThemeStatus.MERGED, drafts[0])


def _keep_only(session: Session, draft: Theme, keys: set[str]) -> None:
    for member in queries.members_of(session, [draft.id]):
        if member.key not in keys:
            session.delete(member)
    session.flush()


def _merge(session: Session, themes: Sequence[Theme], drafts: Sequence[Theme]) -> None:
    """The theme with the most people stays, so that what cites it still does; the others join it."""
    kept = max(themes, key=lambda theme: (theme.label_by_person, theme.people_count, -theme.id))
    rest = [theme for theme in themes if theme is not kept]
    move_all(session, rest, kept)
    if drafts and not kept.label_by_person:
        kept.label = drafts[0].label
    kept.status, kept.decided = ThemeStatus.CONFIRMED.value, True
    kept.version += 1
    _close(rest, ThemeStatus.MERGED, kept)
