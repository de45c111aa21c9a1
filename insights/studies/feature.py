"""Studies: the pieces of research, their sessions and participants."""

from __future__ import annotations

from insights.kernel.wiring import Eraser, Feature, Link, Tab
from insights.studies import services
from insights.studies.permissions import PERMISSIONS, ROUTES
from insights.studies.views import blueprint

FEATURE = Feature(
    name="studies",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    nav=(Link("Studies", "studies.list_studies", "studies.read", order=20),),
    new=(Link("Study", "studies.new_study", "studies.edit", order=10),),
    tabs=(
        Tab("studies.study", "Overview", "studies.show_study", "studies.read", "study_id", order=0),
        Tab("studies.study", "Sessions", "studies.show_sessions", "studies.read", "study_id", order=10),
        Tab("studies.study", "People", "studies.list_participants", "studies.read", "study_id", order=15),
        Tab("studies.study", "Tasks", "studies.show_tasks", "studies.read", "study_id", order=20),
    ),
    erasers=(
        Eraser(
            tables=("participants", "study_participants", "participant_aliases", "consents", "task_outcomes"),
            erase=services.erase_participant,
        ),
    ),
    found={"study": ("studies.show_study", "study_id")},
)
