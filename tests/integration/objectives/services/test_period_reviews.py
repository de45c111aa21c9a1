"""What a team learnt and decided."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import StaleWrite
from insights.objectives import queries, services
from insights.objectives.services import TeamDraft
from tests.factories import metrics
from tests.factories.objectives import ENDS, STARTS


def test_a_review_is_kept_by_period_and_team(session: Session) -> None:
    actor = metrics.planner(session)
    team = services.create_team(session, actor, TeamDraft("Growth"))
    services.write_review(session, actor, STARTS, ENDS, None, 1, "Mail works", "More mail")
    services.write_review(session, actor, STARTS, ENDS, team.id, 1, "Ads do not", "")
    assert queries.period_review(session, STARTS, ENDS).learnt == "Mail works"
    assert queries.period_review(session, STARTS, ENDS, team.id).learnt == "Ads do not"
    with pytest.raises(StaleWrite):
        services.write_review(session, actor, STARTS, ENDS, None, 1, "Other", "")
