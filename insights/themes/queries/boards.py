"""The board of pain points over all studies the actor may see, with trends and segments."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, bindparam, cast, func, select
from sqlalchemy.orm import Session, aliased

from insights.analysis.stats.comparisons import share_difference
from insights.analysis.stats.proportions import Share, share_of
from insights.kernel.actor import Actor, Role
from insights.kernel.pagination import Key, Page, page_of
from insights.kernel.statements import IDS, whoever
from insights.studies.models import Study
from insights.studies.queries import visible_to
from insights.themes.models import Theme, ThemeBase, ThemeTally
from insights.themes.queries.runs import bases_of, totals_of
from insights.themes.queries.themes import visible_themes
from insights.themes.rules.ranking import Change, changes_of, month_before, months_between
from insights.themes.rules.states import OPEN, ThemeKind
from insights.web.sparks import spark_points

MONTHS = 6
ROWS = 20
_Tally = aliased(ThemeTally)
SORTS = {
    "rank": ("rank", Theme.rank),
    "people": ("people_count", Theme.people_count),
    "severity": ("severity", Theme.severity),
    "studies": ("source_count", Theme.source_count),
    "recent": ("seen_key", func.coalesce(cast(Theme.last_seen_on, String), "")),
}


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What of the board is asked for; segments are written as field:value; `since` is a month, 2026-05."""

    kind: str = ThemeKind.PAIN_POINT.value
    study_id: int | None = None
    status: str = ""
    segment: str = ""
    since: str = ""
    severity: int = 0
    metric: str = ""  # "touched" or "none"
    sort: str = "rank"


@dataclass(frozen=True, slots=True)
class Board:
    """A page of themes with what the rows show."""

    page: Page[Theme]
    totals: Mapping[int, int]
    months: Sequence[str]
    trends: Mapping[int, Mapping[str, int]]

    def people(self, theme_id: int) -> list[int]:
        """People by month, oldest first."""
        of_it = self.trends.get(theme_id, {})
        return [of_it.get(month, 0) for month in self.months]

    def spark(self, theme_id: int) -> str:
        """The same as the points of a small line."""
        return spark_points(self.people(theme_id))


def pain_point_board(
    session: Session, actor: Actor, wanted: BoardFilter, cursor: str | None, month: str
) -> Board:
    """One keyset page of the board; `month` is the last of the months shown."""
    statement = select(Theme).join(Study, Study.id == Theme.study_id)
    statement = statement.where(*visible_themes(actor), *_conditions(wanted))
    attribute, column = SORTS.get(wanted.sort, SORTS["rank"])
    keys = [
        Key(column, attribute, descending=True),
        Key(Theme.people_count, "people_count", descending=True),
        Key(Theme.id, "id", descending=True),
    ]
    page = page_of(session, statement, keys, cursor, ROWS)
    first = month
    for _ in range(MONTHS - 1):
        first = month_before(first)
    months = months_between(first, month)
    return Board(
        page,
        totals_of(session, sorted({theme.study_id for theme in page.rows})),
        months,
        tallies_of(session, [theme.id for theme in page.rows], "month"),
    )


