"""Fixtures for all tests; each plugin of tests/fixtures says what it offers."""

from hypothesis import settings

# a loaded machine makes no example wrong
settings.register_profile("insights", deadline=None)
settings.load_profile("insights")

pytest_plugins = [
    "tests.fixtures.untested",
    "tests.fixtures.databases",
    "tests.fixtures.application",
    "tests.fixtures.workers",
    "tests.fixtures.live",
    "tests.fixtures.browser",
    "tests.fixtures.smtp",
    "tests.fixtures.impatient",
]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named after their argument: both xdist workers must find the same names at any time."""
    return argname if isinstance(val, bytes) else None
