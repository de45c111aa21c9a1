"""Experiments: A/B tests, whom they counted, and what their numbers say."""
