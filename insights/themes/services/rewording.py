"""Passages whose words were corrected beyond recognition: people look at them again."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from insights.themes import queries
from insights.themes.models import PassageKind, Theme, ThemeMember, ThemeProposal
from insights.themes.rules.states import OPEN, ProposalKind
from insights.themes.services.counting import recount
from insights.web.filters import plural


def review_reworded(
    session: Session, study_id: int, passage_ids: Collection[int] = (), answer_ids: Collection[int] = ()
) -> int:
    """Ask for each decided theme whether these passages still belong to it; how many proposals.

    Until a person answers they stand in none; what was said of their kind was said of other words.
    """
    said, written = list(passage_ids), list(answer_ids)
    for kind in (PassageKind.passage_id.in_(said), PassageKind.answer_id.in_(written)):
        session.execute(delete(PassageKind).where(kind))
    run = queries.last_done_run(session, study_id)
    held: dict[int, list[ThemeMember]] = {}
    members = (
        select(ThemeMember)
        .join(Theme, Theme.id == ThemeMember.theme_id)
        .where(
            Theme.study_id == study_id,
            Theme.whole,
            Theme.decided,
            Theme.status.in_(OPEN),
            or_(ThemeMember.passage_id.in_(said), ThemeMember.answer_id.in_(written)),
            ~ThemeMember.excluded,
        )
        .order_by(ThemeMember.id)
    )
    for member in session.scalars(members):
        held.setdefault(member.theme_id, []).append(member)
    if run is None or not held:
        return 0
    for theme_id, gone in sorted(held.items()):
        theme, keys = session.get_one(Theme, theme_id), sorted(member.key for member in gone)
        reads = "reads otherwise since its" if len(keys) == 1 else "read otherwise since their"
        session.add(
            ThemeProposal(
                study_id=study_id,
                run_id=run.id,
                kind=ProposalKind.GROW.value,
                reason=f"{plural(len(keys), 'passage')} of “{theme.label}” {reads} words were corrected.",
                payload={
                    "themes": [theme_id],
                    "drafts": [],
                    "passages": keys,
                    "moves": dict.fromkeys(keys, theme_id),
                    "strengths": {member.key: member.strength for member in gone},
                },
            )
        )
        for member in gone:
            session.delete(member)
    recount(session, sorted(held))
    return len(held)
