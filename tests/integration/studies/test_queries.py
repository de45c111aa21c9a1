"""What of studies an actor may see."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.actor import Role
from insights.kernel.errors import NotFound
from insights.studies import queries, services
from tests.factories import people, studies


def test_a_restricted_study_is_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    third = people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    assert queries.study(session, owner, study.id) is study
    with pytest.raises(NotFound):
        queries.study(session, other, study.id)
    services.set_members(session, owner, study, [other.user_id])
    assert queries.study(session, other, study.id) is study
    with pytest.raises(NotFound):
        queries.study(session, third, study.id)


def test_what_hangs_on_a_restricted_study_is_hidden_with_it(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    person = services.create_participant(session, study.id)
    assert queries.study_for_update(session, owner, study.id) is study
    assert queries.participant_in(session, owner, study.id, person.id) is person
    assert queries.studies_of_participant(session, owner, person.id) == [study]
    assert session.scalars(queries.visible_study_ids(owner)).all() == [study.id]
    with pytest.raises(NotFound):
        queries.study_for_update(session, other, study.id)
    with pytest.raises(NotFound):
        queries.participant_in(session, other, study.id, person.id)
    assert queries.studies_of_participant(session, other, person.id) == []
    assert session.scalars(queries.visible_study_ids(other)).all() == []
    assert queries.segments_of(session, owner, study.id) == [({}, 1)]
    assert queries.segments_of(session, other, study.id) == []


def test_stakeholders_see_no_study_and_admins_see_all(session: Session) -> None:
    study = studies.study(session, restricted=True)
    stakeholder = people.user(session, Role.STAKEHOLDER).as_actor()
    admin = people.user(session, Role.ADMIN).as_actor()
    assert queries.studies_page(session, stakeholder, "", "", None).rows == []
    assert queries.studies_page(session, admin, "", "", None).rows == [study]


def test_the_list_is_filtered_by_title_and_goes_on_where_it_stopped(session: Session) -> None:
    actor = people.user(session).as_actor()
    rows = [studies.study(session, actor, title=f"100 % {n}") for n in range(52)]
    studies.study(session, actor, title="Returns")
    first = queries.studies_page(session, actor, "100 %", "", None)
    rest = queries.studies_page(session, actor, "100 %", "", first.next_cursor)
    assert [*first.rows, *rest.rows] == rows[::-1]
    assert rest.next_cursor is None


def test_titles_of_hidden_studies_are_not_told(session: Session) -> None:
    actor = people.user(session).as_actor()
    mine, hidden = studies.study(session, actor), studies.study(session, restricted=True)
    assert queries.titles_of(session, actor, [mine.id, hidden.id]) == {mine.id: "Checkout"}


def test_sessions_and_participants_of_a_hidden_study_are_empty(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = studies.conversation(session, owner, study)
    participant = services.create_participant(session, study.id)
    assert queries.sessions_of(session, owner, study.id) == [row]
    assert queries.participants_of(session, owner, study.id) == [participant]
    assert queries.sessions_of(session, other, study.id) == []
    assert queries.participants_of(session, other, study.id) == []
    with pytest.raises(NotFound):
        queries.tasks_of(session, other, study.id)


def test_a_task_is_found_in_its_own_study_by_those_who_may_see_it(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study, elsewhere = (studies.study(session, owner, restricted=True) for _ in range(2))
    task = services.add_task(session, owner, study, "Find the invoice")
    assert queries.task_in(session, owner, study.id, task.id).task is task
    for actor, where in ((other, study), (owner, elsewhere)):
        with pytest.raises(NotFound):
            queries.task_in(session, actor, where.id, task.id)
