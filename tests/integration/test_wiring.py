"""The table of contents keeps its word: panels, facts, erasers and search rows as FEATURES declares them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from insights.factory import FEATURES
from insights.highlights.services.coding import code_answers
from insights.kernel.actor import Actor, Role
from insights.kernel.blobs import Blob
from insights.kernel.db import Base, open_engine, open_session
from insights.kernel.wiring import Feature, Panel, wire
from insights.search.models import SearchRow
from insights.search.services import put
from insights.studies.models import Participant, Study, StudySession
from insights.studies.services import erase_everywhere
from insights.surveys.jobs import found_of
from insights.surveys.models import OpenAnswer
from insights.synthesis.rules import EvidenceKind
from insights.synthesis.services.evidence import EvidenceDraft, add_evidence
from insights.themes.jobs.weighing import weighed
from insights.themes.queries.impacts import voiced_in
from insights.themes.services import keep_impacts
from insights.transcripts.models import Transcript, Turn
from insights.transcripts.services import attach_recording
from insights.worker.dispatch import Dispatcher
from insights.worker.models import Job
from insights.worker.registry import load_jobs, subscriptions
from tests.factories import (
    filled,
    found,
    learned,
    marked,
    metrics,
    objectives,
    people,
    spoken,
    studies,
    tested,
)
from tests.factories import weighed as scenes

SignIn = Callable[..., FlaskClient]
SOURCE = Path(__file__).resolve().parents[2] / "insights"
OUTSIDE = ("PRAGMA", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET TRANSACTION")
PANELS = [panel for feature in FEATURES for panel in feature.panels]
LINKS_ONLY = {
    "surveys/_outcomes_button.html": "a button that leads to the study's own page",
    "transcripts/_upload_button.html": "a button that leads to the study's own page",
    "synthesis/_beside_transcript.html": "a place for the draft beside it, empty at first",
    "briefings/_of_key_result.html": "a link to the briefing, which everybody reads",
    "highlights/_codebook.html": "the codebook of the whole house",
    "highlights/_coding.html": "the codebook of the whole house, and the actor's own last coding",
}
PEOPLE_NO_SECRET = {
    "briefings/_behind_story.html": "who owns a key result is no secret, nor how many studies"
}
ERASED_BY_CASCADE = {"evidence": "goes with its highlight; what an insight says in its own words stays"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A restricted study with something in every slot; the page of each thing by slot."""

    study: Study
    ids: Mapping[str, int]

    def address(self, slot: str) -> str:
        """The page that shows the slot."""
        return PAGES[slot].format(self.ids[slot])


PAGES = {
    "studies.study": "/studies/{}",
    "studies.sessions_head": "/studies/{}/sessions",
    "studies.tasks_head": "/studies/{}/tasks",
    "studies.tasks": "/studies/{}/tasks",
    "transcripts.imports": "/studies/{}/transcripts/imports",
    "surveys.imports": "/studies/{}/surveys/imports",
    "transcripts.turn": "/turns/{}",
    "transcripts.transcript": "/transcripts/{}",
    "surveys.score": "/scores/{}",
    "surveys.answers": "/surveys/questions/{}",
    "surveys.responses": "/surveys/{}/responses",
    "themes.theme": "/themes/{}",
    "metrics.metric": "/metrics/{}/known",
    "highlights.highlight": "/highlights/{}",
    "objectives.key_result": "/key-results/{}",
    "objectives.story": "/key-results/{}/story",
}


