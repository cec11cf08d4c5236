"""Texts become clauses: parsing, locators, names, and the texts that are held."""

from corpus.library import Library
from corpus.models import Clause, Document, Locator, Metadata, Node, Span
from corpus.parser import parse, unparse
from corpus.registry import Registry, load_registry

__all__ = [
    "Clause",
    "Document",
    "Library",
    "Locator",
    "Metadata",
    "Node",
    "Registry",
    "Span",
    "load_registry",
    "parse",
    "unparse",
]
