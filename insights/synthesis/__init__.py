"""Insights, their evidence and claims."""
