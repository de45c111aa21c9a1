"""The blueprint of surveys."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("surveys", __name__)
