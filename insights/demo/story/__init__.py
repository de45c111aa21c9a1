"""The story of the sample workspace: a small shop app whose new checkout drove people away."""

from dataclasses import dataclass
from datetime import date

from insights.demo.story import claims, highlights, insights, metrics, objectives, people, survey, transcripts
from insights.demo.story.claims import Claim
from insights.demo.story.highlights import Highlight, PainPoint, Tag
from insights.demo.story.insights import Insight
from insights.demo.story.metrics import Metric
from insights.demo.story.objectives import KeyResult, Objective, StrategyGoal
from insights.demo.story.people import Participant, Team, User
from insights.demo.story.survey import Response
from insights.demo.story.transcripts import Session, Study, UsabilityTask


@dataclass(frozen=True)
class Story:
    """Everything the sample holds, as plain values; loading it is another module's work."""

    today: date
    company: str
    app: str
    users: tuple[User, ...]
    teams: tuple[Team, ...]
    participants: tuple[Participant, ...]
    studies: tuple[Study, ...]
    sessions: tuple[Session, ...]
    tasks: tuple[UsabilityTask, ...]
    responses: tuple[Response, ...]
    tags: tuple[Tag, ...]
    highlights: tuple[Highlight, ...]
    pain_points: tuple[PainPoint, ...]
    metrics: tuple[Metric, ...]
    goals: tuple[StrategyGoal, ...]
    objectives: tuple[Objective, ...]
    key_results: tuple[KeyResult, ...]
    insights: tuple[Insight, ...]
    claims: tuple[Claim, ...]


def story(today: date) -> Story:
    """The whole sample as it reads on that day; every date in it is counted from `today`."""
    kpis = metrics.metrics(today)
    return Story(
        today,
        people.COMPANY,
        people.APP,
        people.USERS,
        people.TEAMS,
        people.participants(today),
        transcripts.studies(today),
        transcripts.sessions(today),
        transcripts.usability_tasks(),
        survey.responses(today),
        highlights.tags(),
        highlights.highlights(),
        highlights.pain_points(),
        kpis,
        objectives.goals(today),
        objectives.objectives(today),
        objectives.key_results(today, kpis),
        insights.insights(today),
        claims.claims(today),
    )
