"""A study's themes and the analysis that finds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.kernel.errors import InvalidInput
from insights.studies.queries import study as study_visible
from insights.studies.queries import tallies_of as study_tallies
from insights.themes import queries, services
from insights.themes.forms import AnalysisForm
from insights.themes.rules.states import ThemeKind
from insights.themes.views.blueprint import blueprint, is_partial
from insights.web.context import current_actor, current_session

CARDS = 8  # themes of each kind that are shown with their quotes
REMAINDER = {
    "contentless": "without content",
    "thin": "of too few words",
    "weak": "too far from any theme",
    "too_few": "said by too few",
}


@blueprint.get("/studies/<int:study_id>/themes")
def list_themes(study_id: int) -> ResponseReturnValue:
    """What a study's analysis found, by kind, with the quotes that stand for it."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    themes = queries.themes_of(session, actor, study_id)
    last_done = queries.last_done_run(session, study_id)
    passages = study_tallies(session, [study_id])[study_id].get("passages", 0)
    groups = [(kind.value, [t for t in themes if t.kind == kind.value]) for kind in ThemeKind]
    return render_template(
        "themes/list_themes.html",
        study=study,
        groups=[(kind, found) for kind, found in groups if found],
        themes=themes,
        closed=queries.closed_themes_of(session, actor, study_id),
        cards=CARDS,
        quotes=queries.exemplars_of(session, [t.id for _, found in groups for t in found[:CARDS]]),
        total=queries.totals_of(session, [study_id])[study_id],
        standing=queries.latest_runs(session, actor, [study_id]).get(study_id),
        last_done=last_done,
        remainder=_remainder(last_done.counts if last_done else {}),
        waiting=queries.waiting_in(session, actor, [study_id])[study_id],
        passages=passages,
        waiting_passages=queries.passages_unread(last_done, passages),
        last=queries.last_decision_of(session, actor),
        form=AnalysisForm(),
    )


@blueprint.get("/studies/<int:study_id>/themes/remainder")
def list_remainder(study_id: int) -> ResponseReturnValue:
    """What stands in no theme, and why."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    reason = request.args.get("reason", "")
    page = queries.remainder_page(session, actor, study_id, reason, request.args.get("cursor"))
    return render_template(
        "themes/list_remainder.html",
        study=study,
        page=page,
        words=queries.words_at(session, actor, [row.key for row in page.rows]),
        reasons=REMAINDER,
        themes=queries.labels_of(session, actor, study_id),
    )


@blueprint.post("/studies/<int:study_id>/themes/remainder")
def place_passages(study_id: int) -> ResponseReturnValue:
    """Put chosen passages into a theme."""
    session, actor = current_session(), current_actor()
    study_visible(session, actor, study_id)
    chosen = [int(value) for value in request.form.getlist("reading") if value.isdecimal()]
    theme = queries.theme(session, actor, request.form.get("into", 0, type=int))
    if theme.study_id != study_id:
        raise InvalidInput("Choose a theme of this study.", "into")
    services.place_passages(session, actor, theme.id, chosen)
    flash(f"Put into “{theme.label}”. No later analysis takes them out.", "success")
    return redirect(url_for("themes.list_remainder", study_id=study_id))


def _remainder(counts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(reason, words) of what stands in no theme; a reason unknown here goes by its own name."""
    named = {"passages", "there", "people", "themes", "proposals", "exactly"}
    return [(name, REMAINDER.get(name, name.replace("_", " "))) for name in counts if name not in named]


@blueprint.post("/studies/<int:study_id>/themes/analyse")
def start_analysis(study_id: int) -> ResponseReturnValue:
    """Ask a worker to analyse the study."""
    form = AnalysisForm()
    if not form.validate():
        raise InvalidInput("Choose coarse, medium or fine.", "granularity")
    services.start_run(current_session(), current_actor(), study_id, form.granularity.data)
    return redirect(url_for("themes.list_themes", study_id=study_id))


@blueprint.post("/analyses/<int:run_id>/cancel")
def cancel_analysis(run_id: int) -> ResponseReturnValue:
    """Stop an analysis."""
    row = services.cancel_run(current_session(), current_actor(), run_id)
    flash("The analysis was stopped. Nothing of it was kept.", "success")
    return redirect(url_for("themes.list_themes", study_id=row.study_id))


@blueprint.get("/analyses/<int:run_id>")
def show_analysis(run_id: int) -> ResponseReturnValue:
    """How far an analysis is; asked for again while it is under way, then the page is loaded anew."""
    session, actor = current_session(), current_actor()
    row = queries.run(session, actor, run_id)
    standing = queries.standing_of(session, row)
    if not is_partial():
        return redirect(url_for("themes.list_themes", study_id=row.study_id))
    if not standing.live and request.args.get("then") != "stay":
        return "", 200, {"HX-Refresh": "true"}
    return render_template("themes/_run.html", standing=standing)
