"""The sample workspace and its story."""
