"""Fixtures for all tests; each plugin of tests/fixtures says what it offers."""

pytest_plugins = [
    "tests.fixtures.untested",
    "tests.fixtures.databases",
    "tests.fixtures.application",
    "tests.fixtures.workers",
    "tests.fixtures.live",
    "tests.fixtures.browser",
]
