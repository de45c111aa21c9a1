"""How long reading and grouping of passages takes."""

from insights.analysis.text import Passage, Settings, run_analysis
from insights.analysis.text.embedding import embed_texts, embedder
from tests.bench.registry import benchmark

_WORDS = """
    card parcel refund export report login price cable battery screen invoice search route ticket
"""
_TROUBLES = """
    late broken lost hidden slow wrong twice refused missing unclear
"""
WORDS, TROUBLES = _WORDS.split(), _TROUBLES.split()


def texts(count: int) -> list[str]:
    """Different made-up sentences of ten words or so about some of fourteen matters."""
    found = []
    for number in range(count):
        one, other = WORDS[number % 14], WORDS[(number // 14) % 14]
        trouble, more = TROUBLES[(number // 196) % 10], TROUBLES[(number // 1960) % 10]
        found.append(f"the {one} for my {other} was {trouble} and then {more} again on day {number}")
    return found


def analysis_of(count: int):
    """A run on static vectors, so that grouping is measured and not MiniLM."""
    passages = [Passage(f"{number:06d}", text) for number, text in enumerate(texts(count))]
    return lambda: run_analysis(passages, Settings(model="static"))


@benchmark("MiniLM vectors of 200 texts", runs=3)
def minilm(stage):
    """Texts a second on one core is 200 by this time."""
    model = embedder("minilm")
    return lambda: embed_texts(texts(200), model)


@benchmark("themes of 3,000 passages, static vectors", runs=1)
def three_thousand(stage):
    """Grouping, naming, kinds."""
    return analysis_of(3_000)


@benchmark("themes of 10,000 passages, static vectors", runs=1)
def ten_thousand(stage):
    """Grouping, naming, kinds."""
    return analysis_of(10_000)


@benchmark("themes of 50,000 passages, static vectors", runs=1)
def fifty_thousand(stage):
    """Grouping, naming, kinds."""
    return analysis_of(50_000)
