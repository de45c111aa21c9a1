"""What a re-run would change, as proposals for the review queue; what people decided is never touched."""

from collections.abc import Sequence

from insights.analysis.text.model import AnalysisResult, PreviousTheme, Proposal, ThemeDraft

SAME = 0.5  # share of the smaller side that two themes must have in common to be the same
PART = 0.3  # share of a theme that must lie in each of two drafts for a split to be proposed
LEAST = 3
GROWN = 4  # a draft of so many times a rejected theme's passages is still that theme
_CLOSED = ("rejected", "merged")


def propose_changes(previous: Sequence[PreviousTheme], result: AnalysisResult) -> tuple[Proposal, ...]:
    """Split, merge, grow, fading and new, in that order; each names the passages that would move.

    A draft with a fixed key is that theme itself. A theme a person decided is never proposed to be
    split, merged away or faded; passages of a rejected theme are not brought back as new.
    """
    live = [theme for theme in previous if theme.status not in _CLOSED]
    drafts = [draft for draft in result.themes if draft.fixed_key is None and draft.members]
    shared = {(theme.key, draft.id): _common(theme, draft) for theme in live for draft in drafts}
    found = [
        *_splits(live, drafts, shared),
        *_merges(live, drafts, shared),
        *_growth(live, result),
        *_fading(live, result, shared),
        *_new(previous, drafts, shared, live),
    ]
    return tuple(found)


def _common(theme: PreviousTheme, draft: ThemeDraft) -> frozenset[str]:
    return frozenset(theme.members) & frozenset(member.key for member in draft.members)


def _splits(
    live: Sequence[PreviousTheme],
    drafts: Sequence[ThemeDraft],
    shared: dict[tuple[str, int], frozenset[str]],
) -> list[Proposal]:
    found = []
    for theme in live:
        parts = [draft for draft in drafts if _is_part(theme, shared[theme.key, draft.id])]
        if theme.decided or len(parts) < 2:
            continue
        moves = {key: draft.id for draft in parts for key in sorted(shared[theme.key, draft.id])}
        names = " and ".join(f"“{draft.label}”" for draft in parts)
        found.append(
            Proposal(
                "split",
                (theme.key,),
                tuple(draft.id for draft in parts),
                tuple(sorted(moves)),
                f"The passages of “{theme.label}” now fall into {names}.",
                moves,
            )
        )
    return found


def _is_part(theme: PreviousTheme, common: frozenset[str]) -> bool:
    return len(common) >= max(LEAST, PART * len(theme.members))


def _merges(
    live: Sequence[PreviousTheme],
    drafts: Sequence[ThemeDraft],
    shared: dict[tuple[str, int], frozenset[str]],
) -> list[Proposal]:
    found = []
    for draft in drafts:
        inside = [
            theme
            for theme in live
            if theme.members
            and not theme.decided
            and len(shared[theme.key, draft.id]) > SAME * len(theme.members)
        ]
        if len(inside) < 2:
            continue
        keys = sorted({key for theme in inside for key in shared[theme.key, draft.id]})
        names = " and ".join(f"“{theme.label}”" for theme in inside)
        found.append(
            Proposal(
                "merge",
                tuple(theme.key for theme in inside),
                (draft.id,),
                tuple(keys),
                f"{names} now read as one theme, “{draft.label}”.",
                dict.fromkeys(keys, draft.id),
            )
        )
    return found


def _growth(live: Sequence[PreviousTheme], result: AnalysisResult) -> list[Proposal]:
    """A theme that a person confirmed and the run used as fixed has found further passages."""
    known = {theme.key: theme for theme in live}
    found = []
    for draft in result.themes:
        theme = known.get(draft.fixed_key or "")
        if theme is None:
            continue
        gained = sorted({member.key for member in draft.members} - set(theme.members))
        if gained:
            found.append(
                Proposal(
                    "grow",
                    (theme.key,),
                    (draft.id,),
                    tuple(gained),
                    f"{len(gained)} more passages read like “{theme.label}”.",
                    dict.fromkeys(gained, draft.id),
                )
            )
    return found


def _fading(
    live: Sequence[PreviousTheme],
    result: AnalysisResult,
    shared: dict[tuple[str, int], frozenset[str]],
) -> list[Proposal]:
    fixed = {draft.fixed_key for draft in result.themes}
    found = []
    for theme in live:
        if theme.decided or theme.key in fixed or not theme.members:
            continue
        held = max((len(common) for (key, _), common in shared.items() if key == theme.key), default=0)
        if held < PART * len(theme.members):
            found.append(
                Proposal(
                    "fading",
                    (theme.key,),
                    (),
                    tuple(sorted(theme.members)),
                    f"“{theme.label}” is no longer found: its passages went elsewhere or stand alone.",
                )
            )
    return found


def repeats_closed(previous: Sequence[PreviousTheme], keys: set[str]) -> bool:
    """Whether passages are a rejected theme once more: half of them stood in closed themes, or half of one
    such stands in them, and they have grown to at most GROWN times it."""
    closed = [frozenset(theme.members) for theme in previous if theme.status in _CLOSED and theme.members]
    if len(keys & frozenset().union(*closed)) >= SAME * len(keys):
        return True
    return any(len(keys & own) >= SAME * len(own) and len(keys) <= GROWN * len(own) for own in closed)


def _new(
    previous: Sequence[PreviousTheme],
    drafts: Sequence[ThemeDraft],
    shared: dict[tuple[str, int], frozenset[str]],
    live: Sequence[PreviousTheme],
) -> list[Proposal]:
    found = []
    for draft in drafts:
        keys = {member.key for member in draft.members}
        known = any(
            len(shared[theme.key, draft.id]) >= SAME * min(len(theme.members), len(keys))
            for theme in live
            if theme.members
        )
        if known or repeats_closed(previous, keys):
            continue
        found.append(
            Proposal(
                "new",
                (),
                (draft.id,),
                tuple(sorted(keys)),
                f"{draft.people} people say something not seen before: “{draft.label}”.",
                dict.fromkeys(sorted(keys), draft.id),
            )
        )
    return found
