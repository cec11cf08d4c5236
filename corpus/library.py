"""The texts that are held: asked of each source in turn, parsed once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.errors import NoSuchClause, TextNotHeld
from corpus.locator import label
from corpus.models import Clause, Document, Locator, Metadata
from corpus.registry import Registry, load_registry
from corpus.sources import SHIPPED, Source
from corpus.vocabulary import Held


class Library:
    """All texts of the registry, as far as a source has their words.

    Args:
        sources: asked in order; the first that has a text wins. By default the ones that ship with the product.
        registry: the texts that are known.
        day: leave out words that only stand from a later day on; None takes what the sources give.
    """

    def __init__(
        self, sources: Sequence[Source] | None = None, registry: Registry | None = None, day: date | None = None
    ) -> None:
        self.day = day
        self.registry = registry or load_registry()
        self.sources: Sequence[Source] = sources if sources is not None else SHIPPED
        self._documents: dict[str, Document | None] = {}

    def get(self, key: str) -> Document | None:
        """The text with this key, or None where only its name is known.

        Raises:
            NoSuchClause: no such text is registered.
        """
        if key not in self._documents:
            self._documents[key] = self._load(self.registry[key])
        return self._documents[key]

    def _load(self, meta: Metadata) -> Document | None:
        for source in self.sources:
            document = source.load(meta)
            if document is not None and not self._later(document.meta):
                return document
        return None

    def _later(self, meta: Metadata) -> bool:
        return self.day is not None and meta.since is not None and meta.since > self.day

    def require(self, key: str) -> Document:
        """The text with this key.

        Raises:
            NoSuchClause: no such text is registered.
            TextNotHeld: it is registered, but no source has its words.
        """
        document = self.get(key)
        if document is None:
            raise TextNotHeld(self.why_missing(key))
        return document

    def why_missing(self, key: str) -> str:
        """Why no words of a registered text are held: none at all, or only those of a later day."""
        meta = self.registry[key]
        if self._later(meta):
            return f"《{meta.title}》收录的是{meta.since}起的文本，{self.day}有效的文本未收录"
        return f"《{meta.title}》未收录：{meta.not_bundled}"

    def held(self, key: str) -> Held:
        """In which form the words of a text are held."""
        document = self.get(key)
        return Held.NONE if document is None else document.held

    def documents(self) -> Iterable[Document]:
        """Every text that is held, in the order of the registry."""
        for meta in self.registry:
            if (document := self.get(meta.key)) is not None:
                yield document

    def clause(self, key: str, locator: Locator) -> tuple[Document, Clause]:
        """A clause with the document it stands in.

        Raises:
            NoSuchClause: the document has no such clause; the message says how many it has.
            TextNotHeld: the document's words are not held.
        """
        document = self.require(key)
        clause = document.find(locator)
        if clause is None:
            raise NoSuchClause(self.missing_clause(document, locator))
        return document, clause

    def missing_clause(self, document: Document, locator: Locator) -> str:
        """Why a locator finds nothing: how many clauses the document has, or what the clause holds instead."""
        meta = document.meta
        wanted = label(locator, meta.scheme) or "该位置"
        article = document.find(locator.clause)
        if article is None or locator == locator.clause:
            return f"《{meta.title}》没有{wanted}：全文共{len(document.articles)}条"
        return f"《{meta.title}》没有{wanted}：{label(locator.clause, meta.scheme)}之下没有这一款、项或目"

    def fingerprint(self) -> str:
        """SHA-256 over the keys, forms and words of all held texts: changes whenever an answer could."""
        digest = hashlib.sha256()
        for document in self.documents():
            digest.update(f"{document.key}\0{document.held}\0{document.sha256}\n".encode())
        return digest.hexdigest()
