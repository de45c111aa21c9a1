"""One column of text from a CSV or JSONL file, a row for each data row."""

import csv
import io
import json
from pathlib import Path

from insights.kernel.decoding import decode
from insights.kernel.errors import InvalidInput

LARGEST = 200 * 1024 * 1024
_DELIMITERS = ",;\t|"


def texts_in(path: Path, column: str) -> list[str]:
    """The texts of `column` (its name, trimmed, or #N from 1); blank where a row has none.

    Raises InvalidInput in one line for a file that cannot be read so.
    """
    content = _content(path)
    text = decode(content).text
    is_json = path.suffix.lower() in (".jsonl", ".ndjson") or text.lstrip()[:1] == "{"
    found = (_from_json_lines if is_json else _from_csv)(text, path.name, column)
    return [one.encode("utf-8", "replace").decode() for one in found]  # a lone surrogate is no text


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise InvalidInput(f"{path}: there is no such file.")
    if path.stat().st_size > LARGEST:
        raise InvalidInput(f"{path.name} is larger than 200 MB; split it into parts.")
    return path.read_bytes()


def _from_csv(text: str, name: str, column: str) -> list[str]:
    csv.field_size_limit(LARGEST)
    first_line = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=lambda one: (first_line.count(one), -_DELIMITERS.index(one)))
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as error:
        raise InvalidInput(f"{name} cannot be read as CSV: {error}.") from None
    if not rows:
        raise InvalidInput(f"{name} holds no header row.")
    at = _position([header.strip() for header in rows[0]], name, column)
    return [row[at] if at < len(row) else "" for row in rows[1:]]


def _position(headers: list[str], name: str, column: str) -> int:
    wanted = column.strip()
    if wanted in headers:
        return headers.index(wanted)
    if wanted.startswith("#") and wanted[1:].isdigit() and 1 <= int(wanted[1:]) <= len(headers):
        return int(wanted[1:]) - 1
    known = ", ".join(f"“{_in_one_line(header)}”" for header in headers[:12])
    raise InvalidInput(f"{name} has no column “{_in_one_line(wanted)}”; its columns are {known}.")


def _in_one_line(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else folded[:59] + "…"


def _from_json_lines(text: str, name: str, column: str) -> list[str]:
    found: list[str] = []
    wanted, seen = column.strip(), False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        record = _record(line, name, number)
        fields = {key.strip(): value for key, value in record.items()}
        seen = seen or wanted in fields
        value = fields.get(wanted)
        found.append(value if isinstance(value, str) else "" if value is None else json.dumps(value))
    if not seen:
        raise InvalidInput(f"{name} has no field “{_in_one_line(wanted)}” in any line.")
    return found


def _record(line: str, name: str, number: int) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise InvalidInput(f"{name}, line {number}: this is not JSON.") from None
    if not isinstance(record, dict):
        raise InvalidInput(f"{name}, line {number}: a JSON object is expected on each line.")
    return record
