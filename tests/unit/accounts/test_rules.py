"""When sign-in is refused."""

import pytest

from insights.accounts import rules


@pytest.mark.parametrize(
    ("account", "address", "refused"), [(0, 0, False), (4, 29, False), (5, 0, True), (0, 30, True)]
)
def test_enough_failures_close_the_door(account: int, address: int, refused: bool) -> None:
    assert rules.must_wait(account, address) is refused


def test_digests_ignore_case_and_space_but_not_the_key() -> None:
    assert rules.digest("key", " Ada@Example.com ") == rules.digest("key", "ada@example.com")
    assert rules.digest("key", "ada@example.com") != rules.digest("other", "ada@example.com")


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "abababababab"])
def test_weak_passwords_are_refused(password: str) -> None:
    assert rules.password_problem(password)


def test_a_long_varied_password_is_taken() -> None:
    assert rules.password_problem("correct horse battery") is None


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("shop.example", False)],
)
def test_only_this_machine_is_loopback(host: str, loopback: bool) -> None:
    assert rules.is_loopback(host) is loopback


def test_no_two_tokens_are_alike_and_each_is_found_in_its_header() -> None:
    tokens = {rules.new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(rules.token_in(f"Bearer {token}") == token for token in tokens)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer abc", "Basic insights_abc", "insights_abc"])
def test_a_header_without_a_token_carries_none(header: str) -> None:
    assert rules.token_in(header) is None


def test_a_digest_does_not_hold_the_token() -> None:
    token = rules.new_token()
    assert token[9:] not in rules.token_digest(token)
    assert rules.token_digest(token) != rules.token_digest(token + "x")
