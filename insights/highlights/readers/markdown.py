"""Highlights written out in Markdown: quotes under the headings of their sessions, tags beside or below."""

from __future__ import annotations

import re

from insights.highlights.readers.export import Export, Quote, once, path_of, paths_in
from insights.kernel.decoding import lines_of
from insights.kernel.errors import UnreadableFile
from insights.transcripts.readers.clocks import CLOCK, seconds_of
from insights.transcripts.readers.markdown import unmarked

_HEADING = re.compile(r"#{1,6}\s+(.+)")
_QUOTED = re.compile(r">\s?(.*)|[-*]\s+[\"“„](.+?)[\"”“](.*)")
_TAGS = re.compile(
    r"(?:[-*]\s+)?(?:\*\*)?(?:tags?|codes?|labels?)(?:\*\*)?\s*:(?:\*\*)?\s*(.+)", re.IGNORECASE
)
_HASH = re.compile(r"(?<![\w#])#([^\W\d][\w/-]*(?:\s*>>\s*[\w-]+)?)")
_SOURCE = re.compile(rf"[—–-]{{1,2}}\s*([^,(\d\[][^,(\[]{{0,60}}?)?\s*[,(\[]?\s*({CLOCK})?[)\]]?\s*")


def add_markdown(export: Export, text: str) -> None:
    """Read quotes with the session above them; what is neither is left out."""
    session, held = "Highlights", None
    for raw in lines_of(text):
        line = raw.strip()
        heading, quoted, tagged = _HEADING.fullmatch(line), _QUOTED.fullmatch(line), _TAGS.fullmatch(line)
        source = _SOURCE.fullmatch(line.lstrip("> ")) if held else None
        if heading:
            session, held = unmarked(heading[1])[:200] or session, None
        elif tagged and export.quotes:
            _add_codes(export, paths_in(unmarked(tagged[1])))
        elif quoted and quoted[2]:
            held = _add_quote(export, session, quoted, None)
        elif source and (source[1] or source[2]):
            speaker, at = source[1], source[2]
            export.quotes[-1] = export.quotes[-1]._replace(
                speaker=unmarked(speaker) if speaker else None, at=seconds_of(at) if at else None
            )
        elif quoted:
            held = _add_quote(export, session, quoted, held)
        elif held and _HASH.search(line):
            _add_codes(export, once(path_of(found) for found in _HASH.findall(line)))
        else:
            held = None
    if not export.quotes:
        raise UnreadableFile("The file holds no quotes: highlights are lines that begin with `>`.")


def _add_quote(export: Export, session: str, quoted: re.Match[str], held: int | None) -> int | None:
    """Begin a quote, or go on with the one of the line above."""
    said, after = (quoted[1], "") if quoted[2] is None else (quoted[2], quoted[3])
    codes = once(path_of(found) for found in _HASH.findall(f"{said} {after}"))
    words = " ".join(unmarked(_HASH.sub("", said)).strip('“”"').split())
    if held is not None and quoted[2] is None and export.quotes:
        last = export.quotes[-1]
        export.quotes[-1] = last._replace(text=f"{last.text} {words}".strip())
        _add_codes(export, codes)
        return held
    if not words:
        return held
    export.quotes.append(Quote(session, words, codes))
    return len(export.quotes)


def _add_codes(export: Export, codes: tuple[tuple[str, ...], ...]) -> None:
    last = export.quotes[-1]
    export.quotes[-1] = last._replace(codes=once((*last.codes, *codes)))
