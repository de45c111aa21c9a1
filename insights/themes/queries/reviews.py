"""Reads of proposals, decisions and the review queue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Select,
    bindparam,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from insights.analysis.stats.proportions import Share, share_of
from insights.kernel.actor import Actor, Role
from insights.kernel.db import the_row
from insights.kernel.statements import IDS, ME, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.surveys.queries import answer_places
from insights.themes.models import Theme, ThemeDecision, ThemeMember, ThemeProposal
from insights.themes.queries.themes import is_hollow
from insights.themes.rules.states import (
    AGAINST,
    FOR,
    OPEN,
    ProposalState,
    SourceKind,
    ThemeStatus,
    place_of_key,
)
from insights.transcripts.queries import places_of


def proposal_for_update(session: Session, actor: Actor, proposal_id: int) -> ThemeProposal:
    """The proposal, locked; NotFound when missing or of a hidden study."""
    return the_row(
        session,
        select(ThemeProposal)
        .join(Study, Study.id == ThemeProposal.study_id)
        .where(ThemeProposal.id == proposal_id, visible_to(actor))
        .with_for_update(of=ThemeProposal)
        .execution_options(populate_existing=True),
    )


def decision_for_update(session: Session, actor: Actor, decision_id: int) -> ThemeDecision:
    """The decision, locked; NotFound when missing or of a hidden study."""
    return the_row(
        session,
        select(ThemeDecision)
        .join(Study, Study.id == ThemeDecision.study_id)
        .where(ThemeDecision.id == decision_id, visible_to(actor))
        .with_for_update(of=ThemeDecision)
        .execution_options(populate_existing=True),
    )


def decisions_after(session: Session, row: ThemeDecision) -> Sequence[ThemeDecision]:
    """Standing decisions in the same study that came later."""
    return session.scalars(
        select(ThemeDecision).where(
            ThemeDecision.study_id == row.study_id, ThemeDecision.id > row.id, ~ThemeDecision.undone
        )
    ).all()


def decision_on(session: Session, row: ThemeProposal) -> ThemeDecision:
    """The newest decision that answered a proposal."""
    return session.scalars(
        select(ThemeDecision)
        .where(ThemeDecision.proposal_id == row.id)
        .order_by(ThemeDecision.id.desc())
        .limit(1)
    ).one()


def decisions_together(session: Session, row: ThemeDecision) -> list[ThemeDecision]:
    """The standing decisions that one answer made, newest first; a single one stands for itself."""
    first = row.before.get("together")
    if first is None:
        return [row]
    rows = session.scalars(
        select(ThemeDecision)
        .where(
            ThemeDecision.id >= first,
            ThemeDecision.created_by == row.created_by,
            ~ThemeDecision.undone,
        )
        .order_by(ThemeDecision.id.desc())
        .with_for_update()
    )
    return [one for one in rows if one.before.get("together") == first]


def decisions_about(session: Session, theme_id: int) -> Sequence[ThemeDecision]:
    """What was decided about a theme the caller was allowed to read, newest first."""
    return session.scalars(_ABOUT, {"theme_id": theme_id}).all()


_THEME: BindParameter[int] = bindparam("theme_id")
_ABOUT = (
    select(ThemeDecision)
    .where(or_(ThemeDecision.theme_id == _THEME, ThemeDecision.other_id == _THEME))
    .order_by(ThemeDecision.id.desc())
    .limit(100)
)


def last_decision_of(session: Session, actor: Actor) -> ThemeDecision | None:
    """What the actor decided last and has not taken back."""
    return session.scalar(_last_own(actor.role), {"me": actor.user_id})


@cache
def _last_own(role: Role) -> Select[ThemeDecision]:
    return (
        select(ThemeDecision)
        .join(Study, Study.id == ThemeDecision.study_id)
        .where(ThemeDecision.created_by == ME, ~ThemeDecision.undone, visible_to(whoever(role)))
        .order_by(ThemeDecision.id.desc())
        .limit(1)
    )


@dataclass(frozen=True, slots=True)
class Holder:
    """The open theme that a passage stands in now."""

    theme_id: int
    member_id: int
    label: str
    decided: bool


def holders_of(session: Session, study_id: int, keys: Sequence[str]) -> Mapping[str, Holder]:
    """The open theme of each passage that has one, by passage key."""
    found: dict[str, Holder] = {}
    for first in range(0, len(keys), 500):
        rows = session.execute(
            select(ThemeMember, Theme)
            .join(Theme, Theme.id == ThemeMember.theme_id)
            .where(
                Theme.study_id == study_id,
                Theme.whole,
                Theme.status.in_(OPEN),
                ~ThemeMember.excluded,
                members_at(keys[first : first + 500]),
            )
            .order_by(ThemeMember.id)
        )
        for member, theme in rows:
            found[member.key] = Holder(theme.id, member.id, theme.label, theme.decided)
    return found


def members_at(keys: Sequence[str]) -> ColumnElement[bool]:
    """Member rows of the passages of some keys."""
    places = [place_of_key(key) for key in keys]
    return or_(
        ThemeMember.passage_id.in_([number for kind, number in places if kind is SourceKind.TURN]),
        ThemeMember.answer_id.in_([number for kind, number in places if kind is SourceKind.ANSWER]),
    )


def member_at(theme_id: int, key: str, strength: float) -> ThemeMember:
    """A new row that places the passage of a key in a theme."""
    kind, number = place_of_key(key)
    place = {"passage_id": number} if kind is SourceKind.TURN else {"answer_id": number}
    return ThemeMember(theme_id=theme_id, strength=strength, **place)


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for a person: the item to decide now and how many there are in all."""

    proposal: ThemeProposal | None
    theme: Theme | None
    proposals: int
    suggestions: int
    same_kind: int = 0  # proposals of the kind of the one at hand, which can be answered at once

    @property
    def total(self) -> int:
        return self.proposals + self.suggestions


