"""Which kind a column probably is, with the reason a person reads; a suggestion is never scored by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from insights.surveys.rules.asking import AGREE, RECOMMEND, SATISFIED
from insights.surveys.rules.cells import Cell, folded, number_in, text_of
from insights.surveys.rules.kinds import Kind
from insights.surveys.rules.likert import known_words, wording_of
from insights.surveys.rules.matrices import in_company
from insights.surveys.rules.neighbours import PERSON_GROUP, Suggestion, by_neighbours
from insights.surveys.rules.options import several_options
from insights.surveys.rules.profiles import ColumnProfile, spelt
from insights.surveys.rules.refusals import without_refusals
from insights.surveys.rules.roles import role_of
from insights.surveys.rules.scales import are_sums_of_forty, scale_in_text, words_beside

_EFFORT = re.compile(
    r"\bces\b|effort|how easy|easy (was|is|to|did)|made it easy|how difficult|ease of|\bwie (einfach|"
    r"leicht|schwer)|"
    r"aufwand|mühe|facile|facilité|difficile|fácil|facilidad|difícil|sforzo|makkelijk|moeite|łatw|snadn|"
    r"kolay|легко|"
    r"簡単|容易|쉬운",
    re.I,
)
_WORKLOAD = re.compile(r"(mental|physical|cognitive|temporal)\W*(effort|demand|load)|workload|\btlx\b", re.I)
_SEQ = re.compile(r"\bseq\b|single ease|overall,? (how (easy|difficult)|this task was)|this task", re.I)
_RATE = re.compile(r"\brat(e|ing|ings)\b|\bstars?\b|score|scale|bewert|note\b|notez|évalu|valora|"
                   r"califica|valuta|puntua|"
                   r"beoordeel|cijfer|betyg|評価|评分|psat|^overall$|\bsterne?\b|étoiles?|estrellas?|\bstelle\b|"
                   r"estrelas?|\bsterren\b|星", re.I)  # fmt: skip
_WORDS_OF_SCORES = (
    r"(score|total|result|value|wynik|wert|punkt|ergebnis|puntua|puntaje|puntegg|pontua|résultat|resultad|"
    r"skóre|poäng|得点|スコア|得分|점수)"
)
_SUS_SCORE = re.compile(
    rf"\bsus\b.*{_WORDS_OF_SCORES}|{_WORDS_OF_SCORES}.*\bsus\b|system usability scale.*score|^sus$", re.I
)
_REACHED = re.compile(r"\b(raw|total|sum|mean|average|avg|weighted|adjusted|final|quiz|test|exam)\b", re.I)
_RATED_THING = re.compile(
    r"confiden|\btrust|usefulness|usability|learnab|intuitiv|\b(enjoy|fun\b|pleas|comfort|clarity\b|helpful)|"
    r"(mental|physical|cognitive|temporal)\W*(effort|demand|load)|frustrat|workload|importance|"
    r"would (use|buy|recommend|do|choose)|intention|willing|attractive|realis[mt]|presence|\bstress|motivat|"
    r"familiar|engagement|preference|vertrauen|nützlich|zuversicht|confiance|confianza|fiducia|confiança",
    re.I,
)
_SEGMENT = re.compile(
    r"segment|\bplan\b(?! to)|\btier|country|\bregion|\bmarket\b|gender|\bsex\b|\bage\b|\broles?\b|"
    r"occupation|job (title|level)|industry|\bsector|seniority|tenure|"
    r"company size|organi[sz]ation size|how large is your|employees|\bpersona\b|cohort|channel|platform|"
    r"device|browser|"
    r"language|income|education|department|team\b|land\b|geschlecht|\balter\b|branche|rolle\b|abteilung|"
    r"\bberuf\b|\bpays\b|\bsexe\b|\bâge\b|métier|\bville\b|país|género|\bedad\b|\bsexo\b|ciudad|departamento|"
    r"\bidade\b|gênero|cidade|escolaridade|\betà\b|\bsesso\b|città|\bruolo\b|leeftijd|geslacht|woonplaats|"
    r"opleiding|\bpłeć\b|\bwiek\b|\bпол\b|возраст|\bгород|регион|должност|образовани|\bстаж\b|性别|年龄|性別|年齢|"
    r"experiment|variant|group\b|\blocation|customer type|account type|product\b|\bversion|user type|"
    r"priority|severity|urgency|produkt|produit|producto|prodotto|kanal|gerät|\bos\b|operating system|"
    r"edition|subscription|company name|organi[sz]ation$",
    re.I,
)
_OPEN = re.compile(r"\bwhy\b|comment|feedback|please (explain|specify|describe|tell)|other\b|reason|"
                   r"warum|pourquoi|"
                   r"por qué|perché|describe|suggest|improve|anything else|"
                   r"\bnotes?\b", re.I)  # fmt: skip
_MAYBE_OPEN = re.compile(r"\bwhat .*\?", re.I | re.S)
_RANK = re.compile(
    r"\brank(s|ed|ing)?\b|order of (preference|importance)|reihenfolge|classez|classement", re.I
)
_DEGREE = re.compile(
    r"\bhow (?!many|much (time|money)|long|old|often|far|large|big)\w+|to what (extent|degree)|inwieweit|"
    r"\bwie (?!viele?\b|oft\b|lange\b|alt\b|häufig|groß|weit|hei(ß|ss)en)\w+|dans quelle mesure|"
    r"en qué medida|in che misura|in welke mate|em que medida|w jakim stopniu",
    re.I,
)
_SURELY_OPEN = re.compile(
    r"comments?\b|feedback\b|remarks?\b|message\b|open[- ]ended|anything else|in your own words|"
    r"review ?(text|body|content)|^(review|body|description|verbatim|content|text)$|"
    r"first message|remark$|kommentar|anmerkung|commentaire|comentario|"
    r"commento|opmerking|\bwhy\b",
    re.I,
)
_NPS_GROUP = re.compile(r"nps[_ ]?group", re.I)
_CODES = re.compile(r"\d{1,3}(,\d{1,3})+")
_ALL_THAT_APPLY = re.compile(
    r"all that apply|select all|check all|choose all|mark all|mehrfach|mehrere|plusieurs|varias|tutte le|"
    r"select (up to|multiple)|choose (up to|as many)|all options",
    re.I,
)
_LEVEL = re.compile(r"(ticket |issue )?(priority|severity|urgency|impact|level|plan|tier)", re.I)
_YES_NO = frozenset(
    [
        "yes", "no", "y", "n", "true", "false", "1", "0", "ja", "nein", "oui", "non", "sí", "si", "sim",
        "não", "nee", "tak", "nie", "ano", "ne", "evet", "hayır", "да", "нет", "はい", "いいえ", "是", "否",
        "not sure", "maybe", "don't know", "i don't know", "checked", "unchecked", "selected", "not selected",
    ]
)  # fmt: skip


def suggest_kinds(profiles: Sequence[ColumnProfile], called: str = "") -> list[Suggestion]:
    """Suggest for all columns of a file together: by their neighbours first, then each by itself.

    `called` is the file's name, which may say what a bare score is.
    """
    known = by_neighbours(profiles, spelt(called))
    alone = [known.get(index) or suggest_kind(profile) for index, profile in enumerate(profiles)]
    return in_company(profiles, alone)


def suggest_kind(column: ColumnProfile) -> Suggestion:
    """Suggest a kind for one column from its words and its answers."""
    if not column.values:
        return Suggestion(None, "nobody answered it")
    column = by_labels(without_refusals(column))
    if " " not in column.text.strip():
        column = replace(column, text=spelt(column.text))
    for decide in (role_of, _by_numbered_words, _by_numbers, _by_words, _by_choices):
        suggestion = decide(column)
        if suggestion:
            return suggestion
    return Suggestion(Kind.TEXT, "answers differ from person to person: an open question")


def by_labels(column: ColumnProfile) -> ColumnProfile:
    """The column as its labels read, where every code has one and they are words, not points of a scale."""
    labels = column.labels
    texts = [text_of(value) for value in column.values]
    if not labels or any(text not in labels or number_in(labels[text]) is not None for text in texts):
        return column
    values: Counter[Cell] = Counter()
    for value, times in column.values.items():
        values[labels[text_of(value)]] += times
    return replace(column, values=dict(values), labels={})


def _by_numbers(column: ColumnProfile) -> Suggestion | None:
    if _ALL_THAT_APPLY.search(column.text) and any(_CODES.fullmatch(text) for text in column.texts):
        return Suggestion(Kind.MULTI, "codes of several options in one cell, separated by ','")
    if column.numeric_share < 0.85 or _numbers_are_names(column):
        return None
    if _NPS_GROUP.search(column.name) and set(column.numbers) <= {1, 2, 3}:
        return Suggestion(Kind.SINGLE, "ready-made NPS groups in codes; the score needs the 0-10 answers")
    low, high = min(column.numbers), max(column.numbers)
    if _SUS_SCORE.search(spelt(column.text)) and low >= 0 and high <= 100 and high > 10:
        if are_sums_of_forty(column.numbers):
            return Suggestion(Kind.NUMBER, "sums of 0 to 40, which are no SUS before they are times 2.5")
        return Suggestion(Kind.SUS_SCORE, "ready-made SUS values between 0 and 100")
    if not column.whole_numbers or low < 0 or high > 10:
        if column.whole_numbers and column.distinct > 0.98 * column.n and column.n > 20 and low > 1000:
            return Suggestion(Kind.ID, "large whole numbers that do not repeat")
        return _beyond_ten(column, low, high)
    if column.distinct == 1 and column.group:
        return Suggestion(Kind.SINGLE, "one value only: a point of a scale, chosen or not")
    if set(column.numbers) <= {0, 1} and (column.n >= 10 or not RECOMMEND.search(column.text)):
        return Suggestion(Kind.SINGLE, "only 0 and 1: an option chosen or not")
    return _by_scale_words(column, low, high)


def _by_numbered_words(column: ColumnProfile) -> Suggestion | None:
    """Numbers with the words of a scale beside them, such as `4 = agree`."""
    words = {words for text in column.texts if (words := words_beside(text))}
    asked = SATISFIED.search(column.text) or RECOMMEND.search(column.text)
    if asked or len(words) < 2 or 2 * len(words) < column.distinct or _numbers_are_names(column):
        return None
    wording, numbers = wording_of(words), column.numbers
    if wording is None or column.numeric_share < 0.85 or min(numbers) < 0 or max(numbers) > 10:
        return None
    return Suggestion(Kind.RATING, f"numbers with words of a scale of {wording.dimension} beside them")


def _numbers_are_names(column: ColumnProfile) -> bool:
    """Whether one number stands before different words, as in `12 - Indiana` and `12 - Wyoming`."""
    beside: dict[float, str] = {}
    for text in column.texts:
        number, words = number_in(text), folded(text)
        named = number is not None and any(letter.isalpha() for letter in words)
        if named and beside.setdefault(number, words) != words:  # type: ignore[arg-type] # named holds it
            return True
    return False


def _beyond_ten(column: ColumnProfile, low: float, high: float) -> Suggestion:
    if column.whole_numbers and _few_numbers(column) and _SEGMENT.search(column.text):
        return Suggestion(Kind.SEGMENT, "a few values of an attribute")
    if RECOMMEND.search(column.text) and high <= 100:
        return Suggestion(
            Kind.NUMBER, f"numbers from {low:g} to {high:g}: ready-made values, not people's answers"
        )
    if _RATE.search(column.text) and not _REACHED.search(spelt(column.text)) and low >= 0 and high <= 100:
        return Suggestion(
            Kind.RATING, f"numbers from {low:g} to {high:g}, and the question asks for a rating"
        )
    return Suggestion(Kind.NUMBER, f"numbers from {low:g} to {high:g}")


def _few_numbers(column: ColumnProfile) -> bool:
    """Whether numbers part people into groups: few, or each of several."""
    return column.distinct <= 5 or (column.distinct <= 12 and column.n >= 2 * column.distinct)


def _by_scale_words(column: ColumnProfile, low: float, high: float) -> Suggestion:
    words = column.text
    stated = scale_in_text(words)
    span = f"whole numbers from {low:g} to {high:g}"
    if AGREE.search(words):
        return Suggestion(Kind.RATING, f"{span}, and it asks for agreement: that is a rating, not an NPS")
    if RECOMMEND.search(words):
        return _recommendation(stated, low, high, span)
    if SATISFIED.search(words):
        note = ", which is not an NPS" if high > 7 else ""
        return Suggestion(Kind.CSAT, f"{span}, and it asks for satisfaction{note}")
    if _SEQ.search(words) and high <= 7 and low >= 1:
        return Suggestion(Kind.SEQ, f"{span}, and it asks how easy a task was")
    if _EFFORT.search(words) and not _WORKLOAD.search(words) and high <= 7 and low >= 1:
        return Suggestion(Kind.CES, f"{span}, and it asks for ease or effort")
    if _RANK.search(words):
        return Suggestion(Kind.NUMBER, f"{span}; a place in a ranking is no rating")
    if _RATE.search(words) or stated:
        note = "; it does not ask for a recommendation, so it is no NPS" if high > 7 else ""
        return Suggestion(Kind.RATING, f"{span}, and the question asks for a rating{note}")
    if _RATED_THING.search(spelt(words)) and column.distinct > 2:
        return Suggestion(Kind.RATING, f"{span}, and it names what people rate")
    if _few_numbers(column) and _SEGMENT.search(words):
        return Suggestion(Kind.SEGMENT, "a few values of an attribute")
    if _DEGREE.search(words) and column.distinct > 2:
        return Suggestion(Kind.RATING, f"{span}, and it asks how much something holds")
    return Suggestion(Kind.NUMBER, f"{span}; the words name no scale")


def _names_attribute(column: ColumnProfile) -> bool:
    """Whether short words name something that parts people into groups."""
    words = [spelt(column.name), column.text]
    return any(_SEGMENT.search(own) and len(own) < 60 and not own.endswith("]") for own in words)


def _recommendation(stated: tuple[int, int] | None, low: float, high: float, span: str) -> Suggestion:
    if stated and stated != (0, 10):
        return Suggestion(
            Kind.RATING, f"{span}; it asks for a recommendation on {stated[0]}-{stated[1]}, an NPS needs 0-10"
        )
    if stated or high > 7:
        return Suggestion(Kind.NPS, f"{span}, and it asks for a recommendation")
    return Suggestion(Kind.RATING, f"{span}; it asks for a recommendation, but an NPS needs a scale of 0-10")


def _by_words(column: ColumnProfile) -> Suggestion | None:
    if column.distinct > 15 or _LEVEL.fullmatch(spelt(column.name)):
        return None
    if all(PERSON_GROUP.fullmatch(text) for text in column.texts):
        return Suggestion(
            Kind.SINGLE, "ready-made NPS groups; the score needs the 0-10 answers or these declared nps"
        )
    known = known_words(column.texts)
    if not known or known[1] < 0.6 or column.distinct < 2:
        return None
    dimension = known[0]
    if dimension == "satisfaction" and not column.text.endswith("]"):
        return Suggestion(Kind.CSAT, "worded answers from dissatisfied to satisfied")
    if dimension == "quality" and SATISFIED.search(column.text):
        return Suggestion(Kind.CSAT, "worded answers to a question that asks for satisfaction")
    if dimension == "ease" and _EFFORT.search(column.text):
        return Suggestion(Kind.CES, "worded answers from difficult to easy")
    return Suggestion(Kind.RATING, f"worded answers on a scale of {dimension}")


def _by_choices(column: ColumnProfile) -> Suggestion | None:
    texts = column.texts
    lengths = sorted(len(text) for text in texts)
    typical = lengths[len(lengths) // 2]
    if {text.casefold() for text in texts} <= _YES_NO:
        return Suggestion(Kind.SINGLE, "answers such as yes and no")
    if _SURELY_OPEN.search(column.text) and typical > 8 and len(column.text) < 200:
        return Suggestion(Kind.TEXT, "its words ask for an open answer")
    if column.distinct == 1 and column.missing and texts[0].casefold() in column.name.casefold():
        return Suggestion(Kind.SINGLE, "its one answer is its own name: an option chosen or not")
    if multi := several_options(column.values):
        return Suggestion(Kind.MULTI, f"several options in one cell, separated by '{multi}'")
    few = (
        column.whole and (column.distinct <= 12 or column.distinct <= 0.1 * column.n) and column.distinct < 60
    )
    repeats = column.n >= 1.8 * column.distinct or column.distinct <= 3 < column.n
    asks = _OPEN.search(column.text) or (_MAYBE_OPEN.search(column.text) and not (few and repeats))
    if asks and typical > 12 and column.n < 4 * column.distinct:
        return Suggestion(Kind.TEXT, "its words ask for an open answer, and few answers come again")
    if few and typical <= 80 and repeats:
        if _names_attribute(column):
            return Suggestion(Kind.SEGMENT, _values_of_an_attribute(column))
        return Suggestion(Kind.SINGLE, _answers_again(column))
    if (
        _SEGMENT.search(spelt(column.name))
        and len(column.name) < 40
        and column.n > 2 * column.distinct
        and typical < 60
    ):
        return Suggestion(Kind.SEGMENT, _values_of_an_attribute(column))
    if column.distinct > 1 and lengths[-1] <= 3 and column.distinct <= 12:
        return Suggestion(Kind.SINGLE, "short codes, which are no open answers")
    if asks or typical > 25 or column.distinct > 0.5 * column.n:
        return Suggestion(Kind.TEXT, "answers differ from person to person: an open question")
    return Suggestion(Kind.SINGLE, _answers_again(column))


def _values_of_an_attribute(column: ColumnProfile) -> str:
    return (
        "one value of an attribute" if column.distinct == 1 else f"{column.distinct} values of an attribute"
    )


def _answers_again(column: ColumnProfile) -> str:
    alone = column.distinct == 1
    return "one answer, again and again" if alone else f"{column.distinct} different answers that come again"
