"""Templates share their variables."""

from __future__ import annotations

import pytest
from flask import Flask, render_template_string

from insights.web.templating import Templates


def test_what_is_imported_is_rendered_once_and_knows_the_variables_of_all() -> None:
    app = Flask("look", template_folder="nowhere")
    app.jinja_environment = Templates
    app.add_template_global(lambda: "Said.", "said")
    made = []
    app.add_template_global(lambda: made.append(1), "make")
    one = app.jinja_env.from_string("{{ make() }}{% macro say() %}{{ said() }}{% endmacro %}")
    with app.app_context():
        for _ in range(2):
            text = render_template_string("{% from one import say %}{{ say() }}", one=one)
            assert (text, made) == ("Said.", [1])


def test_a_template_has_no_variables_of_its_own() -> None:
    with pytest.raises(ValueError, match="of its own"):
        Templates(Flask("look")).from_string("", {"name": "value"})
