"""Coding open answers, many at once."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.highlights.models import AnswerTag
from insights.highlights.services import coding
from insights.kernel.actor import Role
from insights.kernel.errors import InvalidInput, NotFound
from insights.surveys.models import OpenAnswer
from insights.surveys.services import remove_survey
from tests.factories import filled, people, studies


@pytest.fixture
def scene(session: Session):
    """A survey, who may code it, and the ids of its open answers."""
    actor = people.user(session).as_actor()
    survey = filled.survey(session, actor, studies.study(session, actor, restricted=True))
    answers = select(OpenAnswer.id).where(OpenAnswer.survey_id == survey.id).order_by(OpenAnswer.id)
    return actor, survey, session.scalars(answers).all()


def coded(session: Session, actor, ids) -> dict[int, list[str]]:
    """Names of codes by answer."""
    found = queries.tags_of_answers(session, actor, ids)
    return {answer_id: [tag.name for tag in tags] for answer_id, tags in found.items()}


def test_ticked_answers_are_coded_at_once_and_once(session: Session, scene) -> None:
    actor, survey, ids = scene
    assert services.code_answers(session, actor, survey.id, ids[:3], ["Cost"]) == 3
    assert services.code_answers(session, actor, survey.id, [*ids[2:4], ids[2]], ["cost", "Late"]) == 2
    assert coded(session, actor, ids) == {
        ids[0]: ["Cost"], ids[1]: ["Cost"], ids[2]: ["Cost", "Late"], ids[3]: ["Cost", "Late"],
    }  # fmt: skip
    counts = queries.answer_counts_of_tags(session)
    assert {tag.name: counts[tag.id] for tag in queries.codebook(session)} == {"Cost": 4, "Late": 2}


def test_a_coding_is_taken_back_alone_and_only_by_who_made_it(session: Session, scene) -> None:
    actor, survey, ids = scene
    services.code_answers(session, actor, survey.id, ids[:3], ["Cost"])
    services.code_answers(session, actor, survey.id, ids[:5], ["Cost"])
    last = queries.coding_of_surveys(session, actor, [survey.id])[survey.id].last
    other = people.user(session, Role.ADMIN).as_actor()
    assert services.undo_coding(session, other, survey.id, last) == 0
    assert services.undo_coding(session, actor, survey.id, last) == 2
    assert services.undo_coding(session, actor, survey.id, last) == 0
    assert sorted(coded(session, actor, ids)) == sorted(ids[:3])


def test_answers_of_elsewhere_and_of_hidden_surveys_are_not_coded(
    session: Session, scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, survey, ids = scene
    elsewhere = filled.survey(session, actor, studies.study(session, actor))
    with pytest.raises(InvalidInput, match="not in this survey"):
        services.code_answers(session, actor, elsewhere.id, [ids[0]], ["Cost"])
    with pytest.raises(NotFound):
        services.code_answers(session, people.user(session).as_actor(), survey.id, ids[:1], ["Cost"])
    for ticked, names in (([], ["Cost"]), (ids[:1], [])):
        with pytest.raises(InvalidInput, match="Tick some answers"):
            services.code_answers(session, actor, survey.id, ticked, names)
    monkeypatch.setattr(coding, "MOST_AT_ONCE", 2)
    with pytest.raises(InvalidInput, match="2 answers at once"):
        services.code_answers(session, actor, survey.id, ids[:3], ["Cost"])
    assert session.scalar(select(func.count()).select_from(AnswerTag)) == 0


def test_merged_codes_keep_each_answer_once_and_a_removed_survey_takes_its_codings(
    session: Session, scene
) -> None:
    actor, survey, ids = scene
    services.code_answers(session, actor, survey.id, ids[:2], ["Cost"])
    services.code_answers(session, actor, survey.id, ids[1:3], ["Price"])
    cost, price = queries.codebook(session)
    services.merge_tags(session, actor, price.id, cost.id)
    assert coded(session, actor, ids) == {answer_id: ["Cost"] for answer_id in ids[:3]}
    assert [place.text for place in queries.answers_tagged(session, actor, cost.id).values()] != []
    stranger = people.user(session).as_actor()
    assert queries.answers_tagged(session, stranger, cost.id) == {}
    assert coded(session, stranger, ids) == {}
    remove_survey(session, actor, survey)
    assert session.scalar(select(func.count()).select_from(AnswerTag)) == 0


def test_answers_that_say_something_else_lose_their_codes(session: Session, scene) -> None:
    actor, survey, ids = scene
    services.code_answers(session, actor, survey.id, ids[:2], ["Cost", "Late"])
    assert services.drop_codes(session, [ids[0]]) == 2
    assert coded(session, actor, ids) == {ids[1]: ["Cost", "Late"]}
