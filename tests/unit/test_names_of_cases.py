"""Names of test cases are the same in every process."""

from __future__ import annotations

import time

import pytest


@pytest.mark.parametrize("content", [str(time.monotonic()).encode(), b"always the same"])
def test_a_case_of_bytes_is_named_after_its_argument(content: bytes, request: pytest.FixtureRequest) -> None:
    assert request.node.name.split("[")[1] in ("content0]", "content1]")
