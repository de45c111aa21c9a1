"""Labels and terms of themes: distinctive phrases people used, told apart from the sibling themes."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np

from insights.analysis.text.linguist import Linguist, Seen
from insights.analysis.text.naming import is_empty_edge, is_measure, is_vague, people_named, says_nothing
from insights.analysis.text.phrases import NEGATIONS, Phrase, folded, is_product_wide, phrases_of
from insights.analysis.text.problems import problem_clause, trouble_beside
from insights.analysis.text.problems_abroad import (
    problem_clause_abroad,
    tells_trouble_abroad,
    trouble_beside_abroad,
)
from insights.analysis.text.saying_little import without_leading, words_of_the_session
from insights.analysis.text.trouble_words import praises, tells_trouble
from insights.analysis.text.words import content_words, words_of

TERMS = 6
ALL_COUNTED = 60_000  # above this many texts a theme's phrases are counted in so many of its members
MEMBERS_COUNTED = 200
OTHERS_COUNTED = 20_000  # and in so many texts of no theme
_TOLD_IN = (None, "en")  # languages whose words of trouble are known
WORDS_WEIGHED = 60  # best phrases whose single words may speak for a problem clause
LEAST_SAYING = 0.12  # share of a theme's members that say a word a problem clause may rest on
_LENGTH_BONUS = {1: 1.0, 2: 1.55, 3: 1.6, 4: 1.35}
_NEGATED_BONUS = 1.7
_ONE_VOICE = 0.5  # for what only one person says, over and over as it may be
_SMALL = 0.5  # for a German word that is written small: what talk is about are nouns
_WHOLE = 1.3  # for what a linguist sees as a whole noun phrase
_STEM = 3
JOINT = " · "  # between the two phrases of a label
LEAST_BESIDE = 0.05  # share of a theme's members that say the second phrase of its label
_COVERED = 0.4  # a label of one word, or whose phrase fewer members use, is joined by a second phrase


@dataclass
class _Counts:
    """In how many texts each key stands, overall and by theme, and how it was written."""

    texts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    by_theme: dict[int, Counter[tuple[str, ...]]] = field(default_factory=dict)
    surfaces: dict[int, dict[tuple[str, ...], Counter[str]]] = field(default_factory=dict)
    negated: set[tuple[str, ...]] = field(default_factory=set)
    vague: set[tuple[int, tuple[str, ...]]] = field(default_factory=set)
    first: dict[tuple[int, tuple[str, ...]], str] = field(default_factory=dict)
    shared: dict[int, set[tuple[str, ...]]] = field(default_factory=dict)
    wholes: frozenset[tuple[str, ...]] = frozenset()
    german: set[int] = field(default_factory=set)

    def hear(self, theme: int, key: tuple[str, ...], voice: str) -> None:
        """Note who says a key in a theme: `shared` is what more than one voice says."""
        if self.first.setdefault((theme, key), voice) != voice:
            self.shared.setdefault(theme, set()).add(key)


def label_themes(
    texts: Sequence[str],
    labels: np.ndarray,
    languages: Sequence[str | None],
    kinds: Sequence[str],
    voices: Sequence[str] = (),
    linguist: Linguist | None = None,
    telling: Sequence[float] = (),
) -> list[tuple[str, tuple[str, ...]]]:
    """(label, terms) of each theme 0…; `labels` (n,) with −1 for none, `kinds` one a theme.

    `voices` names who said each text; without it, and where one is blank, each text counts as its own voice.
    `telling` is how well each text may tell its theme's problem: best near its middle and surely a problem.
    A `linguist` adds names that no label may hold, and favours whole noun phrases in English themes.
    """
    told = counted_rows(labels)
    heard = [(voices[row] if voices else "") or f"#{row}" for row in told]
    texts, languages, labels = [texts[row] for row in told], [languages[row] for row in told], labels[told]
    people = people_named(texts)
    seen = _seen_in(texts, labels, languages, linguist)
    people = [names | seen[row].people if row in seen else names for row, names in enumerate(people)]
    counts = _count(texts, labels, languages, people, heard, words_of_the_session(texts))
    counts.wholes = frozenset(key for one in seen.values() for key in one.wholes)
    sizes = np.bincount(labels[labels >= 0], minlength=len(kinds))
    taken: set[tuple[str, ...]] = set()
    said: set[str] = set()
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    for theme in np.argsort(-sizes, kind="stable").tolist():
        ranked = _ranked(counts, theme, int(sizes[theme]), len(texts), kinds[theme])
        free = _without_praise(ranked, counts, theme) if kinds[theme] == "pain_point" else ranked
        label = _label(free, counts, theme, int(sizes[theme]), taken)
        rows = np.nonzero(labels == theme)[0].tolist()
        if kinds[theme] == "pain_point" and rows:
            worth = _words_of_many(ranked, counts, theme, len(rows))
            names = frozenset().union(*(people[row] for row in rows))
            known = {key[0] for key in counts.shared.get(theme, ()) if len(key) == 1}
            near = [telling[told[row]] for row in rows] if telling else ()
            own, language = [texts[row] for row in rows], languages[rows[0]]
            if language in _TOLD_IN:
                clause = problem_clause(own, worth, said, names, known, near)
            else:
                clause = problem_clause_abroad(own, language or "", worth, said, names, near)
            if clause is None:
                clause = _with_its_trouble(label, own, language, said, names, near)
            label = clause or label
        said.add(label)
        found[theme] = (label, _terms(ranked, counts, theme))
    return [found[theme] for theme in range(len(kinds))]


def _with_its_trouble(
    label: str,
    texts: Sequence[str],
    language: str | None,
    said: set[str],
    names: Set[str],
    telling: Sequence[float],
) -> str | None:
    """A label that tells no trouble, with what its texts tell beside its topic; None where they tell none."""
    topic = label.split(JOINT)[0]
    if language in _TOLD_IN:
        told = tells_trouble(label)
        beside = None if told else trouble_beside(texts, topic, said, names, telling)
    else:
        told = tells_trouble_abroad(label, language or "")
        beside = trouble_beside_abroad(texts, topic, language or "", said, names, telling)
    return f"{topic}{JOINT}{beside}" if beside and not told else None


def share_said(label: str, text: str, language: str | None = None) -> float:
    """Share of a label's parts whose words a text all holds."""
    words = {folded(word, language) for word in words_of(text)}
    parts = [words_of(part) for part in label.split(JOINT)]
    return sum(all(folded(word, language) in words for word in part) for part in parts) / len(parts)


