"""Analysis runs, themes, pain points and their review."""
