"""From a survey export to a table of answers."""
