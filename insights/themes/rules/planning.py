"""What a run may change by itself, and what it has to propose to people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from insights.analysis.text.model import AnalysisResult, PreviousTheme, Proposal, ThemeDraft
from insights.analysis.text.proposals import repeats_closed
from insights.themes.rules.states import OPEN, ProposalKind

SAME = 0.5  # share of the smaller side that a suggestion and a draft have in common to be the same


@dataclass(frozen=True)
class Plan:
    """What becomes of a run's drafts.

    `shown` are drafts that become suggestions at once; `kept` stay hidden behind a proposal; `refreshed` maps
    the key of a suggestion nobody has touched to the draft that is the same theme with newer passages.
    """

    shown: tuple[int, ...]
    kept: tuple[int, ...]
    refreshed: Mapping[str, int] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()

    @property
    def stored(self) -> tuple[int, ...]:
        """Drafts that become rows at all."""
        return tuple(sorted({*self.shown, *self.kept}))


def plan_of(previous: Sequence[PreviousTheme], result: AnalysisResult, proposed: Sequence[Proposal]) -> Plan:
    """The first run shows everything; a further one refreshes what nobody touched and proposes the rest.

    Nothing that a person decided is ever refreshed or shown again.
    """
    drafts = [draft for draft in result.themes if draft.members]
    known = {theme.key for theme in previous}
    codes = [draft.id for draft in drafts if draft.fixed_key and draft.fixed_key not in known]
    free = [draft for draft in drafts if draft.fixed_key is None]
    if not previous:
        return Plan(tuple(sorted([*codes, *(draft.id for draft in free)])), ())
    named = {key for proposal in proposed for key in proposal.themes}
    taken = {draft for proposal in proposed for draft in proposal.drafts}
    loose = [
        theme
        for theme in previous
        if theme.status in OPEN and not theme.decided and theme.key not in named and theme.members
    ]
    refreshed = _matches(loose, [draft for draft in free if draft.id not in taken])
    proposals = (*proposed, *_left_over(previous, free, taken | set(refreshed.values())))
    fixed = {draft.id for draft in drafts if draft.fixed_key}
    kept = {draft for proposal in proposals for draft in proposal.drafts} - fixed
    return Plan(tuple(codes), tuple(sorted(kept)), refreshed, proposals)


def _matches(themes: Sequence[PreviousTheme], drafts: Sequence[ThemeDraft]) -> dict[str, int]:
    """Pairs of a suggestion and the draft that has most of it, each used once, the closest first."""
    pairs = []
    keys = {draft.id: _keys(draft) for draft in drafts}
    for theme in themes:
        own = set(theme.members)
        for draft in drafts:
            common = len(keys[draft.id] & own)
            if common >= SAME * min(len(theme.members), draft.size):
                pairs.append((-common, theme.key, draft.id))
    found: dict[str, int] = {}
    for _, key, draft_id in sorted(pairs):
        if key not in found and draft_id not in found.values():
            found[key] = draft_id
    return found


def _left_over(
    previous: Sequence[PreviousTheme], drafts: Sequence[ThemeDraft], used: set[int]
) -> list[Proposal]:
    """Drafts that nothing accounts for, unless they repeat what was rejected or merged."""
    found = []
    for draft in drafts:
        keys = _keys(draft)
        if draft.id in used or repeats_closed(previous, keys):
            continue
        reason = f"{draft.people} people say something that stands apart now: “{draft.label}”."
        moves = dict.fromkeys(sorted(keys), draft.id)
        found.append(Proposal(ProposalKind.NEW.value, (), (draft.id,), tuple(sorted(keys)), reason, moves))
    return found


def _keys(draft: ThemeDraft) -> set[str]:
    return {member.key for member in draft.members}
