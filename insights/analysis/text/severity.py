"""How bad a problem is, read from words: what it did to people, and what makes that worse, 0 to 4."""

import re
from collections.abc import Sequence

from insights.analysis.text.model import Severity
from insights.analysis.text.severity_abroad import SEVERITY_WORDS, Told
from insights.analysis.text.words import any_of, without_marks

Base = tuple[str, int, re.Pattern[str]]
Lift = tuple[str, re.Pattern[str]]

# What a thing fails to do, after "won't" or "doesn't".
_FAILS_TO = (
    "(?:let|open|load|work|start|save|respond|sync|show|connect|print|send|run(?! into)|play|install|scan"
    "|accept|allow|turn on|charge|pay|arrive|happen|go through|update|support|recogni[sz]e|close|upload)"
)
# "I can't believe" and the like block nobody.
_IDIOM = (
    r"(?:really |even )?(?:believe|wait|live|complain|imagine|say|remember|recall|help but|speak|tell you"
    r"|thank|afford|go wrong|fault|get enough|think|stand"
    r"|see (?:a thing|much)|be (?:happier|sure|more)|ask for)\b"
)
_THINGS = r"(?:my|the) (?:\w+ )?(?:draft|work|text|order|notes?|changes|files?|data|entries|seats?)"
_OFTEN = "(?:just |even |always |really |simply |actually |properly )?"
_BASES = (
    (
        "gave up",
        4,
        any_of(r"""
    (?<!not )(?<!n't )(?<!never )(?<!n't ever )(?:gave|give|giving|given) (?:it )?up\b | walked (?:away|out)
    (?<!have to )(?<!to ever )(?<!not )(?<!never )abandon(?:ed|ing)?\b | stop using | quit (?:using|trying)
    stopped (?:using|trying|going|ordering|buying) | no longer (?:use|go|order|buy|bother)\b | didn't bother
    uninstall\w* | delet(?:ed|ing) (?:the|this|my) (?:app|account) | cancel(?:l?ed|l?ing) (?:my|the|our)
    switched (?:back )?to | switching (?:to|away) | went back to (?:the|my|our|using|paper|excel)
    moved (?:away from|to another) | refund | money back | never (?:again|using|coming back|going back)
    never (?:finished|completed|sent) (?:the|it|that|my)\b | left (?:the|my) (?:basket|cart)
    (?:do|does|did)(?:n't| not) (?:use|go|order|buy|bother|look at|open) (?:\w+ )?any ?more\b
    (?:ended up not|in the end (?:i|we) (?:didn't|did not)) | (?:just|simply) (?:left it|let it be)
    (?:closed|shut) (?:it|the (?:app|site|page|tab)) and (?:that was|never|left|went|did)
    (?:said|thought|thinking),? (?:no,? )?(?:forget it|never mind|i'm done with|leave it|that's it)
    (?:i've|we've|i|we|have) stopped (?:\w+ )?(?:looking|reading|opening|checking|asking|caring)
    threw in the towel | quit (?:half\s?way|in the middle) | delet(?:ed|ing) it\b
    (?:i|we) cancel(?:l?ed) it\b | (?:i|we) went with (?:a|an)(?:other| different)\b
    """),
    ),
    (
        "blocked",
        3,
        any_of(rf"""
    (?:can(?:'t|not|t| not)|could(?:n't| not)) (?!{_IDIOM})\w | unable to | no way (?:to|of|for)
    (?:not|never|\w+n't) (?:been )?able to | (?:isn't|wasn't) (?:a|any) way (?:to|of|for) | unusable
    (?:won't|would(?:n't| not)|will not) {_OFTEN}{_FAILS_TO}\b | refuse[sd]? to {_FAILS_TO}\b
    (?:do|does|did)(?:n't| not|nt) {_OFTEN}{_FAILS_TO}\b | not work\w* | stop(?:s|ped) working
    crash(?:es|ed|ing)?\b | freez(?:es|ing)\b | froze(?:n)?\b | (?:get|got|gets|was|is|am|are|were|i'm) stuck
    block(?:ed|s|ing) (?:me|us|by|from|on|at) | (?:was|were|is|are|got|i'm) blocked | locked (?:me |us )?out
    (?:is|was|are|got|still|completely) broken | fail(?:s|ed)? (?:to|every|again|at|with|when) | impossible
    (?:it|that|this|which|payment|upload|import|export|login) {_OFTEN}(?:keeps )?fail(?:s|ed|ing)\b
    (?:lost|lose|losing) (?:all|everything|my (?:work|data|files?|changes|order|notes|progress))
    (?:get|got|gets|getting|gives|gave|throws|shows|showed) (?:me )?(?:an? |the |some )?(?:\w+ )?errors?\b
    (?:was|were|got|card|payment|been) (?:declined|rejected|refused)
    never (?:arrived|came|loads?|works?|worked|opens?|opened|finish(?:es|ed) (?:up|down)?loading)
    (?:never|didn't|did not|don't) (?:get|got) (?:it|one|(?:an?|the|my) (?:reply|answer|code|e?mail|link))
    nothing (?:at all )?(?:happens|happened|(?:was|is) happening) | does nothing | did nothing | do nothing
    no way (?:i|you|we|to) | (?:sat|sits|sitting) there (?:turning|spinning|loading|doing nothing)
    (?:stays|stayed|goes|went|is|was|turns|turned) (?:all )?(?:white|black|blank|locked)\b
    (?:everything|all of it|{_THINGS}) (?:is|was|were|are) (?:just )?gone\b
    (?:kick|log|throw)(?:s|ed)? me out
    had (?:typed|written|entered) (?:in )?(?:is|was) (?:just )?gone\b
    (?:hangs|hung) (?:on|at|up|there|itself)\b | wip(?:es|ed|ing) (?:out|everything)
    no signal | had nothing under (?:my|our) | (?:wasn't|weren't|not) allowed (?:in|to)\b
    (?:and|at) (?:then|that point) it's over\b | (?:password|code|login) (?:is|was|are) (?:wrong|invalid)
    """),
    ),
    (
        "workaround",
        2,
        any_of(r"""
    work(?:ing|ed)? ?around | instead i | (?:i|we|they)(?:'ve| have)? (?:just )?end(?:ed)? up | by hand
    on paper | (?:have|has|had|having) to (?:manually|re\w+|copy|go back|go to|call|ask|do it|type|export)
    (?:have|has|had|having) to use (?:a|an|my|the) | manually | (?:copy|copied|copying)(?: and |.)past\w*
    (?:a|my|another|our|own) spreadsheet | in excel | (?:write|wrote|writing) (?:it|them|everything) down
    (?:took|take|taking) (?:a )?screenshots? | ask(?:ed|ing)? (?:a|my|our) (?:colleague|friend|boss|manager)
    ask(?:ed|ing)? my (?:wife|husband|son|daughter|sister|brother) | reinstall\w* | restart\w*
    (?:use|using|used) (?:another|a different|some other) (?:app|tool|site|program|browser)
    so (?:then )?(?:i|we|they|you) (?:just |always )?(?:print|ring|call|phone|use \w+ for that|mail it)
    print(?:ed|ing)? it (?:out )?instead
    (?:write|wrote|writing) (?:it|them|that) on (?:a |some )?p(?:iece|aper)
    (?:keep|kept|have) (?:my|our|an?) own (?:list|sheet|table|notes?)
    (?:take|took|taking) (?:a )?(?:picture|photo)s? of (?:the|my) (?:screen|page)
    (?:send|sent|mail|mailed) (?:it|them) to myself | start(?:ed|ing)? (?:all )?over | type (?:\w+ ){1,4}anew
    on the computer because
    """),
    ),
    (
        "hindered",
        2,
        any_of(r"""
    slow(?:er|s)?\b | lag(?:s|gy|ging)?\b | tedious | clunky | awkward | struggl\w* | challeng(?:es|ing)\b
    t(?:akes?|ook) (?:me |us )?(?:ages|forever|too long|so long|hours|days|weeks|minutes|a (?:long )?while)
    (?:hard|difficult|tricky|complicated|tough) (?:to|for) | confus(?:ed|es|ing)\b | bugs?\b | buggy
    (?:is|was|it's|that's|are|been) (?:(?:very|so|really|too|quite|pretty) )*(?:hard|complicated|complex)\b
    (?:is|was|it's|that's|are|been) (?:(?:very|so|really|too|quite|pretty) )*(?:difficult|tricky|tough)\b
    (?:don't|didn't|do not) (?:understand|know (?:where|how|which|what to)) | wrong\b | lack(?:s|ing)? of
    (?<!n't )(?:had|have|having|got) (?:a |an )?(?:lot of |some |big |many )?(?:problems?|issues?|trouble)\b
    (?:is|are|was|were|'s|keeps) (?:hidden|buried|missing|limited) | not (?:clear|supported)\b
    too (?:many|much|small|long|expensive|far|late|early|few|slow|complicated)\b | glitch\w*
    error messages?
    (?:took|take|takes) (?:me |us )?(?:a while|some time|(?:\w+ ){1,2}(?:minutes|hours|days|weeks)\b)
    (?:looking|looked|search(?:ed|ing)) for it
    (?:had|have|having) to (?:look for|search|scroll|wait|run after|hunt)
    wait(?:ed|ing)? (?:for )?(?:\w+ ){1,2}(?:minutes|hours|days|weeks|months)\b
    a lot of (?:click|scroll|typ)ing
    (?:got|get|gets|was|were) (?:a bit |completely |totally )?lost\b(?! (?:in thought|and found))
    (?:wasn't|weren't|isn't|am not|i'm not) sure (?:whether|if|where|which|how|what) | (?:have|had) no idea
    (?:so|very|really) (?:small|tiny|hidden|far down)\b | can(?:'t|not) (?:see|read) (?:a thing|anything|much)
    """),
    ),
)
# What makes any of these a level worse.
_LIFTS = (
    (
        "repeated",
        any_of(r"""
    every (?:single )?time | each time | again and again | over and over | all the time | repeatedly
    keeps? (?:on )?\w+ing\b | constantly | every (?:single )?(?:day|week|morning|month)\b
    time after time | once more | (?:second|third|fourth|fifth|\d+th) time
    always (?:\w+ )?(?:have to|had to|need to|forget\w*|get\w*|lose\w*|late|slow\w*|wrong|broken|fail\w*)
    still (?:can't|cannot|not|no|doesn't|have to|wait\w*|broken|happen\w*|fail\w*|wrong|nothing|struggl\w*)
    (?:two|three|four|five|six|several|many|\d+) times
    """),
    ),
    (
        "emotional",
        any_of(r"""
    frustrat\w* | annoy\w* | (?:i|we|people|they|really|just|you) hate[sd]? | angry | terribl[ey]
    horribl[ey] | awful | nightmare | ridiculous | useless | unacceptable | disappoint\w* | the worst
    pain(?:ful)?\b | drives? (?:me|us) | (?:fed up|sick of|tired of) | infuriat\w* | scar(?:ed|y)\b
    frighten\w* | stress(?:ed|ful|ing)\b | worri(?:ed|es|some)\b | embarrass\w* | overwhelm\w* | waste of
    lost (?:all )?trust | can(?:'t|not) stand | upset\w* | panic\w* | desperat\w* | felt (?:stupid|lost|bad)
    """),
    ),
)
_NAMED = "a problem is named"
NOT_READ = "not read in this language"
_BLOCKED = 3