def _seen_in(
    texts: Sequence[str], labels: np.ndarray, languages: Sequence[str | None], linguist: Linguist | None
) -> dict[int, Seen]:
    """What a linguist sees in the English texts of themes, by row."""
    if linguist is None:
        return {}
    rows = [row for row in np.nonzero(labels >= 0)[0].tolist() if languages[row] in _TOLD_IN]
    return dict(zip(rows, linguist.seen_in([texts[row] for row in rows]), strict=True))


def shares_a_word(
    texts: Sequence[str],
    languages: Sequence[str | None],
    share: float = 1 / 6,
    people: Sequence[str] = (),
    steps: Set[str] = frozenset(),
) -> bool:
    """Whether two members and `share` of all have a word in common that says something and names nobody.

    Where only words are compared, no name may be said more often: it would hold them together.
    Where `people` are given, two of them must say it. Words for `steps` of the session say nothing.
    """
    seen: Counter[str] = Counter()
    voices: dict[str, set[str]] = {}
    named = people_named(texts)
    names: Counter[str] = Counter()
    for row, (text, language) in enumerate(zip(texts, languages, strict=True)):
        said = content_words(without_leading(text), language)
        names.update(named[row] & set(said) if language not in _TOLD_IN else ())
        words = (word for word in said if not says_nothing(word, language))
        for word in {folded(word, language) for word in words if word not in named[row] | steps}:
            seen[word] += 1
            voices.setdefault(word, set()).add(people[row] if people else str(row))
    common = [count for word, count in seen.items() if not is_product_wide((word,)) and len(voices[word]) > 1]
    return max(common, default=0) >= max(2, len(texts) * share, *names.values())


