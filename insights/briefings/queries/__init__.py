"""What the pages of briefings put together from the features below."""

from insights.briefings.queries.accounts import Account, account_of
from insights.briefings.queries.digests import Digest, digest_of, digests_due, lines_of
from insights.briefings.queries.gaps import MOST_OF_A_KIND, GapBoard, gap_board
from insights.briefings.queries.homes import (
    TurningPoints,
    followed_metrics,
    studies_of,
    turning_points,
    unexplained_metrics,
)
from insights.briefings.queries.reminders import reminders_due
from insights.briefings.queries.stories import Behind, behind_key_results

__all__ = [
    "MOST_OF_A_KIND",
    "Account",
    "Behind",
    "Digest",
    "GapBoard",
    "TurningPoints",
    "account_of",
    "behind_key_results",
    "digest_of",
    "digests_due",
    "followed_metrics",
    "gap_board",
    "lines_of",
    "reminders_due",
    "studies_of",
    "turning_points",
    "unexplained_metrics",
]
