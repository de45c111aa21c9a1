"""What people coded, as an analysis takes it."""

from sqlalchemy.orm import Session

from insights.highlights.services import code_answers
from insights.kernel.actor import Actor
from insights.studies.models import Study
from insights.themes import queries, services
from insights.themes.models import Theme
from insights.themes.queries.codes import coded_in
from insights.transcripts.models import Transcript
from tests.factories import answered, found, marked, people, studies


def prepared(session: Session) -> tuple[Actor, Study, list[Transcript], list[str]]:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    transcripts = found.interviews(session, actor, study, (found.EXPORT,))
    return actor, study, transcripts, [f"t{number}" for number in found.passage_ids(session, study)]


def test_a_code_has_the_passages_of_its_quotes_and_the_answers_it_was_given(session: Session) -> None:
    actor, study, transcripts, keys = prepared(session)
    marked.highlight(session, actor, transcripts[0], found.EXPORT[0][:30], "Export", position=0)
    marked.highlight(session, actor, transcripts[1], found.EXPORT[1], "Export", "Late", position=0)
    survey = answered.survey(session, study)
    asked = answered.question(session, survey)
    (row,) = answered.answers(session, survey, asked, ["I could not find the export"])
    code_answers(session, actor, survey.id, [row.id], ["Export"])
    export, late = sorted(coded_in(session, study.id).values(), key=lambda coded: coded.name)
    assert (export.name, export.keys) == ("Export", [*keys[:2], f"a{row.id}"])
    assert export.texts == [found.EXPORT[0][:30], found.EXPORT[1], "I could not find the export"]
    assert (late.name, late.keys) == ("Late", [keys[1]])
    assert coded_in(session, studies.study(session, actor).id) == {}


def coded_theme(session: Session) -> tuple[Actor, Study, list[str], Theme]:
    """A suggestion that stands for the code of three quotes."""
    actor, study, transcripts, keys = prepared(session)
    for transcript, text in zip(transcripts[:3], found.EXPORT, strict=False):
        marked.highlight(session, actor, transcript, text, "Export", position=0)
    (code,) = queries.fixed_themes(session, study.id)
    assert (code.label, code.members, len(code.examples)) == ("Export", tuple(keys[:3]), 3)
    found.stored_run(
        session, actor, study, found.result_of([found.draft(0, "Export", keys[:3], fixed=code.key)])
    )
    (theme,) = queries.themes_of(session, actor, study.id)
    marked.highlight(session, actor, transcripts[4], found.EXPORT[4], "Export", position=0)
    return actor, study, keys, theme


def test_the_theme_of_a_code_claims_what_is_coded_later_before_anybody_confirmed_it(session: Session) -> None:
    _, study, keys, theme = coded_theme(session)
    (fixed,) = queries.fixed_themes(session, study.id)
    assert (fixed.key, fixed.members) == (str(theme.id), (*keys[:3], keys[4]))
    assert [one.decided for one in queries.previous_themes(session, study.id)] == [True]


def test_a_person_who_put_a_coded_passage_elsewhere_is_heeded(session: Session) -> None:
    actor, study, keys, theme = coded_theme(session)
    taken = next(m for m in found.members(session, theme.id) if m.key == keys[0])
    services.move_passages(session, actor, theme.id, [taken.id], None)
    (fixed,) = queries.fixed_themes(session, study.id)
    assert (set(fixed.members), fixed.excluded) == ({keys[1], keys[2], keys[4]}, (keys[0],))
