"""Tables of highlights, notes and codes: Dovetail, Condens, Marvin, Taguette, codebooks of one's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from insights.highlights.readers.export import Code, Export, Quote, once, path_of, paths_in
from insights.highlights.readers.talks import add_talk
from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.values import seconds

_SEARCHED = 10
_NAMES = {
    "text": "highlight|highlight text|highlight content|quote|quotes|quotation|verbatim|verbatim quote|"
    "snippet|excerpt|evidence|clip|clip transcript|coded text|segment|zitat|citation|cita|citazione|citaat",
    "tags": "tag|tags|code|codes|label|labels|highlight tags|tag names|codename|themes|schlagworte|"
    "etiquettes|etiquetas",
    "session": "session|session name|session title|note title|document|document name|document title|"
    "source|source name|file|interview|interview title|data|recording|project note|title|name",
    "speaker": "speaker|speaker name|participant|participants|participant name|participant id|respondent|"
    "contact|contacts|people|person|teilnehmer|sprecher",
    "at": "time|timestamp|timecode|start|start time|time start|zeit",
    "note": "comment|comments|annotation|memo|observation|description|highlight note|highlight title|"
    "context|kommentar",
    "content": "content|note content|body|transcript|text|full text|notes|note",
}
_CODES = {
    "code": "name|tag|code|tag name|code name|label|path|code path|theme|title|kategorie",
    "definition": "definition|description|memo|code memo|meaning|comment|beschreibung|definición|définition",
    "example": "example|examples|example quote|anchor example|ankerbeispiel|beispiel|ejemplo|exemple",
    "parent": "parent|parent code|group|tag group|tag board|board|category|parent tag|gruppe|oberkategorie",
}
_ROLES = {word: role for role, names in _NAMES.items() for word in names.split("|")}
_CODE_ROLES = {word: role for role, names in _CODES.items() for word in names.split("|")}
Roles = Mapping[str, list[int]]
_DOCUMENT = frozenset({"document", "document name", "file", "source"})
_NUMBERED = re.compile(r"\s*#?\d+$")


def add_table(export: Export, rows: Sequence[Sequence[Any]]) -> None:
    """Add a table's rows as highlights, whole notes or codes, by the names of its columns."""
    for at, row in enumerate(rows[:_SEARCHED]):
        heads = [_head(cell) for cell in row]
        quoted, listed = _roles(heads, _ROLES), _roles(heads, _CODE_ROLES)
        body = list(enumerate(rows[at + 1 :], at + 2))
        if _is_of_quotes(quoted, heads):
            return _add_quotes(export, quoted, body)
        if "code" in listed and len(listed) > 1 and "content" not in quoted:
            return _add_codes(export, listed, body, slashes=_has_paths(heads, listed))
        if "content" in quoted and "session" in quoted:
            return _add_talks(export, quoted, body)
        if "code" in listed and len([head for head in heads if head]) == 1:
            return _add_codes(export, listed, body, slashes=_has_paths(heads, listed))
    raise UnreadableFile(
        "This table holds neither highlights nor codes: it needs a column of quotes (highlight, quote) with "
        "tags or titles, or one of codes (code, tag, name) with definitions."
    )


def _head(cell: Any) -> str:
    return " ".join(str(cell or "").lower().replace("_", " ").split()).strip(" :*\ufeff")


def _roles(heads: Sequence[str], known: Mapping[str, str]) -> dict[str, list[int]]:
    """Columns by role; `Tag 1`, `Tag 2` are several of one role."""
    found: dict[str, list[int]] = {}
    for place, head in enumerate(heads):
        role = known.get(head) or known.get(_NUMBERED.sub("", head))
        if role and (role == "tags" or role not in found):
            found.setdefault(role, []).append(place)
    return found


def _is_of_quotes(roles: Roles, heads: Sequence[str]) -> bool:
    """Whether rows are highlights; Taguette calls the quote content, beside its document and tag."""
    if "text" not in roles and "content" in roles and "tags" in roles and _DOCUMENT & set(heads):
        return True
    return "text" in roles and bool({"tags", "session", "speaker"} & roles.keys())


def _has_paths(heads: Sequence[str], roles: Roles) -> bool:
    return "path" in heads[roles["code"][0]]


def _cell(row: Sequence[Any], roles: Roles, role: str) -> str:
    place = roles.get(role, [len(row)])[0]
    value = row[place] if place < len(row) else None
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _add_quotes(export: Export, roles: Roles, body: list[tuple[int, Sequence[Any]]]) -> None:
    """One row a highlight; the same words of the same session again (a row for each tag) are one."""
    found: dict[tuple[str, str], Quote] = {}
    text = "text" if "text" in roles else "content"
    for line, row in body:
        words = " ".join(_cell(row, roles, text).strip('“”"').split())
        if not words:
            if any(str(cell or "").strip() for cell in row):
                export.warn("This row has no words; it was left out.", line)
            continue
        tags = _tags(row, roles)
        session = _cell(row, roles, "session") or _cell(row, roles, "speaker") or "Highlights"
        known = found.get((session, words))
        if known:
            found[session, words] = known._replace(codes=once((*known.codes, *tags)))
            continue
        place = roles.get("at", [len(row)])[0]
        at = seconds(row[place]) if place < len(row) and str(row[place] or "").strip() else None
        speaker = _cell(row, roles, "speaker") or None
        found[session, words] = Quote(session[:200], words, tags, speaker, at, _cell(row, roles, "note"))
    export.quotes += found.values()


def _tags(row: Sequence[Any], roles: Roles) -> tuple[tuple[str, ...], ...]:
    cells = [str(row[place] or "") for place in roles.get("tags", []) if place < len(row)]
    return once(path for cell in cells for path in paths_in(cell))


def _add_talks(export: Export, roles: Roles, body: list[tuple[int, Sequence[Any]]]) -> None:
    """One row a note or session with its whole text, read as a transcript is."""
    for line, row in body:
        content, title = _cell(row, roles, "content"), _cell(row, roles, "session") or f"Note {line}"
        if not content:
            continue
        if add_talk(export, title, content, "note.md", line) is not None:
            export.codes += map(Code, _tags(row, roles))


def _add_codes(export: Export, roles: Roles, body: list[tuple[int, Sequence[Any]]], *, slashes: bool) -> None:
    for line, row in body:
        path = path_of(_cell(row, roles, "code"), slashes=slashes)
        if not path:
            if any(str(cell or "").strip() for cell in row):
                export.warn("This row has no code; it was left out.", line)
            continue
        above = path_of(_cell(row, roles, "parent"), slashes=slashes)
        definition, example = _cell(row, roles, "definition"), _cell(row, roles, "example")
        export.codes.append(Code((*above, *path), definition, example))
