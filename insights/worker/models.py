"""Jobs and facts."""