def scene(session: Session, actor: Actor, number: int = 1) -> Scene:
    study = studies.study(session, actor, restricted=True, title=f"Zanzibar {number}")
    found.themes(session, actor, study)
    talk = session.scalars(select(Transcript).where(Transcript.study_id == study.id)).first()
    assert talk is not None
    conversation = session.get_one(StudySession, talk.session_id)
    attach_recording(session, actor, conversation, "talk.mp3", Blob("cd" * 32, 10), "audio/mpeg")
    quote = marked.highlight(session, actor, talk, "export", f"Zanzibar {number}", position=0)
    survey, nps = scenes.survey(session, actor, study)
    eased = [[5 + n % 3, f"Zanzibar took {n} steps."] for n in range(12)]
    filled.survey(session, actor, study, eased, ("seq", "text"), ("How easy was this task?", "Why?"))
    late = scenes.theme(session, study, label="Zanzibar is late")
    keep_impacts(session, nps.id, 1, weighed(session, nps, voiced_in(session, study.id)))
    metric = metrics.metric(session, name=f"Conversion {number}")
    metrics.monthly(session, metrics.planner(session), metric, [50.0, 40.0])
    result = objectives.key_result(session, metric_id=metric.id)
    tested.counted(session, actor, study, metric_id=metric.id, name=f"Zanzibar button {number}")
    insight = learned.insight(session, actor, study_id=study.id, statement=f"Zanzibar leaves {number}.")
    for kind, cited in ((EvidenceKind.HIGHLIGHT, quote.id), (EvidenceKind.THEME, late.id)):
        add_evidence(session, actor, insight.id, EvidenceDraft(kind, cited))
    learned.claim(session, actor, insight, key_result_id=result.id)
    answer = session.scalars(select(OpenAnswer).where(OpenAnswer.survey_id == survey.id)).first()
    assert answer is not None
    code_answers(session, actor, survey.id, [answer.id], [f"Zanzibar {number}"])
    ids = {
        "studies.study": study.id,
        "studies.session": conversation.id,
        "studies.sessions_head": study.id,
        "studies.tasks_head": study.id,
        "studies.tasks": study.id,
        "transcripts.imports": study.id,
        "surveys.imports": study.id,
        "transcripts.turn": quote.turn_id,
        "transcripts.transcript": talk.id,
        "surveys.score": nps.id,
        "surveys.answer": answer.id,
        "surveys.answers": answer.question_id,
        "surveys.responses": survey.id,
        "themes.theme": late.id,
        "metrics.metric": metric.id,
        "highlights.highlight": quote.id,
        "objectives.key_result": result.id,
        "objectives.story": result.id,
    }  # fmt: skip
    session.flush()
    return Scene(study, ids)


def says_something(value: object) -> bool:
    """Whether a panel's value, or any part of it, is more than nothing."""
    return any(map(says_something, value.values())) if isinstance(value, Mapping) else bool(value)


def parts_of(value: Any) -> set[str]:
    """The names of a panel value's parts that say something."""
    return {part.name for part in fields(value) if says_something(getattr(value, part.name))}


def test_every_slot_is_declared_for_a_page_that_lies_lower() -> None:
    places = {feature.name: place for place, feature in enumerate(FEATURES)}
    for feature in FEATURES:
        for panel in feature.panels:
            owner = panel.slot.partition(".")[0]
            low = owner if owner != feature.name else None  # its own page is filled by itself at times
            assert low is None or places[low] < places[feature.name], panel
            asked = "".join(path.read_text() for path in (SOURCE / owner).rglob("*.py"))
            assert f'panels_for("{panel.slot}"' in asked, f"no page of {owner} asks for {panel.slot}"


def test_every_slot_is_rendered_by_its_page(app: Flask, session: Session, signed_in_client: SignIn) -> None:
    """A panel of the test's own, put into each slot, is seen on the page; its marks where it is marks."""
    user = people.user(session)
    one = scene(session, user.as_actor())
    for panel in PANELS:
        if panel.template:
            app.jinja_env.get_template(panel.template)
    asked: dict[str, set[int]] = {}

    def load(slot: str, _session: Session, _actor: Actor, ids: Sequence[int]) -> Mapping[int, str]:
        asked.setdefault(slot, set()).update(ids)
        return {thing: f"panel of {slot} {thing}" for thing in ids}

    shown = app.jinja_env.from_string("<p>{{ value }}</p>")
    slots = sorted({panel.slot for panel in PANELS if panel.template})
    own = tuple(Panel(slot, shown, partial(load, slot)) for slot in slots)  # type: ignore[arg-type]
    usual = app.extensions["insights.wiring"]
    app.extensions["insights.wiring"] = replace(
        usual, features=(*usual.features, Feature(name="tests", panels=own))
    )
    try:
        client = signed_in_client(user=user)
        for slot in slots:
            answer = client.get(one.address("studies.sessions_head" if slot == "studies.session" else slot))
            assert f"panel of {slot} {one.ids[slot]}" in answer.text, slot
            assert one.ids[slot] in asked[slot]
    finally:
        app.extensions["insights.wiring"] = usual
    page = client.get(one.address("transcripts.transcript")).text
    assert f'href="/highlights/{one.ids["highlights.highlight"]}"' in page
    assert re.search(r'href="/themes/\d+"', page)
    assert "Zanzibar is late (20)" in client.get(one.address("surveys.answers")).text


