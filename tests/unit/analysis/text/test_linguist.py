"""An installed spaCy pipeline helps to name themes."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from insights.analysis.text import Settings, run_analysis
from insights.analysis.text.labels import label_themes
from insights.analysis.text.linguist import Linguist
from tests.unit.analysis.text.corpora import shop

TEXTS = [
    "the moss ferry of Zorblax is late",
    "moss ferry again, says Zorblax",
    "no moss ferry, said Zorblax",
    "the bread is warm",
]


@spacy.Language.component("ferry_chunks")
def ferry_chunks(doc: Doc) -> Doc:
    """Parse each text so that "moss ferry" is one noun phrase."""
    for at, token in enumerate(doc):
        token.pos_, token.dep_, token.head = "X", "dep", token
        if token.text == "ferry" and at:
            token.pos_, token.dep_ = "NOUN", "nsubj"
            doc[at - 1].pos_, doc[at - 1].dep_, doc[at - 1].head = "NOUN", "compound", token
    return doc


def pipeline(folder: Path, *, parsed: bool = False) -> str:
    """A tiny English pipeline saved in a folder: it knows one name, and where asked one noun phrase."""
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zorblax"}])  # type: ignore[attr-defined]
    if parsed:
        made.add_pipe("ferry_chunks")
    made.to_disk(folder)
    return str(folder)


def test_it_sees_names_and_whole_noun_phrases(tmp_path: Path) -> None:
    seen = Linguist(pipeline(tmp_path / "parsed", parsed=True)).seen_in(TEXTS)
    assert seen[0].people == {"zorblax"}
    assert ("mos", "ferry") in seen[0].wholes or ("moss", "ferry") in seen[0].wholes
    plain = Linguist(pipeline(tmp_path / "plain")).seen_in(TEXTS)
    assert (plain[0].people, plain[0].wholes) == ({"zorblax"}, frozenset())


def test_a_name_that_it_sees_is_in_no_label(tmp_path: Path) -> None:
    labels, kinds = np.array([0, 0, 0, 1]), ["topic", "topic"]
    without = label_themes(TEXTS, labels, ["en"] * 4, kinds)[0]
    assert "zorblax" in " ".join([without[0], *without[1]]).lower()
    linguist = Linguist(pipeline(tmp_path / "en"))
    label, terms = label_themes(TEXTS, labels, ["en"] * 4, kinds, linguist=linguist)[0]
    assert "zorblax" not in " ".join([label, *terms]).lower()


def test_its_version_is_part_of_the_models_of_a_run(tmp_path: Path) -> None:
    linguist = Linguist(pipeline(tmp_path / "en"))
    result = run_analysis(shop(), Settings(), linguist=linguist)
    assert result.model_version.endswith(f"+{linguist.version}")
    assert linguist.version.startswith("spacy-en-")


def test_a_pipeline_that_is_not_there_is_an_error() -> None:
    with pytest.raises(OSError, match="nowhere_to_be_found"):
        Linguist("nowhere_to_be_found")
