"""What tests of survey pages begin with."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from insights.kernel.db import open_engine
from tests.factories import filled, people, studies

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def scene(session: Session, signed_in_client: SignIn):
    """A study with a whole survey, and a researcher's client."""
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    return study, filled.survey(session, user.as_actor(), study), signed_in_client(user=user)


@pytest.fixture
def engine(own_database: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A database and a folder of files that the jobs find by the settings."""
    monkeypatch.setenv("DATA_DIR", str(data_dir))
    monkeypatch.setenv("DATABASE_URL", own_database)
    monkeypatch.setenv("INSIGHTS_ENV", "development")
    engine = open_engine(own_database)
    yield engine
    engine.dispose()
