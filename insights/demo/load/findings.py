"""Codes, highlights, confirmed pain points, insights and claims of the sample."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.demo.load.matching import Candidate, best_matches
from insights.demo.load.numbers import scaled
from insights.demo.load.working import do_waiting_work
from insights.demo.load.workspace import Workspace
from insights.demo.story.claims import Claim as Claimed
from insights.demo.story.highlights import Highlight as Marked
from insights.demo.story.insights import Evidence as Cited
from insights.demo.story.insights import Insight as Learned
from insights.highlights import services as highlights
from insights.highlights.queries import tag_named
from insights.surveys.models import OpenAnswer
from insights.synthesis.rules import (
    ClaimDirection,
    ClaimKind,
    ClaimStatus,
    Confidence,
    EvidenceKind,
    Kind,
    Stance,
)
from insights.synthesis.services import claims, evidence
from insights.synthesis.services import insights as synthesis
from insights.themes import services as themes
from insights.themes.models import Theme, ThemeMember
from insights.transcripts.models import TranscriptPassage, Turn


def add_highlights(work: Workspace) -> None:
    """The codebook, and the quotes of the story where they stand in the transcripts."""
    actor = work.actors["researcher"]
    names = {tag.key: tag.name for tag in work.story.tags}
    with work.at() as session:
        for tag in work.story.tags:
            row = tag_named(session, tag.name)
            if row is None:
                parent = work.id_of("tag", tag.parent) if tag.parent else None
                row = highlights.create_tag(session, actor, tag.name, tag.definition, tag.example, parent)
                work.keep(session, "tag", tag.key, row)
            work.ids["tag", tag.key] = row.id
    for marked in work.story.highlights:
        with work.at() as session:
            turn, start = _place(work, session, marked)
            highlight = highlights.create_highlight(
                session, actor, turn.id, start, start + len(marked.quote), [names[key] for key in marked.tags]
            )
            work.ids["highlight", marked.key] = highlight.id


def _place(work: Workspace, session: Session, marked: Marked) -> tuple[Turn, int]:
    transcript_id = work.id_of("transcript", marked.session)
    for turn in session.scalars(
        select(Turn).where(Turn.transcript_id == transcript_id).order_by(Turn.position)
    ):
        start = turn.text.find(marked.quote)
        if start >= 0:
            return turn, start
    raise LookupError(f"the highlight {marked.key} does not stand in its transcript")


def analyse_studies(work: Workspace) -> None:
    """Run the real analysis of every study, then decide as the story's researcher did."""
    actor = work.actors["researcher"]
    with work.at() as session:
        for study in work.story.studies:
            themes.start_run(session, actor, work.id_of("study", study.key))
    do_waiting_work(work.engine)
    with work.at() as session:
        found = best_matches(work.story.pain_points, _candidates(session))
        for point in work.story.pain_points:
            theme_id = _theme_of(work, session, point.key, found.get(point.key))
            if theme_id is None:
                continue
            work.ids["theme", point.key] = theme_id
            theme = session.get_one(Theme, theme_id)
            if theme.label != point.label:
                themes.rename_theme(session, actor, theme_id, theme.version, point.label)
            if point.stays == "confirmed":
                themes.confirm_theme(session, actor, theme_id)


def _theme_of(work: Workspace, session: Session, key: str, matched: int | None) -> int | None:
    """The theme that the point's code claimed, together with the one that its words found."""
    tag_id = work.ids.get(("tag", key))
    coded = session.scalars(
        select(Theme)
        .where(Theme.tag_id == tag_id, Theme.whole, Theme.status == "suggested")
        .order_by(Theme.people_count.desc(), Theme.id)
    ).first()
    if coded is None or matched is None or coded.id == matched:
        return coded.id if coded is not None else matched
    if session.get_one(Theme, matched).study_id != coded.study_id:
        return coded.id
    return themes.merge_themes(session, work.actors["researcher"], matched, coded.id).id


