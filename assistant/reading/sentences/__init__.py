"""Clauses of a question, the sizes they tell, what others claim, and the rewording of single sentences."""
