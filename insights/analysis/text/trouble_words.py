"""Clauses of English texts, and whether they tell trouble."""

import re
from collections.abc import Sequence

from insights.analysis.text.lexicon import PATTERNS
from insights.analysis.text.naming import says_nothing
from insights.analysis.text.phrases import folded
from insights.analysis.text.words import any_of, content_words

_CLAUSE = re.compile(
    r"[.!?;:,()\[\]\"“”…\n]+|\s[-–—]\s"
    r"|\b(?:and|but|because|which|when|if|then|since|while|where)\b"
    r"|\bso(?= (?:i|you|he|she|it|we|they|that|there|this|the|my|our|your|then|now|for|in|on|at|to|if)\b)"
    r"|\bthat's why\b"
    r"|\b(?:find|found|think|thought|feel|felt|know|say|said|means?|noticed|believe|guess) (?:that|like)\b",
    re.IGNORECASE,
)
TROUBLE = [PATTERNS[name] for name in ("negated ability", "failure", "negative feeling")]
_HINTS = any_of(r"""
    gone\b | (?:takes?|took|taking) (?:\w+ )?longer | a (?:bit|little) (?:long|slow|small|late|much) | nobody
    no (?:message|answer|reply|signal|idea|way) | without (?:a|any)\b | (?:minutes|hours|weeks) later | drown
    only (?:shows?|works?|on|after|when) | somewhere else | challeng(?:e|es|ing)\b | bottleneck\w* | bother\w*
    consum(?:es?|ing) (?:more|too|a lot) | charged | paywall\w* | redirect\w* | spam\b | interrupt\w*
""")
# Milder words of trouble, heard where no clause holds a plain one.
HINTED = [PATTERNS["burden"], PATTERNS["getting worse"], _HINTS]
_FILLING = re.compile(
    r",? (?:u+[hm]+|er+m?|you know|i mean|sort of|kind of),?(?= )"
    r"|\b(any|the|was|had|are|is|of|in|to|a) like(?= )",
    re.IGNORECASE,
)
# Words of trouble that tell none: "bug tracker", "climb hard", "hard drive".
_NEUTRAL = any_of(r"""
    (?:bug|issue|error|problem|incident)s?[ -](?:track|fix|report|solv|handl|log)\w* | open issues?
    hard[ -](?:drive|disk|copy|copies|cod\w+|work\w*|skills?|hats?) | slow (?:motion|food)
    late (?:night|shift)s? | dead (?:line|lift|sea)s? | cold (?:water|start|storage|brew|drink)s?
    lost and found | blank (?:page|space)s? | hands (?:dirty|messy) | mess(?:ing)? (?:around|about|with)
""")
_MOOD_WORDS = """
    angry annoyed annoying awful awfully bad badly disappointed disappointing disappointment disappoints
    frustrated frustrating frustration hate hates horrible horribly issue issues lame nightmare pathetic poor
    poorly problem problematic problems ridiculous sad sadly shame stupid suck sucks terrible terribly
    unfortunate unfortunately upset upsetting useless weird worse worst wrong
"""
# Moods tell that something is wrong, never what.
MOODS = frozenset(folded(word) for word in _MOOD_WORDS.split())
# What is done so that something does not happen: "so I don't get charged", "to avoid errors".
_PURPOSE = any_of(r"""
    so (?:that )?(?:i|we|you|they|it|he|she) (?:do|does|wo|would|ca|could)(?:n't| not|nnot)\b[^,.;!?]*
    to (?:avoid|prevent)\b[^,.;!?]*
""")
# What is said not to be so: "that doesn't mean you can't pay", "it's not that it was slow".
_NOT_SO = any_of(r"""
    (?:\w+n't|not|never) (?:\w+ ){0,2}(?:mean|imply)(?:s|ing)?\b(?: that)?[^,.;!?]*
    (?:can't|cannot|couldn't|wouldn't) (?:really )?(?:say|claim)(?: that)?\b[^,.;!?]*
    (?:it's|that's|it is|that is) not (?:so much )?(?:that|because|as if|like)\b[^,.;!?]*
""")
_FELT = """
    is was are were be been being it too so very really pretty quite how more as get gets got make makes
    made it's that's find found feel feels felt
"""
_HARD_WORK = re.compile(
    rf"\b(?!(?:{'|'.join(_FELT.split())})\b)[\w']+ hard\b(?! (?:to|for|time))"
    r"|\b(?:\w{2,}ing|try|tried|work|worked|fought) (?:very |so |really |pretty )?hard\b"
)
_DENIED = any_of(r"""
    (?:never|not|\w+n't|no) (?:get|got|getting|be|been) (?:sick|tired|bored) | no longer (?:a|an)
    (?:been|is|are|was|were|got) (?:quickly |now |all )?(?:re)?solved | been fixed
    (?:not|never|no|\w+n't|without) (?:really )?(?:an? |any |the )?(?:\w+ )?(?:problem|issue|complaint)s?
    (?:not|never|no|\w+n't|without) (?:really )?(?:an? |any |the )?(?:\w+ )?trouble
    (?:\w+n't|not|never) (?:have|had|see|seen|find|found) (?:an? |any |many |much )?(?:problem|issue)s?
    (?:\w+n't|not|never) (?:really |even )?(?:annoy|bother|break|crash|fail|freeze|hurt|lag|matter)(?:s|es)?\b
    (?:\w+n't|not|never) (?:really |even )?worr(?:y|ies)\b
""")

_LETTER = re.compile(r"\S")


def clauses_of(text: str) -> list[str]:
    """The clauses of a text as one would write it, without what is prevented or said not to be so."""
    return _CLAUSE.split(_PURPOSE.sub(". ", _NOT_SO.sub(". ", _fluent(text))))


def tells_trouble(text: str) -> bool:
    """Whether an English text tells a problem in plain words."""
    return tells_of(_fluent(text), TROUBLE)


def words_in_trouble(text: str) -> frozenset[str]:
    """Folded words, with content, of an English text's clauses that tell a problem."""
    found: set[str] = set()
    for clause in clauses_of(text):
        if tells_of(clause, [*TROUBLE, *HINTED]):
            words = (word for word in content_words(clause, "en") if not says_nothing(word, "en"))
            found.update(folded(word) for word in words)
    return frozenset(found)


def tells_of(clause: str, trouble: Sequence[re.Pattern[str]]) -> bool:
    """Whether a clause tells such a problem rather than denies it or speaks of hard work."""
    return any(pattern.search(masked(clause)) for pattern in trouble) and not _DENIED.search(clause)


def masked(clause: str) -> str:
    """A clause whose words of trouble that tell none, such as hard work, are written as dots."""
    for seeming in (_NEUTRAL, _HARD_WORK):
        clause = seeming.sub(lambda match: _LETTER.sub("·", match.group()), clause)
    return clause


def praises(clause: str) -> bool:
    """Whether a clause praises, and tells no more trouble than a mood: "love angry birds"."""
    plain = " ".join(word for word in clause.split() if folded(word.lower()) not in MOODS)
    return PATTERNS["praise"].search(clause) is not None and not tells_of(plain, TROUBLE)


def _fluent(text: str) -> str:
    """Text as one would write it: straight apostrophes, without the fillers inside a clause."""
    return _FILLING.sub(r"\1", text.replace("’", "'"))
