"""Who may do what with surveys."""

from __future__ import annotations

from insights.kernel.actor import RESEARCH, TEAM

PERMISSIONS = {"surveys.read": TEAM, "surveys.edit": RESEARCH}

ROUTES: dict[str, str] = {}
