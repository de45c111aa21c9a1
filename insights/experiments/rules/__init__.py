"""Pure decisions about experiments."""