def severity_of(text: str, language: str | None = None) -> Severity:
    """Level and reasons of a problem's text: its heaviest reason, one more if repeated, one if emotional.

    A problem only named is 1, one that hinders or is worked around 2, one that blocks 3, and 4 at most;
    without being blocked or giving up it is 3 at most. In a language without word lists it is 1, and said so.
    """
    plain = " ".join(without_marks(text).replace("’", "'").split())
    if language in (None, "en"):
        return _weighed(_BASES, _LIFTS, plain)
    told = SEVERITY_WORDS.get(language or "")
    if told is None:
        return Severity(1, (NOT_READ,))
    return _weighed(_bases_of(told), _lifts_of(told), told.unmeant.sub(" ", plain))


def _weighed(bases: Sequence[Base], lifts: Sequence[Lift], plain: str) -> Severity:
    found = [(level, name) for name, level, pattern in bases if pattern.search(plain)]
    lifted = [name for name, pattern in lifts if pattern.search(plain)]
    base = max((level for level, _ in found), default=1)
    level = min(base + len(lifted), 4 if base >= _BLOCKED else 3)
    told = [name for own, name in found if own == base or name == "workaround"]
    return Severity(level, tuple(told + lifted) or (_NAMED,))


def _bases_of(told: Told) -> tuple[Base, ...]:
    return (
        ("gave up", 4, told.gave_up),
        ("blocked", 3, told.blocked),
        ("workaround", 2, told.workaround),
        ("hindered", 2, told.hindered),
    )


def _lifts_of(told: Told) -> tuple[Lift, ...]:
    return (("repeated", told.repeated), ("emotional", told.emotional))


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