def review_queue(
    session: Session, actor: Actor, study_id: int | None, skipped: int = 0, at_hand: int | None = None
) -> Queue:
    """Proposals first, then suggestions by rank; `skipped` items are left for later.

    The theme `at_hand` stays while it waits: its rank moves when passages do, and keys go to what is shown.
    """
    proposals, themes = _waiting(actor)
    if study_id is not None:
        proposals.append(ThemeProposal.study_id == study_id)
        themes.append(Theme.study_id == study_id)
    waiting = (
        session.scalar(_counted(ThemeProposal, proposals)) or 0,
        session.scalar(_counted(Theme, themes)) or 0,
    )
    skipped = skipped % (sum(waiting) or 1)
    suggestions = select(Theme).join(Study, Study.id == Theme.study_id).where(*themes)
    proposal = theme = None
    if at_hand is not None:
        theme = session.scalar(suggestions.where(Theme.id == at_hand))
    if theme is not None:
        return Queue(None, theme, *waiting)
    if skipped < waiting[0]:
        proposal = session.scalar(
            select(ThemeProposal)
            .join(Study, Study.id == ThemeProposal.study_id)
            .where(*proposals)
            .order_by(ThemeProposal.id)
            .offset(skipped)
            .limit(1)
        )
        if proposal is not None:
            alike = _counted(ThemeProposal, [*proposals, ThemeProposal.kind == proposal.kind])
            return Queue(proposal, None, *waiting, session.scalar(alike) or 0)
    else:
        theme = session.scalar(
            suggestions.order_by(Theme.rank.desc(), Theme.people_count.desc(), Theme.id)
            .offset(skipped - waiting[0])
            .limit(1)
        )
    return Queue(proposal, theme, *waiting)


def pending_of_kind(session: Session, actor: Actor, kind: str, study_id: int | None) -> Sequence[int]:
    """Ids of the proposals of a kind that wait in one study, or in all visible ones, oldest first."""
    proposals, _ = _waiting(actor)
    if study_id is not None:
        proposals.append(ThemeProposal.study_id == study_id)
    return session.scalars(
        select(ThemeProposal.id)
        .join(Study, Study.id == ThemeProposal.study_id)
        .where(*proposals, ThemeProposal.kind == kind)
        .order_by(ThemeProposal.id)
    ).all()


def waiting_in(session: Session, actor: Actor, study_ids: Sequence[int]) -> dict[int, int]:
    """Proposals and suggestions that wait in each visible study."""
    found = dict.fromkeys(study_ids, 0)
    told = {"ids": list(study_ids), "me": actor.user_id}
    for count, study_id in session.execute(_waiting_by_study(actor.role), told):
        found[study_id] += count
    return found


@cache
def _waiting_by_study(role: Role) -> CompoundSelect[int, int]:
    proposals, themes = _waiting(whoever(role))
    counts = [
        _counted(model, [model.study_id.in_(IDS), *where])
        .add_columns(model.study_id)
        .group_by(model.study_id)
        for model, where in ((ThemeProposal, proposals), (Theme, themes))
    ]
    return union_all(*counts)


