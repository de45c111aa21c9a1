"""The clause that says a theme's problem best, in the words of one of its members."""

import re
from collections.abc import Mapping, Sequence, Set

from insights.analysis.text.naming import is_vague
from insights.analysis.text.phrases import NEGATIONS, folded
from insights.analysis.text.trouble_words import HINTED, MOODS, TROUBLE, clauses_of, masked, praises, tells_of
from insights.analysis.text.words import FILLERS, WORD, stop_words, words_of

_LEADS = """
    i we you they it he she the a an that this these those there my our your their its also even still
    to of for or and but so if with than as in on at by now one both then just like me him her us them
    how what why where much many been being is are was were am be have has had do does did would could
    will may might mean means necessarily actually already sometimes quite pretty very really kind sort
    some any lot unfortunately probably maybe definitely almost especially going gonna i've we've
    you've they've it's i'm you're we're once until unless whenever though although
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
ENDLESS = 60  # words: nothing is cut out of a longer clause, which is speech without a stop
_HALVES = re.compile(r"\bbetween\b(?!.* and )|\bboth\b(?!.* and )|\beither\b(?!.* or )|\bnot only\b")
# Inside a clause these point to what stands outside of it, or only hedge.
_POINTING = """
    them him her me us that these those kind sort mean means necessarily already pretty basically actually
    something anything thing things stuff someone somebody whatever there here like what
"""
_POINTERS = frozenset(_POINTING.split())
_ASKING = frozenset(["i", "we", "you", "they", "it"])  # after a "can't" these make a question of it
_SHRED = 0.6  # for each of them
_CUT = 0.8  # for words cut out of a clause that is too long


def problem_clause(
    texts: Sequence[str],
    worth: Mapping[str, float],
    said: set[str],
    names: Set[str] = frozenset(),
    known: Set[str] = frozenset(),
    telling: Sequence[float] = (),
) -> str | None:
    """A clause of two to eight words that holds a problem word and the theme's own words; None without one.

    `worth` gives the score of the theme's folded words; `said` holds labels of siblings, never repeated. No
    clause with one of `names` (people, lower case) is taken, nor one with another name that is not `known`:
    folded words that several people say. `telling` is how well each text may tell the theme's problem.
    """
    weighed = list(zip(texts, telling or [1.0] * len(texts), strict=True))
    topical = {word: score for word, score in worth.items() if word not in MOODS}
    plain = _best_clause(weighed, topical, said, names, known | worth.keys(), TROUBLE, SHORTEST)
    return plain or _best_clause(weighed, topical, said, names, known | worth.keys(), HINTED, SHORTEST + 1)


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
        for clause in clauses_of(text):
            spoken = [match.group() for match in WORD.finditer(clause)]
            if any(_is_named(word) and folded(word.lower()) not in known for word in spoken[1:]):
                continue  # a name that one person says makes an example, not a theme
            for shown, share in _shapes(spoken, worth, trouble):
                label = " ".join(shown)
                if not shortest <= len(shown) <= LONGEST or label in said:
                    continue
                score = weight * share * _score(shown, label, worth, trouble)
                candidate = (-round(score, 6), len(shown), label)
                unnamed = names.isdisjoint(map(str.lower, shown))
                if unnamed and candidate[0] < 0 and (best is None or candidate < best):
                    best = candidate
    return best[2] if best else None


def _shapes(
    spoken: list[str], worth: Mapping[str, float], trouble: Sequence[re.Pattern[str]]
) -> list[tuple[list[str], float]]:
    """A clause as it may be shown, with its worth: whole, or of a long one what its trouble is about."""
    whole = _trimmed(spoken)
    if len(whole) <= LONGEST:
        return [(whole, 1.0)]
    if len(whole) > ENDLESS:
        return []
    own = [at for at, word in enumerate(whole) if folded(word.lower()) in worth]
    found = []
    for start, stop in _troubled(whole, trouble):
        for at in own:
            if start <= at < stop:
                continue  # "fed up" alone says nothing of what
            first, last = min(start, at), max(stop, at + 1)
            last += next((n for n, word in enumerate(whole[last:]) if _is_small(word)), len(whole) - last)
            if last - first <= LONGEST:
                found.append((_trimmed(whole[first:last]), _CUT))
    return found


def _troubled(words: list[str], trouble: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Where words of trouble stand, as (first, behind the last)."""
    text = masked(" ".join(words))
    at = [text[: match.start()].count(" ") for pattern in trouble for match in pattern.finditer(text)]
    ends = [text[: match.end()].count(" ") + 1 for pattern in trouble for match in pattern.finditer(text)]
    return sorted(set(zip(at, ends, strict=True)))


def _is_small(word: str) -> bool:
    return word.lower() in stop_words("en") or word.lower() in FILLERS


def trouble_beside(
    texts: Sequence[str],
    topic: str,
    said: set[str],
    names: Set[str] = frozenset(),
    telling: Sequence[float] = (),
) -> str | None:
    """A clause that tells a problem in a text that says the words of `topic`, best near the middle."""
    wanted = {folded(word) for word in words_of(topic)}
    best: tuple[float, int, str] | None = None
    for text, weight in zip(texts, telling or [1.0] * len(texts), strict=True):
        if not wanted <= {folded(word) for word in words_of(text)}:
            continue
        for clause in clauses_of(text):
            shown = _trimmed([match.group() for match in WORD.finditer(clause)])
            label = " ".join(shown)
            fits = SHORTEST <= len(shown) <= LONGEST and label not in said
            plain = " ".join(word for word in shown if folded(word.lower()) not in MOODS)
            if not fits or not tells_of(plain, TROUBLE) or not names.isdisjoint(map(str.lower, shown)):
                continue
            shreds = len(_POINTERS.intersection(map(str.lower, shown)))
            candidate = (-round(weight * _SHRED**shreds, 6), len(shown), label)
            if best is None or candidate < best:
                best = candidate
    return best[2] if best else None


def _is_named(word: str) -> bool:
    return word[0].isupper() and len(word.split("'")[0]) > 1


def _score(
    shown: list[str], label: str, worth: Mapping[str, float], trouble: Sequence[re.Pattern[str]]
) -> float:
    """Sum of the worth of its words, less for length and pointers; 0 where it tells no such problem."""
    if not tells_of(label, trouble) or _HALVES.search(label) or praises(label):
        return 0.0
    words = [word.lower() for word in shown]
    if (words[0] in NEGATIONS and words[1] in _ASKING) or is_vague(
        [word for word in words if not _tells_trouble(word)], "en"
    ):
        return 0.0
    own = sum(worth.get(word, 0.0) for word in {folded(word) for word in words})
    return round(own / len(shown) ** 0.4 * _SHRED ** len(_POINTERS.intersection(words)), 6)


def _tells_trouble(word: str) -> bool:
    return word in NEGATIONS or any(pattern.search(word) for pattern in TROUBLE)


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
    return word.lower() in FILLERS - NEGATIONS and not any(pattern.search(word) for pattern in TROUBLE)
