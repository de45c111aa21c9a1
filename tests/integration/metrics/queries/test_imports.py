"""What the preview of a table shows."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.kernel.errors import NotFound
from insights.metrics import queries, services
from tests.factories import metrics, people


def test_a_preview_asks_about_gaps(session: Session) -> None:
    actor = metrics.planner(session)
    text = "day,Orders\n2025-01-01,5\n2025-02-01,0\n2025-05-01,7\n2025-06-01,\n"
    row = services.accept_text(session, actor, text, None)
    (preview,) = queries.previews_of(row)
    assert (preview.name, preview.count, preview.blanks, preview.cadence) == ("Orders", 3, 1, "monthly")
    assert preview.first_values == [5.0, 0.0, 7.0]
    assert "2 periods have no value (Mar 2025, Apr 2025)" in preview.gaps


def test_only_planners_see_an_import(session: Session) -> None:
    row = services.accept_text(session, metrics.planner(session), "2025-01-01,5\n2025-02-01,5\n", None)
    with pytest.raises(NotFound):
        queries.import_row(session, people.user(session, Role.RESEARCHER).as_actor(), row.id)
