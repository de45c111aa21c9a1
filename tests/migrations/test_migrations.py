"""Every migration goes up and down on both databases, with rows in it, and the head equals the models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, inspect, select, table, update
from sqlalchemy import column as sa_column
from sqlalchemy.orm import Session

from insights.accounts.models import User
from insights.kernel import db, migrating
from insights.search.models import SearchRow
from insights.surveys.models import PackedAnswers, ScoreCube, ScoreDefinition
from insights.surveys.rules.packing import DAY, PERSON
from insights.themes.models import PassageKind
from insights.transcripts.models import TranscriptImport, TranscriptPassage
from insights.worker.models import Job
from tests.factories import filled, learned, people, spoken, studies
from tests.factories.installed import installed

BOOKKEEPING = "alembic_version"
REMADE = ("0041", "0020", "0019", "0018")


def revisions() -> list[str]:
    """All revisions, the first one first."""
    script = ScriptDirectory.from_config(migrating.alembic_config())
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def tables_of(engine: Engine) -> set[str]:
    """The names of the tables there are."""
    return set(inspect(engine).get_table_names()) - {BOOKKEEPING}


@pytest.fixture
def empty(empty_database: str) -> Iterator[Engine]:
    """An engine of a database without tables."""
    engine = db.open_engine(empty_database)
    yield engine
    engine.dispose()


@pytest.fixture
def migrated(own_database: str) -> Iterator[Engine]:
    """An engine of a database at the head."""
    engine = db.open_engine(own_database)
    yield engine
    engine.dispose()


def test_the_head_equals_the_models(migrated: Engine) -> None:
    with migrated.connect() as connection:
        command.check(migrating.alembic_config(connection))  # raises with the differences
        assert "users" in inspect(connection).get_table_names()


def test_each_step_can_be_taken_back_and_taken_again(empty: Engine) -> None:
    for revision in revisions():
        before = tables_of(empty)
        migrating.migrate(empty, revision)
        after = tables_of(empty)
        migrating.downgrade(empty, "-1")
        assert tables_of(empty) == before, f"{revision} leaves tables behind when taken back"
        migrating.migrate(empty, revision)
        assert tables_of(empty) == after


def test_a_filled_database_goes_all_the_way_down_and_up(migrated: Engine) -> None:
    with db.open_session(migrated) as session, session.begin():
        studies.study(session, people.user(session).as_actor())
    head = tables_of(migrated)
    for _ in revisions():
        migrating.downgrade(migrated, "-1")
    assert tables_of(migrated) == set()
    migrating.migrate(migrated)
    assert tables_of(migrated) == head


def filled_cells(engine: Engine) -> dict[str, int]:
    """How many rows hold something, by table and column; not of the search, whose tables are its own."""
    found = {}
    with engine.connect() as connection:
        for name in sorted(name for name in tables_of(engine) if not name.startswith("search_index")):
            columns = [column["name"] for column in inspect(connection).get_columns(name)]
            counted = select(*(func.count(sa_column(column)) for column in columns)).select_from(table(name))
            for column, rows in zip(columns, connection.execute(counted).one(), strict=True):
                found[f"{name}.{column}"] = rows
    return found


def remaking() -> list[str]:
    """Revisions that make a table anew on SQLite, the last one first."""
    script = ScriptDirectory.from_config(migrating.alembic_config())
    found = [revision for revision in script.walk_revisions() if "batch_" in Path(revision.path).read_text()]
    return [revision.revision for revision in found]


def name_decisions(engine: Engine) -> None:
    """Let kinds of passages name a decision, which the way down may have made them forget."""
    first = select(func.min(sa_column("id"))).select_from(table("theme_decisions")).scalar_subquery()
    kinds = table("passage_kinds", sa_column("decision_id"))
    with engine.begin() as connection:
        connection.execute(update(kinds).values(decision_id=first))


def test_what_points_to_a_table_that_is_made_anew_is_kept(migrated: Engine) -> None:
    with db.open_session(migrated) as session, session.begin():
        ids = installed(session, people.user(session).as_actor(), restricted=False).ids
        passage = select(func.min(TranscriptPassage.id))
        session.add(
            PassageKind(kind="praise", passage_id=session.scalar(passage), decision_id=ids["decision_id"])
        )
    assert set(remaking()) <= set(REMADE), "what points to the table is to be looked at here, too"
    for revision in REMADE:
        migrating.downgrade(migrated, f"{int(revision) - 1:04}")
        name_decisions(migrated)
        before = filled_cells(migrated)
        migrating.migrate(migrated, revision)
        after = filled_cells(migrated)
        assert {name for name, rows in before.items() if after.get(name, rows) < rows} == set(), revision


def test_rows_outlive_a_later_migration(migrated: Engine) -> None:
    """Down to where accounts were made, and up again: users stay."""
    accounts = next(r for r in revisions() if r.startswith("0003"))
    with db.open_session(migrated) as session, session.begin():
        people.user(session)
    migrating.downgrade(migrated, accounts)
    migrating.migrate(migrated)
    with Session(migrated) as session:
        assert session.scalar(select(func.count()).select_from(User)) == 1


def test_respondents_and_days_are_packed_again_from_the_responses(migrated: Engine) -> None:
    """Down to where each survey numbered its respondents for itself, and up again."""
    packs = select(PackedAnswers.position, PackedAnswers.width, PackedAnswers.codes, PackedAnswers.choices)
    wanted = packs.where(PackedAnswers.position.in_([PERSON, DAY])).order_by(PackedAnswers.position)
    counted = select(ScoreCube.survey_id, ScoreCube.cells, ScoreCube.margins).order_by(
        ScoreCube.definition_id
    )
    with db.open_session(migrated) as session, session.begin():
        actor = people.user(session).as_actor()
        filled.survey(session, actor, studies.study(session, actor))
        session.execute(update(ScoreDefinition).values(person_counts="survey"))
        before = session.execute(wanted).all()
        cubes = session.execute(counted).all()
    migrating.downgrade(migrated, "0030")
    migrating.migrate(migrated)
    with Session(migrated) as session:
        assert session.execute(wanted).all() == before
        assert set(session.scalars(select(ScoreDefinition.person_counts))) == {"survey"}
        assert session.execute(counted).all() == cubes


def test_work_on_refused_files_is_known_as_lasting(migrated: Engine) -> None:
    with db.open_session(migrated) as session, session.begin():
        actor = people.user(session).as_actor()
        study = studies.study(session, actor)
        for name in ("refused.vtt", "slow.vtt"):
            spoken.upload(session, actor, study, name).refused = name == "refused.vtt"
        session.execute(update(Job).values(state="failed"))
    migrating.downgrade(migrated, "0036")
    migrating.migrate(migrated)
    with Session(migrated) as session:
        jobs = select(TranscriptImport.file_name, Job.lasting).join(
            Job, Job.subject_id == TranscriptImport.id
        )
        assert dict(session.execute(jobs).all()) == {"refused.vtt": True, "slow.vtt": False}


def test_drafts_of_studies_are_laid_to_their_studies_in_the_search(migrated: Engine) -> None:
    rows = select(SearchRow.visibility, SearchRow.study_id).where(SearchRow.kind == "insight")
    with db.open_session(migrated) as session, session.begin():
        actor = people.user(session).as_actor()
        study_id = studies.study(session, actor).id
        learned.insight(session, actor, study_id=study_id)
        learned.insight(session, actor)
    migrating.downgrade(migrated, "0033")
    with Session(migrated) as session:
        assert session.execute(rows).all() == [("team", None), ("team", None)]
    migrating.migrate(migrated)
    with Session(migrated) as session:
        assert set(session.execute(rows).all()) == {("study", study_id), ("team", None)}
