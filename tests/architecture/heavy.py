"""The libraries that the web process never loads."""

HEAVY = frozenset(
    {
        "dbos",
        "langid",
        "lxml",
        "model2vec",
        "onnxruntime",
        "openpyxl",
        "pandas",
        "py3langid",
        "pypdf",
        "pyreadstat",
        "python_calamine",
        "ruptures",
        "scipy",
        "sklearn",
        "sknetwork",
        "spacy",
        "statsmodels",
    }
)
