"""Synthesis: insights, what they rest on, and what they claim about the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.wiring import Feature, Link, Panel, Tab
from insights.synthesis.permissions import PERMISSIONS, ROUTES
from insights.synthesis.queries import claims, insights
from insights.synthesis.views import blueprint


def _of_highlights(session: Session, actor: Actor, highlight_ids: Sequence[int]) -> Mapping[int, Any]:
    citing = insights.insights_citing_highlights(session, actor, highlight_ids)
    return {highlight_id: citing.get(highlight_id, []) for highlight_id in highlight_ids}


def _beside_transcripts(_session: Session, _actor: Actor, transcript_ids: Sequence[int]) -> Mapping[int, Any]:
    return {transcript_id: transcript_id for transcript_id in transcript_ids}


FEATURE = Feature(
    name="synthesis",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    nav=(Link("Insights", "synthesis.list_insights", "synthesis.read", order=40),),
    new=(Link("Insight", "synthesis.new_insight", "synthesis.write", order=20),),
    tabs=(
        Tab("studies.study", "Insights", "synthesis.study_insights", "studies.read", "study_id", order=70),
    ),
    panels=(
        Panel("studies.study", "synthesis/_of_study.html", insights.insights_of_studies, order=70),
        Panel("highlights.highlight", "synthesis/_of_highlight.html", _of_highlights),
        Panel("transcripts.transcript", "synthesis/_beside_transcript.html", _beside_transcripts),
        Panel("themes.theme", "synthesis/_of_theme.html", insights.insights_citing_themes),
        Panel("metrics.metric", "synthesis/_of_number.html", claims.claims_on_metrics),
        Panel("objectives.key_result", "synthesis/_of_number.html", claims.claims_on_key_results),
    ),
    found={"insight": ("synthesis.show_insight", "insight_id")},
)
