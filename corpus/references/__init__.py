"""References: where a text mentions clauses, and which clauses those are."""

from corpus.references.existence import exists_in
from corpus.references.hanging import find_hanging
from corpus.references.resolver import find_references, references_in
from corpus.references.texts import Texts, default_texts

__all__ = ["Texts", "default_texts", "exists_in", "find_hanging", "find_references", "references_in"]
