"""Common metrics to start from, each with its formula, unit, direction and category."""

from __future__ import annotations

from dataclasses import dataclass

from insights.metrics.rules.kinds import Cadence, Category, Direction, Timing, Unit


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A metric as it is usually defined."""

    key: str
    name: str
    definition: str
    formula: str
    unit: Unit
    direction: Direction
    category: Category
    timing: Timing = Timing.LAGGING
    cadence: Cadence = Cadence.MONTHLY


_F, _C, _P, _T = Category.FINANCIAL, Category.CUSTOMER, Category.PRODUCT, Category.TECH
_UP, _DOWN = Direction.UP, Direction.DOWN
_COUNT, _SHARE, _MONEY, _TIME, _SCORE = Unit.COUNT, Unit.PERCENT, Unit.CURRENCY, Unit.SECONDS, Unit.SCORE
_EARLY = Timing.LEADING


def _entry(key: str, name: str, definition: str, formula: str, *rest: object) -> CatalogueEntry:
    return CatalogueEntry(key, name, definition, formula, *rest)  # type: ignore[arg-type]


CATALOGUE: tuple[CatalogueEntry, ...] = (
    _entry(
        "revenue",
        "Revenue",
        "What was sold.",
        "Sum of invoiced sales, without tax and returns",
        _MONEY,
        _UP,
        _F,
    ),
    _entry(
        "revenue_growth",
        "Revenue growth",
        "How fast sales grow.",
        "(Revenue of the period − revenue a year before) ÷ revenue a year before",
        _SHARE,
        _UP,
        _F,
    ),
    _entry("profit_margin", "Profitability", "What is left of sales.", "Profit ÷ revenue", _SHARE, _UP, _F),
    _entry(
        "cash_flow", "Cash flow", "Money in minus money out.", "Cash received − cash paid", _MONEY, _UP, _F
    ),
    _entry(
        "cac",
        "Customer acquisition cost",
        "What one new customer costs.",
        "Spending on marketing and sales ÷ new customers",
        _MONEY,
        _DOWN,
        _F,
    ),
    _entry(
        "clv",
        "Customer lifetime value",
        "What a customer brings over the whole time.",
        "Average profit per customer and year × average years as a customer",
        _MONEY,
        _UP,
        _F,
    ),
    _entry("aov", "Average order value", "The size of a purchase.", "Revenue ÷ orders", _MONEY, _UP, _F),
    _entry(
        "order_frequency",
        "Order frequency",
        "How often customers buy.",
        "Orders ÷ customers who ordered, per month",
        _COUNT,
        _UP,
        _C,
    ),
    _entry(
        "conversion",
        "Conversion rate",
        "The share of visitors who buy.",
        "Visitors with an order ÷ visitors",
        _SHARE,
        _UP,
        _P,
        _EARLY,
    ),
    _entry(
        "retention",
        "Retention rate",
        "The share of customers who stay.",
        "Customers at the end who were there at the start ÷ customers at the start",
        _SHARE,
        _UP,
        _C,
    ),
    _entry(
        "churn",
        "Churn rate",
        "The share of customers who leave.",
        "Customers lost in the period ÷ customers at its start",
        _SHARE,
        _DOWN,
        _C,
    ),
    _entry(
        "nps",
        "Net promoter score",
        "Whether customers recommend us.",
        "% of answers 9–10 − % of answers 0–6, in points",
        _SCORE,
        _UP,
        _C,
    ),
    _entry(
        "csat",
        "Customer satisfaction",
        "The share of satisfied customers.",
        "Answers in the top two boxes ÷ answers",
        _SHARE,
        _UP,
        _C,
    ),
    _entry(
        "ces",
        "Customer effort score",
        "How easy it was to get something done.",
        "Mean of the answers from 1 to 7",
        _SCORE,
        _UP,
        _C,
        _EARLY,
    ),
    _entry(
        "dau",
        "Daily active users",
        "People who use it on a day.",
        "Distinct users per day",
        _COUNT,
        _UP,
        _P,
        _EARLY,
        Cadence.DAILY,
    ),
    _entry(
        "wau",
        "Weekly active users",
        "People who use it in a week.",
        "Distinct users in 7 days",
        _COUNT,
        _UP,
        _P,
        _EARLY,
        Cadence.WEEKLY,
    ),
    _entry(
        "mau",
        "Monthly active users",
        "People who use it in a month.",
        "Distinct users in 30 days",
        _COUNT,
        _UP,
        _P,
    ),
    _entry(
        "stickiness",
        "Stickiness",
        "How often monthly users come back.",
        "Daily active users ÷ monthly active users",
        _SHARE,
        _UP,
        _P,
        _EARLY,
    ),
    _entry(
        "unique_users", "Unique users", "Different people in a period.", "Distinct users", _COUNT, _UP, _P
    ),
    _entry(
        "new_users",
        "New users",
        "People who came for the first time.",
        "Users without earlier use",
        _COUNT,
        _UP,
        _P,
        _EARLY,
    ),
    _entry(
        "sign_ups",
        "Sign-ups",
        "New accounts.",
        "Accounts created in the period",
        _COUNT,
        _UP,
        _P,
        _EARLY,
        Cadence.WEEKLY,
    ),
    _entry(
        "feature_use",
        "Feature use",
        "The share of active users who use a feature.",
        "Users of the feature ÷ active users",
        _SHARE,
        _UP,
        _P,
        _EARLY,
    ),
    _entry(
        "session_time",
        "Session time",
        "How long a visit lasts.",
        "Median of the time from first to last action",
        _TIME,
        _UP,
        _P,
        _EARLY,
    ),
    _entry(
        "engagement",
        "Engagement rate",
        "The share of users who do what the product is for.",
        "Users with a core action ÷ active users",
        _SHARE,
        _UP,
        _P,
        _EARLY,
    ),
    _entry(
        "availability",
        "Availability",
        "The share of time in which it works.",
        "(Minutes − minutes down) ÷ minutes",
        _SHARE,
        _UP,
        _T,
    ),
    _entry("downtime", "Downtime", "Time in which it did not work.", "Sum of the outages", _TIME, _DOWN, _T),
    _entry(
        "response_time",
        "Response time",
        "How long people wait for an answer of the system.",
        "95th percentile of the time to the first byte",
        _TIME,
        _DOWN,
        _T,
        _EARLY,
        Cadence.WEEKLY,
    ),
    _entry(
        "error_rate",
        "Error rate",
        "The share of requests that fail.",
        "Failed requests ÷ requests",
        _SHARE,
        _DOWN,
        _T,
        _EARLY,
        Cadence.WEEKLY,
    ),
)


def entry(key: str) -> CatalogueEntry | None:
    """The catalogue's metric of this key."""
    return next((one for one in CATALOGUE if one.key == key), None)
