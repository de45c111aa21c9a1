"""A stored file is in use as long as a row of any feature names it."""

from __future__ import annotations

from sqlalchemy.orm import Session

import insights.factory  # noqa: F401 - loads the models of all features
from insights.highlights.models import Move
from insights.kernel.blob_names import columns_naming_blobs, hashes_in_use
from insights.kernel.db import Base
from insights.surveys.models import OutcomeImport
from tests.factories import people, spoken, studies

FREE = "00" * 32


def test_a_hash_is_in_use_in_a_column_of_its_own_or_in_a_list(session: Session) -> None:
    actor = people.user(session).as_actor()
    study = studies.study(session, actor)
    talk = spoken.upload(session, actor, study).sha256
    session.add(Move(study_id=study.id, file_name="codes.csv", sha256="cd" * 32))
    session.add(OutcomeImport(study_id=study.id, files=[["tasks.csv", "ef" * 32]]))
    session.flush()
    named = {talk, "cd" * 32, "ef" * 32}
    assert hashes_in_use(session, [*named, FREE]) == named


def test_no_table_hides_a_hash() -> None:
    hashes = {f"{table.name}.sha256" for table in Base.metadata.sorted_tables if "sha256" in table.columns}
    said = {f"{column.table.name}.{column.name}" for column in columns_naming_blobs()}
    # The readings of kinds that an installation learned lie in a folder of their own.
    assert hashes - said == {"kind_readers.sha256"}
    assert said - hashes == {"outcome_imports.files"}
