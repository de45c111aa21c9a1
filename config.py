"""Settings, read once from the environment; README.md lists each of them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

DEVELOPMENT = "development"
PRODUCTION = "production"
DEVELOPMENT_SECRET = "development-only-not-a-secret"  # noqa: S105 - refused outside development


class SettingsError(Exception):
    """A setting is missing or wrong; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an installation can set."""

    environment: str
    database_url: str
    data_dir: Path
    secret_key: str
    base_url: str
    mail_url: str
    host: str
    port: int
    max_upload_mb: int
    web_processes: int
    proxies: int
    spacy_model: str = ""

    @property
    def secure_cookies(self) -> bool:
        return self.base_url.startswith("https://")


def _number(environ: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal() or int(text) < least:
        raise SettingsError(f"{name} is {text!r}; it takes a whole number of {least} or more.")
    return int(text)


def _database_url(environ: Mapping[str, str], data_dir: Path) -> str:
    url = environ.get("DATABASE_URL", "").strip() or f"sqlite:///{data_dir / 'insights.sqlite3'}"
    if url.startswith("postgres://"):
        url = "postgresql://" + url.removeprefix("postgres://")
    if url.startswith("postgresql://"):
        url = "postgresql+psycopg://" + url.removeprefix("postgresql://")
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingsError("DATABASE_URL takes sqlite:///FILE or postgresql://… and nothing else.")
    return url


def _mail_url(environ: Mapping[str, str], data_dir: Path) -> str:
    """Where mail goes; what is wrong is told without repeating it, since it may hold a password."""
    url = environ.get("MAIL_URL", "").strip() or (data_dir / "mail").as_uri()
    try:
        place = urlsplit(url)
        port = place.port
    except ValueError:
        raise SettingsError(
            "MAIL_URL names a host or a port that cannot be read; a port is a number from 1 to 65535."
        ) from None
    if place.scheme == "file" and place.path.strip("/") and not place.netloc:
        return url
    if place.scheme in ("smtp", "smtps") and place.hostname and port != 0 and not place.path.strip("/"):
        return url
    raise SettingsError(
        "MAIL_URL takes file:///FOLDER, smtp://USER:PASSWORD@HOST:PORT or smtps://… and nothing else; "
        "a user or password with @, : or / in it is written with %40, %3A or %2F."
    )


def spacy_model(environ: Mapping[str, str] = os.environ) -> str:
    """The name or folder of an installed English spaCy pipeline, empty for none; spaCy is not loaded."""
    name = environ.get("SPACY_MODEL", "").strip()
    if not name:
        return ""
    package = find_spec(name) if name.isidentifier() else None
    folder = Path(package.origin).parent if package and package.origin else Path(name)
    try:
        language = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["lang"]
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(
            f"SPACY_MODEL is {name!r}, which is no installed spaCy pipeline: install it, or leave it out."
        ) from None
    if language != "en":
        raise SettingsError(
            f"SPACY_MODEL is {name!r}, a pipeline for {language!r}; it takes one for English ('en')."
        )
    return name


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from `environ`; raises SettingsError when a production start lacks one."""
    environment = environ.get("INSIGHTS_ENV", PRODUCTION).strip() or PRODUCTION
    if environment not in (DEVELOPMENT, PRODUCTION):
        raise SettingsError(f"INSIGHTS_ENV is {environment!r}; it takes development or production.")
    data_dir = Path(environ.get("DATA_DIR", "").strip() or "var").resolve()
    host, port = environ.get("HOST", "").strip() or "127.0.0.1", _number(environ, "PORT", 5000)
    secret = environ.get("SECRET_KEY", "").strip()
    base_url = environ.get("BASE_URL", "").strip().rstrip("/")
    if environment == DEVELOPMENT:
        secret = secret or DEVELOPMENT_SECRET
        base_url = base_url or f"http://{host}:{port}"
    if len(secret) < 16 or (environment == PRODUCTION and secret == DEVELOPMENT_SECRET):
        raise SettingsError("SECRET_KEY is not set: give a random text of 16 characters or more.")
    if not base_url.startswith(("http://", "https://")):
        raise SettingsError(
            "BASE_URL is not set: give the address people use, like https://insights.example.com"
        )
    return Settings(
        environment=environment,
        database_url=_database_url(environ, data_dir),
        data_dir=data_dir,
        secret_key=secret,
        base_url=base_url,
        mail_url=_mail_url(environ, data_dir),
        host=host,
        port=port,
        max_upload_mb=_number(environ, "MAX_UPLOAD_MB", 200),
        web_processes=_number(environ, "WEB_PROCESSES", 2),
        proxies=_number(environ, "PROXIES", 0, least=0),
        spacy_model=spacy_model(environ),
    )
