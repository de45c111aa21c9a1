"""XML read as a stream."""

from __future__ import annotations

import io

import pytest

from insights.transcripts.readers.parsed import UnreadableTranscript
from insights.transcripts.readers.xmlstream import bare_attribute, bare_name, events_of, forget


def test_names_and_attributes_come_without_their_namespace():
    events = list(events_of(io.BytesIO(b'<w:a xmlns:w="x" w:b="1" c="2"><!-- no --><w:d/></w:a>')))
    assert [(event, name) for event, _, name in events] == [
        ("start", "a"),
        ("start", "d"),
        ("end", "d"),
        ("end", "a"),
    ]
    root = events[-1][1]
    assert (bare_attribute(root, "b"), bare_attribute(root, "c"), bare_attribute(root, "e")) == (
        "1",
        "2",
        None,
    )
    assert bare_name(root) == "a"


def test_what_is_forgotten_leaves_the_tree():
    for event, element, name in events_of(io.BytesIO(b"<a>" + b"<b>x</b>" * 5 + b"</a>")):
        if event == "end" and name == "b":
            forget(element)
            assert element.getprevious() is None
            assert not element.text


def test_damage_is_a_reason_with_its_line():
    with pytest.raises(UnreadableTranscript, match="damaged") as caught:
        list(events_of(io.BytesIO(b"<a>\n<b>")))
    assert caught.value.line
