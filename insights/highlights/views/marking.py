"""Pages of highlights and the codebook."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from insights.highlights import queries, services
from insights.highlights.forms import HighlightForm, QuoteForm, TagForm
from insights.highlights.models import Tag
from insights.highlights.rules import tag_names
from insights.highlights.views.blueprint import blueprint
from insights.kernel.errors import InvalidInput
from insights.studies.queries import study as study_visible
from insights.web.context import current_actor, current_session
from insights.web.forms import version_in
from insights.web.panels import panels_for


@blueprint.post("/highlights")
def create_highlight() -> ResponseReturnValue:
    """Mark the words that were selected on a transcript."""
    form = QuoteForm()
    if not form.validate():
        raise InvalidInput("Select some words of one turn first.")
    marked = services.mark_words(
        current_session(),
        current_actor(),
        form.turn_id.data or 0,
        form.start.data or 0,
        form.end.data or 0,
        form.names(),
        starred=form.action.data == "star",
    )
    row = marked.highlight
    if request.headers.get("HX-Request"):
        return render_template(
            "highlights/_marked.html", marked=marked, turn_id=row.turn_id, counted=marked.tags
        )
    if form.action.data == "open":
        return redirect(url_for("highlights.show_highlight", highlight_id=row.id))
    return redirect(url_for("transcripts.show_turn", turn_id=row.turn_id))


@blueprint.post("/highlights/<int:highlight_id>/undo")
def undo_highlight(highlight_id: int) -> ResponseReturnValue:
    """Take the last marking back, and nothing that was there before."""
    session = current_session()
    taken = {int(value) for value in request.form.getlist("tag") if value.isdecimal()}
    turn_id = services.unmark_words(
        session,
        current_actor(),
        highlight_id,
        taken,
        made="made" in request.form,
        starred="starred" in request.form,
    )
    if request.headers.get("HX-Request"):
        counted = [tag for tag in queries.codebook(session) if tag.id in taken]
        return render_template("highlights/_marked.html", marked=None, turn_id=turn_id, counted=counted)
    return redirect(url_for("transcripts.show_turn", turn_id=turn_id))


@blueprint.get("/highlights/<int:highlight_id>")
def show_highlight(highlight_id: int) -> ResponseReturnValue:
    """A quote with its codes and note, and what higher features do with it."""
    session, actor = current_session(), current_actor()
    row = queries.highlight(session, actor, highlight_id)
    form = HighlightForm(obj=row)
    form.tags.data = ", ".join(tag.name for tag in queries.tags_of(session, highlight_id))
    return _highlight_page(row.id, form)


@blueprint.post("/highlights/<int:highlight_id>")
def edit_highlight(highlight_id: int) -> ResponseReturnValue:
    """Save codes, note and star."""
    session, actor = current_session(), current_actor()
    row = queries.highlight(session, actor, highlight_id)
    form = HighlightForm()
    if not form.validate():
        return _highlight_page(row.id, form)
    services.edit_highlight(
        session,
        actor,
        highlight_id,
        version_in(form),
        form.note.data or "",
        bool(form.starred.data),
        tag_names(form.tags.data or ""),
    )
    flash("Saved.", "success")
    return redirect(url_for("highlights.show_highlight", highlight_id=highlight_id))


@blueprint.post("/highlights/<int:highlight_id>/remove")
def remove_highlight(highlight_id: int) -> ResponseReturnValue:
    """Remove a highlight."""
    session, actor = current_session(), current_actor()
    row = queries.highlight(session, actor, highlight_id)
    services.remove_highlight(session, actor, highlight_id)
    flash("The highlight was removed; the words stay in the transcript.", "success")
    return redirect(url_for("transcripts.show_turn", turn_id=row.turn_id))


@blueprint.get("/codebook")
def show_codebook() -> ResponseReturnValue:
    """All codes with their meaning and use."""
    session = current_session()
    tags = queries.codebook(session)
    return render_template(
        "highlights/show_codebook.html",
        tags=tags,
        names={tag.id: tag.name for tag in tags},
        answered=queries.answer_counts_of_tags(session),
    )


@blueprint.get("/tags/<int:tag_id>")
def show_tag(tag_id: int) -> ResponseReturnValue:
    """A code with its quotes."""
    session, actor = current_session(), current_actor()
    tag = queries.tag(session, tag_id)
    page = queries.highlights_tagged(session, actor, tag_id, request.args.get("cursor"))
    return render_template(
        "highlights/show_tag.html",
        tag=tag,
        page=page,
        quotes=queries.coded_quotes_of(session, [row.id for row in page.rows]),
        answers=queries.answers_tagged(session, actor, tag_id),
        others=[other for other in queries.codebook(session) if other.id != tag_id],
    )


@blueprint.route("/tags/new", methods=["GET", "POST"])
def new_tag() -> ResponseReturnValue:
    """Add a code."""
    form = _tag_form(None)
    if form.validate_on_submit():
        changes = _tag_changes(form)
        tag = services.create_tag(current_session(), current_actor(), **changes)
        return redirect(url_for("highlights.show_tag", tag_id=tag.id))
    return render_template("highlights/edit_tag.html", form=form, tag=None)


@blueprint.route("/tags/<int:tag_id>/edit", methods=["GET", "POST"])
def edit_tag(tag_id: int) -> ResponseReturnValue:
    """Change a code."""
    session = current_session()
    tag = queries.tag(session, tag_id)
    form = _tag_form(tag)
    if form.validate_on_submit():
        services.edit_tag(session, current_actor(), tag_id, version_in(form), _tag_changes(form))
        flash("Saved.", "success")
        return redirect(url_for("highlights.show_tag", tag_id=tag_id))
    return render_template("highlights/edit_tag.html", form=form, tag=tag)


@blueprint.post("/tags/<int:tag_id>/merge")
def merge_tag(tag_id: int) -> ResponseReturnValue:
    """Move a code's highlights to another."""
    kept = services.merge_tags(
        current_session(), current_actor(), tag_id, request.form.get("into", 0, type=int) or 0
    )
    flash(f"Merged into {kept.name}.", "success")
    return redirect(url_for("highlights.show_tag", tag_id=kept.id))


@blueprint.post("/tags/<int:tag_id>/remove")
def remove_tag(tag_id: int) -> ResponseReturnValue:
    """Drop a code; its highlights stay."""
    services.remove_tag(current_session(), current_actor(), tag_id)
    flash("The code was removed; its highlights stay.", "success")
    return redirect(url_for("highlights.show_codebook"))


def _highlight_page(highlight_id: int, form: HighlightForm) -> ResponseReturnValue:
    session = current_session()
    quote = queries.coded_quotes_of(session, [highlight_id])[highlight_id]
    return render_template(
        "highlights/show_highlight.html",
        quote=quote,
        form=form,
        study=study_visible(session, current_actor(), quote.study_id),
        tags=queries.codebook(session),
        panels=panels_for("highlights.highlight", [highlight_id]).of(highlight_id),
    )


def _tag_form(tag: Tag | None) -> TagForm:
    form = TagForm(obj=tag)
    others = [other for other in queries.codebook(current_session()) if tag is None or other.id != tag.id]
    form.parent_id.choices = [
        SelectChoice("0", "Nothing"),
        *(SelectChoice(str(t.id), t.name) for t in others),
    ]
    if form.parent_id.data is None:
        form.parent_id.data = 0
    return form


def _tag_changes(form: TagForm) -> dict[str, Any]:
    return {
        "name": (form.name.data or "").strip(),
        "definition": form.definition.data or "",
        "example": form.example.data or "",
        "parent_id": form.parent_id.data or None,
    }
