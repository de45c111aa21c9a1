"""Analyses by the worker's own code: what they find, and that nothing a person decided is undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from insights.factory import FEATURES
from insights.kernel.actor import Actor
from insights.kernel.db import open_engine, open_session, reading
from insights.kernel.wiring import wire
from insights.studies.models import Participant, Study
from insights.studies.services import erase_everywhere
from insights.themes import queries, services
from insights.themes.jobs.analysing import EMPTY_WORDS, NOTHING
from insights.themes.models import (
    AnalysisRun,
    PassageReading,
    Theme,
    ThemeBase,
    ThemeMember,
    ThemeProposal,
    VectorCache,
)
from insights.transcripts.models import TranscriptPassage
from insights.transcripts.services import remove_transcript
from insights.worker.models import Job
from tests.factories import found, marked, people, spoken, studies
from tests.fixtures.performed import perform_waiting


@pytest.fixture
def engine(own_database: str) -> Iterator[Engine]:
    """An engine on a migrated database of this test's own."""
    engine = open_engine(own_database)
    yield engine
    engine.dispose()


def begun(session: Session) -> tuple[Actor, Study]:
    actor = people.user(session).as_actor()
    return actor, studies.study(session, actor)


def analyse(engine: Engine, actor: Actor, study: Study) -> AnalysisRun:
    """Ask for an analysis as the page does and carry it out; the run as it ended."""
    with open_session(engine) as session, session.begin():
        run_id = services.start_run(session, actor, study.id).id
    found.analysed(engine)
    with open_session(engine) as session:
        return session.get_one(AnalysisRun, run_id)


