"""How bad a problem is, read from words: each reason found adds to the level, 0 to 4."""

from insights.analysis.text.model import Severity
from insights.analysis.text.words import any_of

_REASONS = (
    (
        "gave up",
        4,
        any_of(r"""
    gave up | give up | giving up | given up | abandon(?:ed|ing)? | stopped using | stop using
    uninstall\w* | delet(?:ed|ing) (?:the|this|my) (?:app|account) | cancel(?:l?ed|l?ing) (?:my|the|our)
    switched to | switching to | went back to | moved (?:away|to another) | walked away | refund
    never (?:again|using|coming back)
    """),
    ),
    (
        "blocked",
        3,
        any_of(r"""
    can(?:'t|not| not) | could(?:n't| not) | unable to | won't
    would(?:n't| not) (?:let|open|load|work|start|save)
    (?:do|does|did)(?:n't| not) (?:work|load|open|start|save|let|respond|sync|show) | not work\w*
    crash\w* | freez\w* | froze\w* | stuck | blocked | broken | fail(?:s|ed|ing)?\b | error\w*
    lost (?:all|my|the) | impossible | locked out | declined | rejected
    never (?:arrived|came|loads?|works?|opens?) | no way to
    """),
    ),
    (
        "workaround",
        2,
        any_of(r"""
    work ?around | instead i | i (?:just )?end(?:ed)? up
    have to (?:manually|re|copy|go back|use|keep|do) | by hand | manually | copy and paste | copy.?paste
    spreadsheet | in excel | write it down | screenshot\w* | ask (?:a|my) colleague | reinstall\w*
    restart\w* | had to call
    """),
    ),
    (
        "repeated",
        1,
        any_of(r"""
    every (?:single )?time | each time | always | again and again | over and over
    keeps? (?:on )?\w+ing | constantly | all the time | repeatedly | still
    (?:two|three|four|five|several|many|\d+) times | once more | every day | daily
    """),
    ),
    (
        "emotional",
        1,
        any_of(r"""
    frustrat\w* | annoy\w* | hate\w* | angry | terrible | horrible | awful | nightmare | ridiculous
    useless | unacceptable | disappoint\w* | worst | confus\w* | painful | a pain\b | drives me | fed up
    infuriat\w* | stress\w* | scared | worried | embarrass\w* | overwhelm\w* | lost trust | waste of
    """),
    ),
)
_SLOW = any_of(r"slow\w* | lag\w* | takes? (?:ages|forever|too long|so long) | tedious | clunky | awkward")


def severity_of(text: str) -> Severity:
    """Level and reasons of a problem's text: the heaviest, one more for each further one, at most 4."""
    plain = text.replace("’", "'")
    found = [(weight, name) for name, weight, pattern in _REASONS if pattern.search(plain)]
    if not found:
        return (
            Severity(2, ("slow or awkward",)) if _SLOW.search(plain) else Severity(1, ("a problem is named",))
        )
    level = max(weight for weight, _ in found) + len(found) - 1
    return Severity(min(4, level), tuple(name for _, name in found))


def theme_severity(members: list[Severity]) -> Severity:
    """A theme's severity: the upper median of its problem passages, with the reasons most of them give."""
    if not members:
        return Severity()
    levels = sorted(one.level for one in members)
    counts: dict[str, int] = {}
    for one in members:
        for reason in one.reasons:
            counts[reason] = counts.get(reason, 0) + 1
    ranked = sorted(counts, key=lambda reason: (-counts[reason], reason))
    told = tuple(f"{reason} ({counts[reason]} of {len(members)})" for reason in ranked[:3])
    return Severity(levels[len(levels) // 2], told)
