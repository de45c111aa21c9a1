"""From text to passages, kinds, themes and labels."""