def test_an_analysis_shows_themes_with_people_quotes_and_places(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        found.interviews(session, actor, study)
    run = analyse(engine, actor, study)
    assert (run.state, run.counts["passages"], run.counts["people"]) == ("done", 18, 6)
    assert run.model_version
    with open_session(engine) as session:
        themes = queries.themes_of(session, actor, study.id)
        assert len(themes) == 3
        assert all(5 <= theme.people_count <= 6 for theme in themes)
        assert {theme.status for theme in themes} == {"suggested"}
        quotes = queries.exemplars_of(session, [theme.id for theme in themes])
        assert all(len(of_it) == 3 and all(quote.turn_id for quote in of_it) for of_it in quotes.values())
        assert session.scalar(select(func.count()).select_from(VectorCache)) == 2 * 18  # with kinds
        assert session.scalar(select(func.count()).where(PassageReading.whole)) == 18


def test_an_empty_study_and_one_without_content_end_in_a_clear_state(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        silent = studies.study(session, actor)
        said = [("Anna", word) for word in ("n/a", "Nothing", "Don't know")]
        spoken.transcript(session, actor, silent, said, moderator="")
        alone = studies.study(session, actor)
        one = [("Anna", "The app crashes whenever I save my draft.")]
        spoken.transcript(session, actor, alone, one, moderator="", name="one.vtt")
    assert analyse(engine, actor, study).notes == [NOTHING]
    assert EMPTY_WORDS in analyse(engine, actor, silent).notes
    run = analyse(engine, actor, alone)
    assert (run.state, run.counts["themes"], run.counts["too_few"]) == ("done", 0, 1)


def test_a_cancelled_analysis_leaves_nothing_behind(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        found.interviews(session, actor, study)
        run_id = services.start_run(session, actor, study.id).id
        services.cancel_run(session, actor, run_id)
    perform_waiting(engine)
    with open_session(engine) as session:
        assert session.get_one(AnalysisRun, run_id).state == "cancelled"
        assert session.scalar(select(func.count()).select_from(Theme)) == 0
    assert analyse(engine, actor, study).state == "done"


def test_a_study_removed_before_its_analysis_fails_it_plainly(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        services.start_run(session, actor, study.id)
        session.delete(session.get_one(Study, study.id))
    jobs = [job for job in perform_waiting(engine) if job.name == services.JOB]
    assert [(job.state, job.reason) for job in jobs] == [
        ("failed", "The study was removed before its analysis began.")
    ]


def test_the_spacy_pipeline_that_the_installation_names_is_used_or_its_absence_told(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spacy.blank("en").to_disk(tmp_path / "own")
    monkeypatch.setenv("SPACY_MODEL", str(tmp_path / "own"))
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
    assert "spacy-en-" in str(analyse(engine, actor, study).model_version)
    monkeypatch.setenv("SPACY_MODEL", "en_core_nowhere")
    with open_session(engine) as session, session.begin():
        services.start_run(session, actor, study.id)
    (job,) = (one for one in perform_waiting(engine) if one.name == services.JOB)
    assert job.state == "failed"
    assert "no installed spaCy pipeline" in str(job.reason)


@pytest.mark.parametrize("share", [0.1, 1.0], ids=["a tenth more", "twice as much"])
def test_nothing_a_person_decided_is_undone_by_a_later_run(engine: Engine, share: float) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        found.interviews(session, actor, study, (found.EXPORT, found.DELIVERY, found.CHECKOUT, found.SIZES))
    analyse(engine, actor, study)
    with open_session(engine) as session, session.begin():
        one, two, three, four = queries.themes_of(session, actor, study.id)
        services.confirm_theme(session, actor, one.id)
        services.rename_theme(session, actor, two.id, two.version, "A name of our own")
        services.reject_theme(session, actor, three.id)
        moved = found.members(session, four.id)[0]
        services.move_passages(session, actor, four.id, [moved.id], one.id)
        services.merge_themes(session, actor, four.id, two.id)
    with open_session(engine) as session:
        before = decided(session, study)
    with open_session(engine) as session, session.begin():
        topics = [topic[: max(1, round(6 * share))] for topic in (found.CHECKOUT, found.DELIVERY)]
        found.interviews(
            session, actor, study, [*topics, ["Nobody answers the phone when I call support"]], 50
        )
    analyse(engine, actor, study)
    with open_session(engine) as session, session.begin():
        assert decided(session, study) == before
        assert rejected_again(session, study) == []
        proposals = session.scalars(select(ThemeProposal).where(ThemeProposal.state == "pending")).all()
        for proposal in proposals:
            services.accept_proposal(session, actor, proposal.id)
        taken = decided(session, study)
        for theme_id, (status, label, keys) in before.items():
            assert taken[theme_id][:2] == (status, label)
            assert set(keys) <= set(taken[theme_id][2])
    analyse(engine, actor, study)
    with open_session(engine) as session:
        assert decided(session, study) == taken


def rejected_again(session: Session, study: Study) -> list[str]:
    """Suggestions and proposals of mostly the passages of a rejected theme."""
    rejected = select(Theme.id).where(Theme.study_id == study.id, Theme.status == "rejected")
    refused = {key for theme_id in session.scalars(rejected) for key in found.keys_of(session, theme_id)}
    new = session.scalars(select(ThemeProposal).where(ThemeProposal.kind == "new"))
    proposed = [row.reason for row in new if len(refused & set(row.payload["passages"])) * 2 > len(refused)]
    open_ones = select(Theme).where(Theme.study_id == study.id, Theme.whole, Theme.status == "suggested")
    shown = [
        theme.label
        for theme in session.scalars(open_ones)
        if len(refused & found.keys_of(session, theme.id)) * 2 > len(refused)
    ]
    return [*proposed, *shown]


def decided(session: Session, study: Study) -> dict[int, tuple[str, str, tuple[str, ...]]]:
    """Status, label and passages of each decided theme."""
    rows = session.scalars(select(Theme).where(Theme.study_id == study.id, Theme.decided))
    return {r.id: (r.status, r.label, tuple(sorted(found.keys_of(session, r.id)))) for r in rows}


def test_a_further_run_proposes_what_is_new_and_what_grows(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        found.interviews(session, actor, study)
    analyse(engine, actor, study)
    with open_session(engine) as session, session.begin():
        for theme in queries.themes_of(session, actor, study.id):
            services.confirm_theme(session, actor, theme.id)
    with open_session(engine) as session, session.begin():
        more = [f"{text}, once more" for text in found.DELIVERY]
        found.interviews(session, actor, study, (found.SIZES, more), 20)
    run = analyse(engine, actor, study)
    assert run.counts["proposals"] >= 2
    with open_session(engine) as session, session.begin():
        proposals = session.scalars(select(ThemeProposal).where(ThemeProposal.state == "pending")).all()
        kinds = [proposal.kind for proposal in proposals]
        assert {"new", "grow"} <= set(kinds)
        assert len(queries.themes_of(session, actor, study.id)) == 3
        grown = next(proposal for proposal in proposals if proposal.kind == "grow")
        before = found.keys_of(session, grown.payload["themes"][0])
        for proposal in proposals:
            services.accept_proposal(session, actor, proposal.id)
        after = found.keys_of(session, grown.payload["themes"][0])
        assert after == before | set(grown.payload["passages"])
        assert len(queries.themes_of(session, actor, study.id)) == 3 + kinds.count("new")
        held = session.execute(
            select(ThemeMember.passage_id, func.count())
            .join(Theme, Theme.id == ThemeMember.theme_id)
            .where(Theme.whole, Theme.status != "rejected", ~ThemeMember.excluded)
            .group_by(ThemeMember.passage_id)
            .having(func.count() > 1)
        ).all()
        assert held == []


def test_an_untouched_suggestion_keeps_its_address_and_takes_newer_passages(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        found.interviews(session, actor, study)
    analyse(engine, actor, study)
    with open_session(engine) as session:
        before = {theme.id for theme in queries.themes_of(session, actor, study.id)}
    with open_session(engine) as session, session.begin():
        found.interviews(session, actor, study, [[f"{t}, once more" for t in found.DELIVERY]], 30)
    analyse(engine, actor, study)
    with open_session(engine) as session:
        after = queries.themes_of(session, actor, study.id)
        assert {theme.id for theme in after} == before
        assert max(theme.people_count for theme in after) > 6


def test_passages_that_go_during_a_run_are_left_out(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        transcripts = found.interviews(session, actor, study)
    analyse(engine, actor, study)
    with open_session(engine) as session, session.begin():
        result = found.result_of(
            [found.draft(0, "Gone", [f"t{n}" for n in found.passage_ids(session, study)])]
        )
        remove_transcript(session, actor, transcripts[0])
        found.stored_run(session, actor, study, result)
        theme = session.scalars(select(Theme).where(Theme.label == "Gone")).one()
        assert (theme.passage_count, theme.people_count) == (15, 5)


def test_who_is_erased_during_a_run_is_in_none_of_what_it_stores(engine: Engine) -> None:
    """All that follows of the erasure is done before the run shows what it found."""
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        found.interviews(session, actor, study)
    perform_waiting(engine)
    erased: list[int] = []

    def look(_session: Session) -> None:
        with reading(), open_session(engine) as session:
            kept = session.scalar(select(func.count()).select_from(PassageReading))
        if not kept or erased:
            return
        with open_session(engine) as session:
            person = session.scalars(select(Participant).order_by(Participant.id)).first()
            erased.append(person.id)
            erase_everywhere(session, actor, person, wire(FEATURES).erasers())
            session.commit()
        perform_waiting(engine)

    event.listen(Session, "after_commit", look)
    run = analyse(engine, actor, study)
    event.remove(Session, "after_commit", look)
    assert (run.state, len(erased)) == ("done", 1)
    with open_session(engine) as session:
        base = session.get_one(ThemeBase, (study.id, "all", ""))
        assert (base.people, base.passages) == (5, 15)
        assert session.scalar(select(func.count()).where(PassageReading.whole)) == 15
        standing = set(session.scalars(select(TranscriptPassage.id)))
        assert standing.issuperset(session.scalars(select(ThemeMember.passage_id)))


def test_codes_with_quotes_claim_their_passages_before_anything_is_grouped(engine: Engine) -> None:
    with open_session(engine) as session, session.begin():
        actor, study = begun(session)
        for transcript in found.interviews(session, actor, study)[:4]:
            turn = marked.turn_at(session, transcript, 1)
            marked.highlight(session, actor, transcript, turn.text, "Waiting for parcels", position=1)
    analyse(engine, actor, study)
    with open_session(engine) as session:
        coded = session.scalars(select(Theme).where(Theme.tag_id.is_not(None))).one()
        assert (coded.label, coded.status, coded.label_by_person) == (
            "Waiting for parcels",
            "suggested",
            True,
        )
        assert coded.people_count >= 4
        failed = select(Job).where(Job.state == "failed", Job.name == services.JOB)
        assert session.scalars(failed).all() == []
