"""Benchmarks: `python -m tests.bench [WORD …]` prints a table and writes build/bench.json.

A module bench_*.py registers functions:

    @benchmark("one analysis of 1,000 passages", runs=3)
    def analysis(stage: Stage) -> Work:
        ...            # set the stage: rows, files; not measured
        return lambda: analyse(...)

    @page("the study page at 10,000 passages")
    def study_page(stage: Stage) -> str:
        ...
        return f"/studies/{study.id}"

Each runs in a process of its own on a fresh migrated SQLite database. A page is measured in turn with the
floor page (signed in, our layout, one Core query of 100 rows), so that its ratio to it holds on any machine.
"""
