"""When sign-in is refused, and what a password must be."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from datetime import timedelta

WINDOW = timedelta(minutes=15)
FAILURES_PER_ACCOUNT = 5
FAILURES_PER_ADDRESS = 30
PASSWORD_LENGTH = 12
TOKEN_MARK = "insights_"  # noqa: S105 - what every token begins with
# printed on the sign-in page of a sample; while an account still has it, only this machine is served
SAMPLE_PASSWORD = "tillowby-sample-2-stay-local"  # noqa: S105 - public on purpose


def must_wait(account_failures: int, address_failures: int) -> bool:
    """Whether so many failures inside WINDOW close the door for now."""
    return account_failures >= FAILURES_PER_ACCOUNT or address_failures >= FAILURES_PER_ADDRESS


def digest(secret_key: str, value: str) -> str:
    """A keyed digest of an e-mail or network address, so that neither is stored in clear."""
    return hmac.new(secret_key.encode(), value.strip().casefold().encode(), hashlib.sha256).hexdigest()


def new_token() -> str:
    """A fresh API token: a mark to find leaked ones by, and 256 random bits."""
    return TOKEN_MARK + secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What is kept of a token; it is random enough that a plain digest cannot be turned back."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def token_in(header: str) -> str | None:
    """The token of an Authorization header, None when it carries none."""
    scheme, _, token = header.strip().partition(" ")
    token = token.strip()
    return token if scheme.casefold() == "bearer" and token.startswith(TOKEN_MARK) else None


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def password_problem(password: str) -> str | None:
    """Why a password is refused, or None."""
    if len(password) < PASSWORD_LENGTH:
        return f"The password needs at least {PASSWORD_LENGTH} characters."
    if len(set(password)) < 5:
        return "The password repeats too few characters."
    return None
