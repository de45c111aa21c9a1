"""Studies, sessions and participants."""
