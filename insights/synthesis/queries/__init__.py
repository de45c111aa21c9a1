"""Reads of insights, evidence and claims, scoped to what the actor may see."""
