"""The clause that says a theme's problem best in German, Spanish, French and Italian."""

import re
from collections.abc import Mapping, Sequence, Set

from insights.analysis.text.naming import says_nothing
from insights.analysis.text.other_lexicons import LEXICONS, Lexicon
from insights.analysis.text.phrases import folded
from insights.analysis.text.problems import ENDLESS
from insights.analysis.text.words import (
    SOUNDS,
    SPOKEN,
    WORD,
    any_of,
    content_words,
    stop_words,
    without_elision,
)

SHORTEST, LONGEST = 2, 8
_TERSE, _CUT = 0.5, 0.8  # worth of two words alone, and of words cut out of a clause that is too long
# Moods tell that something is wrong, never what.
_MOOD_WORDS = """
    brutta brutto dommage leider lamentable mal mala malo mauvais mauvaise peggio peor pessimo pire purtroppo
    schade schlecht schlimm
"""
_MOODS = frozenset(_MOOD_WORDS.split())
# They name trouble too, but not its thing.
_NAMELESS = any_of(r"""
    (?:problem|problèm|schwierig|kompliziert|umständlich|verwirr|frustr|difficil|difficult|complicad|compliqu)
    (?:complicat|confus|chiar|clair|clar[oa]|pénible|molest|fastidi|ärger|soucis?)
""")
FRONTED = 18  # words: in so short a sentence what stands before a comma belongs to the trouble after it
_ENDS = re.compile(r"[.!?;:()\[\]\"“”«»…\n]+|\s[-–—]\s")
_STOPS = re.compile(r"[.!?;:,()\[\]\"“”«»…\n]+|\s[-–—]\s")


def problem_clause_abroad(
    texts: Sequence[str],
    language: str,
    worth: Mapping[str, float],
    said: Set[str],
    names: Set[str] = frozenset(),
    telling: Sequence[float] = (),
) -> str | None:
    """As `problem_clause`, by the word lists of a language; None for a language without them."""
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return None
    best: tuple[float, int, str] | None = None
    for text, weight in zip(texts, telling or [1.0] * len(texts), strict=True):
        for clause in _clauses(text.replace("’", "'"), lexicon):
            spoken = [match.group() for match in WORD.finditer(clause)]
            for shown, share in _shapes(spoken, language, lexicon, worth):
                own = sum(worth.get(key, 0.0) for key in _keys(shown, language))
                score = weight * share * own / len(shown) ** 0.4 if shown else 0.0
                candidate = (-round(score, 6), len(shown), " ".join(shown))
                fits = score > 0 and _may_stand(shown, lexicon, said, names)
                if fits and (best is None or candidate < best):
                    best = candidate
    return best[2] if best else None


def trouble_beside_abroad(
    texts: Sequence[str],
    topic: str,
    language: str,
    said: Set[str],
    names: Set[str] = frozenset(),
    telling: Sequence[float] = (),
) -> str | None:
    """A clause that tells a problem in a text that says the words of `topic`, best near the middle."""
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return None
    wanted = set(_keys(topic.split(), language))
    best: tuple[float, int, str] | None = None
    for text, weight in zip(texts, telling or [1.0] * len(texts), strict=True):
        plain = text.replace("’", "'")
        if not wanted <= set(_keys([match.group() for match in WORD.finditer(plain)], language)):
            continue
        for clause in _clauses(plain, lexicon):
            shown = _trimmed([match.group() for match in WORD.finditer(clause)], language, lexicon)
            candidate = (-round(weight, 6), len(shown), " ".join(shown))
            fits = _may_stand(shown, lexicon, said, names) and _at_trouble(shown, lexicon) > 0
            if fits and (best is None or candidate < best):
                best = candidate
    return best[2] if best else None


def tells_trouble_abroad(text: str, language: str) -> bool:
    """Whether a text tells a problem in plain words of its language."""
    lexicon = LEXICONS.get(language)
    return lexicon is not None and lexicon.trouble.search(lexicon.denied.sub(" ", text)) is not None