def counted_rows(labels: np.ndarray) -> list[int]:
    """All rows of a usual corpus; of a very large one, rows spread evenly over each theme."""
    if len(labels) <= ALL_COUNTED:
        return list(range(len(labels)))
    found: list[int] = []
    order = np.argsort(labels, kind="stable")
    for rows in np.split(order, np.nonzero(np.diff(labels[order]))[0] + 1):
        most = MEMBERS_COUNTED if labels[rows[0]] >= 0 else OTHERS_COUNTED
        found += rows[:: max(1, -(-len(rows) // most))].tolist()
    return sorted(found)


def _count(
    texts: Sequence[str],
    labels: np.ndarray,
    languages: Sequence[str | None],
    people: Sequence[frozenset[str]],
    voices: Sequence[str],
    steps: Set[str],
) -> _Counts:
    counts = _Counts()
    for text, theme, language, names, voice in zip(
        texts, labels.tolist(), languages, people, voices, strict=True
    ):
        phrases: dict[tuple[str, ...], Phrase] = {}
        for phrase in phrases_of(without_leading(text), language):
            words = phrase.surface.lower().split()
            edges = (words[0], words[-1])
            told = not is_measure(words) and not any(is_empty_edge(word, language) for word in edges)
            if told and names.isdisjoint(words):
                phrases.setdefault(phrase.key, phrase)
                if is_vague([word for word in words if word not in NEGATIONS | steps], language):
                    counts.vague.add((theme, phrase.key))
        counts.texts.update(phrases.keys())
        if theme < 0:
            continue
        counts.by_theme.setdefault(theme, Counter()).update(phrases.keys())
        if language == "de":
            counts.german.add(theme)
        shown = counts.surfaces.setdefault(theme, {})
        for key, phrase in phrases.items():
            shown.setdefault(key, Counter())[phrase.surface] += 1
            counts.hear(theme, key, voice)
            if phrase.negated:
                counts.negated.add(key)
    return counts


def _ranked(
    counts: _Counts, theme: int, size: int, total: int, kind: str
) -> list[tuple[float, tuple[str, ...]]]:
    """Keys by coverage × log lift × length, best first; ties by the key itself."""
    own = counts.by_theme.get(theme, Counter())
    keys = {key: inside for key, inside in own.items() if not is_product_wide(key)}
    keys = _telling(keys, counts, theme, kind == "praise") or keys or dict(own)
    repeated = {key: inside for key, inside in keys.items() if inside > 1}
    scored, shared = [], counts.shared.get(theme, set())
    for key, inside in (repeated if repeated and size > 2 else keys).items():
        lift = np.log((inside + 0.1) / size) - np.log((counts.texts[key] - inside + 0.5) / (total - size + 1))
        score = (inside / size) ** 0.75 * max(lift, 0.01) * _LENGTH_BONUS.get(len(key), 1.0)
        if kind == "pain_point" and key in counts.negated and tells_trouble(_surface(counts, theme, key)):
            score *= _NEGATED_BONUS
        if key not in shared:
            score *= _ONE_VOICE
        if key in counts.wholes:
            score *= _WHOLE
        if _is_small(key, counts, theme):
            score *= _SMALL
        scored.append((round(float(score), 9), key))
    return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def _is_small(key: tuple[str, ...], counts: _Counts, theme: int) -> bool:
    """Whether a word of a German theme is written small, and so is no noun."""
    return theme in counts.german and len(key) == 1 and _surface(counts, theme, key)[0].islower()


def _telling(
    keys: Mapping[tuple[str, ...], int], counts: _Counts, theme: int, is_praise: bool
) -> dict[tuple[str, ...], int]:
    """Keys that say something of their own; of praise that repeats none of them, the words it repeats."""
    own = {key: inside for key, inside in keys.items() if (theme, key) not in counts.vague}
    if is_praise and max(own.values(), default=0) < 2 <= max(keys.values(), default=0):
        return {key: inside for key, inside in keys.items() if inside > 1 and len(key) == 1} or own
    return own


def _without_praise(
    ranked: list[tuple[float, tuple[str, ...]]], counts: _Counts, theme: int
) -> list[tuple[float, tuple[str, ...]]]:
    """The best keys that do not praise, for what troubles people; all where each does."""
    best = ranked[:WORDS_WEIGHED]
    return [pair for pair in best if not praises(_surface(counts, theme, pair[1]))] or ranked


def _words_of_many(
    ranked: list[tuple[float, tuple[str, ...]]], counts: _Counts, theme: int, size: int
) -> dict[str, float]:
    """Scores of the single words that enough members say for a clause to speak for the theme."""
    single = [(score, key) for score, key in ranked[:WORDS_WEIGHED] if len(key) == 1]
    least = max(2, LEAST_SAYING * size)
    common = {key[0]: score for score, key in single if counts.by_theme[theme][key] >= least}
    return common or {key[0]: score for score, key in single}


def _label(
    ranked: list[tuple[float, tuple[str, ...]]],
    counts: _Counts,
    theme: int,
    size: int,
    taken: set[tuple[str, ...]],
) -> str:
    """The best phrase no sibling has; a second one beside it where the first covers too little."""
    seldom = sorted(counts.by_theme.get(theme, Counter()), key=lambda key: (-len(key), key))
    free = [key for _, key in ranked if key not in taken] or [key for key in seldom if key not in taken]
    if not free:
        return "unnamed"
    first = _longer(free, counts, theme)
    taken.add(first)
    label = _surface(counts, theme, first)
    if len(first) == 1 or counts.by_theme[theme][first] / size < _COVERED:
        second = _second(free[1:12], first, counts, theme, size)
        label = f"{label}{JOINT}{_beside(second, first, free, counts, theme)}" if second else label
    return label


def _second(
    free: Sequence[tuple[str, ...]], first: tuple[str, ...], counts: _Counts, theme: int, size: int
) -> tuple[str, ...] | None:
    """The best other phrase that enough members say, and several people; beside a word, one person's word."""
    shared, own = counts.shared.get(theme, set()), counts.by_theme[theme]
    for key in sorted(free, key=lambda one: _is_small(one, counts, theme)):
        told = key in shared or len(first) == len(key) == 1
        if not _akin(key, first) and (not shared or (told and own[key] >= max(2, LEAST_BESIDE * size))):
            return key
    return None


def _beside(
    second: tuple[str, ...],
    first: tuple[str, ...],
    free: Sequence[tuple[str, ...]],
    counts: _Counts,
    theme: int,
) -> str:
    """A second word in the run in which it mostly stands: "nuova entità", "front end"."""
    run, own = second + first, counts.by_theme[theme]
    together = len(run) == len(first) + 1 and own[run] > 1 and own[run] * 2 >= own[second]
    shown = _surface(counts, theme, run) if together else ""
    if len(shown.split()) == len(run):
        return shown
    shared = counts.shared.get(theme, set())
    around = [key for key in free if second[0] in key and not _akin(key, first)]
    around = [key for key in around if key in shared or not shared]
    half = [key for key in around if len(key) == 2 == len(second) + 1 and own[key] * 2 > own[second]]
    return _surface(counts, theme, half[0] if half else second)


def _akin(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two keys share a word or its stem: "hack" and "hackabl", "art" and "artist"."""
    return any(_same_stem(*sorted((left, right), key=len)) for left in one for right in other)


def _same_stem(shorter: str, longer: str) -> bool:
    stem = min(len(shorter), _STEM + 1)
    return shorter == longer or (stem >= _STEM and shorter[:stem] == longer[:stem])


def _longer(free: list[tuple[str, ...]], counts: _Counts, theme: int) -> tuple[str, ...]:
    """The best key, or for a single word the best run of words around it that a third of its users say."""
    first = free[0]
    if len(first) > 1:
        return first
    enough = max(2, counts.by_theme[theme][first] / 3)
    around = (key for key in free if len(key) > 1 and first[0] in key)
    return next((key for key in around if counts.by_theme[theme][key] >= enough), first)


def _terms(ranked: list[tuple[float, tuple[str, ...]]], counts: _Counts, theme: int) -> tuple[str, ...]:
    """Up to six distinctive single words."""
    single = [key for _, key in ranked if len(key) == 1]
    return tuple(_surface(counts, theme, key) for key in single[:TERMS])


def _surface(counts: _Counts, theme: int, key: tuple[str, ...]) -> str:
    """The form most members used, the shorter of equals."""
    shown = counts.surfaces[theme][key]
    return min(shown, key=lambda surface: (-shown[surface], len(surface), surface))
