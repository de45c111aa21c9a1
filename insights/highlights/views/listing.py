"""A study's highlights as a list and as a file."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from insights.highlights import queries
from insights.highlights.views.blueprint import blueprint
from insights.studies.queries import participants_of
from insights.studies.queries import study as study_visible
from insights.web.context import current_actor, current_session
from insights.web.files import table_answer

COLUMNS = ["highlight", "quote", "person", "codes", "note", "starred", "transcript", "at_seconds", "day"]
BATCH = 500  # quotes that are read at once


@blueprint.get("/studies/<int:study_id>/highlights")
def list_highlights(study_id: int) -> ResponseReturnValue:
    """A study's highlights, narrowed by code, person, words and star when asked for."""
    session, actor = current_session(), current_actor()
    study = study_visible(session, actor, study_id)
    wanted = _asked_for()
    page = queries.highlights_page(session, actor, study_id, wanted, request.args.get("cursor"))
    asked = {name: value for name, value in request.args.items() if name != "cursor" and value}
    return render_template(
        "highlights/list_highlights.html",
        study=study,
        page=page,
        quotes=queries.coded_quotes_of(session, [row.id for row in page.rows]),
        codes=[(str(tag.id), tag.name) for tag in queries.codebook(session)],
        people=[(str(one.id), one.pseudonym) for one in participants_of(session, actor, study_id)],
        chosen=wanted != queries.HighlightFilter(),
        asked=asked,
    )


@blueprint.get("/studies/<int:study_id>/highlights.<any(csv, xlsx):kind>")
def export_highlights(study_id: int, kind: str) -> ResponseReturnValue:
    """What is asked for as a file; who is not to be quoted keeps their place, without words."""
    session, actor = current_session(), current_actor()
    study_visible(session, actor, study_id)
    found = queries.highlights_wanted(session, actor, study_id, _asked_for())
    rows: list[list[object]] = []
    for first in range(0, len(found), BATCH):
        ids = [row.id for row in found[first : first + BATCH]]
        quotes = queries.coded_quotes_of(session, ids)
        rows += [_exported(quotes[highlight_id]) for highlight_id in ids]
    return table_answer(f"highlights-{study_id}", kind, COLUMNS, rows)


def _exported(quote: queries.Quote) -> list[object]:
    codes = "; ".join(tag.name for tag in quote.tags)
    day = quote.held_on.isoformat() if quote.held_on else ""
    at = "" if quote.at is None else round(quote.at, 1)
    starred = "yes" if quote.starred else ""
    return [quote.id, quote.text, quote.speaker, codes, quote.note, starred, quote.transcript_title, at, day]


def _asked_for() -> queries.HighlightFilter:
    return queries.HighlightFilter(
        tag_id=request.args.get("tag", type=int),
        person_id=request.args.get("person", type=int),
        words=request.args.get("words", "").strip()[:200],
        starred=request.args.get("starred") == "1",
    )
