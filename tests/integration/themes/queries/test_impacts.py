"""What themes do to scores, as pages read it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from insights.surveys.models import OpenAnswer, Question
from insights.surveys.queries import open_answers_page
from insights.themes import services
from insights.themes.jobs.weighing import weighed
from insights.themes.models import ThemeMember
from insights.themes.queries.impacts import (
    filters_of_questions,
    impacts_of_themes,
    impacts_on_scores,
    voiced_in,
)
from tests.factories import people, studies
from tests.factories import weighed as scenes


def test_a_theme_of_detractors_pulls_the_score_down_with_their_words(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    _, nps = scenes.survey(session, actor, study)
    theme = scenes.theme(session, study)
    few = scenes.theme(session, study, scenes.FINE.format(1), "One voice")
    services.keep_impacts(session, nps.id, 1, weighed(session, nps, voiced_in(session, study.id)))
    found = impacts_on_scores(session, actor, [nps.id])[nps.id]
    (one,) = found.themes
    assert (one.theme_id, one.way, found.too_few) == (theme.id, -1, 1)
    assert (one.said["voices"], one.said["others"], one.said["without"]) == (20, 40, 100.0)
    assert [label for label, _ in found.quotes["Detractors"]] == ["Late delivery"] * 2
    assert found.quotes["Detractors"][0][1].text == scenes.LATE
    assert "10 are needed" in impacts_of_themes(session, actor, [few.id])[few.id][0].said["refusal"]


def test_restricted_studies_and_old_revisions_show_nothing(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    survey, nps = scenes.survey(session, owner, study)
    theme = scenes.theme(session, study)
    services.keep_impacts(session, nps.id, 1, weighed(session, nps, voiced_in(session, study.id)))
    assert impacts_on_scores(session, other, [nps.id]) == {}
    assert impacts_of_themes(session, other, [theme.id]) == {}
    questions = session.scalars(select(Question.id).where(Question.survey_id == survey.id)).all()
    assert filters_of_questions(session, other, questions) == {}
    nps.revision += 1
    session.flush()
    assert impacts_on_scores(session, owner, [nps.id]) == {}


def test_the_answers_of_a_question_can_be_narrowed_to_a_theme(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    scenes.survey(session, actor, study)
    theme = scenes.theme(session, study)
    question_id = _question_of(session, theme.id)
    narrowing = filters_of_questions(session, actor, [question_id])[question_id]
    assert narrowing.options == [(theme.id, "Late delivery (20)")]
    places, _ = open_answers_page(session, actor, question_id, None, narrowed=[narrowing.narrow(theme.id)])
    assert {place.text for _, place in places} == {scenes.LATE}
    assert open_answers_page(session, actor, question_id, None, narrowed=[narrowing.narrow(0)])[0] == []


def _question_of(session: Session, theme_id: int) -> int:
    member = select(ThemeMember.answer_id).where(ThemeMember.theme_id == theme_id).limit(1)
    return session.scalars(select(OpenAnswer.question_id).where(OpenAnswer.id.in_(member))).one()
