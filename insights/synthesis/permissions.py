"""Who may do what with insights and claims."""

from __future__ import annotations

from insights.kernel.actor import EVERYONE, RESEARCH, TEAM

PERMISSIONS = {
    "synthesis.read": EVERYONE,
    "synthesis.write": TEAM,
    "synthesis.publish": RESEARCH,
}

ROUTES = {
    "list_insights": "synthesis.read",
    "show_insight": "synthesis.read",
    "new_insight": "synthesis.write",
    "edit_insight": "synthesis.write",
    "add_evidence": "synthesis.write",
    "quote_into_insight": "highlights.edit",
    "cite_highlight": "synthesis.write",
    "remove_evidence": "synthesis.write",
    "new_claim": "synthesis.write",
    "remove_claim": "synthesis.write",
    "decide_claim": "synthesis.write",
    "publish_insight": "synthesis.publish",
    "supersede_insight": "synthesis.publish",
    "remove_insight": "synthesis.write",
    "study_insights": "synthesis.read",
}
