"""The codebook by name."""

import pytest
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.kernel.errors import NotFound
from tests.factories import marked, people, spoken, studies


def test_codes_come_by_name_and_are_found_whatever_their_case(session: Session) -> None:
    actor = people.user(session).as_actor()
    for name in ("praise", "Cost", "late"):
        services.create_tag(session, actor, name)
    assert [tag.name for tag in queries.codebook(session)] == ["Cost", "late", "praise"]
    assert queries.tag_named(session, "LATE") == queries.codebook(session)[1]
    assert queries.tag_named(session, "lat") is None


def test_a_highlight_has_its_codes_and_a_missing_one_is_not_found(session: Session) -> None:
    actor = people.user(session).as_actor()
    transcript = spoken.transcript(session, actor, studies.study(session, actor))
    row = marked.highlight(session, actor, transcript, "I gave up", "Trust", "Cost")
    services.create_tag(session, actor, "Elsewhere")
    assert [tag.name for tag in queries.tags_of(session, row.id)] == ["Cost", "Trust"]
    with pytest.raises(NotFound):
        queries.tag(session, 404)
