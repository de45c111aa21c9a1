"""What of themes an actor may read."""

import pytest
from sqlalchemy.orm import Session

from insights.kernel.errors import NotFound
from insights.themes import queries, services
from tests.factories import found, people, studies


def test_themes_of_a_restricted_study_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    theme, _ = found.themes(session, owner, study)
    assert queries.theme_for_update(session, owner, theme.id) is theme
    for read in (queries.theme, queries.theme_for_update):
        with pytest.raises(NotFound):
            read(session, other, theme.id)
    assert queries.themes_of(session, other, study.id) == []
    assert len(queries.top_themes_of(session, owner, [study.id], 5)[study.id]) == 2
    assert queries.top_themes_of(session, other, [study.id], 5) == {study.id: []}
    assert len(queries.theme_choices(session, owner, None)) == 2
    assert queries.theme_choices(session, other, None) == []
    services.confirm_theme(session, owner, theme.id)
    assert queries.untouched_pain_points(session, owner) == [theme]
    assert queries.untouched_pain_points(session, other) == []
    assert queries.summaries_of(session, other, [theme.id]) == {}
    assert set(queries.cited_summaries(session, [theme.id])) == {theme.id}
    assert queries.summaries_of(session, owner, []) == queries.cited_summaries(session, []) == {}


def test_a_summary_counts_people_and_quotes_by_pseudonym(session: Session) -> None:
    actor = people.user(session).as_actor()
    theme, _ = found.themes(session, actor, studies.study(session, actor))
    summary = queries.summaries_of(session, actor, [theme.id])[theme.id]
    assert (summary.label, summary.people, summary.passages, summary.severity) == (theme.label, 6, 6, 2)
    assert len(summary.quotes) == 3
    assert all(quote.speaker.startswith("P") and quote.turn_id for quote in summary.quotes)


def test_closed_themes_stand_apart(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    theme, other = found.themes(session, actor, study)
    services.reject_theme(session, actor, theme.id)
    assert queries.themes_of(session, actor, study.id) == [other]
    assert queries.labels_of(session, actor, study.id) == [(other.id, other.label)]
    assert queries.closed_themes_of(session, actor, study.id) == [theme]
    assert queries.theme_names(session, [theme.id]) == {theme.id: theme.label}
    assert queries.theme_names(session, []) == {}


def test_neighbours_are_of_the_same_model_and_language(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    theme, other = found.themes(session, actor, study)
    assert queries.themes_near(session, actor, theme) == []
    other.centroid = theme.centroid
    session.flush()
    near = queries.themes_near(session, actor, theme)
    assert [(n.theme.id, n.theme.label, round(n.closeness, 3)) for n in near] == [
        (other.id, other.label, 1.0)
    ]
    other.language = "de"
    session.flush()
    assert queries.themes_near(session, actor, theme) == []
    theme.centroid = None
    assert queries.themes_near(session, actor, theme) == []


def test_a_theme_of_a_hidden_study_is_near_for_its_people_alone(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    theme, _ = found.themes(session, owner, studies.study(session, owner))
    hidden, _ = found.themes(session, owner, studies.study(session, owner, restricted=True))
    assert hidden.id in [one.theme.id for one in queries.themes_near(session, owner, theme)]
    assert hidden.id not in [one.theme.id for one in queries.themes_near(session, other, theme)]
