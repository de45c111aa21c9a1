"""What stands in no theme can be read, and put into one."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.kernel.errors import InvalidInput
from insights.themes import queries, services
from insights.themes.models import PassageReading
from tests.factories import found, people, studies


def test_the_remainder_is_read_by_reason_and_put_into_a_theme(
    session: Session, signed_in_client: Callable[..., FlaskClient]
) -> None:
    user = people.user(session)
    actor, client = user.as_actor(), signed_in_client(user=user)
    study = studies.study(session, actor)
    one, two = found.themes(session, actor, study)
    out = found.members(session, two.id)[:2]
    services.move_passages(session, actor, two.id, [member.id for member in out], None)
    keys = {member.key for member in out}
    readings = [row for row in session.scalars(select(PassageReading)) if row.key in keys]
    for row, reason in zip(readings, ("too_few", "thin"), strict=True):
        row.remainder = reason
    session.flush()

    def left(reason: str = "") -> set[str]:
        return {row.key for row in queries.remainder_page(session, actor, study.id, reason, None).rows}

    assert left() == keys
    assert left("thin") == {readings[1].key}
    address = f"/studies/{study.id}/themes/remainder"
    page = client.get(address).text
    assert "said by too few" in page
    assert "of too few words" in page
    assert "No passage stands here" in client.get(f"{address}?reason=contentless").text

    told = client.post(
        address, data={"reading": [readings[0].id], "into": one.id}, follow_redirects=True
    ).text
    assert "Put into “Export is hidden”." in told
    session.expire_all()
    assert readings[0].key in found.keys_of(session, one.id)
    assert one.decided
    assert left() == {readings[1].key}
    with pytest.raises(InvalidInput, match="Choose the passages first"):
        services.place_passages(session, actor, one.id, [readings[0].id])
    services.undo_decision(session, actor, queries.last_decision_of(session, actor).id)
    assert left() == keys

    other = studies.study(session, actor)
    elsewhere = f"/studies/{other.id}/themes/remainder"
    assert client.post(elsewhere, data={"reading": [readings[0].id], "into": one.id}).status_code == 422
    pm = signed_in_client(Role.PM)
    assert "Put the chosen into" not in pm.get(address).text
    assert pm.post(address).status_code == 403


def test_the_remainder_of_a_hidden_study_is_read_by_its_people_alone(
    session: Session,
) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    closed, second = (studies.study(session, owner, restricted=True) for _ in range(2))
    ids = {}
    for study in (closed, second):
        theme = found.themes(session, owner, study)[0]
        out = found.members(session, theme.id)[:1]
        services.move_passages(session, owner, theme.id, [member.id for member in out], None)
        page = queries.remainder_page(session, owner, study.id, "", None)
        assert {row.key for row in page.rows} == {member.key for member in out}
        ids[study.id] = [row.id for row in page.rows]
        assert queries.remainder_page(session, other, study.id, "", None).rows == []
    everywhere = [*ids[closed.id], *ids[second.id]]
    assert [row.id for row in queries.readings_in(session, second.id, everywhere)] == ids[second.id]
