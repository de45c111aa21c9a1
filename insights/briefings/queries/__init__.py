"""What the pages of briefings put together from the features below."""

from insights.briefings.queries.accounts import Account, account_of
from insights.briefings.queries.gaps import GapBoard, gap_board
from insights.briefings.queries.homes import (
    TurningPoints,
    followed_metrics,
    open_objectives,
    studies_of,
    turning_points,
    unexplained_metrics,
)
from insights.briefings.queries.reminders import reminders_due
from insights.briefings.queries.stories import Behind, behind_key_results

__all__ = [
    "Account",
    "Behind",
    "GapBoard",
    "TurningPoints",
    "account_of",
    "behind_key_results",
    "followed_metrics",
    "gap_board",
    "open_objectives",
    "reminders_due",
    "studies_of",
    "turning_points",
    "unexplained_metrics",
]
