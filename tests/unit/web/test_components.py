"""Components write what they were given, once, escaped, and tied to what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask, render_template_string
from flask_wtf import CSRFProtect, FlaskForm
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import DataRequired

from insights.kernel.bundle import path_of
from insights.web.filters import add_filters

Render = Callable[..., str]


class StudyForm(FlaskForm):
    name = StringField("Name", [DataRequired("Give the study a name.")])
    note = StringField("Note", description="For yourself.")
    method = SelectField("Method", choices=["interviews"])
    restricted = BooleanField("Members only")


@pytest.fixture
def app() -> Flask:
    app = Flask("look", template_folder=str(path_of("templates")))
    app.config.update(SECRET_KEY="only for this test", WTF_CSRF_CHECK_DEFAULT=False)
    CSRFProtect(app)
    add_filters(app)
    return app


@pytest.fixture
def render(app: Flask) -> Iterator[Render]:
    def rendered(file: str, call: str, at: str = "/list", **values: object) -> str:
        macro = re.split(r"\W", call.removeprefix("call "))[0]
        body = "{% " + call + " %}inside{% endcall %}" if call.startswith("call ") else "{{ " + call + " }}"
        lookup = f'{{% from "components/{file}.html" import {macro} %}}'
        with app.test_request_context(at):
            return " ".join(render_template_string(lookup + body, **values).split())

    return rendered


def words(html: str) -> str:
    """What a reader sees and hears, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").replace("\xa0", " ").split())


def test_a_field_is_tied_to_its_hint_and_its_error(app: Flask, render: Render) -> None:
    with app.test_request_context("/list", method="POST", data={"name": ""}):
        form = StudyForm()
        assert not form.validate()
    html = render("forms", 'field(form.name, "People look for it.")', form=form)
    assert 'aria-describedby="name-hint name-error"' in html and 'aria-invalid="true"' in html
    assert 'id="name-hint">People look for it.' in html
    assert 'id="name-error">Give the study a name.' in html
    summary = render("forms", "form_errors(form)", form=form)
    assert '<a href="#name">Name</a>: Give the study a name.' in summary


def test_only_what_may_stay_empty_is_called_optional(app: Flask, render: Render) -> None:
    with app.test_request_context("/list"):
        form = StudyForm()
    assert "(optional)" in render("forms", "field(form.note)", form=form)
    assert "For yourself." in render("forms", "field(form.note)", form=form)
    for call in ("field(form.name)", "field(form.method)", "field(form.restricted)"):
        assert "(optional)" not in render("forms", call, form=form)
    assert 'rows="3"' in render("forms", "field(form.note, rows=3)", form=form)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('interval("NPS", 32, 24, 40, 210)', "NPS 32 , 95 % 24 to 40 , n 210"),
        ('interval("NPS", 32, none, none, 1)', "NPS 32 , n too small for an interval, n 1"),
        ('interval("NPS", none, none, none, 0)', "NPS not scored , n 0"),
        ('number(-1234.5, "ms", 1)', "−1\u202f234.5 ms"),
        ('number(12, "€")', "€12"),
        ("number(none)", "– no value"),
        ('change(3.1, "points", 1, "up")', "+3.1 points , better"),
        ('change(3.1, "€", 1, "down")', "+€3.1 , worse"),
        ("change(0)", "0"),
        ("change(none)", "no comparison"),
        ("share(7, 12)", "7 of 12 people"),
        ("pace(0.41, 0.62)", "41 %"),
    ],
)
def test_numbers_are_written_with_what_makes_them_readable(render: Render, call: str, said: str) -> None:
    assert words(render("numbers", call)) == words(said)


def test_bars_never_leave_their_rails(render: Render) -> None:
    assert 'width="100%" height="6" rx="3"/><rect class="fill" y="3" width="100' in render(
        "numbers", "pace(1.7, 0.9)"
    )
    assert 'width="0' in render("numbers", "pace(-0.2, 0.9)")
    assert "behind" in render("numbers", "pace(0.2, 0.9)")
    assert 'width="0%"' in render("numbers", "share(0, 0)")


def test_a_sparkline_skips_gaps_and_refuses_a_single_point(render: Render) -> None:
    html = render("numbers", 'sparkline([1, none, 3], "Rising")')
    assert 'points="3.0,20.0 79.0,4.0 "' in html and 'aria-label="Rising"' in html
    assert "too few values" in render("numbers", 'sparkline([1, none], "One")')
    assert "<polyline" in render("numbers", 'sparkline([2, 2, 2], "Level")')


