"""The blueprint that the pages of studies register themselves on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("studies", __name__)