def _may_stand(shown: Sequence[str], lexicon: Lexicon, said: Set[str], names: Set[str]) -> bool:
    """Whether words make a label: of a fitting length, telling trouble and no praise, of nobody by name."""
    label = " ".join(shown)
    told = lexicon.denied.sub(" ", label)
    fits = SHORTEST <= len(shown) <= LONGEST and label not in said
    plain = names.isdisjoint(word.lower() for word in shown)
    return bool(fits and plain and lexicon.trouble.search(told) and not lexicon.praise.search(told))


def _shapes(
    spoken: list[str], language: str, lexicon: Lexicon, worth: Mapping[str, float]
) -> list[tuple[list[str], float]]:
    """A clause as it may be shown, with its worth: whole, or of a long one what its trouble is about."""
    whole = _trimmed(spoken, language, lexicon)
    if len(whole) <= LONGEST:
        return [(whole, 1.0 if len(whole) > SHORTEST else _TERSE)]
    if len(whole) > ENDLESS:
        return []
    own = [at for at, word in enumerate(whole) if set(_keys([word], language)) & worth.keys()]
    text, found = " ".join(whole), []
    for match in lexicon.trouble.finditer(text):
        start, stop = text[: match.start()].count(" "), text[: match.end()].count(" ") + 1
        for at in own:
            cut = whole[min(start, at) : max(stop, at + 1)]
            if SHORTEST < len(cut) <= LONGEST and not start <= at < stop:
                found.append((_trimmed(cut, language, lexicon), _CUT))
    return found


def _at_trouble(words: Sequence[str], lexicon: Lexicon) -> int:
    """How many words there are from the first trouble on: "zu kompliziert" keeps its "zu"."""
    text = " ".join(words)
    plain = (match for match in lexicon.trouble.finditer(text) if match.group().lower() not in _MOODS)
    return max((len(words) - text[: match.start()].count(" ") for match in plain), default=0)


def _keys(words: Sequence[str], language: str) -> list[str]:
    return sorted({folded(without_elision(word.lower(), language), language) for word in words})


def words_in_trouble_abroad(text: str, language: str) -> frozenset[str]:
    """Folded words of what a text's clauses tell a problem of; none without word lists.

    What is put before such a clause belongs to it: "Les factures, je ne les trouve jamais".
    """
    lexicon = LEXICONS.get(language)
    found: set[str] = set()
    for piece in _sentences(text.replace("’", "'"), lexicon) if lexicon else ():
        clauses = [piece] if len(WORD.findall(piece)) <= FRONTED else _STOPS.split(piece)
        for clause in clauses:
            if lexicon and lexicon.trouble.search(lexicon.denied.sub(" ", clause)):
                words = (word for word in content_words(clause, language) if not _NAMELESS.match(word))
                found.update(folded(word, language) for word in words if not says_nothing(word, language))
    return frozenset(found)


def _sentences(text: str, lexicon: Lexicon) -> list[str]:
    """What stands between stops and joints, its commas kept."""
    return [part for piece in _ENDS.split(text) for part in lexicon.joints.split(piece)]


def _clauses(text: str, lexicon: Lexicon) -> list[str]:
    return [part for piece in _STOPS.split(text) for part in lexicon.joints.split(piece)]


def _trimmed(words: list[str], language: str, lexicon: Lexicon) -> list[str]:
    """Without words at the edges that say nothing, but for those that deny."""
    idle = (stop_words(language) | SPOKEN.get(language, frozenset()) | SOUNDS) - lexicon.negations
    plain, kept = list(words), _at_trouble(words, lexicon)
    while len(plain) > kept and (plain[0].lower() in idle or len(plain[0]) < 2):
        plain.pop(0)
    while plain and (plain[-1].lower() in idle or len(plain[-1]) < 2):
        plain.pop()
    if plain and language != "de" and not (plain[0].isupper() and len(plain[0]) > 1):
        plain[0] = plain[0].lower()
    if plain and not plain[0].startswith("n'"):
        plain[0] = plain[0][-len(without_elision(plain[0].lower(), language)) :]
    return plain
