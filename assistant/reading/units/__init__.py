"""The units of a question and the facts of each."""
