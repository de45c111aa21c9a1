"""Highlights: quotes that people mark and code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from insights.highlights import queries, services
from insights.highlights.permissions import PERMISSIONS, ROUTES
from insights.highlights.rules import keys_of
from insights.highlights.views import blueprint
from insights.kernel.actor import Actor
from insights.kernel.wiring import Eraser, Feature, Link, Panel, Tab


def _codebook(session: Session, _actor: Actor, transcript_ids: Sequence[int]) -> Mapping[int, Any]:
    tags = queries.codebook(session)
    keys = keys_of([tag.highlight_count for tag in tags])
    coded = tuple(zip(tags, keys, strict=True))
    return dict.fromkeys(transcript_ids, coded)


FEATURE = Feature(
    name="highlights",
    blueprint=blueprint,
    within="studies",
    permissions=PERMISSIONS,
    routes=ROUTES,
    jobs="insights.highlights.jobs",
    work={
        "highlights.read_export": "Looking into an export of another tool",
        "highlights.move_in": "Moving in from another tool",
        "highlights.heed_consent": "Heeding a withdrawn consent",
        "highlights.follow_speakers": "Giving quotes to who said them",
        "highlights.drop_codes": "Taking codes from answers that say something else now",
    },
    new=(Link("Code", "highlights.new_tag", "highlights.edit", order=60),),
    user=(Link("Codebook", "highlights.show_codebook", "highlights.read", order=10),),
    tabs=(
        Tab(
            "studies.study",
            "Highlights",
            "highlights.list_highlights",
            "highlights.read",
            "study_id",
            order=60,
        ),
    ),
    panels=(
        Panel("transcripts.turn", "", queries.marks_of_turns),
        Panel("surveys.answer", "", queries.tags_of_answers),
        Panel("surveys.responses", "highlights/_coding.html", queries.coding_of_surveys),
        Panel("surveys.answers", "", queries.filters_of_questions),
        Panel("transcripts.transcript", "highlights/_codebook.html", _codebook),
    ),
    facts={
        "consent.changed": "highlights.heed_consent",
        "speakers.changed": "highlights.follow_speakers",
        "answers.reworded": "highlights.drop_codes",
    },
    anchored=(services.follow_words,),
    erasers=(
        Eraser(tables=("highlights", "highlight_tags", "answer_tags", "moves"), erase=services.erase_person),
    ),
    found={
        "highlight": ("highlights.show_highlight", "highlight_id"),
        "tag": ("highlights.show_tag", "tag_id"),
    },
)
