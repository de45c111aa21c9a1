"""Writes of teams, objectives, key results and check-ins."""

from insights.objectives.services.check_ins import CheckInDraft, check_in
from insights.objectives.services.closing import carry_over, close_objective, reopen_objective
from insights.objectives.services.key_results import (
    KeyResultDraft,
    add_key_result,
    agree_key_result,
    archive_key_result,
    edit_key_result,
    move_key_result,
    restore_key_result,
)
from insights.objectives.services.milestones import refresh_milestones
from insights.objectives.services.objectives import (
    ObjectiveDraft,
    archive_objective,
    create_objective,
    edit_objective,
    refuse_closed,
    restore_objective,
)
from insights.objectives.services.okr_texts import TextPlan, read_okrs, take_okrs
from insights.objectives.services.period_reviews import write_review
from insights.objectives.services.sidemetrics import (
    add_guardrail,
    add_leading_metric,
    declare_trade_off,
    remove_side_metric,
)
from insights.objectives.services.teams import TeamDraft, create_team, edit_team

__all__ = [
    "CheckInDraft",
    "KeyResultDraft",
    "ObjectiveDraft",
    "TeamDraft",
    "TextPlan",
    "add_guardrail",
    "add_key_result",
    "add_leading_metric",
    "agree_key_result",
    "archive_key_result",
    "archive_objective",
    "carry_over",
    "check_in",
    "close_objective",
    "create_objective",
    "create_team",
    "declare_trade_off",
    "edit_key_result",
    "edit_objective",
    "edit_team",
    "move_key_result",
    "read_okrs",
    "refresh_milestones",
    "refuse_closed",
    "remove_side_metric",
    "reopen_objective",
    "restore_key_result",
    "restore_objective",
    "take_okrs",
    "write_review",
]
