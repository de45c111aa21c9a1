"""Markup that survey tools leave in headers and answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.surveys.readers.markup import plain_answer, plain_words


def test_a_header_loses_tags_entities_and_line_breaks() -> None:
    assert plain_words("<p>How <b>likely</b>&nbsp;are\n you?</p>") == "How likely are you?"
    assert plain_words("Tell <i>us</i>?<br>Now") == "Tell us? Now"


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("<p>10</p>", "10"),
        ("9<br/>", "9"),
        ("<p>First.</p><p>Second &amp; last.</p>", "First.\nSecond & last."),
        ("Gr&uuml;n &#8211; gut", "Grün – gut"),
        ("a < b and c > d", "a < b and c > d"),
        ("<not a tag> AT&T; x", "<not a tag> AT&T; x"),
        (7, 7),
        (None, None),
    ],
)
def test_an_answer_loses_known_tags_only(cell: object, plain: object) -> None:
    assert plain_answer(cell) == plain


@given(st.text(alphabet=st.characters(exclude_characters="<&")))
def test_what_has_no_markup_stays_as_it_is(text: str) -> None:
    assert plain_answer(text) == text