@pytest.fixture
def statements(connection: Connection) -> Iterator[list[str]]:
    """What the database is asked, as it is asked."""
    sent: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.lstrip().upper().startswith(OUTSIDE):
            sent.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    yield sent
    event.remove(connection, "before_cursor_execute", note)


def test_panels_of_a_restricted_study_are_scoped_and_ask_no_more_for_many(
    app: Flask, session: Session, statements: list[str]
) -> None:
    owner, outsider = people.user(session).as_actor(), people.user(session).as_actor()
    first, second = scene(session, owner), scene(session, owner, 2)
    with app.test_request_context():
        for panel in PANELS:
            name = f"{panel.slot} {panel.template}"
            one, both = [first.ids[panel.slot]], [first.ids[panel.slot], second.ids[panel.slot]]
            if panel.template in LINKS_ONLY:
                assert panel.load(session, outsider, both).keys() == set(both), name
                continue
            session.expunge_all()
            statements.clear()
            seen = panel.load(session, owner, one)
            few = len(statements)
            assert says_something(seen[one[0]]), f"{name}: the scene shows nothing in it"
            session.expunge_all()
            statements.clear()
            assert panel.load(session, owner, both).keys() == set(both), name
            assert len(statements) == few, f"{name} asks {few} for one, {len(statements)} for two"
            if panel.template in PEOPLE_NO_SECRET:
                told, hidden = (parts_of(panel.load(session, who, one)[one[0]]) for who in (owner, outsider))
                assert told >= {"people", "held_back", "studies", "experiments"}, name
                assert hidden <= {"people", "kept"}, name
                continue
            for value in panel.load(session, outsider, both).values():
                assert not says_something(value), f"{name} shows an outsider {value!r}"


def recorded_facts() -> set[str]:
    """Names of the facts that some line of the source records; a constant is looked up in its module."""
    names = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record_fact"):
                continue
            named = node.args[1]
            if isinstance(named, ast.Constant):
                names.add(named.value)
            else:
                module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
                names.add(getattr(import_module(module), ast.unparse(named)))
    return names


def test_each_fact_recorded_is_taken_and_each_fact_taken_is_recorded() -> None:
    assert recorded_facts() == set(subscriptions(FEATURES))


def test_each_subscriber_is_a_job_of_its_feature_and_each_job_says_what_it_does() -> None:
    kinds, words = load_jobs(FEATURES), wire(FEATURES).work()
    for feature in FEATURES:
        for fact, job in feature.facts.items():
            assert job in kinds, f"{feature.name} takes {fact} by {job}, which is no job"
            assert kinds[job].function.__module__.startswith(str(feature.jobs)), job
    own = {name for name, kind in kinds.items() if kind.function.__module__.startswith("insights.")}
    assert own == words.keys()


class NoRuns:
    """No engine: facts become rows without one."""


def test_a_fact_of_a_transaction_that_is_rolled_back_starts_nothing(own_database: str) -> None:
    engine, wanted = open_engine(own_database), subscriptions(FEATURES)
    handing = Dispatcher(engine, NoRuns(), "me", {}, wanted, None, alone=True)  # type: ignore[arg-type]
    with open_session(engine) as session, session.begin():
        metric, planner = metrics.metric(session), metrics.planner(session)
    handing.expand_facts()
    for keeps in (False, True):
        with open_session(engine) as session:
            before = set(session.scalars(select(Job.id)))
            session.rollback()
            metrics.monthly(session, planner, metric, [50.0])
            (session.commit if keeps else session.rollback)()
        handing.expand_facts()
        with open_session(engine) as session:
            started = [job.name for job in session.scalars(select(Job)) if job.id not in before]
        assert sorted(started) == (sorted(wanted["metric.changed"]) if keeps else [])
    engine.dispose()


