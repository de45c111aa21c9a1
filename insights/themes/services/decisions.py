"""What people decide about themes: no run ever undoes it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.analysis.text.model import KINDS
from insights.kernel.actor import Actor
from insights.kernel.editing import apply_edit
from insights.kernel.errors import InvalidInput
from insights.themes import queries
from insights.themes.models import Theme, ThemeMember
from insights.themes.rules.states import OPEN, Action, ThemeKind, ThemeStatus
from insights.themes.services.counting import keep_study_tally, recount
from insights.themes.services.history import record_decision
from insights.themes.services.passage_kinds import give_kind, kinds_standing
from insights.web.filters import plural, words

LONGEST_LABEL = 300


def confirm_theme(session: Session, actor: Actor, theme_id: int) -> Theme:
    """Take a suggestion as a theme: it claims its passages in every later run."""
    theme = _open_theme(session, actor, theme_id)
    if theme.status != ThemeStatus.CONFIRMED.value:
        record_decision(session, actor, Action.CONFIRM, [theme], f"Confirmed “{theme.label}”.")
        _set_status(session, [theme], ThemeStatus.CONFIRMED)
    return theme


def reject_theme(session: Session, actor: Actor, theme_id: int) -> Theme:
    """Refuse a theme: its passages are not brought back as a new one."""
    theme = queries.theme_for_update(session, actor, theme_id)
    if theme.status == ThemeStatus.MERGED.value:
        raise InvalidInput(f"“{theme.label}” was merged into another theme meanwhile.")
    if theme.status != ThemeStatus.REJECTED.value:
        record_decision(session, actor, Action.REJECT, [theme], f"Rejected “{theme.label}”.")
        _set_status(session, [theme], ThemeStatus.REJECTED)
    return theme


def rename_theme(session: Session, actor: Actor, theme_id: int, version: int, label: str) -> Theme:
    """Give a theme the name that it keeps for ever; StaleWrite when someone else saved first."""
    theme = _open_theme(session, actor, theme_id)
    label = " ".join(label.split())
    if not label:
        raise InvalidInput("Give the theme a name.", "label")
    if len(label) > LONGEST_LABEL:
        raise InvalidInput(f"A name has at most {LONGEST_LABEL} letters.", "label")
    if label == theme.label and theme.label_by_person:
        return theme
    told = f"Renamed “{theme.label}” to “{label}”."
    changes = {"label": label}
    if version != theme.version:
        apply_edit(theme, "theme", version, changes)
    record_decision(session, actor, Action.RENAME, [theme], told)
    apply_edit(theme, "theme", version, changes)
    theme.label_by_person = theme.decided = True
    recount(session, [theme.id])
    return theme


def merge_themes(session: Session, actor: Actor, theme_id: int, into_id: int) -> Theme:
    """Move all passages of one theme to another of the study and close the first; returns the one kept."""
    if theme_id == into_id:
        raise InvalidInput("Choose another theme to merge into.", "into")
    gone, kept = _open_theme(session, actor, theme_id), _open_theme(session, actor, into_id)
    if gone.study_id != kept.study_id:
        raise InvalidInput("Themes of different studies cannot be merged.", "into")
    told = f"Merged “{gone.label}” ({plural(gone.passage_count, 'passage')}) into “{kept.label}”."
    return _merge(session, actor, kept, [gone], told)


def _merge(session: Session, actor: Actor, kept: Theme, gone: Sequence[Theme], told: str) -> Theme:
    record_decision(session, actor, Action.MERGE, [kept, *gone], told, moves_passages=True)
    move_all(session, gone, kept)
    for theme in gone:
        theme.status, theme.merged_into_id = ThemeStatus.MERGED.value, kept.id
    for theme in (kept, *gone):
        theme.decided = True
        theme.version += 1
    recount(session, [kept.id, *(theme.id for theme in gone)])
    keep_study_tally(session, kept.study_id)
    return kept


def decide_themes(
    session: Session, actor: Actor, study_id: int, theme_ids: Collection[int], action: str
) -> str:
    """Confirm, reject or merge several themes of a study at once, to be taken back at once; what was done.

    Merging keeps the one that a person named, else the one that most people voice.
    """
    themes = [_open_theme(session, actor, theme_id) for theme_id in sorted(set(theme_ids))]
    if not themes:
        raise InvalidInput("Choose the themes first.")
    if any(theme.study_id != study_id for theme in themes):
        raise InvalidInput("Choose themes of this study only.")
    count = plural(len(themes), "theme")
    if action == Action.MERGE.value:
        if len(themes) == 1:
            raise InvalidInput("Choose two themes or more to merge.")
        kept = max(themes, key=lambda theme: (theme.label_by_person, theme.people_count, -theme.id))
        told = f"Merged {count} into “{kept.label}”."
        _merge(session, actor, kept, [theme for theme in themes if theme is not kept], told)
        return told
    known = {
        Action.CONFIRM.value: (Action.CONFIRM, ThemeStatus.CONFIRMED, f"Confirmed {count}."),
        Action.REJECT.value: (Action.REJECT, ThemeStatus.REJECTED, f"Rejected {count}."),
    }
    if action not in known:
        raise InvalidInput("Choose to confirm, reject or merge.")
    of, status, told = known[action]
    record_decision(session, actor, of, themes, told, answered=len(themes))
    _set_status(session, themes, status)
    return told


def move_all(session: Session, gone: Sequence[Theme], kept: Theme) -> None:
    """Every passage of `gone` to `kept`; what a person took out of `kept` stays out."""
    there = {member.key for member in queries.members_of(session, [kept.id])}
    for member in queries.members_of(session, [theme.id for theme in gone]):
        if member.excluded or member.key in there:
            session.delete(member)
        else:
            there.add(member.key)
            member.theme_id, member.exemplar = kept.id, None
    session.flush()


def move_passages(
    session: Session, actor: Actor, theme_id: int, member_ids: Collection[int], into_id: int | None
) -> Theme:
    """Put passages of a theme into another, or take them out (`into_id` None); the theme they left."""
    theme = _open_theme(session, actor, theme_id)
    into = _open_theme(session, actor, into_id) if into_id is not None else None
    if into is not None and (into.id == theme.id or into.study_id != theme.study_id):
        raise InvalidInput("Choose another theme of this study.", "into")
    members = session.scalars(
        select(ThemeMember).where(
            ThemeMember.theme_id == theme.id, ThemeMember.id.in_(list(member_ids)), ~ThemeMember.excluded
        )
    ).all()
    if not members:
        raise InvalidInput("Choose the passages first.")
    where = f"to “{into.label}”" if into else "out"
    told = f"Moved {plural(len(members), 'passage')} of “{theme.label}” {where}."
    themes = [theme, into] if into else [theme]
    record_decision(session, actor, Action.MOVE, themes, told, moves_passages=True)
    _take_out(session, members, into)
    for one in themes:
        one.decided = True
        one.version += 1
    recount(session, [one.id for one in themes])
    return theme


def place_passages(session: Session, actor: Actor, theme_id: int, reading_ids: Collection[int]) -> Theme:
    """Put passages that stand in no theme into one."""
    theme = _open_theme(session, actor, theme_id)
    held = {member.key: member for member in queries.members_of(session, [theme.id])}
    readings = queries.readings_in(session, theme.study_id, list(reading_ids))
    placed = queries.holders_of(session, theme.study_id, [row.key for row in readings])
    chosen = [row for row in readings if row.key not in placed]
    if not chosen:
        raise InvalidInput("Choose the passages first.")
    told = f"Put {plural(len(chosen), 'passage')} that stood in no theme into “{theme.label}”."
    record_decision(session, actor, Action.MOVE, [theme], told, moves_passages=True)
    for row in chosen:
        known = held.get(row.key)
        member = known or queries.member_at(theme.id, row.key, 1.0)
        member.excluded, member.placed_by_person = False, True
        session.add(member)
    theme.decided = True
    theme.version += 1
    recount(session, [theme.id])
    return theme


def give_theme_kind(session: Session, actor: Actor, theme_id: int, kind: str) -> Theme:
    """Say what a theme is: a topic stays one by itself, any other kind holds for its passages too."""
    theme = _open_theme(session, actor, theme_id)
    if kind not in set(ThemeKind):
        raise InvalidInput("Choose a kind.", "kind")
    members = [] if kind == ThemeKind.TOPIC.value else _standing(session, theme)
    told = f"Said what “{theme.label}” is: {words(kind).lower()} instead of {words(theme.kind).lower()}."
    if kind == theme.kind:
        told = f"Said that every passage of “{theme.label}” reads as {words(kind).lower()}."
    _give(session, actor, theme, members, kind, told)
    theme.kind = kind
    recount(session, [theme.id])
    return theme


def give_passages_kind(
    session: Session, actor: Actor, theme_id: int, member_ids: Collection[int], kind: str
) -> Theme:
    """Say what some passages of a theme are; the theme's severity is counted anew."""
    theme = _open_theme(session, actor, theme_id)
    if kind not in KINDS:
        raise InvalidInput("Choose a kind.", "kind")
    wanted = set(member_ids)
    members = [member for member in _standing(session, theme) if member.id in wanted]
    if not members:
        raise InvalidInput("Choose the passages first.")
    told = f"Said that {plural(len(members), 'passage')} of “{theme.label}” read as {words(kind).lower()}."
    _give(session, actor, theme, members, kind, told)
    recount(session, [theme.id])
    return theme


