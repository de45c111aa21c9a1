"""The package's door: plain values at once, heavy entry points on first use."""

import subprocess
import sys

import pytest

import insights.analysis.text as text


def test_the_plain_values_load_no_heavy_library() -> None:
    code = (
        "import sys, insights.analysis.text; "
        "print([n for n in ('onnxruntime', 'scipy', 'sklearn', 'sknetwork', 'spacy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_heavy_entry_points_load_when_asked_for() -> None:
    assert callable(text.run_analysis)
    assert callable(text.propose_changes)
    assert callable(text.passages_of)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing_here'"):
        _ = text.nothing_here