def test_states_are_words_with_a_shape(render: Render) -> None:
    html = render("status", 'status("needs_attention")')
    assert words(html) == "Needs attention" and "<path" in html and "pill warn" in html
    assert words(render("status", 'status("never_heard_of")')) == "Never heard of"


def test_what_people_wrote_is_escaped(render: Render) -> None:
    html = render("quotes", "quote_card(a, b, c, d)", a="<b>", b="<i>", c="a&b", d='"')
    assert "<b>" not in html and "<i>" not in html and 'href="&#34;"' in html
    assert "<script>" not in render("facts", "facts([(bad, bad)])", bad="<script>")


def test_the_next_page_keeps_the_filter_and_takes_no_foreign_address(render: Render) -> None:
    html = render(
        "tables", 'pager("abc", "studies")', at="/list?status=active&tag=a&tag=b&cursor=old&_scheme=x"
    )
    assert 'href="/list?status=active&amp;tag=a&amp;tag=b&amp;_scheme=x&amp;cursor=abc"' in html
    assert "First studies" in html
    assert render("tables", 'pager(none, "studies")') == ""


def test_a_value_table_sets_numbers_right_and_heads_each_row(render: Render) -> None:
    html = render(
        "tables", "value_table('Cost', ['Month', 'Cost', 'Note'], [['May', none, 'a'], ['June', 1.5, 'b']])"
    )
    assert '<th scope="col" class="num">Cost</th>' in html and '<th scope="col">Note</th>' in html
    assert '<th scope="row">May</th>' in html and '<td class="num">1.50</td>' in html and "no value" in html


def test_a_bar_of_progress_asks_until_the_work_is_over(render: Render) -> None:
    html = render("progress", 'progress("p", "/jobs/1", "Reading", 3, 9)')
    assert 'hx-get="/jobs/1"' in html and 'value="3" max="9"' in html and "3 of 9" in words(html)
    over = render("progress", 'progress("p", "/jobs/1", "Read", state="done")')
    assert "hx-get" not in over and "Done" in over


def test_a_failed_import_tells_why_and_offers_to_try_again(render: Render) -> None:
    html = render(
        "progress", 'import_row("i", "a.vtt", "failed", "/i/1", reason="Line 3", retry_url="/retry")'
    )
    assert "Line 3" in html and 'action="/retry"' in html and "csrf_token" in html and "hx-get" not in html
    assert 'hx-get="/i/1"' in render("progress", 'import_row("i", "a.vtt", "running", "/i/1")')


def test_a_removal_asks_first_and_carries_the_token(render: Render) -> None:
    html = render("buttons", 'confirm_button("d", "Remove", "Remove it?", "/remove", fields={"version": 3})')
    assert 'commandfor="d"' in html and '<dialog id="d"' in html and 'name="version" value="3"' in html
    assert 'method="post" action="/remove"' in html and "csrf_token" in html


def test_a_turn_holds_exactly_its_text(render: Render) -> None:
    assert 'data-turn="7">inside</p>' in render("quotes", 'call turn(7, "P-1", "0:03")')
    assert "data-turn-pick" not in render("quotes", "call turn(7, quotable=False)")


def test_a_conflict_shows_both_versions_of_what_differs_to_choose_between(render: Render) -> None:
    from insights.web.conflicts import Conflict, Difference, Version

    one = Difference("title", "Title", Version("x", "x"), Version("", ""), None)
    conflict = Conflict([one], 4, [("a", "s")])
    html = render("conflict", "choices(value)", value=conflict)
    assert "Title" in html and 'value="x"' in html and "(empty)" in html and "Keep both" not in html
    again = render("conflict", "sent_again(value.yours(), value.version)", value=conflict)
    assert 'name="version" value="4"' in again and 'name="a" value="s"' in again


def test_a_chart_keeps_its_room_and_carries_its_values(render: Render) -> None:
    from insights.web.charts import Chart

    value = Chart({"mark": "line", "height": 130}, ["Month", "Cost"], [["May", 5]], "Cost </script>")
    html = render("chart", 'chart(value, "c")', value=value)
    assert 'height="130"' in html and 'type="application/json"' in html and "Values as a table" in html
    assert html.count("</script>") == 1
