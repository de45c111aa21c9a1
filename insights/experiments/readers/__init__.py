"""Files of experiments: one row a person, or several."""
