"""The clause that says a theme's problem best, in the words of one of its members."""

import re
from collections.abc import Mapping, Sequence, Set

from insights.analysis.text.lexicon import PATTERNS
from insights.analysis.text.naming import is_vague
from insights.analysis.text.phrases import NEGATIONS, folded
from insights.analysis.text.words import FILLERS, WORD, any_of

_CLAUSE = re.compile(
    r"[.!?;:,()\[\]\"“”…\n]+|\s[-–—]\s"
    r"|\b(?:and|but|because|which|when|if|then|since|while|where)\b"
    r"|\bso(?= (?:i|you|he|she|it|we|they|that|there|this|the|my|our|your|then|now)\b)"
    r"|\bthat's why\b",
    re.IGNORECASE,
)
_TROUBLE = [PATTERNS[name] for name in ("negated ability", "failure", "negative feeling")]
_HINTS = any_of(r"""
    gone\b | (?:takes?|took|taking) (?:\w+ )?longer | a (?:bit|little) (?:long|slow|small|late|much) | nobody
    no (?:message|answer|reply|signal|idea|way) | without (?:a|any)\b | (?:minutes|hours|weeks) later | drown
    only (?:shows?|works?|on|after|when) | somewhere else | challeng(?:e|es|ing)\b | bottleneck\w* | bother\w*
    consum(?:es?|ing) (?:more|too|a lot) | charged | paywall\w* | redirect\w* | spam\b | interrupt\w*
""")
# Milder words of trouble, heard where no clause holds a plain one.
_HINTED = [PATTERNS["burden"], PATTERNS["getting worse"], _HINTS]
_LEADS = """
    i we you they it he she the a an that this these those there my our your their its also even still
    to of for or and but so if with than as in on at by now one both then just like me him her us them
    how what why where much many been being is are was were am be have has had do does did would could
    will may might mean means necessarily actually already sometimes quite pretty very really kind sort
    some any lot unfortunately probably maybe definitely almost especially going gonna i've we've
    you've they've it's i'm you're we're
"""
_LEAD = frozenset(_LEADS.split())
_TAILS = """
    a about an and any are aren't as at be been both but by can can't could couldn't did didn't do
    does doesn't don't for from had has have if in into is isn't it its like my no not of on or our
    so than that the their them they this those to too very was wasn't were which who will with
    won't would wouldn't your
"""
_TAIL = frozenset(_TAILS.split())
_PARTICLES = frozenset(["in", "on"])
SHORTEST, LONGEST = 2, 8
_FILLING = re.compile(
    r",? (?:u+[hm]+|er+m?|you know|i mean|sort of|kind of),?(?= )"
    r"|\b(any|the|was|had|are|is|of|in|to|a) like(?= )",
    re.IGNORECASE,
)
_HALVES = re.compile(r"\bbetween\b(?!.* and )|\bboth\b(?!.* and )|\beither\b(?!.* or )|\bnot only\b")
# Inside a clause these point to what stands outside of it, or only hedge.
_POINTING = """
    them him her me us that these those kind sort mean means necessarily already pretty basically actually
    something anything thing things stuff someone somebody whatever there here like what
"""
_POINTERS = frozenset(_POINTING.split())
_ASKING = frozenset(["i", "we", "you", "they", "it"])  # after a "can't" these make a question of it
_SHRED = 0.6  # for each of them
# Words of trouble that tell none: "bug tracker", "climb hard", "hard drive".
_NEUTRAL = any_of(r"""
    (?:bug|issue|error|problem|incident)s?[ -](?:track|fix|report|solv|handl|log)\w* | open issues?
    hard[ -](?:drive|disk|copy|copies|cod\w+|work\w*|skills?|hats?) | slow (?:motion|food)
    late (?:night|shift)s? | dead (?:line|lift|sea)s? | cold (?:water|start|storage|brew|drink)s?
    lost and found | blank (?:page|space)s?
""")
_MOOD_WORDS = """
    angry annoyed annoying awful awfully bad badly disappointed disappointing disappointment disappoints
    frustrated frustrating frustration hate hates horrible horribly issue issues lame nightmare pathetic poor
    poorly problem problematic problems ridiculous sad sadly shame stupid suck sucks terrible terribly
    unfortunate unfortunately upset upsetting useless weird worse worst wrong
"""
# Moods tell that something is wrong, never what.
_MOODS = frozenset(folded(word) for word in _MOOD_WORDS.split())
# What is done so that something does not happen: "so I don't get charged", "to avoid errors".
_PURPOSE = any_of(r"""
    so (?:that )?(?:i|we|you|they|it|he|she) (?:do|does|wo|would|ca|could)(?:n't| not|nnot)\b[^,.;!?]*
    to (?:avoid|prevent)\b[^,.;!?]*
""")
_FELT = """
    is was are were be been being it too so very really pretty quite how more as get gets got make makes
    made it's that's find found feel feels felt
"""
_HARD_WORK = re.compile(rf"\b(?!(?:{'|'.join(_FELT.split())})\b)[\w']+ hard\b(?! (?:to|for|time))")
_DENIED = any_of(r"""
    (?:never|not|n't|no) (?:get|got|getting|be|been) (?:sick|tired|bored) | n't matter | no longer (?:a|an)
    (?:been|is|are|was|were|got) (?:quickly |now |all )?(?:re)?solved | been fixed
    (?:not|never|no|n't|without) (?:really )?(?:an? |any |the )?(?:\w+ )?(?:problem|issue|complaint|trouble)s?
""")


