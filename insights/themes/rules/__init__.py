"""Pure decisions about themes: words for states, ranking, what a further run changes."""
