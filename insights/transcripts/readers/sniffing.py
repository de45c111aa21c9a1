"""What kind of file this is: by its content first, then by its name."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import PurePath

from insights.kernel.decoding import Decoded
from insights.kernel.errors import ZIP_DAMAGE
from insights.transcripts.readers.heads import places_of
from insights.transcripts.readers.parsed import UnreadableTranscript

_TIMING = re.compile(r"^[ \t]*(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,:]\d+)?[ \t]*-->[ \t]*\d", re.MULTILINE)
_TIMING_ALONE = re.compile(
    r"^[ \t]*(?:\d{1,4}:)?\d{1,3}:\d{1,2}[.,]\d+[ \t]*-->[ \t]*(?:\d{1,4}:)?\d{1,3}:\d{1,2}[.,]\d+[ \t]*$",
    re.MULTILINE,
)
_CUE_SHARE = 0.25
_SBV = re.compile(r"^(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3},(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3}$", re.MULTILINE)
_LYRIC = re.compile(
    r"^\[(?:\d{1,3}:\d{2}(?:[.:]\d{1,3})?|(?:ti|ar|al|by|la|offset|length):[^\]]*)\]", re.MULTILINE
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|body|div|table|p|h\d|dl|ul|ol|section|article|main)\b",
    re.I | re.S,
)
_MARKDOWN = re.compile(
    r"^(?:\[?\d[\d:.]*\]? )?(?:#{1,6} \S|\*\*[^*\n]+\*\*|(?:[-*] )?__[^_\n]+__)", re.MULTILINE
)
_ROOT = re.compile(
    r"(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s+)*<(?:[\w.-]+:)?([\w.-]+)", re.S
)
_ROOTS = {
    "tt": "ttml", "timedtext": "ttml", "transcript": "ttml", "annotation_document": "eaf", "trans": "trs",
    "basic-transcription": "exb", "sami": "smi",
}  # fmt: skip
_BEGINNINGS = (
    (re.compile(r"(?:;[^\n]*\n|\s)*\[Script Info\]", re.IGNORECASE), "ass"),
    (re.compile(r'File type = "ooTextFile[^"]*"\s+(?:Object class = )?"TextGrid'), "textgrid"),
)
_PAGES = (".html", ".htm", ".xhtml")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_JSON = (".json", ".jsonl", ".ndjson")
_TABLES = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv"}
_PROSE = (
    "",
    ".txt",
    ".text",
    ".log",
    ".transcript",
    ".asc",
    ".srt",
    ".vtt",
    ".lrc",
    ".sbv",
    ".md",
    ".markdown",
    ".rst",
    ".docx",
    ".doc",
)
_SUFFIX_ONLY = {".lrc": "lrc", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown"}


def archive_kind(content: bytes) -> str:
    """The family of a zip-based file, by what it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            declared = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except ZIP_DAMAGE as error:
        raise UnreadableTranscript(
            "The file is a damaged zip archive (a .docx, .odt or .xlsx is one)."
        ) from error
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return "docx"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    if b"opendocument.spreadsheet" in declared:
        return "ods"
    if b"opendocument.text" in declared:
        return "odt"
    raise UnreadableTranscript("This is a zip archive, not a transcript: upload the files inside it.")


def binary_family(content: bytes) -> str | None:
    """The family of a file that is no plain text; None for text."""
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return archive_kind(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    return None


def text_family(decoded: Decoded, filename: str) -> str:
    """The family of a text file."""
    text, suffix = decoded.text, PurePath(filename).suffix.lower()
    head = text[:20000].lstrip("\ufeff \t\n")
    if not head.strip():
        raise UnreadableTranscript("The file holds no text.")
    if head.startswith("WEBVTT"):
        return "vtt"
    if head[0] in "{[" and (suffix in _JSON or _is_json(text, head)):
        return "json"
    named = next((family for begins, family in _BEGINNINGS if begins.match(head)), None) or _by_root(head)
    if named:
        return named
    if _TIMING.search(head) and (not suffix.startswith(".md") or _is_cues(head)):
        return "vtt" if suffix == ".vtt" else "srt"
    if _SBV.match(head):
        return "sbv"
    if suffix in (".vtt", ".srt") and not _has_prose_labels(head):
        return suffix[1:]
    if _HTML.match(head) or (suffix in _PAGES and _TAG.search(head)):
        return "html"
    if head.startswith("<?xml"):
        raise UnreadableTranscript(
            "This is an XML file of a kind that is not read here: export it as VTT, SRT or DOCX."
        )
    if suffix in _TABLES:
        return _TABLES[suffix]
    if suffix == ".lrc" or (len(_LYRIC.findall(head)) >= max(2, 0.5 * head.count("\n")) and "[ti:" in head):
        return "lrc"
    if suffix in _SUFFIX_ONLY:
        return _SUFFIX_ONLY[suffix]
    if _table_head(head):
        return "tsv" if "\t" in head.split("\n", 1)[0] else "csv"
    return "markdown" if _MARKDOWN.search(head) else "text"


def _by_root(head: str) -> str | None:
    """The family of an XML file, by the name of its first element."""
    root = _ROOT.match(head) if head[0] == "<" else None
    return _ROOTS.get(root[1].lower()) if root else None


def _is_cues(head: str) -> bool:
    """Whether a text by another name is made of captions: times alone in their lines, again and again."""
    lines = sum(not line.isspace() for line in head.splitlines(keepends=True))
    return "**" not in head and len(_TIMING_ALONE.findall(head)) >= max(3, _CUE_SHARE * lines)


def _is_json(text: str, head: str) -> bool:
    if head.startswith("{") or re.match(r"\[\s*[\[{]", head):
        first, _, rest = text.lstrip("\ufeff \t\n").partition("\n")
        try:
            json.loads(first if first.endswith("}") and rest.startswith("{") else text)
        except (ValueError, RecursionError):
            return False
        return True
    return False


def _has_prose_labels(head: str) -> bool:
    return len(re.findall(r"^[^\s:][^:\n]{0,40}: \S", head, re.MULTILINE)) > 1


def _table_head(head: str) -> bool:
    """Whether the first line names the columns of a transcript table."""
    first = head.split("\n", 1)[0]
    return any(
        delimiter in first and places_of([cell.strip(" \"'") for cell in first.split(delimiter)])
        for delimiter in "\t,;|"
    )
