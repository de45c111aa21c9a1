"""Speaker sense: which labels of a file are people, and which are headings or notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


def word_set(words: str) -> frozenset[str]:
    """A set from words with spaces between."""
    return frozenset(words.split())


_PARTICLES = word_set(
    "de da do dos das di del della der den dem des du la le el al bin ibn ben van von vom zu zur ten ter "
    "af av y e und and und et i the of dr mr mrs ms"
)
_HEADING_WORDS = word_set(
    "on for of the with about from to in at our your how what why when where which und für über mit von"
)
_GENERIC = re.compile(
    r"(?:speaker|sprecher(?:in)?|spk|participant|teilnehmer(?:in)?|proband(?:in)?|person|respondent|user|"
    r"guest|voice|male|female|unknown speaker|locuteur|hablante|participante|orateur|s|p|u|e|t|m|f|w|r|"
    r"спикер|участник|发言人|说话人|講者|話者|발화자|화자|참석자)[ _\-]?#?\d{0,3}[a-z]?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:interviewer|interviewee|moderator|facilitator|host|guest|researcher|participant|respondent|"
    r"narrator|audience(?: member)?|panelists?|panellists?|all|everyone|crowd|man|woman|caller|agent|"
    r"customer|operator|unknown(?: speaker| male| female)?|unidentified(?: speaker)?|speaker|int|"
    r"observer|note-?taker|"
    r"befragte[rn]?|interviewerin|moderatorin|proband(?:in)?|teilnehmer(?:in)?|sprecher(?:in)?|kund(?:e|in)|"
    r"enquêt(?:eur|rice|é|ée)|intervieweu(?:r|se)|entrevistador[a]?|entrevistad[oa]|moderador[a]?|"
    r"intervistat(?:ore|rice|o|a)|интервьюер|модератор|респондент|ведущ(?:ий|ая)|участни(?:к|ца)|"
    r"주최자|진행자|참가자|主持人|受访者|訪談者|访谈者|司会|聞き手|回答者)",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"(?:(?:commercial |ad |coffee |lunch |short )?breaks?|pause|intermission|sponsor(?:s|ed)?|intro|outro|"
    r"by (?:mr|ms|mrs|dr)\.? [^\W\d_].{1,30}|"
    r"jingle|music|musik|musique|música|musica|laugh(?:s|ter|ing)?|lachen|lacht|rires?|risas?|applause|applaus|"
    r"inaudible|unintelligible|unverständlich|crosstalk|silence|stille|noise|coughs?|sighs?|background noise|"
    r"introductions?|conclusions?|closing|opening|welcome|wrap[- ]?up|warm[- ]?up(?: \w+)?|debrief|"
    r"(?:follow[- ]?up )?questions?|q ?& ?a|fragen?|preguntas?|domand[ae]|вопросы?|问题|質問|"
    r"responses?|réponses?|respostas?|exercises?|ejercicios?|exercícios?|exercices?|übung(?:en)?|"
    r"tasks?|aufgaben?|tareas?|tâches?|compit[oi]|scenarios?|szenari(?:o|en)|"
    r"sections?|parts?|chapters?|topics?|themes?|themen?|agenda|abschnitt|kapitel|teil|thema|sections?|"
    r"(?:(?:editor|observer|researcher|moderator|interviewer|field|side|transcriber)(?:[’']?s)? )?"
    r"(?:notes?|remarks?|comments?|observations?)|notiz(?:en)?|anmerkung(?:en)?|nota|"
    r"on[- ]screen|screen|gestures?|non[- ]verbal|body language|facial expressions?|"
    r"summary|zusammenfassung|overview|abstract|background|hintergrund|context|goals?|ziele?|objectives?|"
    r"challenges?(?: \w+)?|problems?|probleme?|issues?|pain ?points?|benefits?|pros|cons|advantages?|"
    r"examples?|beispiele?|ideas?|ideen?|insights?|findings?|learnings?|results?|ergebnisse?|feedback|"
    r"recommendations?|next steps?|action items?|actions?|decisions?|to-?dos?|key (?:points?|takeaways?)|"
    r"takeaways?|quotes?|zitate?|highlights?|keywords?|tags?|warning|caution|important|wichtig|"
    r"future \w+|(?:[^\W\d_]+ )?descriptions?|details?|discussions?(?: .*)?|"
    r"transcript(?:ion)?s?|transkript(?:ion)?|"
    r".{1,60}[ -]meeting (?:recording|transcript)|.{1,60}\.(?:mp[34]|m4a|wav|webm|docx)|"
    r"transcribed by|transcriber|recorded(?: (?:on|at|by))?|recording|aufnahme|published(?: on)?|"
    r"date|datum|fecha|data|дата|日期|日時|time|uhrzeit|start(?: time)?|end(?: time)?|duration|dauer|length|"
    r"location|ort|place|venue|language|sprache|title|titel|subject|betreff|file ?name|file|datei|"
    r"url|link|source|quelle|version|author|copyright|licen[cs]e|study|studie|project|projekt|session|"
    r"method|methode|interview|interviewed by|meeting|call|e-?mail|phone|"
    r"participants|attendees|teilnehmer(?:innen)?|teilnehmende|speakers|present|anwesend(?:e)?|legend(?:e)?|"
    r"roles?|cast|people|step|schritt|sus|nps|score|rating|from|to|cc|re|subject|kind|type|id|"
    r"http|https|www|also|so|well|ok|okay|yes|no|ps|nb|p\.?s\.?|i\.?e\.?|e\.?g\.?|because|but|and|then|"
    r"[^\W\d_]+ (?:said|says|asked|meinte|sagte|fragte))"
    r"(?:[ .#]*\d{1,3}[a-z]?|[ .#]+(?:[ivx]{1,4}|[a-z]))?(?: ?\([^)]*\))?",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[^\W\d_a-z]{2,3}")
_ADDRESSED = re.compile(
    r"(?:question|frage|pregunta|domanda|pergunta|q|"
    r"answer|response|antwort|respuesta|risposta|resposta|réponse|a|r)",
    re.IGNORECASE,
)
_ANSWERS = frozenset(
    {"a", "r", "answer", "response", "antwort", "respuesta", "risposta", "resposta", "réponse"}
)
_BAD = re.compile(r"[\"“”„«»<>{}\[\]|=;!?！？。，、…]|://|\.\s*$")
_LAST_FIRST = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+)?, [^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+)?(?: \([^()]*\))?"
)
_DIARISED = re.compile(r"(?:SPEAKER|speaker|spk|SPK)_\d+|spk_\d+")


class Label(NamedTuple):
    """One place where a label stands: what it says, whether speech follows, whether its layout is sure."""

    name: str
    has_text: bool
    is_sure: bool


def people_among(labels: Iterable[Label], paragraphs: int) -> frozenset[str]:
    """The labels that behave like people, in a file of `paragraphs` paragraphs or cues."""
    labels = list(labels)
    seen = Counter(label.name for label in labels)
    spoke = Counter(label.name for label in labels if label.has_text)
    sure = Counter(label.name for label in labels if label.is_sure)
    dialogue = _is_question_and_answer(spoke)
    possible = {
        name
        for name in seen
        if spoke[name]
        and (
            dialogue(name)
            or _may_be_person(name)
            or _are_initials(name, seen, sure)
            or _is_subject(name, seen)
        )
    }
    covered = sum(seen[name] for name in possible if is_name_like(name)) / max(1, paragraphs)
    repeated = [name for name in possible if seen[name] > 1 and " " not in name]
    is_dialogue = len(repeated) > 1 and sum(seen[name] for name in repeated) >= 0.8 * paragraphs
    people = set()
    for name in possible:
        likely = is_name_like(name) or dialogue(name)
        if (
            _GENERIC.fullmatch(name)
            or _ROLE.fullmatch(name)
            or dialogue(name)
            or (is_dialogue and name in repeated)
            or (sure[name] and (likely or seen[name] > 1))
            or (likely and (seen[name] > 1 or covered >= 0.4))
            or (seen[name] > 2 and " " not in name and covered + seen[name] / max(1, paragraphs) >= 0.3)
        ):
            people.add(name)
    if people:
        people |= {name for name in possible if is_name_like(name) and _has_capitals(name)}
    return frozenset(people)


def _is_question_and_answer(spoke: Counter[str]):
    """Whether `Question:` and `Answer:` alternate here, and so stand for people."""
    pair = {name for name in spoke if _ADDRESSED.fullmatch(name)}
    answered = any(name.lower() in _ANSWERS for name in pair) and len(pair) > 1
    return lambda name: answered and name in pair


def can_be_label(name: str) -> bool:
    """Whether the characters before a colon may be a label at all: short, no sentence, begins as a word."""
    if not name or len(name) > 60 or not (name[0].isalnum() or name[0] in "'’("):
        return False
    if "," in name and not _LAST_FIRST.fullmatch(name):
        return False
    return name.count(" ") < 7 and ": " not in name and not _BAD.search(_without_abbreviations(name))


def _are_initials(name: str, seen: Counter[str], sure: Counter[str]) -> bool:
    """Whether capitals such as CC or RE, which also say what a letter is about, stand for somebody here."""
    return (
        seen[name] > 1
        and _INITIALS.fullmatch(name) is not None
        and (sure[name] > 0 or sum(_INITIALS.fullmatch(other) is not None for other in seen) > 1)
    )


def _is_subject(name: str, seen: Counter[str]) -> bool:
    """Whether `Subject`, which also says what a letter is about, answers somebody here."""
    return name.lower() == "subject" and seen[name] > 1 and any(_ROLE.fullmatch(other) for other in seen)


def _may_be_person(name: str) -> bool:
    if not any(letter.isalpha() for letter in name):
        return False
    return _DIARISED.fullmatch(name) is not None or not is_note(name)


def is_note(name: str) -> bool:
    """Whether a label announces a heading, a note or a fact about the file instead of a person."""
    return _NO_PERSON.fullmatch(name.strip(" .-–")) is not None


def is_generic(name: str) -> bool:
    """Whether a label is a number or sign that a legend may explain (`Speaker 1`, `S2`, `AB`)."""
    return bool(
        _GENERIC.fullmatch(name) or _DIARISED.fullmatch(name) or re.fullmatch(r"[A-ZÄÖÜ]{1,3}\d?", name)
    )


def is_role(name: str) -> bool:
    """Whether a label says what somebody is there for (`Interviewer`, `Guest 2`), and not who it is."""
    return _ROLE.match(name) is not None or _GENERIC.fullmatch(name) is not None


def is_name_like(name: str) -> bool:
    """Whether a label is written as a name: words with capitals or without case, particles between."""
    if _DIARISED.fullmatch(name):
        return True
    bare = re.sub(r"\s*[(（][^()（）]*[)）]\s*", " ", name).strip() or name
    words = bare.replace("/", " ").replace("&", " ").split()
    if not words or len(words) > 5:
        return False
    if any(word.lower() in _HEADING_WORDS for word in words[1:]) and not _ROLE.match(bare):
        return False
    named = [word for word in words if word not in _PARTICLES]
    return bool(named) and all(_word_is_name(word) for word in named)


def _word_is_name(word: str) -> bool:
    letter = next((character for character in word if character.isalpha()), None)
    if letter is None:
        return word.strip("#.-").isdigit()
    return not letter.islower() or "'" in word[:2] or "’" in word[:2]


def _has_capitals(name: str) -> bool:
    return any(letter.isupper() for letter in name) or not any(letter.islower() for letter in name)


def _without_abbreviations(name: str) -> str:
    return re.sub(r"\b[^\W\d_a-z]\w{0,3}\.(?=\s|$|\w)", "", name)


def trimmed(name: str) -> str:
    """A label without markup, colon and surplus spaces."""
    name = re.sub(r"\s+", " ", name.strip().strip("*_#>").strip())
    name = name.rstrip(":： ").strip("*_ ")
    bracketed = re.fullmatch(r"[\[<](.+)[\]>]", name)
    return bracketed[1].strip() if bracketed else name
