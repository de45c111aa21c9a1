"""What happened to an insight, for its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from insights.synthesis.models import Insight
from insights.synthesis.queries.claims import ClaimView
from insights.web.filters import day


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as the timeline shows it."""

    at: datetime
    title: str
    who: str = ""
    body: str = ""
    state: str = ""

    @property
    def when(self) -> str:
        """The day, in words."""
        return day(self.at)

    @property
    def iso(self) -> str:
        """The day, for machines."""
        return self.at.date().isoformat()


def events_of(insight: Insight, claims: Sequence[ClaimView], names: Mapping[int, str]) -> list[Event]:
    """What happened to an insight and its claims, the newest first."""
    author = names.get(insight.author_id, "")
    events = [Event(insight.created_at, "Written as a draft", author)]
    if insight.published_at is not None:
        events.append(Event(insight.published_at, "Published", author))
    for view in claims:
        events += _of_claim(view, names)
    return sorted(events, key=lambda event: event.at, reverse=True)


def _of_claim(view: ClaimView, names: Mapping[int, str]) -> list[Event]:
    claim = view.claim
    moves = "rises" if claim.direction == "up" else "falls"
    made = f"Claimed: {view.target_name} {moves}"
    return [
        Event(claim.created_at, made, names.get(claim.author_id or 0, "")),
        *(
            Event(said.at, view.target_name, names.get(said.user_id or 0, ""), said.reason, said.status)
            for said in view.changes
        ),
    ]
