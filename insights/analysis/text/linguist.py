"""What an installed spaCy pipeline sees in English texts: names of people and whole noun phrases."""

from collections.abc import Sequence
from dataclasses import dataclass

import spacy

from insights.analysis.text.phrases import phrases_of
from insights.analysis.text.words import words_of

_PEOPLE = ("PERSON", "PER")


@dataclass(frozen=True)
class Seen:
    """Words of people's names in a text, lower case, and the keys of its noun phrases."""

    people: frozenset[str] = frozenset()
    wholes: frozenset[tuple[str, ...]] = frozenset()


class Linguist:
    """A pipeline by package name or folder; `version` tells its results from those of another."""

    def __init__(self, name: str) -> None:
        self._pipeline = spacy.load(name)
        meta = self._pipeline.meta
        self.version = f"spacy-{meta['lang']}-{meta['name']}-{meta['version']}"

    def seen_in(self, texts: Sequence[str]) -> list[Seen]:
        """What it sees in each text; without an entity recogniser or a parser, that much less."""
        found = []
        for doc in self._pipeline.pipe(texts):
            people = (entity.text for entity in doc.ents if entity.label_ in _PEOPLE)
            chunks = (chunk.text for chunk in doc.noun_chunks) if doc.has_annotation("DEP") else ()
            found.append(
                Seen(
                    frozenset(word for name in people for word in words_of(name)),
                    frozenset(key for chunk in chunks if (key := _whole_key(chunk))),
                )
            )
        return found


def _whole_key(chunk: str) -> tuple[str, ...]:
    """The key of the longest phrase of a noun phrase: "the old ferry" without its article."""
    return max((phrase.key for phrase in phrases_of(chunk, "en")), key=len, default=())
