"""Pages of insights: list, reading, writing, publication."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.accounts.queries import choices_of_people, names_of
from insights.highlights.queries import highlight as highlight_visible
from insights.kernel.actor import TEAM
from insights.studies.queries import studies_page
from insights.studies.queries import study as study_visible
from insights.synthesis.forms import (
    DecisionForm,
    InsightForm,
    optional_choices,
)
from insights.synthesis.models import Insight
from insights.synthesis.queries import claims as claim_reads
from insights.synthesis.queries import insights as reads
from insights.synthesis.queries.evidence import grounds_of
from insights.synthesis.queries.history import events_of
from insights.synthesis.queries.insights import InsightFilter
from insights.synthesis.rules import (
    EvidenceKind,
    Kind,
    Status,
    basis_in_words,
    missing_for_publication,
)
from insights.synthesis.services import evidence
from insights.synthesis.services import insights as writes
from insights.synthesis.views.blueprint import blueprint, may_write
from insights.web.choices import kind_pairs
from insights.web.context import current_actor, current_session
from insights.web.forms import version_in


@blueprint.get("/insights")
def list_insights() -> ResponseReturnValue:
    """Published insights, and the drafts of the team."""
    session, actor = current_session(), current_actor()
    wanted = InsightFilter(
        text=request.args.get("q", "").strip(),
        status=request.args.get("status", ""),
        kind=request.args.get("kind", ""),
    )
    page = reads.insights_page(session, actor, wanted, request.args.get("cursor"))
    return render_template(
        "synthesis/list_insights.html",
        page=page,
        wanted=wanted,
        grounds=grounds_of(session, actor, [row.id for row in page.rows]),
        targets=claim_reads.targets_of(session, page.rows),
        authors=names_of(session, [row.author_id for row in page.rows]),
        statuses=kind_pairs(Status),
        kinds=kind_pairs(Kind),
        basis_in_words=basis_in_words,
    )


@blueprint.get("/studies/<int:study_id>/insights")
def study_insights(study_id: int) -> ResponseReturnValue:
    """The insights of a study."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    page = reads.insights_page(session, actor, InsightFilter(study_id=study_id), request.args.get("cursor"))
    return render_template(
        "synthesis/study_insights.html",
        study=study,
        page=page,
        grounds=grounds_of(session, actor, [row.id for row in page.rows]),
        targets=claim_reads.targets_of(session, page.rows),
        authors=names_of(session, [row.author_id for row in page.rows]),
        basis_in_words=basis_in_words,
    )


@blueprint.get("/insights/<int:insight_id>")
def show_insight(insight_id: int) -> ResponseReturnValue:
    """An insight in reading order: claims, how sure, evidence for and against, what should follow."""
    session, actor = current_session(), current_actor()
    row = reads.insight(session, actor, insight_id)
    ground = grounds_of(session, actor, [insight_id])[insight_id]
    views = claim_reads.claims_of_insight(session, actor, insight_id)
    people = [change.user_id for view in views for change in view.changes]
    people += [view.claim.author_id for view in views] + [row.author_id, row.next_owner_id]
    names = names_of(session, people)
    return render_template(
        "synthesis/show_insight.html",
        insight=row,
        ground=ground,
        claims=views,
        names=names,
        history=events_of(row, views, names),
        others=_others(row),
        basis=basis_in_words(ground.basis),
        missing=missing_for_publication(
            row.statement, len(ground.supporting()), row.recommendation, Kind(row.kind)
        ),
        newer=reads.insights_by_id(session, actor, [row.superseded_by_id or 0]).get(
            row.superseded_by_id or 0
        ),
        decision=DecisionForm(),
        writable=may_write(row),
    )


def _others(row: Insight) -> list[Insight]:
    """Published insights that may take its place, the newest first."""
    wanted = InsightFilter(status=Status.PUBLISHED.value)
    page = reads.insights_page(current_session(), current_actor(), wanted, None)
    return [other for other in page.rows if other.id != row.id]


@blueprint.route("/insights/new", methods=["GET", "POST"])
def new_insight() -> ResponseReturnValue:
    """Write an insight, from a highlight when one is named."""
    session, actor = current_session(), current_actor()
    form = _form(None)
    quoted = request.args.get("highlight", type=int)
    if quoted and request.method == "GET":
        form.study_id.data = highlight_visible(session, actor, quoted).study_id
    if form.validate_on_submit():
        row = writes.create_insight(session, actor, form.draft())
        if quoted:
            draft = evidence.EvidenceDraft(EvidenceKind.HIGHLIGHT, quoted)
            evidence.add_evidence(session, actor, row.id, draft)
        flash("Saved as a draft. Now say what it rests on.", "success")
        return redirect(url_for("synthesis.show_insight", insight_id=row.id))
    return render_template("synthesis/edit_insight.html", form=form, insight=None)


@blueprint.route("/insights/<int:insight_id>/edit", methods=["GET", "POST"])
def edit_insight(insight_id: int) -> ResponseReturnValue:
    """Change an insight."""
    session, actor = current_session(), current_actor()
    row = reads.insight(session, actor, insight_id)
    writes.refuse_unless_writer(actor, row)
    form = _form(row)
    if form.validate_on_submit():
        writes.edit_insight(session, actor, insight_id, version_in(form), form.draft())
        flash("Saved.", "success")
        return redirect(url_for("synthesis.show_insight", insight_id=insight_id))
    claimed = claim_reads.claims_of_insight(session, actor, insight_id)
    return render_template(
        "synthesis/edit_insight.html",
        form=form,
        insight=row,
        ground=grounds_of(session, actor, [insight_id])[insight_id],
        claims=claimed,
        names=names_of(session, [change.user_id for view in claimed for change in view.changes]),
    )


@blueprint.post("/insights/<int:insight_id>/publish")
def publish_insight(insight_id: int) -> ResponseReturnValue:
    """Let everybody read it."""
    writes.publish_insight(current_session(), current_actor(), insight_id)
    flash("Published. Stakeholders can read it now.", "success")
    return redirect(url_for("synthesis.show_insight", insight_id=insight_id))


@blueprint.post("/insights/<int:insight_id>/supersede")
def supersede_insight(insight_id: int) -> ResponseReturnValue:
    """Let a newer insight take its place."""
    by_id = request.form.get("by", 0, type=int) or 0
    writes.supersede_insight(current_session(), current_actor(), insight_id, by_id)
    flash("Marked as superseded.", "success")
    return redirect(url_for("synthesis.show_insight", insight_id=insight_id))


@blueprint.post("/insights/<int:insight_id>/remove")
def remove_insight(insight_id: int) -> ResponseReturnValue:
    """Drop a draft."""
    writes.remove_insight(current_session(), current_actor(), insight_id)
    flash("The draft is gone.", "success")
    return redirect(url_for("synthesis.list_insights"))


def _form(row: Insight | None) -> InsightForm:
    session, actor = current_session(), current_actor()
    form = InsightForm(obj=row)
    people = choices_of_people(session, TEAM)
    studies = [(study.id, study.title) for study in studies_page(session, actor, "", "", None).rows]
    form.next_owner_id.choices = optional_choices(people, "Nobody yet")
    form.study_id.choices = optional_choices(studies, "No single study")
    form.next_owner_id.data = form.next_owner_id.data or 0
    form.study_id.data = form.study_id.data or request.args.get("study", 0, type=int)
    return form
