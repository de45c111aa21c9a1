"""`insights classify` and `insights cluster`: a file's column in, plain JSON values out, no database."""

from pathlib import Path
from typing import Any

from insights.analysis.text.model import GRANULARITIES, AnalysisResult, Passage, Settings
from insights.analysis.text.pipeline import run_analysis
from insights.analysis.text.reading import read_corpus
from insights.analysis.text.text_tables import texts_in
from insights.analysis.text.vectors import one_thread
from insights.kernel.errors import InvalidInput


def classify_file(path: str | Path, column: str) -> dict[str, Any]:
    """{"model", "items": [{"row", "kind", "confidence"}]}, one item for each data row in order."""
    passages = _passages(Path(path), column)
    with one_thread():
        corpus = read_corpus(passages, Settings())
    items = [
        {"row": row, "kind": reading.kind, "confidence": reading.confidence}
        for row, reading in enumerate(corpus.readings)
    ]
    return {"model": corpus.model_version, "items": items}


def cluster_file(path: str | Path, column: str, granularity: str = "medium") -> dict[str, Any]:
    """{"model", "items": [{"row", "theme", "strength"}], "themes": [{"id", "label", ...}]}."""
    if granularity not in GRANULARITIES:
        raise InvalidInput(f"--granularity is one of {', '.join(GRANULARITIES)}, not “{granularity}”.")
    passages = _passages(Path(path), column)
    result = run_analysis(passages, Settings(granularity=granularity, problems_apart=False))
    return {"model": result.model_version, "items": _items(result, len(passages)), "themes": _themes(result)}


def _passages(path: Path, column: str) -> list[Passage]:
    texts = texts_in(path, column)
    width = len(str(len(texts)))
    return [Passage(f"{row:0{width}d}", text) for row, text in enumerate(texts)]


def _items(result: AnalysisResult, count: int) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = [{"row": row, "theme": None, "strength": 0.0} for row in range(count)]
    for theme in result.themes:
        for member in theme.members:
            items[int(member.key)].update(theme=theme.id, strength=member.strength)
    return items


def _themes(result: AnalysisResult) -> list[dict[str, Any]]:
    return [
        {
            "id": theme.id,
            "label": theme.label,
            "terms": list(theme.terms),
            "size": theme.size,
            "exemplars": [int(key) for key in theme.exemplars],
        }
        for theme in result.themes
    ]
