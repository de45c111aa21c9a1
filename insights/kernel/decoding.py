"""Bytes to text, with what had to be assumed on the way."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from insights.kernel.errors import UnreadableFile

_SAMPLE = 1 << 18
_SHORT = 4000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF8", "a GIF image"),
    (0, b"PK\x03\x04", "a zip archive"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc or .xls)"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"ID3", "an MP3 recording"),
    (0, b"\xff\xfb", "an MP3 recording"),
    (0, b"fLaC", "a FLAC recording"),
    (0, b"OggS", "an Ogg recording"),
    (8, b"WAVE", "a WAV recording"),
    (8, b"AVI ", "an AVI video"),
    (4, b"ftyp", "an MP4 or M4A recording"),
    (0, b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"$FL2", "an SPSS file"),
    (0, b"\x7fELF", "a program"),
)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâáãåæçñíìîïóòôõøúùûÿœŒšžÉÈÀÁÂÃÅÆÇÑÓÔÕØÚÍÊ’‘“”„«»–—…•€£°§·´©®¡¿\xa0ªº½")
_MARKS_OF_ALL = frozenset("’‘“”„«»–—…•€§°\xa0")
_LATIN = {
    "cp1252": (
        "äöüß", "éèêàçùôîâëïûœæ", "áéíóúüñ¿¡ºª", "àèéìòù", "ãõçáéíóúâêôà", "åäöéæø", "ëéïèöüáó", "þðæöáéíóúý",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýžäôĺľŕ", "áéíóöőúüű", "ăâîşţ", "čćžšđ"),
    "iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýžäôĺľŕ", "áéíóöőúüű", "ăâîşţ", "čćžšđ"),
    "cp1254": ("çğıöşüâî",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
}  # fmt: skip
_EAST_ASIAN = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
_FREQUENT = {
    "cp932": frozenset(map(chr, range(0x3041, 0x3097))),
    "euc_jp": frozenset(map(chr, range(0x3041, 0x3097))),
    "gb18030": frozenset(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年，。"
    ),
    "big5": frozenset(
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年，。"
    ),
    "cp949": frozenset(
        "이다는을에의가를고은하지도로한어요자아나기니서사그있해리만들게시습면정보대인스라수것저"
    ),
}
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_PLAIN_LETTER = re.compile(rb"[A-Za-z]")
_DECLARED = re.compile(
    rb"""\s*<\?xml[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})|<meta\b[^<>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True)
class Decoded:
    """A file's text, the encoding it was read in, and the assumptions to tell the reader of the warnings."""

    text: str
    encoding: str
    assumptions: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Read bytes as text: by mark, as UTF-8, as sure UTF-16, then as the likeliest older encoding.

    Raises UnreadableFile for what is empty or no text. Line ends become `\\n`.
    """
    if not content:
        raise UnreadableFile("The file is empty (0 bytes).")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _by_mark(content, encoding)
    kind = binary_kind(content)
    if kind:
        raise UnreadableFile(f"This is {kind}, not text.")
    if b"\x00" in content[:_SAMPLE] and (wide := _unmarked_utf16(content)):
        return _as_wide(content, wide)
    try:
        return _finished(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _without_utf8(content, error)


def binary_kind(content: bytes) -> str | None:
    """What a file that is no text is, by its first bytes and its zero bytes; None for what may be text."""
    for offset, signature, name in _SIGNATURES:
        if content.startswith(signature, offset):
            return name
    if not content.startswith(tuple(mark for mark, _ in _MARKS)):
        sample = content[:_SAMPLE]
        controls = len(_CONTROLS.findall(sample.decode("latin-1")))
        if controls > 0.02 * len(sample) and _unmarked_utf16(content) is None:
            return "a binary file"
    return None


def lines_of(text: str) -> list[str]:
    """Split at line feeds only: other Unicode line ends may stand inside speech."""
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _by_mark(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    if bad > max(2, len(text) // 50):
        raise UnreadableFile(f"The file begins as {encoding} but does not go on so: it is damaged.")
    notes = (f"{_places(bad)} could not be read as {encoding} and became \ufffd.",) if bad else ()
    return _finished(text, encoding, notes)


def _without_utf8(content: bytes, error: UnicodeDecodeError) -> Decoded:
    wide = _unmarked_utf16(content)
    if wide:
        return _as_wide(content, wide)
    repaired = _slightly_broken_utf8(content, error) or _as_declared(content)
    if repaired is not None:
        return repaired
    encoding = _older_encoding(content)
    text = content.decode(encoding, errors="replace")
    notes = [f"The file is not UTF-8; it was read as {encoding}. Check letters with accents."]
    bad = text.count("\ufffd")
    if bad:
        notes.append(f"{_places(bad)} could not be read as {encoding} and became \ufffd.")
    return _finished(text, encoding, tuple(notes))


def _as_wide(content: bytes, encoding: str) -> Decoded:
    note = f"The file has no byte order mark; it was read as {encoding.upper()}."
    return _finished(content.decode(encoding), encoding, (note,))


def _slightly_broken_utf8(content: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few damaged bytes, as from a cut file, when its sound part speaks for UTF-8."""
    text = content.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    sound = len(_BEYOND_ASCII.findall(text)) - bad
    if bad * 10 > sound:
        return None
    line = content.count(b"\n", 0, error.start) + 1
    note = f"{_places(bad)} could not be read as UTF-8 and became \ufffd (the first on line {line})."
    return _finished(text, "utf-8", (note,))


