"""The only door to the job engine."""
