"""Writes of analysis runs, themes, decisions and proposals."""

from insights.themes.services.counting import recount, set_metric_count, write_bases
from insights.themes.services.decisions import (
    confirm_theme,
    decide_themes,
    give_passages_kind,
    give_theme_kind,
    merge_themes,
    move_passages,
    place_passages,
    reject_theme,
    rename_theme,
)
from insights.themes.services.drafts import (
    add_draft,
    add_members,
    add_readings,
    carry_out,
    keep_result,
    remove_drafts,
    show_readings,
)
from insights.themes.services.erasing import (
    drop_vectors,
    erase_person,
    heed_consent,
    recount_study,
    stray_vectors,
)
from insights.themes.services.history import undo_decision
from insights.themes.services.impacts import keep_impacts
from insights.themes.services.proposals import accept_proposal, answer_proposals, refuse_proposal
from insights.themes.services.readers import (
    TEACH,
    adopt_reader,
    decline_reader,
    fail_teaching,
    finish_teaching,
    teach_reader,
    use_shipped_reader,
)
from insights.themes.services.rewording import review_reworded
from insights.themes.services.runs import JOB, begin_run, cancel_run, fail_run, finish_run, start_run

__all__ = [
    "JOB",
    "TEACH",
    "accept_proposal",
    "add_draft",
    "add_members",
    "add_readings",
    "adopt_reader",
    "answer_proposals",
    "begin_run",
    "cancel_run",
    "carry_out",
    "confirm_theme",
    "decide_themes",
    "decline_reader",
    "drop_vectors",
    "erase_person",
    "fail_run",
    "fail_teaching",
    "finish_run",
    "finish_teaching",
    "give_passages_kind",
    "give_theme_kind",
    "heed_consent",
    "keep_impacts",
    "keep_result",
    "merge_themes",
    "move_passages",
    "place_passages",
    "recount",
    "recount_study",
    "refuse_proposal",
    "reject_theme",
    "remove_drafts",
    "rename_theme",
    "review_reworded",
    "set_metric_count",
    "show_readings",
    "start_run",
    "stray_vectors",
    "teach_reader",
    "undo_decision",
    "use_shipped_reader",
    "write_bases",
]