def waiting_for(session: Session, actor: Actor) -> int:
    """Proposals and suggestions that wait in all visible studies."""
    return sum(session.scalars(_all_waiting(actor.role), {"me": actor.user_id}))


@cache
def _all_waiting(role: Role) -> CompoundSelect[int]:
    proposals, themes = _waiting(whoever(role))
    return union_all(_counted(ThemeProposal, proposals), _counted(Theme, themes))


def _waiting(actor: Actor) -> tuple[list[ColumnElement[bool]], list[ColumnElement[bool]]]:
    proposals = [visible_to(actor), ThemeProposal.state == ProposalState.PENDING.value]
    return proposals, [visible_to(actor), *_suggested()]


def _suggested() -> list[ColumnElement[bool]]:
    return [Theme.whole.is_(True), Theme.status == ThemeStatus.SUGGESTED.value, ~is_hollow()]


def _counted(model: type[Theme] | type[ThemeProposal], where: list[ColumnElement[bool]]) -> Select[int]:
    return select(func.count()).select_from(model).join(Study, Study.id == model.study_id).where(*where)


@dataclass(frozen=True, slots=True)
class Precision:
    """How often people took what a model version suggested."""

    model_version: str
    accepted: int
    refused: int

    @property
    def share(self) -> Share:
        """Of the answered suggestions those that people took, with its interval."""
        return share_of(self.accepted, self.accepted + self.refused)


def precision_so_far(session: Session, actor: Actor) -> list[Precision]:
    """Standing answers to suggestions by model version, over the studies the actor may see."""
    rows = session.execute(_answers(actor.role), {"me": actor.user_id})
    counts: dict[str, list[int]] = {}
    for version, action, count in rows:
        pair = counts.setdefault(version, [0, 0])
        pair[0] += count if action in FOR else 0
        pair[1] += count if action in AGAINST else 0
    return [Precision(version, *pair) for version, pair in sorted(counts.items()) if sum(pair)]


@cache
def _answers(role: Role) -> Select[*tuple[Any, ...]]:
    return (
        select(ThemeDecision.model_version, ThemeDecision.action, func.sum(ThemeDecision.answered))
        .join(Study, Study.id == ThemeDecision.study_id)
        .where(~ThemeDecision.undone, ThemeDecision.model_version != "", visible_to(whoever(role)))
        .group_by(ThemeDecision.model_version, ThemeDecision.action)
    )


@dataclass(frozen=True, slots=True)
class Move:
    """A passage that a proposal would move: its words, where it stands now, where it would stand."""

    text: str
    speaker: str
    title: str
    now: str = ""
    then: str = ""
    turn_id: int | None = None
    at: float | None = None
    question_id: int | None = None
    answer_id: int | None = None


def moves_of(session: Session, actor: Actor, row: ThemeProposal, count: int) -> list[Move]:
    """The first passages a proposal is about, with where each would move."""
    keys = list(row.payload["passages"])[:count]
    holders, targets = holders_of(session, row.study_id, keys), row.payload["moves"]
    labels = dict(
        session.execute(select(Theme.id, Theme.label).where(Theme.id.in_(set(targets.values())))).all()
    )
    found = []
    for key, move in words_at(session, actor, keys).items():
        now = holders[key].label if key in holders else ""
        found.append(replace(move, now=now, then=labels.get(targets.get(key, 0), "")))
    return found


def words_at(session: Session, actor: Actor, keys: Sequence[str]) -> dict[str, Move]:
    """The words and the place of the visible ones among some passages, by key, in the order of the keys."""
    places = {key: place_of_key(key) for key in keys}
    turns = places_of(session, actor, [n for kind, n in places.values() if kind is SourceKind.TURN])
    answers = answer_places(session, actor, [n for kind, n in places.values() if kind is SourceKind.ANSWER])
    found = {}
    for key, (kind, number) in places.items():
        if kind is SourceKind.TURN and number in turns:
            turn = turns[number]
            found[key] = Move(turn.text, turn.speaker, turn.title, turn_id=turn.turn_id, at=turn.start)
        elif kind is SourceKind.ANSWER and number in answers:
            answer = answers[number]
            found[key] = Move(
                answer.text,
                answer.speaker,
                answer.title,
                question_id=answer.question_id,
                answer_id=number,
            )
    return found
