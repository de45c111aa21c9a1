"""What there is to learn from."""

from sqlalchemy.orm import Session

from insights.themes import queries, services
from tests.factories import found, people, studies


def test_lessons_come_from_answered_themes_and_from_passages_themselves(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    one, two, three = found.themes(session, actor, study, ["One", "Two", "Three"])
    assert queries.lessons(session) == []
    services.confirm_theme(session, actor, one.id)
    services.reject_theme(session, actor, two.id)
    services.rename_theme(session, actor, three.id, three.version, "Ours")  # says nothing of the kind
    said = found.members(session, one.id)[0]
    services.give_passages_kind(session, actor, one.id, [said.id], "praise")
    assert queries.count_of_lessons(session) == 3
    lessons = {lesson.key: lesson for lesson in queries.lessons(session)}
    assert set(lessons) == found.keys_of(session, one.id) | found.keys_of(session, two.id)
    assert (lessons[said.key].kind, lessons[said.key].refused) == ("praise", False)
    assert lessons[said.key].decision.startswith("decision ")
    others = [lesson for key, lesson in lessons.items() if key != said.key]
    assert {(lesson.kind, lesson.decision, lesson.refused) for lesson in others} == {
        ("pain_point", f"theme {one.id}", False),
        ("pain_point", f"theme {two.id}", True),
    }
    assert all(lesson.text for lesson in others)
