"""The story of the sample workspace: a small shop app whose new checkout drove people away."""

from dataclasses import dataclass
from datetime import date

from insights.demo.story import claims, highlights, insights, metrics, objectives, people, survey, transcripts


@dataclass(frozen=True)
class Story:
    """Everything the sample holds, as plain values; loading it is another module's work."""

    today: date
    company: str
    app: str
    users: tuple[people.User, ...]
    teams: tuple[people.Team, ...]
    participants: tuple[people.Participant, ...]
    studies: tuple[transcripts.Study, ...]
    sessions: tuple[transcripts.Session, ...]
    tasks: tuple[transcripts.UsabilityTask, ...]
    responses: tuple[survey.Response, ...]
    tags: tuple[highlights.Tag, ...]
    highlights: tuple[highlights.Highlight, ...]
    pain_points: tuple[highlights.PainPoint, ...]
    metrics: tuple[metrics.Metric, ...]
    goals: tuple[objectives.StrategyGoal, ...]
    objectives: tuple[objectives.Objective, ...]
    key_results: tuple[objectives.KeyResult, ...]
    insights: tuple[insights.Insight, ...]
    claims: tuple[claims.Claim, ...]


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