def _candidates(session: Session) -> list[Candidate]:
    said = select(ThemeMember.theme_id, TranscriptPassage.text).join(
        TranscriptPassage, TranscriptPassage.id == ThemeMember.passage_id
    )
    written = select(ThemeMember.theme_id, OpenAnswer.text).join(
        OpenAnswer, OpenAnswer.id == ThemeMember.answer_id
    )
    texts: dict[int, list[str]] = {}
    for theme_id, text in [*session.execute(said), *session.execute(written)]:
        texts.setdefault(theme_id, []).append(text)
    rows = session.scalars(select(Theme).where(Theme.whole, Theme.status == "suggested")).all()
    return [Candidate(row.id, row.people_count, tuple(texts.get(row.id, ()))) for row in rows]


def add_insights(work: Workspace) -> None:
    """Insights with their evidence; the published ones are published on their day."""
    for learned in work.story.insights:
        with work.at(learned.written_on) as session:
            row = synthesis.create_insight(session, work.actors[learned.author], _draft(work, learned))
            work.keep(session, "insight", learned.key, row)
            for cited in learned.evidence:
                _cite(work, session, learned, row.id, cited)
        if learned.published_on is not None:
            with work.at(learned.published_on) as session:
                synthesis.publish_insight(session, work.actors["researcher"], row.id)


def _draft(work: Workspace, learned: Learned) -> synthesis.InsightDraft:
    return synthesis.InsightDraft(
        statement=learned.title,
        detail=learned.statement,
        kind=Kind.ACTIONABLE if learned.actionable else Kind.INFORMATIVE,
        confidence=Confidence(learned.confidence),
        method=learned.method,
        sample=learned.sample,
        recommendation=learned.recommendation,
        next_step=learned.next_step.text,
        next_owner_id=work.id_of("user", learned.next_step.owner),
        next_due=learned.next_step.due,
        study_id=work.id_of("study", learned.study),
    )


def _cite(work: Workspace, session: Session, learned: Learned, insight_id: int, cited: Cited) -> None:
    ref, _, segment = cited.ref.partition(":")
    subject = work.ids.get((cited.kind, ref))
    if subject is None:
        return  # the analysis found no theme that means it: the highlights speak for themselves
    draft = evidence.EvidenceDraft(
        EvidenceKind(cited.kind), subject, Stance(cited.stance), segment=segment, note=cited.note
    )
    evidence.add_evidence(session, work.actors["researcher"], insight_id, draft)


def add_claims(work: Workspace) -> None:
    """Claims on their day, and what people decided about them since."""
    units = {kpi.key: kpi.unit for kpi in work.story.metrics}
    for claimed in work.story.claims:
        insight_id = work.id_of("insight", claimed.insight)
        with work.at(claimed.made_on) as session:
            row = claims.make_claim(
                session, work.actors[claimed.by], insight_id, _claim_draft(work, claimed, units)
            )
            work.ids["claim", claimed.key] = row.id
        for change in claimed.changes:
            with work.at(change.on) as session:
                claims.decide_claim(
                    session,
                    work.actors[change.by],
                    insight_id,
                    row.id,
                    ClaimStatus(change.status),
                    change.reason,
                )


def _claim_draft(work: Workspace, claimed: Claimed, units: dict[str, str]) -> claims.ClaimDraft:
    on_metric = claimed.target_kind == "metric"
    target_id = work.id_of(claimed.target_kind, claimed.target)
    size = claimed.size
    if size is not None and on_metric:
        size = scaled(units[claimed.target], size)
    return claims.ClaimDraft(
        kind=ClaimKind(claimed.kind),
        direction=ClaimDirection(claimed.direction),
        mechanism=claimed.mechanism,
        starts=claimed.start,
        ends=claimed.due or claimed.end or work.story.today,
        metric_id=target_id if on_metric else None,
        key_result_id=None if on_metric else target_id,
        size=size,
    )
