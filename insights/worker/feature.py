"""The jobs page, for the product's table of contents."""

from __future__ import annotations

from insights.kernel.wiring import Feature, Link
from insights.worker.permissions import PERMISSIONS, ROUTES
from insights.worker.views import blueprint

FEATURE = Feature(
    name="jobs",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    user=(Link("Background work", "jobs.list_jobs", ROUTES["list_jobs"], order=20),),
)
