"""What an export on its way in would bring, and who may see it."""

import pytest
from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.kernel.blobs import Blob
from insights.kernel.errors import NotFound
from tests.factories import people, spoken, studies

QUOTE = {
    "session": "interview 1",
    "text": "x",
    "codes": [["Pain", "Slow"]],
    "speaker": None,
    "at": None,
    "note": "",
}
TALK = {"title": "Interview 9", "turns": []}


def test_a_preview_tells_what_is_new(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    spoken.transcript(session, actor, study)
    services.create_tag(session, actor, "pain")
    row = services.accept_export(session, actor, study, "export.csv", Blob("ab" * 32, 10))
    assert queries.preview_of(session, row) is None
    services.keep_found(
        session, actor, row, {"codes": [], "quotes": [QUOTE], "talks": [TALK], "warnings": []}
    )
    found = queries.preview_of(session, row)
    assert found is not None
    assert found.codes == {("Pain",): False, ("Pain", "Slow"): True}
    assert found.titles == {"interview 1": False, "Interview 9": True}


def test_exports_of_a_restricted_study_are_hidden_from_others(session: Session) -> None:
    owner, other = people.user(session).as_actor(), people.user(session).as_actor()
    study = studies.study(session, owner, restricted=True)
    row = services.accept_export(session, owner, study, "export.csv", Blob("ab" * 32, 10))
    codes = services.accept_export(session, owner, None, "codes.csv", Blob("cd" * 32, 10))
    assert queries.moves_of(session, study.id) == [row]
    assert queries.moves_of(session, None) == [codes]
    assert queries.move(session, other, codes.id) == codes
    with pytest.raises(NotFound):
        queries.move(session, other, row.id)
