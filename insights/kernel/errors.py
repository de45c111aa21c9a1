"""What can go wrong in a way that a person should read."""

from __future__ import annotations

import traceback
import zipfile
import zlib
from pathlib import Path
from typing import Any

_OURS = str(Path(__file__).parents[1])  # a checkout may itself lie in a folder of the product's name

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
"""What zipfile raises on a broken, locked or unknown archive."""


class PersonReadable(Exception):
    """An error whose message is shown as it stands."""

    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidInput(PersonReadable):
    """Input that cannot be taken; `field` names the form field at fault, if one is."""

    status = 422

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class UnreadableFile(InvalidInput):
    """A file that cannot be read; `line` says where (from 1), if that is known.

    `lasting` is false where reading the same file again may end otherwise.
    """

    lasting = True

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class NotFound(PersonReadable):
    """It does not exist, or the actor may not know that it does."""

    status = 404

    def __init__(self, message: str = "This page does not exist, or is not yours to see.") -> None:
        super().__init__(message)


class Forbidden(PersonReadable):
    """The actor may see it but not do this."""

    status = 403

    def __init__(self, message: str = "Your role does not allow this.") -> None:
        super().__init__(message)


class StaleWrite(PersonReadable):
    """Someone else saved first: theirs has the number `version`; both versions by field."""

    status = 409

    def __init__(self, what: str, version: int, theirs: dict[str, Any], yours: dict[str, Any]) -> None:
        super().__init__(f"Someone else saved this {what} while you were editing. Nothing of yours is lost.")
        self.what = what
        self.version = version
        self.theirs = theirs
        self.yours = yours


def where_from(error: BaseException) -> list[str]:
    """Where an error arose, as file:line function, without its message: that may quote what a person said.

    The last frames of ours, then the very last one.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames[:-1] if frame.filename.startswith(_OURS)][-7:]
    shown = [*ours, *frames[-1:]]
    return [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in shown]
