"""The blueprint that the pages of transcripts register themselves on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("transcripts", __name__)
