"""What tests of survey pages begin with."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.factories import filled, people, studies

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def scene(session: Session, signed_in_client: SignIn):
    """A study with a whole survey, and a researcher's client."""
    user = people.user(session)
    study = studies.study(session, user.as_actor())
    return study, filled.survey(session, user.as_actor(), study), signed_in_client(user=user)
