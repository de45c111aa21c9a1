"""The review queue: one suggestion at a time, beside its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from insights.analysis.text.model import KINDS
from insights.kernel.errors import InvalidInput
from insights.studies.queries import study as study_visible
from insights.themes import queries, services
from insights.themes.models import Theme, ThemeProposal
from insights.themes.rules.states import ProposalKind
from insights.themes.views.blueprint import back_to_review, blueprint
from insights.web.context import current_actor, current_session
from insights.web.filters import plural, words

SHOWN = 12


@blueprint.get("/review")
def review_themes() -> ResponseReturnValue:
    """The next proposal or suggestion, with what would move."""
    session, actor = current_session(), current_actor()
    study_id, skipped = request.args.get("study", type=int), request.args.get("skip", 0, type=int)
    queue = queries.review_queue(
        session, actor, study_id, max(skipped, 0), request.args.get("theme", type=int)
    )
    item: Mapping[str, Any] = {}
    if queue.proposal is not None:
        item = _proposed(queue.proposal)
    elif queue.theme is not None:
        item = _suggested(queue.theme)
    return render_template(
        "themes/review_themes.html",
        queue=queue,
        study_id=study_id,
        skip=max(skipped, 0),
        last=queries.last_decision_of(session, actor),
        precision=queries.precision_so_far(session, actor),
        study_choices=queries.studies_with_themes(session, actor),
        **item,
    )


@blueprint.post("/proposals/<int:proposal_id>/accept")
def accept_proposal(proposal_id: int) -> ResponseReturnValue:
    """Carry a proposal out."""
    services.accept_proposal(current_session(), current_actor(), proposal_id)
    flash("Done as proposed.", "success")
    return back_to_review()


@blueprint.post("/proposals/<int:proposal_id>/refuse")
def refuse_proposal(proposal_id: int) -> ResponseReturnValue:
    """Leave everything as it is."""
    services.refuse_proposal(current_session(), current_actor(), proposal_id)
    flash("Refused: everything stays as it is.", "success")
    return back_to_review()


@blueprint.post("/proposals/answer")
def answer_proposals() -> ResponseReturnValue:
    """Carry out, or leave, all proposals of one kind."""
    answer, kind = request.form.get("answer"), request.form.get("kind", "")
    if answer not in ("accept", "refuse") or kind not in set(ProposalKind):
        raise InvalidInput("Choose a kind of proposal, and what to do with all of it.")
    accept = answer == "accept"
    done, left = services.answer_proposals(
        current_session(), current_actor(), kind, request.form.get("study", type=int), accept=accept
    )
    told = f"{plural(done, 'proposal')} {'carried out' if accept else 'refused'}."
    rest = f" {plural(left, 'proposal')} left: their themes were decided otherwise meanwhile." if left else ""
    flash(told + rest, "success" if done else "warning")
    return back_to_review()


def _suggested(theme: Theme) -> dict[str, Any]:
    session, actor = current_session(), current_actor()
    page = queries.quotes_page(session, actor, theme.id, None, SHOWN)
    quotes = queries.quotes_of(session, [member.id for member in page.rows])
    siblings = queries.labels_of(session, actor, theme.study_id)
    near = queries.themes_near(session, actor, theme)
    return {
        "study": study_visible(session, actor, theme.study_id),
        "theme": theme,
        "passage_kinds": [(kind, words(kind)) for kind in KINDS],
        "quotes": [quotes[member.id] for member in page.rows if member.id in quotes],
        "total": queries.totals_of(session, [theme.study_id])[theme.study_id],
        "others": [other for other in siblings if other.id != theme.id],
        "nearest": next((n.theme.id for n in near if n.theme.study_id == theme.study_id), None),
    }


def _proposed(proposal: ThemeProposal) -> dict[str, Any]:
    session, actor = current_session(), current_actor()
    return {
        "study": study_visible(session, actor, proposal.study_id),
        "proposal": proposal,
        "moves": queries.moves_of(session, actor, proposal, SHOWN),
        "names": queries.theme_names(session, [*proposal.payload["themes"], *proposal.payload["drafts"]]),
    }
