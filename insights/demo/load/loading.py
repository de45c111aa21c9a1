"""The whole sample, in the order in which it came about."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine, select

from insights.demo.load import findings, numbers, pulse, research
from insights.demo.load.workspace import Workspace
from insights.demo.models import SampleRow
from insights.demo.story import story
from insights.kernel import clock
from insights.kernel.db import open_session
from insights.kernel.settings import Settings

STEPS: tuple[tuple[str, Callable[[Workspace], None]], ...] = (
    ("people", research.add_people),
    ("studies", research.add_studies),
    ("transcripts", research.add_transcripts),
    ("survey", pulse.add_survey),
    ("metrics", numbers.add_metrics),
    ("objectives", numbers.add_objectives),
    ("highlights", findings.add_highlights),
    ("analysis", findings.analyse_studies),
    ("insights", findings.add_insights),
    ("claims", findings.add_claims),
)


def has_sample(engine: Engine) -> bool:
    """Whether the sample is there."""
    with open_session(engine) as session:
        return session.scalar(select(SampleRow.table_name).limit(1)) is not None


def load_sample(engine: Engine, settings: Settings, tell: Callable[[str], None]) -> bool:
    """Load the sample as of today; False when it is there already."""
    if has_sample(engine):
        return False
    work = Workspace(engine, settings, story(clock.today()))
    for name, step in STEPS:
        tell(f"Sample: {name}")
        step(work)
    return True
