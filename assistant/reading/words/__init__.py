"""Numbers, words and marks: a question cut into tokens."""
