"""Taking in objectives and key results from a text, as chosen in the preview."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from insights.kernel.actor import Actor
from insights.kernel.errors import InvalidInput
from insights.metrics.rules.grids import rows_in
from insights.metrics.rules.kinds import Unit
from insights.objectives import queries
from insights.objectives.models import Objective
from insights.objectives.rules.okr_labels import read_labelled
from insights.objectives.rules.okr_outline import read_outline
from insights.objectives.rules.okr_shapes import as_lines, read_shaped
from insights.objectives.rules.okr_tables import add_key_results, markdown_tables, read_table
from insights.objectives.rules.okr_text import ReadObjective, ReadOkrs, period_named, read_markdown
from insights.objectives.rules.wording import aim_in
from insights.objectives.services.key_results import KeyResultDraft, add_key_result
from insights.objectives.services.objectives import ObjectiveDraft, create_objective
from insights.objectives.services.teams import TeamDraft, create_team

LONGEST_TEXT = 1 << 20
_LONGEST_RUN = 100  # of one sign or of blanks: no words need more, and patterns take the square of a run
_LONG_RUN = re.compile(rf"[^\S\n]{{{_LONGEST_RUN},}}|(.)\1{{{_LONGEST_RUN},}}")


@dataclass(frozen=True, slots=True)
class TextPlan:
    """What to take from a text: lines of objectives and key results, their period and owner."""

    lines: Collection[int]
    starts: date
    ends: date
    owner_id: int


def read_okrs(text: str) -> ReadOkrs:
    """The objectives of Markdown, a table, JSON, YAML or a web page; InvalidInput when there are none."""
    if len(text) > LONGEST_TEXT:
        raise InvalidInput("This is too long a text; at most 1 MB can be read.", "text")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    text = _LONG_RUN.sub(lambda run: run[0][:_LONGEST_RUN], text)
    period = period_named(text)
    text = as_lines(text)
    tables = [found for table in markdown_tables(text) for found in read_table(table)]
    objectives = tables or read_shaped(text) or _in_rows(text)
    if not objectives:
        objectives = read_labelled(text) or read_markdown(text) or read_outline(text)
        add_key_results(objectives, text)
    if not objectives:
        raise InvalidInput(
            "No objectives were found. Write each as a heading with its key results as marked bullets "
            "under it: “### Customers stay”, “- KR1: Repeat orders rise from 20 % to 25 %”.",
            "text",
        )
    return ReadOkrs(period or period_named(text), objectives)


def take_okrs(session: Session, actor: Actor, text: str, plan: TextPlan) -> list[Objective]:
    """Add the chosen objectives with their chosen key results, as proposals; all or none."""
    read = read_okrs(text)
    made: dict[int, Objective] = {}
    for found, parent in read.all():
        if found.line not in plan.lines:
            continue
        above = made.get(parent.line) if parent is not None else None
        team_id = _team_id(session, actor, found.team)
        row = create_objective(
            session,
            actor,
            ObjectiveDraft(
                statement=found.statement,
                starts=plan.starts,
                ends=plan.ends,
                owner_id=plan.owner_id,
                reason=found.reason,
                team_id=team_id,
                parent_id=above.id if above else None,
            ),
        )
        made[found.line] = row
        _add_key_results(session, actor, row, found, plan)
    if not made:
        raise InvalidInput("Nothing is chosen: tick at least one objective.")
    return list(made.values())


def _in_rows(text: str) -> list[ReadObjective]:
    """The objectives of a CSV text, none when its first line heads no such table."""
    if not re.search(r"[;,\t]", text.split("\n", 1)[0]):
        return []
    try:
        rows = rows_in(text)
    except InvalidInput:
        return []
    if all(len(row) < 2 for row in rows):  # each row was put between quotes as a whole
        rows = [cells for row in rows for cells in rows_in(row[0] if row else "")]
    return read_table([(number, row) for number, row in enumerate(rows, 1) if any(row)])


def _add_key_results(
    session: Session, actor: Actor, row: Objective, found: ReadObjective, plan: TextPlan
) -> None:
    for statement, line in found.key_results:
        if line not in plan.lines:
            continue
        aim = aim_in(statement)
        known = aim.baseline is not None and aim.target is not None and aim.baseline != aim.target
        draft = KeyResultDraft(
            statement=statement,
            starts=plan.starts,
            deadline=plan.ends,
            owner_id=plan.owner_id,
            baseline=aim.baseline if known else None,
            target=aim.target,
            unit=Unit.PERCENT if aim.percent else Unit.COUNT,
            way=aim.way,
        )
        add_key_result(session, actor, row.id, draft)


def _team_id(session: Session, actor: Actor, name: str) -> int | None:
    if not name:
        return None
    known = {team.name.casefold(): team.id for team in queries.teams(session, actor)}
    return known.get(name.casefold()) or create_team(session, actor, TeamDraft(name[:120])).id
