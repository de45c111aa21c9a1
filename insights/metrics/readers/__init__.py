"""Readers of tables of values; they run in a confined child."""
