"""Survey imports, questions, responses and scores."""
