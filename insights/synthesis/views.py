"""Pages of insights: list, reading, writing, evidence, claims, publication."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from insights.accounts.queries import choices_of_people, names_of
from insights.experiments.queries import choices_of as experiment_choices
from insights.highlights.forms import QuoteForm
from insights.highlights.queries import highlight as highlight_visible
from insights.highlights.queries import highlights_page, quotes_of
from insights.highlights.services import create_highlight
from insights.kernel.actor import TEAM
from insights.kernel.errors import Forbidden, InvalidInput
from insights.metrics.queries.metrics import metric_choices
from insights.objectives.queries import key_result_choices
from insights.studies.queries import studies_page
from insights.studies.queries import study as study_visible
from insights.surveys.queries import score_choices
from insights.synthesis.forms import (
    ClaimForm,
    DecisionForm,
    EvidenceForm,
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
    ClaimStatus,
    EvidenceKind,
    Kind,
    Stance,
    Status,
    basis_in_words,
    missing_for_publication,
)
from insights.synthesis.services import claims, evidence
from insights.synthesis.services import insights as writes
from insights.themes.queries import theme_choices
from insights.web.context import current_actor, current_session
from insights.web.filters import words

blueprint = Blueprint("synthesis", __name__)


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
        authors=names_of(session, [row.author_id for row in page.rows]),
        statuses=[(status.value, words(status.value)) for status in Status],
        kinds=[(kind.value, words(kind.value)) for kind in Kind],
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
        writable=_may_write(row),
    )


def _others(row: Insight) -> list[Insight]:
    """Published insights that may take its place, the newest first."""
    wanted = InsightFilter(status=Status.PUBLISHED.value)
    page = reads.insights_page(current_session(), current_actor(), wanted, None)
    return [other for other in page.rows if other.id != row.id]


def _may_write(row: Insight) -> bool:
    try:
        writes.refuse_unless_writer(current_actor(), row)
    except Forbidden:
        return False
    return True


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
        version = int(form.version.data) if (form.version.data or "").isdigit() else 0
        writes.edit_insight(session, actor, insight_id, version, form.draft())
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


@blueprint.route("/insights/<int:insight_id>/evidence", methods=["GET", "POST"])
def add_evidence(insight_id: int) -> ResponseReturnValue:
    """Attach highlights, themes and scores."""
    session, actor = current_session(), current_actor()
    row = reads.insight(session, actor, insight_id)
    writes.refuse_unless_writer(actor, row)
    form = EvidenceForm()
    form.subject.choices = _subjects(row)
    if form.validate_on_submit():
        evidence.add_evidence(session, actor, insight_id, form.draft())
        flash("Added.", "success")
        return redirect(url_for("synthesis.add_evidence", insight_id=insight_id))
    return render_template(
        "synthesis/add_evidence.html",
        insight=row,
        form=form,
        ground=grounds_of(session, actor, [insight_id])[insight_id],
        stances=list(Stance),
    )


@blueprint.post("/insights/from-quote")
def quote_into_insight() -> ResponseReturnValue:
    """Mark the words selected on a transcript, and go on to the insight they shall speak for."""
    form = QuoteForm()
    if not form.validate():
        raise InvalidInput("Select some words of one turn first.")
    place = (form.turn_id.data or 0, form.start.data or 0, form.end.data or 0)
    row = create_highlight(current_session(), current_actor(), *place, form.names())
    return redirect(url_for("synthesis.cite_highlight", highlight_id=row.id))


@blueprint.route("/insights/citing/<int:highlight_id>", methods=["GET", "POST"])
def cite_highlight(highlight_id: int) -> ResponseReturnValue:
    """Choose the draft that a highlight speaks for or against, or begin one."""
    session, actor = current_session(), current_actor()
    row = highlight_visible(session, actor, highlight_id)
    if request.method == "POST":
        insight_id = request.form.get("insight", 0, type=int)
        writes.refuse_unless_writer(actor, reads.insight(session, actor, insight_id))
        against = request.form.get("stance") == Stance.CONTRADICTS
        stance = Stance.CONTRADICTS if against else Stance.SUPPORTS
        draft = evidence.EvidenceDraft(EvidenceKind.HIGHLIGHT, row.id, stance)
        evidence.add_evidence(session, actor, insight_id, draft)
        flash("Added to the insight.", "success")
        return redirect(url_for("synthesis.show_insight", insight_id=insight_id))
    wanted = InsightFilter(status=Status.DRAFT.value)
    drafts = [one for one in reads.insights_page(session, actor, wanted, None).rows if _may_write(one)]
    return render_template(
        "synthesis/cite_highlight.html", quote=quotes_of(session, [row.id])[row.id], drafts=drafts
    )


@blueprint.post("/insights/<int:insight_id>/evidence/<int:evidence_id>/remove")
def remove_evidence(insight_id: int, evidence_id: int) -> ResponseReturnValue:
    """Detach a piece of evidence."""
    evidence.remove_evidence(current_session(), current_actor(), insight_id, evidence_id)
    return redirect(url_for("synthesis.add_evidence", insight_id=insight_id))


@blueprint.route("/insights/<int:insight_id>/claims/new", methods=["GET", "POST"])
def new_claim(insight_id: int) -> ResponseReturnValue:
    """Claim that the insight explains or predicts a number."""
    session, actor = current_session(), current_actor()
    row = reads.insight(session, actor, insight_id)
    form = ClaimForm()
    form.target.choices = _targets()
    if form.validate_on_submit():
        claims.make_claim(session, actor, insight_id, form.draft())
        flash("The claim is made; it will be held against the number.", "success")
        return redirect(url_for("synthesis.show_insight", insight_id=insight_id))
    return render_template("synthesis/new_claim.html", insight=row, form=form)


@blueprint.post("/insights/<int:insight_id>/claims/<int:claim_id>/remove")
def remove_claim(insight_id: int, claim_id: int) -> ResponseReturnValue:
    """Take back a claim of a draft."""
    claims.remove_claim(current_session(), current_actor(), insight_id, claim_id)
    return redirect(url_for("synthesis.show_insight", insight_id=insight_id))


@blueprint.post("/insights/<int:insight_id>/claims/<int:claim_id>/decide")
def decide_claim(insight_id: int, claim_id: int) -> ResponseReturnValue:
    """Say what became of a claim."""
    form = DecisionForm()
    if not form.validate():
        raise InvalidInput("Choose a status and say in a sentence why.")
    status = ClaimStatus(form.status.data)
    reason = form.reason.data or ""
    claims.decide_claim(current_session(), current_actor(), insight_id, claim_id, status, reason)
    flash("The decision is kept with its reason.", "success")
    return redirect(url_for("synthesis.show_insight", insight_id=insight_id))


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


def _subjects(row: Insight) -> list[SelectChoice]:
    session, actor = current_session(), current_actor()
    found = []
    if row.study_id is not None:
        ids = [h.id for h in highlights_page(session, actor, row.study_id, None, None).rows]
        quotes = quotes_of(session, ids)
        found += [_choice("highlight", i, quotes[i].text, "Highlights") for i in ids if i in quotes]
    found += [
        _choice("theme", i, label, "Themes") for i, label in theme_choices(session, actor, row.study_id)
    ]
    found += [_choice("score", i, name, "Scores") for i, name in score_choices(session, actor)]
    found += [_choice("experiment", i, name, "Experiments") for i, name in experiment_choices(session, actor)]
    return found


def _targets() -> list[SelectChoice]:
    session, actor = current_session(), current_actor()
    results = [
        _choice("key_result", i, name, "Key results") for i, name in key_result_choices(session, actor)
    ]
    return results + [_choice("metric", i, name, "Metrics") for i, name in metric_choices(session, actor)]


def _choice(kind: str, subject_id: int, label: str, group: str) -> SelectChoice:
    label = label if len(label) <= 110 else label[:109].rsplit(" ", 1)[0] + "…"
    return SelectChoice(f"{kind}:{subject_id}", label, optgroup=group)
