"""The page about the reading of kinds: its versions, how they did, which one is in use."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from insights.accounts.queries import names_of
from insights.analysis.stats.proportions import Share, share_of
from insights.themes import queries, services
from insights.themes.models import KindReader
from insights.themes.rules.teaching import LEAST_DECISIONS
from insights.themes.views.blueprint import blueprint
from insights.web.context import current_actor, current_session
from insights.worker import jobs_of_subjects


@blueprint.get("/reading-of-kinds")
def list_readers() -> ResponseReturnValue:
    """Every version with its figures on held-out decisions, and what may be done with it."""
    session, actor = current_session(), current_actor()
    rows = queries.readers(session)
    people = [number for row in rows for number in (row.created_by, row.decided_by) if number is not None]
    return render_template(
        "themes/list_readers.html",
        readers=rows,
        rights={row.id: _rights(row) for row in rows if row.figures},
        in_use=queries.reader_in_use(session),
        jobs=jobs_of_subjects(session, queries.READER, [row.id for row in rows]),
        names=names_of(session, people),
        lessons=queries.count_of_lessons(session),
        least=LEAST_DECISIONS,
        precision=queries.precision_so_far(session, actor),
    )


def _rights(row: KindReader) -> tuple[Share, Share]:
    """The share of held-out passages read as people did: by the shipped reading, by this version."""
    count = row.figures["passages"]
    return share_of(row.figures["shipped_right"], count), share_of(row.figures["own_right"], count)


@blueprint.post("/reading-of-kinds/teach")
def teach_reader() -> ResponseReturnValue:
    """Learn from all decisions so far, in a worker."""
    services.teach_reader(current_session(), current_actor())
    flash("It is learning from the decisions now. Nothing changes until you adopt the result.", "success")
    return _back()


@blueprint.post("/reading-of-kinds/<int:reader_id>/adopt")
def adopt_reader(reader_id: int) -> ResponseReturnValue:
    """Use a version from the next analysis on."""
    row = services.adopt_reader(current_session(), current_actor(), reader_id)
    flash(f"The next analyses read kinds with version {row.id}. What people decided stays.", "success")
    return _back()


@blueprint.post("/reading-of-kinds/<int:reader_id>/decline")
def decline_reader(reader_id: int) -> ResponseReturnValue:
    """Keep what is in use."""
    services.decline_reader(current_session(), current_actor(), reader_id)
    flash("Kept what is in use.", "success")
    return _back()


@blueprint.post("/reading-of-kinds/shipped")
def use_shipped_reader() -> ResponseReturnValue:
    """Go back to the shipped reading."""
    services.use_shipped_reader(current_session(), current_actor())
    flash("The next analyses read kinds as shipped.", "success")
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(url_for("themes.list_readers"))
