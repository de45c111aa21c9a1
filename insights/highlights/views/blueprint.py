"""The pages' blueprint."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("highlights", __name__)
