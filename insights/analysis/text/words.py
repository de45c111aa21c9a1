"""Words, stop words and word counts in any language."""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")

_FILLERS = """
    actually ah alright anyone anything aren't basically bit can't cool couldn't didn't doesn't
    don't dont eh er erm everyone everything far get getting go going gonna good got gotcha gotta great
    guess guys hasn't haven't he's hello hey hi hmm honestly huh i'd i'll i'm i've isn't it's just
    kind kinda know let's like literally little look looking lot lots maybe mean mhm mm nice nope
    obviously oh ok okay people please probably really right said say saying says see seen she's
    shouldn't somebody someone something sort sorta stuff sure tell thank thanks that's there's
    they'd they'll they're they've thing things think told uh uhm um umm wanna want wanted wants
    wasn't way we'd we'll we're we've well went weren't what's who's won't wouldn't yeah yep yes
    you'd you'll you're you've yup
"""

_PRODUCT_WORDS = """
    able app application apps day feature features help made make makes need needs new one product
    information time times tool tried try trying two update updated updates use used user users uses using
    version work worked working works year years
"""

_SPOKEN = {
    "it": """
    allora adesso anche beh ben bene benissimo boh bravo c'è capire capito cioè comunque cosa
    cose così davvero dico dire direi dirò devo dovrebbe dovrei ecco eccolo effettivamente
    esatto ehm fare fatto forse funziona giusto immagino infatti insomma magari mah mhm niente
    nulla okay parte penso perfetto però poi posso potrei praticamente probabilmente proprio
    provo proviamo qua quindi qui roba sarebbe senso scusa sì so sono sostanzialmente tipo tra
    va vabbè vabe vado vai vediamo vedere vedo viene voglio volevo vorrei
    """,
    "de": """
    also außerdem äh ähm aha bisschen da dann doch eben egal eigentlich einfach genau gell gerade glaube
    gut halt hm insgesamt irgendwie ja jetzt klar mal mein naja ne nee nö okay quasi richtig sag sagen
    sagt schon so sozusagen tja vielleicht weiß wirklich wohl zudem
    """,
    "fr": """
    ah alors bah ben bien bon bref c'est ça chose choses d'accord donc enfin euh fait genre hein
    hm j'ai là oh ok ouais oui peut-être pis puis quand quoi sais surtout truc trucs vois voilà
    vraiment
    """,
    "es": """
    ah ahora así bueno claro cosa cosas creo cómo digamos eh entonces este hm igual mira nada
    okay pues que sé tal también tipo vale verdad ya
    """,
    "pt": """
    ah aí assim bem bom coisa coisas então é né eh entendi hm já lá legal mas né olha pois
    pronto quer sei sim tá tipo
    """,
    "nl": """
    dan dus eh eigenlijk ehm ding dingen eens euh even gewoon goed hè hm hoor ja maar nee nou
    oké precies toch weet wel zeg zeker zo
    """,
}

# Sounds and words that fill speech in any language.
_SOUNDS = "ah aha eh ehm er erm ha hey hi hm hmm huh mh mhm mm oh ok okay uh uhm um wow"
SOUNDS = frozenset(_SOUNDS.split())

# Spoken fillers and polite words that carry no topic; the spaCy lists do not hold them.
FILLERS = frozenset(_FILLERS.split())

# What fills speech in other languages and is no stop word of spaCy's lists.
SPOKEN = {language: frozenset(words.split()) for language, words in _SPOKEN.items()} | {"en": FILLERS}

# Words every product's users say; no theme is told apart by them.
PRODUCT_WORDS = frozenset(_PRODUCT_WORDS.split())


def any_of(alternatives: str) -> re.Pattern[str]:
    """A pattern of whole-word alternatives, written with " | " between them over any number of lines."""
    parts = [part.strip() for line in alternatives.splitlines() for part in line.split(" | ")]
    return re.compile(rf"\b(?:{'|'.join(filter(None, parts))})", re.IGNORECASE)


_MARKS = re.compile(r"\{[^{}]{0,40}\}|\[[^\[\]]{0,40}\]|<[^<>]{0,40}>")


def without_marks(text: str) -> str:
    """Text without the transcriber's marks such as {vocalsound}, [inaudible] or <laugh>."""
    return _MARKS.sub(" ", text)


# Articles and the like that are written onto the next word: "l'appli", "dell'entità".
_ELIDED = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|[ads]?all|dall|dell|nell|sull|quest|quell|gl)'(?=\w\w)"
)
_ELIDING = frozenset(["ca", "fr", "it"])


def without_elision(word: str, language: str | None) -> str:
    """A lower-case word without the elided article before it, in languages that elide."""
    return _ELIDED.sub("", word, count=1) if language in _ELIDING and _ELIDED.match(word) else word


def words_of(text: str) -> list[str]:
    """Lower-case words, with straight apostrophes."""
    return [match.group().lower().replace("’", "'") for match in WORD.finditer(text)]


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """spaCy's stop words of a language (ISO 639-1), empty where spaCy has none."""
    name = f"spacy.lang.{language}.stop_words"
    if not language or not re.fullmatch("[a-z]{2}", language) or not _exists(name):
        return frozenset()
    plain = {word.lower().replace("’", "'") for word in import_module(name).STOP_WORDS}
    return frozenset(plain)


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


# English that people read out from a screen while they speak another language.
_READ_OUT = """
    and are by can for from has have if is it may no not of on or please select take that the these this those
    to was were will with you your
"""
READ_OUT = frozenset(_READ_OUT.split())


def content_words(text: str, language: str | None) -> list[str]:
    """Words that are neither stop words nor fillers of the language, of two letters or more."""
    stop = stop_words(language) | (READ_OUT if language not in (None, "en") else frozenset())
    spoken = SPOKEN.get(language or "en", frozenset()) | SOUNDS
    words = (without_elision(word, language) for word in words_of(text))
    return [word for word in words if len(word) > 1 and word not in stop and word not in spoken]
