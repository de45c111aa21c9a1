"""Highlights, tags and the codebook."""
