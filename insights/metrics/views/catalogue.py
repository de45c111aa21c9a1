"""Common metrics to start from."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from insights.metrics.rules.catalogue import CATALOGUE
from insights.metrics.rules.kinds import DIRECTION_WORDS, Category
from insights.metrics.views.blueprint import blueprint


@blueprint.get("/metrics/catalogue")
def show_catalogue() -> ResponseReturnValue:
    """The catalogue by category."""
    groups = [(category, [one for one in CATALOGUE if one.category == category]) for category in Category]
    return render_template("metrics/show_catalogue.html", groups=groups, directions=DIRECTION_WORDS)
