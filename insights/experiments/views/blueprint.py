"""The blueprint that the pages of experiments register themselves on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("experiments", __name__)
