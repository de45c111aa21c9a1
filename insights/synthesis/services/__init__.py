"""Writes of insights, their evidence and their claims."""
