"""Mutated files of our own making against every transcript reader; run by hand, never by pytest."""
