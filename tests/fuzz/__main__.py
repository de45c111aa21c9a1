"""`python -m tests.fuzz [KIND …] [--runs N] [--seed N]`: counts executions, prints what was not caught."""

from __future__ import annotations

import argparse
import faulthandler
import json
import random
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.formats.sample import Sample
from tests.formats.table import TRANSCRIPTS
from tests.fuzz.mutations import damaged

_SLOW = 2.0  # seconds of computing for files as small as these
_LONGEST = 60  # seconds after which a run tells where it hangs, and all ends


class Outcome(NamedTuple):
    """What became of one kind's runs; `uncaught` counts exceptions by place, each once with its file."""

    kind: str
    runs: int
    read: int
    refused: int
    slowest: float
    uncaught: Counter[str]


def main(arguments: Sequence[str]) -> int:
    """Run the kinds that were asked for, all by default; 1 when anything was not caught."""
    kinds = list(dict.fromkeys(sample.kind for sample in TRANSCRIPTS))
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("kind", nargs="*", help=", ".join(kinds))
    parser.add_argument("--runs", type=int, default=1000, help="executions of each kind")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.kind) - set(kinds)):
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(kinds)}")
    warnings.simplefilter("ignore")
    failures = 0
    for kind in asked.kind or kinds:
        samples = [sample for sample in TRANSCRIPTS if sample.kind == kind]
        outcome = fuzzed(kind, samples, asked.runs, random.Random(f"{asked.seed} {kind}"))
        failures += sum(outcome.uncaught.values())
        print(
            f"{kind}: {outcome.runs} executions, {outcome.read} read, {outcome.refused} refused, "
            f"{sum(outcome.uncaught.values())} uncaught, slowest {outcome.slowest:.2f} s of computing",
            flush=True,
        )
        for place, times in outcome.uncaught.most_common():
            print(f"  {times} × {place}")
    return 1 if failures else 0


def fuzzed(kind: str, samples: Sequence[Sample], runs: int, chance: random.Random) -> Outcome:
    """Read `runs` damaged files of one kind."""
    files = [(s.name, s.content.encode() if isinstance(s.content, str) else s.content) for s in samples]
    read = refused = 0
    slowest = 0.0
    uncaught: Counter[str] = Counter()
    for _ in range(runs):
        name, content = chance.choice(files)
        content = damaged(content, chance.choice(files)[1], chance)
        faulthandler.dump_traceback_later(_LONGEST, exit=True)
        began = time.process_time()
        try:
            json.dumps(read_transcript(content, name).to_json_contract(), allow_nan=False).encode()
            read += 1
        except UnreadableTranscript:
            refused += 1
        except Exception as error:
            place = _place(error)
            if not uncaught[place]:
                print(f"  {kind}: {place}: {content[:400]!r}", flush=True)
            uncaught[place] += 1
        faulthandler.cancel_dump_traceback_later()
        took = time.process_time() - began
        if took > _SLOW:
            print(f"  {kind}: {took:.1f} s: {content[:400]!r}", flush=True)
        slowest = max(slowest, took)
    return Outcome(kind, runs, read, refused, slowest, uncaught)


def _place(error: Exception) -> str:
    """The exception and the last of our own lines it came through."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "/insights/" in frame.filename]
    last = f"{own[-1].filename.rpartition('/insights/')[2]}:{own[-1].lineno}" if own else "outside"
    return f"{type(error).__name__} at {last}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
