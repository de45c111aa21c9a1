"""Pure decisions about objectives: progress, targets, states, check-ins."""
