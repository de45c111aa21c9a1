"""Pages of transcripts; each module adds its routes to the blueprint."""

from insights.transcripts.views import reading, recordings, uploads
from insights.transcripts.views.blueprint import blueprint

__all__ = ["blueprint", "reading", "recordings", "uploads"]
