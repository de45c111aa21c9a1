"""The sample's insights: six published, two drafts, each with its evidence and next step."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from insights.demo.story.dates import content_of, dated


@dataclass(frozen=True)
class Evidence:
    """Something that speaks for or against an insight; kind: highlight, theme or score.

    `ref` is a highlight's or pain point's key, or for a score "nps", "csat" or "nps:<segment>".
    """

    kind: str
    ref: str
    stance: str  # supports or contradicts
    note: str = ""


@dataclass(frozen=True)
class NextStep:
    """What follows, who does it, and by when."""

    text: str
    owner: str
    due: date


@dataclass(frozen=True)
class Insight:
    """What we learned; `published_on` None is a draft."""

    key: str
    title: str
    statement: str
    confidence: str  # high, medium or low
    method: str
    sample: str
    actionable: bool
    recommendation: str
    next_step: NextStep
    author: str
    study: str
    written_on: date
    published_on: date | None
    evidence: tuple[Evidence, ...]


def _evidence(written: dict[str, Any]) -> tuple[Evidence, ...]:
    supporting = [Evidence("highlight", ref, "supports") for ref in written.pop("supporting")]
    contradicting = [Evidence("highlight", ref, "contradicts") for ref in written.pop("contradicting")]
    scores = [Evidence("score", one["ref"], "supports", one["note"]) for one in written.pop("scores", ())]
    return (Evidence("theme", written.pop("theme"), "supports"), *supporting, *contradicting, *scores)


def _insight(today: date, written: dict[str, Any]) -> Insight:
    evidence = _evidence(written)
    step = written.pop("next_step")
    published = written.pop("published_on", None)
    return Insight(
        **{
            **written,
            "next_step": NextStep(step["text"], step["owner"], dated(today, step["due"])),
            "written_on": dated(today, written["written_on"]),
        },
        published_on=None if published is None else dated(today, published),
        evidence=evidence,
    )


def insights(today: date) -> tuple[Insight, ...]:
    """Six published insights and two drafts, dated from `today`."""
    return tuple(_insight(today, written) for written in content_of("insights")["insights"])