def _as_declared(content: bytes) -> Decoded | None:
    """XML and pages in the encoding that they declare, when that is true of all their bytes."""
    declared = _DECLARED.search(content[:2000]) if b"<" in content[:200] else None
    if declared is None:
        return None
    encoding = (declared[1] or declared[2]).decode()
    try:
        return _finished(content.decode(encoding), encoding)
    except (LookupError, ValueError):
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark, only when it is sure: zero bytes on one side only, and plain text results."""
    sample = content[:_SAMPLE]
    if len(content) % 2 or len(content) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros < 0.1 * (len(sample) / 2) or others:
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            return None
        return None if _CONTROLS.search(text[:_SAMPLE]) else encoding
    return None


def _older_encoding(content: bytes) -> str:
    """The likeliest single- or multi-byte encoding of text that is no UTF-8."""
    high = _HIGH.search(content)
    first = high.start() if high else 0
    sample = content[max(0, first - 200) : first + _SAMPLE]
    latin = _latin(sample)
    if latin and latin != "cp1252":
        return latin
    western = _western_share(sample)
    if western > 0.9 or (western > 0.6 and len(content) < _SHORT and _high_share(sample) < 0.4):
        return "cp1252"
    eastern = _east_asian(content, sample)
    if eastern:
        return eastern
    guess = from_bytes(sample[: 1 << 16], threshold=0.35).best()
    if guess is None or guess.encoding in ("ascii", "utf_8"):
        return "cp1252"
    return guess.encoding.replace("_", "-")


def _east_asian(content: bytes, sample: bytes) -> str | None:
    """The East Asian encoding in which the file decodes whole and into that language's frequent letters."""
    if len(content) > len(sample):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    best, most = None, 0.15
    for encoding in _EAST_ASIAN:
        text = sample.decode(encoding, errors="replace")
        if text.count("\ufffd") > len(text) // 200:
            continue
        beyond = _BEYOND_ASCII.findall(text)
        share = sum(letter in _FREQUENT[encoding] for letter in beyond) / max(1, len(beyond))
        if share > most:
            best, most = encoding, share
    return best


def _latin(sample: bytes) -> str | None:
    """The Latin encoding in which the letters with accents are those of one language; None when none fits.

    A tie goes to cp1252: the letters that German or Spanish share with Hungarian stand at the same places.
    """
    if _high_share(sample) > 0.4:
        return None
    best, most = None, 0.8
    for encoding, languages in _LATIN.items():
        beyond = _BEYOND_ASCII.findall(sample.decode(encoding, errors="replace").lower())
        letters = [letter for letter in beyond if letter not in _MARKS_OF_ALL]
        if not letters:
            return "cp1252"
        share = max(sum(letter in language for letter in letters) for language in languages) / len(letters)
        if share > most + (0.05 if best else 0):
            best, most = encoding, share
    return best


def _high_share(sample: bytes) -> float:
    """Which share of the letters lies beyond ASCII: small in Latin scripts, near 1 in others."""
    high = len(_HIGH.findall(sample))
    plain = len(_PLAIN_LETTER.findall(sample))
    return high / max(1, high + plain)


def _western_share(sample: bytes) -> float:
    """Which share of the bytes beyond ASCII are usual Western letters and marks; 0 in other scripts."""
    if _high_share(sample) > 0.4 and len(sample) > 40:
        return 0.0
    high = [character for character in sample.decode("cp1252", errors="replace") if character > "\x7f"]
    return sum(character in _WESTERN for character in high) / max(1, len(high))


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def _finished(text: str, encoding: str, notes: tuple[str, ...] = ()) -> Decoded:
    zeros = text.count("\x00")
    if zeros:
        text = text.replace("\x00", "\ufffd")
        notes = (*notes, f"{_places(zeros)} held a zero byte and became \ufffd.")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text.removeprefix("\ufeff"), encoding, notes)
