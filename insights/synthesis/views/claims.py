"""Pages of claims: what an insight explains or predicts, and what became of it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from insights.kernel.errors import InvalidInput
from insights.metrics.queries.metrics import metric_choices
from insights.objectives.queries import key_result_choices
from insights.synthesis.forms import (
    ClaimForm,
    DecisionForm,
)
from insights.synthesis.queries import insights as reads
from insights.synthesis.rules import (
    ClaimStatus,
)
from insights.synthesis.services import claims
from insights.synthesis.views.blueprint import blueprint, subject_choice
from insights.web.context import current_actor, current_session


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


def _targets() -> list[SelectChoice]:
    session, actor = current_session(), current_actor()
    results = [
        subject_choice("key_result", i, name, "Key results") for i, name in key_result_choices(session, actor)
    ]
    return results + [
        subject_choice("metric", i, name, "Metrics") for i, name in metric_choices(session, actor)
    ]
