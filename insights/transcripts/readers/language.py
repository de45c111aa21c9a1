"""The language of a transcript, as ISO 639-1."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 6000
_FEWEST_LETTERS = 20
_SURE = 0.5
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "dutch": "nl", "polish": "pl",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "russian": "ru", "ukrainian": "uk",
    "japanese": "ja", "chinese": "zh", "korean": "ko", "arabic": "ar", "hebrew": "he", "turkish": "tr",
    "hindi": "hi", "czech": "cs", "greek": "el", "hungarian": "hu", "romanian": "ro", "vietnamese": "vi",
}  # fmt: skip
_THREE = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "dut": "nl", "pol": "pl", "swe": "sv", "rus": "ru", "jpn": "ja", "zho": "zh", "chi": "zh",
    "cmn": "zh", "kor": "ko", "ara": "ar", "tur": "tr", "hin": "hi",
}  # fmt: skip

_ISO_639_1 = (
    " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de"
    " dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia"
    " id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo"
    " lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl"
    " ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk"
    " tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)


def language_tag(declared: str | None) -> str | None:
    """ISO 639-1 of what a file declares (`en-US`, `english`, `deu`); None when it is not understood."""
    if not isinstance(declared, str):
        return None
    primary = declared.strip().lower().replace("_", "-").split("-")[0]
    if primary in _NAMES:
        return _NAMES[primary]
    if len(primary) == 3:
        return _THREE.get(primary)
    return primary if len(primary) == 2 and f" {primary}" in _ISO_639_1 else None


def language_of(texts: Iterable[str]) -> str | None:
    """The language of the speech, by a sample from its beginning; None when it is too short or unsure."""
    sample = _sample(texts)
    if sum(letter.isalpha() for letter in sample) < _FEWEST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return language_tag(language) if probability >= _SURE else None


def _sample(texts: Iterable[str]) -> str:
    taken: list[str] = []
    length = 0
    for text in texts:
        taken.append(text[:_SAMPLE])
        length += len(taken[-1]) + 1
        if length >= _SAMPLE:
            break
    sample = " ".join(taken)[:_SAMPLE]
    return sample.lower() if sample.isupper() else sample


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
