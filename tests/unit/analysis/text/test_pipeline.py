"""The whole way from passages to themes."""

import os
import subprocess
import sys

import numpy as np
import pytest

from insights.analysis.text import AnalysisResult, FixedTheme, Passage, Settings, run_analysis
from tests.unit.analysis.text.corpora import (
    CHECKOUT,
    DELIVERY,
    EXPORT,
    UNLIKE,
    WANDERING,
    WIDE,
    passages,
    shop,
)


def fingerprint(result: AnalysisResult) -> str:
    themes = [
        (one.id, one.label, one.terms, one.kind, one.members, one.exemplars, one.centroid.tobytes().hex())
        for one in result.themes
    ]
    return repr((themes, result.remainder, result.readings, result.centre.tobytes().hex()))


def members(result: AnalysisResult) -> set[frozenset[str]]:
    return {frozenset(member.key for member in theme.members) for theme in result.themes}


def test_three_topics_become_three_themes() -> None:
    found = members(run_analysis(shop()))
    expected = [{f"p{n:03d}" for n in range(start, start + 6)} for start in (0, 6, 12)]
    assert len(found) == 3
    assert all(any(len(keys & group) >= 5 for group in found) for keys in expected)


def test_every_passage_is_in_one_theme_or_in_the_remainder() -> None:
    result = run_analysis([*shop(), Passage("q1", "n/a"), Passage("q2", "the moon orbits the earth")])
    placed = [member.key for theme in result.themes for member in theme.members]
    left = {one.key: one.reason for one in result.remainder}
    assert sorted([*placed, *left]) == [*sorted(passage.key for passage in shop()), "q1", "q2"]
    assert left["q1"] == "contentless"
    assert len(result.readings) == 20


def test_the_order_of_the_passages_changes_nothing() -> None:
    assert fingerprint(run_analysis(shop())) == fingerprint(run_analysis(shop()[::-1]))


CORPUS_CODE = """
import hashlib
from insights.analysis.text import Passage, Settings, run_analysis
words = "card parcel refund export report login price cable battery screen invoice search".split()
texts = [f"the {a} of my {b} is {c} again" for a in words for b in words for c in ("late", "broken", "lost")]
ps = [Passage(f"{n:04d}", text) for n, text in enumerate(texts)]
result = run_analysis(ps, Settings(model="static"), seed=3)
told = repr([(t.label, t.members, t.centroid.tobytes()) for t in result.themes])
print(len(result.themes), hashlib.sha256(told.encode()).hexdigest())
"""


def test_a_large_run_is_the_same_bytes_with_one_and_two_threads() -> None:
    told = []
    for threads in ("1", "2"):
        env = os.environ | {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        done = subprocess.run([sys.executable, "-c", CORPUS_CODE], capture_output=True, text=True, env=env)
        assert done.returncode == 0, done.stderr
        told.append(done.stdout)
    assert len(set(told)) == 1
    assert int(told[0].split()[0]) >= 2


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["only one passage about a late parcel"],
        ["the very same words"] * 30,
        ["n/a", "", "nothing", "🙂", "-"],
        ["no full stop ever and so on " * 4000],
        ["Доставка опоздала", "配送が遅い", "التوصيل متأخر", "🙂 late 🙂", "Lieferung spät", "ok"] * 4,
    ],
    ids=["empty", "one", "identical", "contentless", "endless", "scripts"],
)
def test_strange_input_ends_in_a_clear_state(texts: list[str]) -> None:
    given = passages(texts)
    result = run_analysis(given)
    placed = sum(theme.size for theme in result.themes)
    assert placed + len(result.remainder) == len(given)
    assert all(np.isfinite(theme.centroid).all() for theme in result.themes)


def test_no_theme_mixes_languages() -> None:
    german = [
        "Die Lieferung kam viel zu spät an",
        "Die Lieferung war wieder zu spät",
        "Meine Lieferung ist zu spät",
    ]
    result = run_analysis([*shop(), *passages(german * 2, prefix="g")])
    for theme in result.themes:
        assert len({member.key[0] for member in theme.members}) == 1
    read = {one.language: (one.passages, one.by_meaning) for one in result.portions}
    assert read == {"en": (len(shop()), True), "de": (6, False)}


