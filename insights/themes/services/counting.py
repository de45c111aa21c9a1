"""Counts of themes, kept in the transaction that changes their passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from insights.analysis.text.model import Severity
from insights.analysis.text.severity import theme_severity
from insights.search.rules import Visibility
from insights.search.services import Found, forget, put
from insights.studies.models import StudyTally
from insights.studies.services import add_to_tally
from insights.themes.models import Theme, ThemeBase, ThemeMember, ThemeTally
from insights.themes.queries.members import QUOTES, MemberFact, exemplars_of, member_facts, readings_of
from insights.themes.queries.passages import StudyPassage
from insights.themes.rules.ranking import month_key, rank_of, severity_of_people
from insights.themes.rules.states import OPEN, ThemeKind
from insights.worker import record_fact

SEGMENT = "segment:"
MOST_CANDIDATES = 50  # strongest passages among which new exemplars are looked for


def recount(session: Session, theme_ids: Collection[int]) -> None:
    """Count people, passages, months, segments and severity of the themes anew, and let them be found."""
    session.flush()
    facts: dict[int, list[MemberFact]] = {theme_id: [] for theme_id in theme_ids}
    for fact in member_facts(session, theme_ids):
        facts[fact.theme_id].append(fact)
    readings = readings_of(session, theme_ids)
    rows = session.scalars(select(Theme).where(Theme.id.in_(list(theme_ids)))).all()
    session.execute(delete(ThemeTally).where(ThemeTally.theme_id.in_(list(theme_ids))))
    tallies = []
    for row in rows:
        _count(row, facts[row.id], readings.get(row.id, []))
        _fill_exemplars(session, row.id, {fact.member_id: fact.person for fact in facts[row.id]})
        tallies += [{"theme_id": row.id, **tally} for tally in tallies_of(facts[row.id])]
    if tallies:
        session.execute(insert(ThemeTally), tallies)
    session.flush()
    _index(session, rows)
    for study_id in sorted({row.study_id for row in rows}):
        record_fact(session, "themes.changed", {"study_id": study_id})


def _count(row: Theme, facts: list[MemberFact], readings: list[tuple[int, str, int, list[str]]]) -> None:
    row.passage_count = len(facts)
    row.people_count = len({fact.person for fact in facts})
    row.source_count = len({fact.source for fact in facts})
    row.last_seen_on = max((fact.said_on for fact in facts if fact.said_on), default=None)
    problem = ThemeKind.PAIN_POINT.value
    troubled = [told for told in readings if told[1] == problem] if row.kind == problem else []
    people = {fact.member_id: fact.person for fact in facts}
    row.severity = severity_of_people((people.get(member, ""), level) for member, _, level, _ in troubled)
    row.severity_reasons = list(
        theme_severity([Severity(lv, tuple(why)) for _, _, lv, why in troubled]).reasons
    )
    row.rank = rank_of(row.people_count, row.severity, row.touches_priority)


def _fill_exemplars(session: Session, theme_id: int, people: Mapping[int, str]) -> None:
    """Put the strongest passages in the place of exemplars that were moved away, new voices first."""
    of_it = select(ThemeMember).where(ThemeMember.theme_id == theme_id, ~ThemeMember.excluded)
    standing = session.scalars(of_it.where(ThemeMember.exemplar.is_not(None))).all()
    wanted = min(QUOTES, len(people)) - len(standing)
    if wanted <= 0:
        return
    others = of_it.where(ThemeMember.exemplar.is_(None)).order_by(ThemeMember.strength.desc(), ThemeMember.id)
    heard = {people.get(member.id) for member in standing}
    candidates = list(session.scalars(others.limit(MOST_CANDIDATES)))
    candidates.sort(key=lambda member: people.get(member.id) in heard)
    last = max((member.exemplar or 0 for member in standing), default=0)
    for position, member in enumerate(candidates[:wanted], start=last + 1):
        member.exemplar = position


def tallies_of(facts: Iterable[MemberFact | StudyPassage]) -> list[dict[str, Any]]:
    """People and passages by month and by every segment field's value."""
    people: dict[tuple[str, str], set[str]] = {}
    passages: dict[tuple[str, str], int] = {}
    for fact in facts:
        person = fact.person if isinstance(fact, MemberFact) else fact.passage.person
        for place in _places(fact.said_on, fact.segment):
            people.setdefault(place, set()).add(person)
            passages[place] = passages.get(place, 0) + 1
    return [
        {"dimension": name, "value": value, "people": len(people[name, value]), "passages": count}
        for (name, value), count in sorted(passages.items())
    ]


def _places(said_on: Any, segment: Mapping[str, Any]) -> list[tuple[str, str]]:
    months = [("month", month_key(said_on))] if said_on else []
    fields = [
        (f"{SEGMENT}{name}"[:60], str(value)[:120])
        for name, value in segment.items()
        if value not in (None, "")
    ]
    return months + fields


def write_bases(session: Session, study_id: int, heard: Collection[StudyPassage]) -> None:
    """Whom the study heard, as a whole, by month and by segment: the N of each n."""
    session.execute(delete(ThemeBase).where(ThemeBase.study_id == study_id))
    people = len({one.passage.person for one in heard})
    whole = {"dimension": "all", "value": "", "people": people, "passages": len(heard)}
    rows = [{"study_id": study_id, **tally} for tally in [whole, *tallies_of(heard)]]
    session.execute(insert(ThemeBase), rows)


def set_metric_count(session: Session, theme_id: int, count: int, touches_priority: bool = False) -> None:
    """How many metrics a theme touches, and whether a priority one is among them; the rank follows."""
    row = session.get(Theme, theme_id)
    if row is not None:
        row.metric_count, row.touches_priority = count, touches_priority
        row.rank = rank_of(row.people_count, row.severity, touches_priority)
        session.flush()


def keep_study_tally(session: Session, study_id: int) -> None:
    """The study's number of open themes."""
    open_ones = select(func.count()).where(Theme.study_id == study_id, Theme.whole, Theme.status.in_(OPEN))
    known = session.get(StudyTally, (study_id, "themes"), populate_existing=True)
    difference = (session.scalar(open_ones) or 0) - (known.value if known else 0)
    if difference:
        add_to_tally(session, study_id, "themes", difference)
        if known:
            session.expire(known)


def _index(session: Session, rows: Iterable[Theme]) -> None:
    shown = [row for row in rows if row.whole and row.status in OPEN]
    forget(session, "theme", [row.id for row in rows if row not in shown])
    quotes = exemplars_of(session, [row.id for row in shown])
    put(
        session,
        [
            Found(
                "theme",
                row.id,
                row.label,
                " ".join([*map(str, row.terms), *(quote.text for quote in quotes.get(row.id, ()))]),
                Visibility.STUDY,
                study_id=row.study_id,
            )
            for row in shown
        ],
    )
