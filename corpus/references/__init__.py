"""References: where a text mentions clauses, and which."""

from corpus.references.texts import Texts, default_texts

__all__ = ["Texts", "default_texts"]