def tables_that_reach_a_person() -> set[str]:
    """Tables that name a participant, by a foreign key or a plain id, or a table that does, and so on."""
    tables = Base.metadata.sorted_tables
    reaching = {"participants"} | {table.name for table in tables if "participant_id" in table.columns}
    while True:
        more = {
            table.name
            for table in tables
            if any(key.column.table.name in reaching for key in table.foreign_keys)
        }
        if more <= reaching:
            return reaching
        reaching |= more


def test_every_table_that_reaches_a_person_is_in_one_eraser_or_named_with_its_reason() -> None:
    named = [table for feature in FEATURES for eraser in feature.erasers for table in eraser.tables]
    reaching = tables_that_reach_a_person()
    assert {"speakers", "turns", "passages", "theme_members", "search_rows", "evidence"} <= reaching
    assert len(named) == len(set(named)), "a table is in two erasers"
    assert set(named) <= set(Base.metadata.tables), "an eraser names a table that does not exist"
    assert not set(ERASED_BY_CASCADE) & set(named)
    assert sorted(reaching - set(named)) == sorted(ERASED_BY_CASCADE)


def test_what_is_left_to_the_database_hangs_by_a_key_that_cascades() -> None:
    for name in ERASED_BY_CASCADE:
        keys = [
            key
            for key in Base.metadata.tables[name].foreign_keys
            if key.column.table.name in tables_that_reach_a_person()
        ]
        assert {key.ondelete for key in keys} == {"CASCADE"}


def rows_of_all_kinds(session: Session, one: Scene) -> dict[str, SearchRow]:
    """A search row of each kind, the study's own where the kind belongs to a study."""
    index_answers(session, one.study)
    session.expire_all()
    own = SearchRow.study_id.is_(None) | (SearchRow.study_id == one.study.id)
    return {row.kind: row for row in session.scalars(select(SearchRow).where(own))}


def index_answers(session: Session, study: Study) -> None:
    answers = session.scalars(select(OpenAnswer).where(OpenAnswer.study_id == study.id))
    put(session, [found_of(answer, "Pulse") for answer in answers])


def test_each_kind_found_leads_to_a_page_that_answers(
    app: Flask, session: Session, signed_in_client: SignIn
) -> None:
    user = people.user(session)
    rows, targets = rows_of_all_kinds(session, scene(session, user.as_actor())), wire(FEATURES).found()
    assert rows.keys() == targets.keys()
    client, outsider = signed_in_client(user=user), signed_in_client(Role.RESEARCHER)
    for kind, (endpoint, argument) in targets.items():
        with app.test_request_context():
            address = app.url_for(endpoint, **{argument: rows[kind].page_id})
        assert client.get(address).status_code == 200, f"{kind}: {address}"
        if rows[kind].visibility == "study":
            assert outsider.get(address).status_code == 404, f"{kind}: {address}"
    listed = client.get("/search?q=Zanzibar").text
    assert f'href="/studies/{rows["study"].page_id}"' in listed
    assert f'href="/studies/{rows["study"].page_id}"' not in outsider.get("/search?q=Zanzibar").text


def test_search_rows_go_with_the_person_who_said_the_words(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    talk = spoken.transcript(session, actor, study)
    marked.highlight(session, actor, talk, "delivery cost", "Price")
    said = select(SearchRow.kind).where(SearchRow.text.contains("delivery cost"))
    assert set(session.scalars(said)) == {"turn", "highlight"}
    person = session.scalars(select(Participant)).one()
    erasers = [eraser for feature in reversed(FEATURES) for eraser in feature.erasers]
    erase_everywhere(session, actor, person, erasers)
    assert session.scalars(said).all() == []
    asked = session.scalars(select(Turn.text).where(Turn.transcript_id == talk.id))
    assert "What did you do then?" in " ".join(asked)
