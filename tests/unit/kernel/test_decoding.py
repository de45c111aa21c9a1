"""Bytes to text: what is read, in which encoding, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.kernel.decoding import binary_kind, decode, lines_of
from insights.kernel.errors import UnreadableFile

GERMAN = "Anna: Ich möchte später zurück, größer geht es nicht. „Schön“, sagte sie.\n"
RUSSIAN = "Анна: Мне очень нравится новый поиск, он стал гораздо быстрее прежнего.\n" * 20
JAPANESE = "田中: こんにちは、今日はよろしくお願いします。検索がとても遅いです。\n" * 20
CHINESE = "李雷：我觉得这个搜索功能不太好用，结果的排序也不对。\n" * 20
KOREAN = "지수: 검색이 너무 느려요. 그리고 결과가 정확하지 않습니다.\n" * 20


def test_utf8_needs_no_assumption():
    decoded = decode(GERMAN.encode())
    assert (decoded.text, decoded.encoding, decoded.assumptions) == (GERMAN, "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_removed(encoding):
    decoded = decode(RUSSIAN.encode(encoding))
    assert decoded.text == RUSSIAN
    assert decoded.assumptions == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sure_utf16_without_a_mark_is_read_with_a_warning(encoding):
    decoded = decode(GERMAN.encode(encoding))
    assert decoded.text == GERMAN
    assert "no byte order mark" in decoded.assumptions[0]


def test_unsure_utf16_without_a_mark_is_not_guessed():
    with pytest.raises(UnreadableFile):
        decode(b"a\x00b\x00\x00c\x00\x00d" * 50)


def test_short_western_text_is_read_as_windows_1252():
    decoded = decode("José: así es, mañana\n".encode("cp1252"))
    assert decoded.text == "José: así es, mañana\n"
    assert decoded.encoding == "cp1252"
    assert "cp1252" in decoded.assumptions[0]


def test_long_western_text_is_read_as_windows_1252():
    assert decode((GERMAN * 400).encode("cp1252")).text == GERMAN * 400


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gbk"),
        (KOREAN, "euc_kr"),
    ],
)
def test_other_scripts_are_detected(text, encoding):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.assumptions


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_encoding():
    decoded = decode(GERMAN.encode() * 20 + b"\xff cut \xc3")
    assert decoded.encoding == "utf-8"
    assert "line 21" in decoded.assumptions[0]
    assert decoded.text.startswith(GERMAN)


def test_an_empty_file_is_refused():
    with pytest.raises(UnreadableFile, match="empty"):
        decode(b"")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "WAV"),
        (b"\x00\x00\x00\x20ftypisom", "MP4"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_no_text_is_named(content, name):
    assert name in (binary_kind(content) or "")
    with pytest.raises(UnreadableFile, match=name):
        decode(content)


def test_line_ends_become_line_feeds_and_zero_bytes_are_replaced():
    decoded = decode(b"one\r\ntwo\rthree\n" + b"word " * 20 + b"\x00")
    assert decoded.text.startswith("one\ntwo\nthree\n")
    assert "\x00" not in decoded.text
    assert "zero byte" in decoded.assumptions[-1]


def test_lines_are_split_at_line_feeds_only():
    assert lines_of("a\u2028b\x0bc\n\nd\n") == ["a\u2028b\x0bc", "", "d"]


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_become_text_or_a_refusal(content):
    try:
        decoded = decode(content)
    except UnreadableFile as refusal:
        assert refusal.message
    else:
        assert "\x00" not in decoded.text
        assert "\r" not in decoded.text
        decoded.text.encode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Jiří: Můžete mi říct něco o sobě? Žádný problém.", "cp1250"),
        ("Łucja: Szukam w sieci, później porównuję ceny, jeśli są.", "iso8859-2"),
        ("Az ügyfél őszintén örült, hogy végül gyűjtött pontokat.", "cp1250"),
        ("Müşteri çok mutluydu, çünkü ödeme kolaydı; ığdır.", "cp1254"),
        ("Die Käuferin hörte früh auf, schade für größere Körbe.", "cp1252"),
        ("¿Cómo está usted? Muy bien, mañana será mejor.", "cp1252"),
    ],
)
def test_latin_letters_are_read_in_the_encoding_that_makes_one_language_of_them(text: str, encoding: str):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0" encoding="windows-1251"?><a>Да</a>'.encode("cp1251"),
        '<html><head><meta charset="koi8-r"></head>Да</html>'.encode("koi8-r"),
    ],
)
def test_markup_is_read_in_the_encoding_that_it_declares(content: bytes):
    decoded = decode(content)
    assert "Да" in decoded.text
    assert decoded.assumptions == ()


def test_a_declared_encoding_that_is_unknown_is_not_believed():
    assert "Äpfel" in decode('<?xml version="1.0" encoding="no-such"?><a>Äpfel, Öl</a>'.encode("cp1252")).text
