"""A folder of files as a zip archive: taken apart in a confined child, under limits."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import IO, Any

from insights.kernel.confined import Limits, run_confined
from insights.kernel.errors import ZIP_DAMAGE, UnreadableFile

MOST_FILES = 300
MOST_ENTRIES = 5000
MOST_BYTES = 1 << 30
MOST_RATIO = 250
SMALL = 1 << 20
_CHUNK = 1 << 20
_LITTER = ("__MACOSX", "Thumbs.db", "desktop.ini")
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz")


def unpack_confined(path: Path, folder: Path, most_mb: int) -> dict[str, Any]:
    """Write the files of the archive at `path` into `folder`, each of at most `most_mb`, under numbers.

    `files`: [{"name", "path"}] in the archive's order; `left_out`: [{"name", "reason"}]. UnreadableFile when
    the archive as a whole cannot be taken.
    """
    limits = Limits(memory_mb=1024, cpu_seconds=120, silent_seconds=150, scratch_mb=most_mb + 1)
    arguments = {"folder": str(folder), "most_mb": most_mb}
    return run_confined(f"{__name__}:taken_apart", arguments, content=path, limits=limits)


def taken_apart(content: IO[bytes], folder: str, most_mb: int) -> dict[str, Any]:
    """Runs in the child."""
    try:
        with zipfile.ZipFile(content) as archive:
            return _taken(archive, Path(folder), most_mb << 20)
    except UnreadableFile:
        raise
    except ZIP_DAMAGE as error:
        raise UnreadableFile("The archive is damaged: it cannot be read as zip.") from error


def _taken(archive: zipfile.ZipFile, folder: Path, most: int) -> dict[str, Any]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise UnreadableFile(f"The archive holds more than {MOST_ENTRIES} entries.")
    wanted = [entry for entry in entries if not entry.is_dir() and not _is_litter(entry.filename)]
    if not wanted:
        raise UnreadableFile("The archive holds no file.")
    if len(wanted) > MOST_FILES:
        raise UnreadableFile(f"The archive holds {len(wanted)} files; {MOST_FILES} are taken at once.")
    files, left_out, left = [], [], MOST_BYTES
    for number, entry in enumerate(wanted):
        name = shown_name(entry.filename)
        target = folder / f"{number:04d}"
        reason = _refusal(entry, most)
        if not reason:
            written, reason = _written(archive, entry, target, min(most, left))
            left -= written
        if left <= 0:
            raise UnreadableFile(f"The archive unpacks to more than {MOST_BYTES >> 20} MB.")
        if reason:
            left_out.append({"name": name, "reason": reason})
        else:
            files.append({"name": name, "path": str(target)})
    return {"files": files, "left_out": left_out}


def shown_name(name: str) -> str:
    """An entry's name as a plain relative path: no drive, no root, no way up."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [part for part in parts if part not in ("/", "..", ".") and not part.endswith(":")]
    return "/".join(kept)[-255:] or "unnamed"


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part in _LITTER or (part.startswith(".") and part != "..") for part in parts)


def _refusal(entry: zipfile.ZipInfo, most: int) -> str:
    if entry.flag_bits & 0x1:
        return "It is locked by a password."
    if entry.filename.lower().endswith(_ARCHIVES):
        return "Archives inside an archive are not opened."
    if entry.file_size > most:
        return f"It is larger than the limit of {most >> 20} MB."
    if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        return "It unpacks to far more than its size: it looks like a trap."
    return ""


def _written(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int) -> tuple[int, str]:
    """Bytes written and, when the entry could not be taken, why; sizes are counted, never believed."""
    size = 0
    try:
        with archive.open(entry) as source, target.open("wb") as sink:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    return size, f"It is larger than the limit of {most >> 20} MB."
                sink.write(chunk)
    except ZIP_DAMAGE:
        return size, "It is damaged inside the archive."
    return size, ""
