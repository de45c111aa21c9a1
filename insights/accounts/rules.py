"""When sign-in is refused, what a password must be, and what is said about both."""

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

# what Flask-Security says, in our words: its name → the sentence and its tone
SAID = {
    "GENERIC_AUTHN_FAILED": ("The e-mail address or the password is wrong.", "error"),
    "GENERIC_RECOVERY": (
        "If that address has an account, a link to choose a password is sent to it.",
        "info",
    ),
    "PASSWORD_RESET_NO_LOGIN": ("Your password is set. Sign in with it now.", "success"),
    "PASSWORD_RESET_EXPIRED": ("This link was not used in time. Ask for a new one here.", "error"),
    "INVALID_RESET_PASSWORD_TOKEN": (
        "This link was used already or is broken. Ask for a new one here.",
        "error",
    ),
    "PASSWORD_CHANGE": ("Changed. From now on you sign in with the new password.", "success"),
    "PASSWORD_IS_THE_SAME": ("That is the password you have now; choose another.", "error"),
    "PASSWORD_INVALID_LENGTH": ("The password needs at least %(length)s characters.", "error"),
    "PASSWORD_NOT_PROVIDED": ("Give a password.", "error"),
    "RETYPE_PASSWORD_MISMATCH": ("The two passwords differ.", "error"),
    "INVALID_PASSWORD": ("That is not your password.", "error"),
    "EMAIL_NOT_PROVIDED": ("Give your e-mail address.", "error"),
    "INVALID_EMAIL_ADDRESS": ("That is not an e-mail address.", "error"),
    "INVALID_CODE": ("That code is wrong or too old: give the newest one.", "error"),
    "TWO_FACTOR_INVALID_TOKEN": ("That code is wrong or too old: give the newest one.", "error"),
    "TWO_FACTOR_LOGIN_SUCCESSFUL": ("The code was right.", "success"),
    "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": ("The second factor is on.", "success"),
    "TWO_FACTOR_DISABLED": ("The second factor is off.", "success"),
    "TWO_FACTOR_METHOD_NOT_AVAILABLE": ("Choose one of the two.", "error"),
    "TWO_FACTOR_PERMISSION_DENIED": ("Sign in first.", "error"),
    "TWO_FACTOR_SETUP_EXPIRED": ("This took too long; begin once more.", "error"),
    "REAUTHENTICATION_REQUIRED": ("Give your password once more.", "error"),
    "REAUTHENTICATION_SUCCESSFUL": ("Thank you.", "info"),
    "UNAUTHENTICATED": ("Sign in to see this page.", "error"),
    "LOGIN": ("Sign in to see this page.", "info"),
}


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