def _standing(session: Session, theme: Theme) -> list[ThemeMember]:
    return [member for member in queries.members_of(session, [theme.id]) if not member.excluded]


def _give(
    session: Session, actor: Actor, theme: Theme, members: Sequence[ThemeMember], kind: str, told: str
) -> None:
    stood = kinds_standing(session, members) if members else []
    decision = record_decision(session, actor, Action.KIND, [theme], told, kinds=stood)
    if members:
        give_kind(session, members, kind, decision.id)
    theme.decided = True
    theme.version += 1


def _take_out(session: Session, members: Sequence[ThemeMember], into: Theme | None) -> None:
    there = {m.key: m for m in queries.members_of(session, [into.id])} if into else {}
    for member in members:
        member.excluded, member.exemplar = True, None
        if into is None:
            continue
        known = there.get(member.key)
        if known is not None:
            known.excluded, known.placed_by_person = False, True
            continue
        session.add(
            ThemeMember(
                theme_id=into.id,
                passage_id=member.passage_id,
                answer_id=member.answer_id,
                strength=1.0,
                placed_by_person=True,
            )
        )
    session.flush()


def _open_theme(session: Session, actor: Actor, theme_id: int) -> Theme:
    theme = queries.theme_for_update(session, actor, theme_id)
    if theme.status not in OPEN:
        raise InvalidInput(f"“{theme.label}” was {theme.status} meanwhile. Take that back first.")
    return theme


def _set_status(session: Session, themes: Sequence[Theme], status: ThemeStatus) -> None:
    for theme in themes:
        theme.status, theme.decided = status.value, True
        theme.version += 1
    recount(session, [theme.id for theme in themes])
    keep_study_tally(session, themes[0].study_id)
