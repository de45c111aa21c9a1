"""Themes: what many people say, found by analysis and decided by people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.wiring import Eraser, Feature, Link, Panel, Tab
from insights.studies.queries import tallies_of as study_tallies
from insights.themes import queries, services
from insights.themes.permissions import PERMISSIONS, ROUTES
from insights.themes.queries.impacts import filters_of_questions, impacts_of_themes, impacts_on_scores
from insights.themes.views import blueprint

TOP = 5
PASSAGES = ("theme_members", "passage_readings", "passage_kinds")


def _overview(session: Session, actor: Actor, study_ids: Sequence[int]) -> Mapping[int, Any]:
    standings = queries.latest_runs(session, actor, study_ids)
    themes = queries.top_themes_of(session, actor, study_ids, TOP)
    waiting, totals = (
        queries.waiting_in(session, actor, study_ids),
        queries.totals_of(session, list(standings)),
    )
    return {
        study_id: {
            "standing": standings.get(study_id),
            "themes": themes[study_id],
            "waiting": waiting[study_id],
            "total": totals.get(study_id, 0),
        }
        for study_id in study_ids
    }


def _after_imports(session: Session, actor: Actor, study_ids: Sequence[int]) -> Mapping[int, Any]:
    last_done = queries.last_done_runs(session, actor, study_ids)
    standings, tallies = queries.latest_runs(session, actor, study_ids), study_tallies(session, study_ids)
    found: dict[int, Any] = {study_id: {} for study_id in study_ids}
    for study_id, row in last_done.items():
        unread = queries.passages_unread(row, tallies[study_id].get("passages", 0))
        found[study_id] = {"standing": standings.get(study_id), "last_done": row, "unread": unread}
    return found


FEATURE = Feature(
    name="themes",
    blueprint=blueprint,
    permissions=PERMISSIONS,
    routes=ROUTES,
    nav=(Link("Pain points", "themes.list_pain_points", "themes.read", order=30),),
    user=(
        Link("Review queue", "themes.review_themes", "themes.edit", order=5),
        Link("Reading of kinds", "themes.list_readers", "themes.edit", order=6),
    ),
    tabs=(Tab("studies.study", "Themes", "themes.list_themes", "themes.read", "study_id", order=50),),
    panels=(
        Panel("studies.study", "themes/_overview.html", _overview, order=20),
        Panel("transcripts.imports", "themes/_after_imports.html", _after_imports),
        Panel("surveys.imports", "themes/_after_imports.html", _after_imports),
        Panel("surveys.score", "themes/_of_score.html", impacts_on_scores, order=20),
        Panel("surveys.answers", "", filters_of_questions),
        Panel("themes.theme", "themes/_impacts.html", impacts_of_themes, order=10),
        Panel("transcripts.turn", "", queries.marks_of_turns, order=40),
    ),
    jobs="insights.themes.jobs",
    followers=(services.recount_study,),
    facts={
        "score.changed": "themes.weigh_score",
        "themes.changed": "themes.weigh_study",
        "themes.unweighed": "themes.weigh_score",
        "consent.changed": "themes.heed_consent",
        "material.changed": "themes.recount",
        "passages.reworded": "themes.review_reworded",
        "answers.reworded": "themes.review_reworded",
    },
    work={
        "themes.analyse": "Finding pain points and themes",
        "themes.weigh_score": "Weighing what themes do to a score",
        "themes.weigh_study": "Weighing what themes do to scores",
        "themes.heed_consent": "Heeding a withdrawn consent",
        "themes.recount": "Counting people anew",
        "themes.review_reworded": "Looking again at corrected passages",
        "themes.sweep_vectors": "Forgetting what words that went meant",
        "themes.teach": "Learning from what people corrected",
    },
    erasers=(
        Eraser(tables=("theme_members", "passage_readings", "passage_kinds"), erase=services.erase_person),
    ),
    found={"theme": ("themes.show_theme", "theme_id")},
)