def test_a_run_says_where_severity_is_not_read() -> None:
    dutch = ["De levering kwam veel te laat aan bij ons thuis", "Mijn levering was alweer veel te laat"]
    german = ["Die Lieferung kam viel zu spät bei uns an", "Meine Lieferung war wieder viel zu spät"]
    read = {
        one.language: one.severity_read
        for texts in (dutch, german)
        for one in run_analysis(passages(texts * 4)).portions
    }
    assert read == {"nl": False, "de": True}


def test_short_answers_of_a_survey_are_grouped() -> None:
    said = ["Slow search", "Search is slow", "The search, too slow", "Slow searching"]
    said += ["Parcel late", "Late parcel", "The parcel was late", "Parcels too late", "n/a", ""]
    given = [
        Passage(f"a{at:02d}", text, "survey", f"r{at}", "en", end=len(text)) for at, text in enumerate(said)
    ]
    themes = run_analysis(given).themes
    assert sorted(sorted({key.key for key in theme.members}) for theme in themes) == [
        ["a00", "a01", "a02", "a03"],
        ["a04", "a05", "a06", "a07"],
    ]


def test_no_portion_is_without_passages() -> None:
    said = [
        Passage(f"t{at}", text, end=len(text), spoken=True) for at, text in enumerate(["Ja.", "Sim", "ok"])
    ]
    assert all(one.passages for one in run_analysis(said).portions)


def test_what_a_person_confirmed_is_claimed_first_and_keeps_its_name() -> None:
    fixed = FixedTheme("t1", "Export is hidden", examples=tuple(EXPORT[:3]), members=("p007",))
    first = run_analysis(shop(), fixed_themes=[fixed]).themes[0]
    assert (first.fixed_key, first.label) == ("t1", "Export is hidden")
    assert {"p000", "p001", "p002", "p007"} <= {member.key for member in first.members}
    assert all(member.claimed for member in first.members)


def test_decisions_survive_a_tenth_and_twice_the_passages() -> None:
    first = run_analysis(shop())
    fixed = [
        FixedTheme(
            str(theme.id),
            f"named {theme.id}",
            centroid=theme.centroid,
            centre=first.centre,
            threshold=theme.threshold,
            model_version=first.model_version,
            members=tuple(member.key for member in theme.members),
        )
        for theme in first.themes
    ]
    for more in (DELIVERY[:2], [text + " today" for text in [*EXPORT, *DELIVERY, *CHECKOUT]]):
        again = run_analysis([*shop(), *passages(more, prefix="n")], fixed_themes=fixed)
        for before in first.themes:
            after = next(theme for theme in again.themes if theme.fixed_key == str(before.id))
            assert {member.key for member in before.members} <= {member.key for member in after.members}
            assert after.label == f"named {before.id}"


def test_granularity_orders_the_number_of_themes() -> None:
    counts = [
        len(run_analysis(shop(), Settings(granularity=size, min_group=1)).themes)
        for size in ("coarse", "medium", "fine")
    ]
    assert counts == sorted(counts)


def test_talk_that_wanders_is_no_theme_and_stays_in_the_remainder() -> None:
    said = [
        Passage(f"t{at:02d}", text, f"t{at % 4}", f"person {at % 4}", "en", at, 0, len(text), spoken=True)
        for at, text in enumerate(WANDERING.strip().splitlines())
    ]
    late = [
        Passage(
            f"d{at:02d}", text, f"t{at % 4}", f"person {at % 4}", "en", 50 + at, 0, len(text), spoken=True
        )
        for at, text in enumerate(DELIVERY)
    ]
    result = run_analysis([*said, *late])
    placed = {member.key[0] for theme in result.themes for member in theme.members}
    assert placed == {"d"}


def test_a_handful_of_unlike_remarks_is_no_theme() -> None:
    assert members(run_analysis(passages(UNLIKE))) == set()


def test_a_wide_topic_of_many_is_a_theme_although_two_of_its_lines_share_little() -> None:
    written = [
        Passage(f"{name}{at:02d}", line) for name, lines in WIDE.items() for at, line in enumerate(lines)
    ]
    found = members(run_analysis(written))
    of_gardens = max(found, key=lambda keys: sum(key[0] == "g" for key in keys))
    assert len(of_gardens) >= 10
    assert sum(key[0] == "g" for key in of_gardens) >= 0.7 * len(of_gardens)


def test_repeated_keys_are_refused_and_progress_is_told() -> None:
    told: list[str] = []
    run_analysis(shop(), on_progress=lambda done, total, what: told.append(what))
    assert {"reading meaning", "finding themes"} <= set(told)
    with pytest.raises(ValueError, match="unique"):
        run_analysis([*shop(), *shop()])
