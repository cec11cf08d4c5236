"""Clauses become searchable: passages, lexical and dense indexes, and their fusion."""