def _conditions(wanted: BoardFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [
        Theme.status == wanted.status if wanted.status in OPEN else Theme.status.in_(OPEN),
        Theme.severity >= wanted.severity,
        Theme.people_count > 0,
    ]
    if wanted.kind in set(ThemeKind):
        where.append(Theme.kind == wanted.kind)
    if wanted.study_id is not None:
        where.append(Theme.study_id == wanted.study_id)
    if wanted.metric == "touched":
        where.append(Theme.metric_count > 0)
    elif wanted.metric == "none":
        where.append(Theme.metric_count == 0)
    if wanted.segment:
        dimension, value = split_segment(wanted.segment)
        where.append(_is_tallied(_Tally.dimension == dimension, _Tally.value == value))
    if wanted.since:
        where.append(_is_tallied(_Tally.dimension == "month", _Tally.value >= wanted.since))
    return where


def _is_tallied(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    tallied = select(_Tally.theme_id).where(_Tally.theme_id == Theme.id, *conditions)
    return tallied.correlate(Theme).exists()


def split_segment(segment: str) -> tuple[str, str]:
    """`plan:free` as the dimension and value of tallies."""
    name, _, value = segment.partition(":")
    return f"segment:{name}", value


def tallies_of(session: Session, theme_ids: Collection[int], dimension: str) -> dict[int, dict[str, int]]:
    """People by the values of a dimension, by theme."""
    found: dict[int, dict[str, int]] = {}
    for tally in session.execute(_TALLIES, {"ids": list(theme_ids), "dimension": dimension}):
        found.setdefault(tally.theme_id, {})[tally.value] = tally.people
    return found


_TALLIES = select(ThemeTally.theme_id, ThemeTally.value, ThemeTally.people).where(
    ThemeTally.theme_id.in_(IDS), ThemeTally.dimension == bindparam("dimension")
)


def segments_visible_to(session: Session, actor: Actor, study_id: int | None = None) -> list[str]:
    """All segments heard in the visible studies as field:value, in order."""
    statement = _segments(actor.role, of_study=study_id is not None)
    rows = session.execute(statement, {"me": actor.user_id, "study_id": study_id})
    return [f"{name.removeprefix('segment:')}:{value}" for name, value in rows]


@cache
def _segments(role: Role, *, of_study: bool) -> Select[str, str]:
    rows = (
        select(ThemeBase.dimension, ThemeBase.value)
        .join(Study, Study.id == ThemeBase.study_id)
        .where(ThemeBase.dimension.startswith("segment:"), visible_to(whoever(role)))
        .distinct()
        .order_by(ThemeBase.dimension, ThemeBase.value)
        .limit(200)
    )
    return rows.where(ThemeBase.study_id == bindparam("study_id")) if of_study else rows


def studies_with_themes(session: Session, actor: Actor) -> list[tuple[str, str]]:
    """(id, title) of the visible studies that have themes, newest first."""
    rows = session.execute(_studies(actor.role), {"me": actor.user_id})
    return [(str(study_id), title) for study_id, title in rows]


@cache
def _studies(role: Role) -> Select[int, str]:
    themed = Theme.study_id == Study.id, *visible_themes(whoever(role))
    return (
        select(Study.id, Study.title)
        .where(select(Theme.id).where(*themed).exists())
        .order_by(Study.id.desc())
        .limit(200)
    )


@dataclass(frozen=True, slots=True)
class SegmentShare:
    """How many people of a segment voiced a theme, with the interval of the share."""

    name: str
    value: str
    share: Share


def shares_by_segment(session: Session, row: Theme) -> list[SegmentShare]:
    """A theme's people by segment, each against the people of that segment who were heard."""
    found = []
    bases: dict[str, dict[str, int]] = {}
    for base in session.execute(_SEGMENT_BASES, {"study_id": row.study_id}):
        bases.setdefault(base.dimension, {})[base.value] = base.people
    for dimension, values in sorted(bases.items()):
        own = tallies_of(session, [row.id], dimension).get(row.id, {})
        for value, heard in sorted(values.items()):
            said = min(own.get(value, 0), heard)
            found.append(SegmentShare(dimension.removeprefix("segment:"), value, share_of(said, heard)))
    return found


_SEGMENT_BASES = select(ThemeBase.dimension, ThemeBase.value, ThemeBase.people).where(
    ThemeBase.study_id == bindparam("study_id"), ThemeBase.dimension.startswith("segment:")
)


def segment_shares(session: Session, themes: Sequence[Theme], segment: str) -> dict[int, Share]:
    """Each theme's share of one segment's people, of those heard in its study."""
    dimension, value = split_segment(segment)
    bases = bases_of(session, sorted({theme.study_id for theme in themes}), dimension)
    said = tallies_of(session, [theme.id for theme in themes], dimension)
    shares = {}
    for theme in themes:
        heard = bases[theme.study_id].get(value, 0)
        shares[theme.id] = share_of(min(said.get(theme.id, {}).get(value, 0), heard), heard)
    return shares


def segment_differences(
    left: Mapping[int, Share], right: Mapping[int, Share]
) -> dict[int, tuple[float, tuple[float, float]] | None]:
    """The left share less the right one with its interval, by theme; None where nobody was heard."""
    found = {}
    for theme_id, one in left.items():
        other = right[theme_id]
        told = share_difference(one.count, one.n, other.count, other.n)
        found[theme_id] = (told.difference, told.interval) if told else None
    return found


@dataclass(frozen=True, slots=True)
class MonthShare:
    """A theme's people in a month against all people heard in it."""

    month: str
    share: Share


def shares_by_month(session: Session, row: Theme) -> list[MonthShare]:
    """A theme's people by month, each against the people heard that month; quiet months are left out."""
    heard = bases_of(session, [row.study_id], "month")[row.study_id]
    said = tallies_of(session, [row.id], "month").get(row.id, {})
    return [
        MonthShare(month, share_of(min(said.get(month, 0), people), people))
        for month, people in sorted(heard.items())
    ]


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """A theme whose share of people changed since last month."""

    theme: Theme
    change: Change


def changed_since_last_month(
    session: Session, actor: Actor, wanted: BoardFilter, today: date, count: int = 5
) -> list[ThemeChange]:
    """Themes of the board whose share of the people heard differs most between a month and the one before.

    That month is this one, or the newest of the two before it in which people were heard.
    """
    months = [f"{today:%Y-%m}"]
    while len(months) < 4:
        months.append(month_before(months[-1]))
    statement: Any = (
        select(Theme.id, Theme.study_id, ThemeTally.value, ThemeTally.people)
        .join(Study, Study.id == Theme.study_id)
        .join(ThemeTally, ThemeTally.theme_id == Theme.id)
        .where(
            *visible_themes(actor),
            *_conditions(wanted),
            ThemeTally.dimension == "month",
            ThemeTally.value.in_(months),
        )
        .limit(4000)
    )
    studies: dict[int, int] = {}
    tallies: dict[int, dict[str, int]] = {}
    for theme_id, study_id, value, people in session.execute(statement):
        studies[theme_id] = study_id
        tallies.setdefault(theme_id, {})[value] = people
    if not tallies:
        return []
    bases = bases_of(session, sorted(set(studies.values())), "month")
    heard = {theme_id: bases[of] for theme_id, of in studies.items()}
    changes = next((found for month in months[:-1] if (found := changes_of(tallies, heard, month))), [])[
        :count
    ]
    themes = {row.id: row for row in session.scalars(_BY_ID, {"ids": [c.theme_id for c in changes]})}
    return [ThemeChange(themes[c.theme_id], c) for c in changes]


_BY_ID = select(Theme).where(Theme.id.in_(IDS))
