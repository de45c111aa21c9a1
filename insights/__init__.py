"""An insight repository: what a company learned from its users, and what that explains in its numbers."""


def models_of_all_features() -> None:
    """Load every feature's models, for migrations and tests."""
    import insights.factory
    import insights.worker.models  # noqa: F401
