"""Pages of highlights, the codebook and moving in."""

from insights.highlights.views import coding, listing, marking, moving
from insights.highlights.views.blueprint import blueprint

__all__ = ["blueprint", "coding", "listing", "marking", "moving"]
