"""Pages of evidence: what an insight rests on, and what a highlight speaks for."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from insights.experiments.queries import choices_of as experiment_choices
from insights.highlights.forms import QuoteForm
from insights.highlights.queries import HighlightFilter, highlights_page, quotes_of
from insights.highlights.queries import highlight as highlight_visible
from insights.highlights.services import create_highlight
from insights.kernel.errors import InvalidInput
from insights.surveys.queries import score_choices
from insights.synthesis.forms import (
    EvidenceForm,
)
from insights.synthesis.models import Insight
from insights.synthesis.queries import insights as reads
from insights.synthesis.queries.evidence import grounds_of
from insights.synthesis.queries.insights import InsightFilter
from insights.synthesis.rules import (
    EvidenceKind,
    Stance,
    Status,
)
from insights.synthesis.services import evidence
from insights.synthesis.services import insights as writes
from insights.synthesis.views.blueprint import blueprint, may_write, subject_choice
from insights.themes.queries import theme_choices
from insights.web.context import current_actor, current_session


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
    drafts = [one for one in reads.insights_page(session, actor, wanted, None).rows if may_write(one)]
    return render_template(
        "synthesis/cite_highlight.html", quote=quotes_of(session, [row.id])[row.id], drafts=drafts
    )


@blueprint.post("/insights/<int:insight_id>/evidence/<int:evidence_id>/remove")
def remove_evidence(insight_id: int, evidence_id: int) -> ResponseReturnValue:
    """Detach a piece of evidence."""
    evidence.remove_evidence(current_session(), current_actor(), insight_id, evidence_id)
    return redirect(url_for("synthesis.add_evidence", insight_id=insight_id))


def _subjects(row: Insight) -> list[SelectChoice]:
    session, actor = current_session(), current_actor()
    found = []
    if row.study_id is not None:
        ids = [h.id for h in highlights_page(session, actor, row.study_id, HighlightFilter(), None).rows]
        quotes = quotes_of(session, ids)
        found += [subject_choice("highlight", i, quotes[i].text, "Highlights") for i in ids if i in quotes]
    found += [
        subject_choice("theme", i, label, "Themes")
        for i, label in theme_choices(session, actor, row.study_id)
    ]
    found += [subject_choice("score", i, name, "Scores") for i, name in score_choices(session, actor)]
    found += [
        subject_choice("experiment", i, name, "Experiments") for i, name in experiment_choices(session, actor)
    ]
    return found
