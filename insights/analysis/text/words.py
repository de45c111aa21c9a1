"""Words, stop words and word counts in any language."""

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")

_FILLERS = """
    actually ah alright anyone anything aren't basically bit can't cool couldn't didn't doesn't
    don't dont eh er erm everyone everything get getting go going gonna good got gotcha gotta great
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
    time times tool tried try trying two update updated updates use used user users uses using
    version work worked working works
"""

# Spoken fillers and polite words that carry no topic; the spaCy lists do not hold them.
FILLERS = frozenset(_FILLERS.split())

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


def content_words(text: str, language: str | None) -> list[str]:
    """Words that are neither stop words of the language nor (in English) fillers, of two letters or more."""
    stop = stop_words(language)
    spoken = FILLERS if language in (None, "en") else frozenset()
    return [word for word in words_of(text) if len(word) > 1 and word not in stop and word not in spoken]