def problem_clause(
    texts: Sequence[str],
    worth: Mapping[str, float],
    said: set[str],
    names: Set[str] = frozenset(),
    known: Set[str] = frozenset(),
    closeness: Sequence[float] = (),
) -> str | None:
    """A clause of two to eight words that holds a problem word and the theme's own words; None without one.

    `worth` gives the score of the theme's folded words; `said` holds labels of siblings, never repeated. No
    clause with one of `names` (people, lower case) is taken, nor one with another name that is not `known`:
    folded words that several people say. `closeness` tells how much each text is of the theme.
    """
    weighed = list(zip(texts, closeness or [1.0] * len(texts), strict=True))
    topical = {word: score for word, score in worth.items() if word not in _MOODS}
    plain = _best_clause(weighed, topical, said, names, known | worth.keys(), _TROUBLE, SHORTEST)
    return plain or _best_clause(weighed, topical, said, names, known | worth.keys(), _HINTED, SHORTEST + 1)


def _best_clause(
    texts: Sequence[tuple[str, float]],
    worth: Mapping[str, float],
    said: set[str],
    names: Set[str],
    known: Set[str],
    trouble: Sequence[re.Pattern[str]],
    shortest: int,
) -> str | None:
    best: tuple[float, int, str] | None = None
    for text, weight in texts:
        for clause in _CLAUSE.split(_PURPOSE.sub(". ", _fluent(text))):
            spoken = [match.group() for match in WORD.finditer(clause)]
            shown = _trimmed(spoken)
            label = " ".join(shown)
            if (
                not SHORTEST <= len(shown) <= LONGEST
                or label in said
                or not names.isdisjoint(map(str.lower, shown))
            ):
                continue
            if any(_is_named(word) and folded(word.lower()) not in known for word in spoken[1:]):
                continue  # a name that one person says makes an example, not a theme
            candidate = (-round(weight * _score(shown, label, worth, trouble), 6), len(shown), label)
            if candidate[0] < 0 and (best is None or candidate < best):
                best = candidate
    return best[2] if best else None


def _is_named(word: str) -> bool:
    return word[0].isupper() and word.split("'")[0] != "I"


def _fluent(text: str) -> str:
    """Text as one would write it: straight apostrophes, without the fillers inside a clause."""
    return _FILLING.sub(r"\1", text.replace("’", "'"))


def _score(
    shown: list[str], label: str, worth: Mapping[str, float], trouble: Sequence[re.Pattern[str]]
) -> float:
    """Sum of the worth of its words, less for length and pointers; 0 where it tells no such problem."""
    told = _HARD_WORK.sub("", _NEUTRAL.sub("", label))
    if not any(pattern.search(told) for pattern in trouble) or _DENIED.search(label) or _HALVES.search(label):
        return 0.0
    words = [word.lower() for word in shown]
    if (words[0] in NEGATIONS and words[1] in _ASKING) or is_vague(
        [word for word in words if not _tells_trouble(word)], "en"
    ):
        return 0.0
    own = sum(worth.get(word, 0.0) for word in {folded(word) for word in words})
    return round(own / len(shown) ** 0.4 * _SHRED ** len(_POINTERS.intersection(words)), 6)


def _tells_trouble(word: str) -> bool:
    return word in NEGATIONS or any(pattern.search(word) for pattern in _TROUBLE)


def _trimmed(words: list[str]) -> list[str]:
    """Without fillers and pronouns at its edges, lower case but for abbreviations."""
    plain = [word if word.isupper() and (len(word) > 1 or word == "I") else word.lower() for word in words]
    while plain and (plain[0].lower() in _LEAD or _is_idle(plain[0])) and not _opens_with_not(plain):
        plain.pop(0)
    whole = len(plain)
    while plain and _dangles(plain[-1].lower(), len(plain) == whole):
        plain.pop()
    return plain


def _opens_with_not(words: list[str]) -> bool:
    """Whether a "not" belongs to the first word: "could not pay", where "is not clear" may lose its "is"."""
    return words[1:2] == ["not"] and words[0] not in ("is", "are", "was", "were")


def _dangles(word: str, closes_the_clause: bool) -> bool:
    """Whether nothing may end in this word; "log in" may, "log in the" may not."""
    if closes_the_clause and word in _PARTICLES:
        return False
    return word in _LEAD or word in _TAIL or _is_idle(word)


def _is_idle(word: str) -> bool:
    return word.lower() in FILLERS - NEGATIONS and not any(pattern.search(word) for pattern in _TROUBLE)
