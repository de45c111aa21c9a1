"""The page of a theme, and what people decide about it."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from insights.accounts.queries import names_of
from insights.analysis.text.model import KINDS
from insights.kernel.errors import InvalidInput, NotFound
from insights.kernel.pagination import encode_cursor
from insights.studies.queries import study as study_visible
from insights.surveys.queries import answer_places
from insights.themes import charts, queries, services
from insights.themes.forms import MergeForm, NameForm
from insights.themes.models import Theme
from insights.themes.queries.boards import shares_by_month, shares_by_segment
from insights.themes.rules.ranking import FORMULA
from insights.themes.rules.states import ThemeKind
from insights.themes.views.blueprint import back_to_review, blueprint, is_partial, way_back
from insights.web.choices import kind_pairs
from insights.web.context import current_actor, current_session
from insights.web.filters import words
from insights.web.forms import version_in
from insights.web.panels import panels_for

FEW = 2


@blueprint.get("/themes/<int:theme_id>")
def show_theme(theme_id: int) -> ResponseReturnValue:
    """Statement, people, trend, segments, quotes in their place, neighbours, decisions, linked insights."""
    session, actor = current_session(), current_actor()
    theme = queries.theme(session, actor, theme_id)
    page = queries.quotes_page(session, actor, theme_id, request.args.get("cursor"))
    months, segments = shares_by_month(session, theme), shares_by_segment(session, theme)
    decisions = queries.decisions_about(session, theme_id)
    siblings = queries.labels_of(session, actor, theme.study_id)
    return render_template(
        "themes/show_theme.html",
        theme=theme,
        study=study_visible(session, actor, theme.study_id),
        total=queries.totals_of(session, [theme.study_id])[theme.study_id],
        page=page,
        quotes=queries.quotes_of(session, [member.id for member in page.rows]),
        trend=charts.month_chart(theme.label, months) if len(months) >= FEW else None,
        by_segment=charts.segment_chart(theme.label, segments)
        if any(one.share.interval for one in segments)
        else None,
        near=queries.themes_near(session, actor, theme),
        decisions=decisions,
        names=names_of(session, [d.created_by for d in decisions if d.created_by is not None]),
        others=[other for other in siblings if other.id != theme_id],
        into=_label_of(theme.merged_into_id),
        panels=panels_for("themes.theme", [theme_id]).of(theme_id),
        formula=FORMULA,
        theme_kinds=kind_pairs(ThemeKind),
        passage_kinds=[(kind, words(kind)) for kind in KINDS],
    )


@blueprint.get("/answers/<int:answer_id>")
def show_answer(answer_id: int) -> ResponseReturnValue:
    """The place of an open answer: its question, opened at the page that begins with it."""
    place = answer_places(current_session(), current_actor(), [answer_id]).get(answer_id)
    if place is None:
        raise NotFound
    before = encode_cursor([answer_id - 1])
    target = url_for("surveys.show_question", question_id=place.question_id, cursor=before)
    return redirect(f"{target}#answer-{answer_id}")


@blueprint.post("/themes/<int:theme_id>/confirm")
def confirm_theme(theme_id: int) -> ResponseReturnValue:
    """Take a suggestion."""
    theme = services.confirm_theme(current_session(), current_actor(), theme_id)
    return _decided(theme, f"Confirmed “{theme.label}”.")


@blueprint.post("/themes/<int:theme_id>/reject")
def reject_theme(theme_id: int) -> ResponseReturnValue:
    """Refuse a theme."""
    theme = services.reject_theme(current_session(), current_actor(), theme_id)
    return _decided(theme, f"Rejected “{theme.label}”. It will not be suggested again.")


@blueprint.post("/themes/<int:theme_id>/rename")
def rename_theme(theme_id: int) -> ResponseReturnValue:
    """Give a theme its name."""
    form = NameForm()
    if not form.validate():
        raise InvalidInput("Give the theme a name of at most 300 letters.", "label")
    theme = services.rename_theme(
        current_session(), current_actor(), theme_id, version_in(form), form.label.data or ""
    )
    return _decided(theme, f"The theme is called “{theme.label}” now.")


@blueprint.post("/themes/<int:theme_id>/merge")
def merge_theme(theme_id: int) -> ResponseReturnValue:
    """Move everything into another theme."""
    form = MergeForm()
    if not form.validate():
        raise InvalidInput("Choose the theme to merge into.", "into")
    kept = services.merge_themes(current_session(), current_actor(), theme_id, form.into.data)
    flash(f"Merged into “{kept.label}”.", "success")
    return way_back(kept)


@blueprint.post("/themes/<int:theme_id>/passages")
def move_passages(theme_id: int) -> ResponseReturnValue:
    """Put chosen passages into another theme, or take them out."""
    into = request.form.get("into", 0, type=int) or None
    theme = services.move_passages(current_session(), current_actor(), theme_id, _chosen(), into)
    flash("Moved. No later analysis moves them back.", "success")
    return way_back(theme)


def _chosen() -> list[int]:
    return [int(value) for value in request.form.getlist("member") if value.isdecimal()]


@blueprint.post("/studies/<int:study_id>/themes/decide")
def decide_themes(study_id: int) -> ResponseReturnValue:
    """Confirm, reject or merge the chosen themes at once."""
    chosen = [int(value) for value in request.form.getlist("theme") if value.isdecimal()]
    action = request.form.get("action", "")
    told = services.decide_themes(current_session(), current_actor(), study_id, chosen, action)
    flash(told, "success")
    return redirect(url_for("themes.list_themes", study_id=study_id))


@blueprint.post("/themes/<int:theme_id>/kind")
def give_theme_kind(theme_id: int) -> ResponseReturnValue:
    """Say what a theme is, and with it its passages."""
    kind = request.form.get("kind", "")
    theme = services.give_theme_kind(current_session(), current_actor(), theme_id, kind)
    return _decided(theme, f"“{theme.label}” is read as {words(kind).lower()} now.")


@blueprint.post("/themes/<int:theme_id>/passages/kind")
def give_passages_kind(theme_id: int) -> ResponseReturnValue:
    """Say what some passages are."""
    kind, chosen = request.form.get("kind", ""), _chosen()
    theme = services.give_passages_kind(current_session(), current_actor(), theme_id, chosen, kind)
    flash(f"Read as {words(kind).lower()} from now on, whatever a model says.", "success")
    return way_back(theme)


@blueprint.post("/themes/decisions/<int:decision_id>/undo")
def undo_decision(decision_id: int) -> ResponseReturnValue:
    """Take a decision back."""
    session, actor = current_session(), current_actor()
    row = services.undo_decision(session, actor, decision_id)
    flash("Taken back: everything stands as before.", "success")
    if request.form.get("back") == "review" or row.theme_id is None:
        return back_to_review(row.theme_id)
    if request.form.get("back") == "study":
        return redirect(url_for("themes.list_themes", study_id=row.study_id))
    return redirect(url_for("themes.show_theme", theme_id=row.theme_id))


def _decided(theme: Theme, told: str) -> ResponseReturnValue:
    """The theme's card alone when htmx asked, else back to where the person was."""
    if not is_partial():
        flash(told, "success")
        return way_back(theme)
    session, actor = current_session(), current_actor()
    return render_template(
        "themes/_theme.html",
        theme=theme,
        quotes=queries.exemplars_of(session, [theme.id]).get(theme.id, []),
        total=queries.totals_of(session, [theme.study_id])[theme.study_id],
        last=queries.last_decision_of(session, actor),
        told=told,
    )


def _label_of(theme_id: int | None) -> tuple[int, str] | None:
    if theme_id is None:
        return None
    return theme_id, queries.theme_names(current_session(), [theme_id]).get(theme_id, "another theme")
