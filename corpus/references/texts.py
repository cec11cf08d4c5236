"""The texts that a name can mean, and what is known of their structure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from corpus.errors import MissingError
from corpus.library import Library
from corpus.models import Document, Home
from corpus.national import NationalLaw, NationalLibrary
from corpus.normalize import fold
from corpus.registry import Registry
from corpus.sources import SHIPPED
from corpus.vocabulary import Scheme

_AMENDED = re.compile(r"关于(?:修改|修正)?[《〈<](.+?)[》〉>](?:第.+)?的?(?:决定|解释)")


@dataclass(frozen=True, slots=True)
class Named:
    """A text as a name gives it.

    Attributes:
        key: key or law_id, None where no text held or registered bears the name.
        title: the full title, or the name as written.
        full: the name is the whole title.
        scheme: how the text numbers its clauses.
    """

    key: str | None
    title: str
    full: bool
    scheme: Scheme = Scheme.STATUTE


class Texts:
    """Every text that a reference can point at: the registry's first, then the national library's.

    Args:
        registry: the registered texts and their aliases.
        library: gives their words; by default what ships with the package.
        national: the extended library; by default the installed one. Nothing of it is read before a name asks.
    """

    def __init__(
        self, registry: Registry, library: Library | None = None, national: NationalLibrary | None = None
    ) -> None:
        self.registry = registry
        self.library = library or Library(SHIPPED, registry)
        self.national = national or NationalLibrary()
        self._named: dict[str, Named | None] = {}
        self._amended: dict[str, Named | None] = {}

    def by_name(self, name: str) -> Named | None:
        """The text that exactly this title or alias names; None where no text known bears it."""
        plain = plain_name(name)
        if plain not in self._named:
            self._named[plain] = self._registered(plain) or self._national(plain)
        return self._named[plain]

    def _registered(self, name: str) -> Named | None:
        alias = self.registry.by_name(name)
        return None if alias is None else self.registered(alias.document, name)

    def registered(self, key: str, name: str = "") -> Named:
        """A registered text; full where `name` is its title."""
        meta = self.registry[key]
        return Named(key, meta.title, plain_name(name) == plain_name(meta.title), meta.scheme)

    def _national(self, name: str) -> Named | None:
        versions = self._versions.get(name)
        if not versions:
            return None
        law = self.national.by_title(name) or versions[-1]
        return Named(law.law_id, law.title, plain_name(law.title) == name)

    @cached_property
    def _versions(self) -> Mapping[str, tuple[NationalLaw, ...]]:
        try:
            return self.national.names
        except MissingError:
            return {}  # the package is not installed: its titles are unknown, nothing else changes

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name known, plain."""
        return frozenset({plain_name(alias.name) for alias in self.registry.aliases} | set(self._versions))

    @cached_property
    def name_endings(self) -> frozenset[str]:
        """The characters that names end with."""
        return frozenset(name[-1] for name in self.names if name)

    def document(self, key: str) -> Document | None:
        """The words of a text, None where they are not held."""
        if key in self.registry:
            return self.library.get(key)
        return None if self._law(key) is None else self.national.get(key)

    def size(self, named: Named) -> int | None:
        """How many articles a text has, None where that is not known."""
        if named.key is None:
            return None
        if named.key in self.registry:
            return self.registry[named.key].articles
        law = self._law(named.key)
        return law.articles if law else None

    def title(self, key: str) -> str:
        """The full title of a text by its key; empty where the key is unknown."""
        if key in self.registry:
            return self.registry[key].title
        law = self._law(key)
        return law.title if law else ""

    def _law(self, key: str) -> NationalLaw | None:
        try:
            if key not in self.national:
                return None
        except MissingError:
            return None
        return self.national[key]

    def own(self, home: Home) -> Named:
        """The text that a home stands in."""
        if home.document in self.registry:
            return self.registered(home.document, self.registry[home.document].title)
        return Named(home.document, self.title(home.document), True)

    def amended(self, home: Home) -> Named | None:
        """The law that an amendment changes or an interpretation explains: a bare 第N条 there is that law's."""
        if home.document not in self._amended:
            self._amended[home.document] = self._find_amended(self.title(home.document))
        return self._amended[home.document]

    def _find_amended(self, title: str) -> Named | None:
        base, mark, _ = title.partition("修正案")
        if not mark:
            found = _AMENDED.search(title)
            base = found[1] if found else ""
        return self.by_name(base) if base else None


@lru_cache(maxsize=8192)
def plain_name(name: str) -> str:
    """A name without 《》, white space and differences of width."""
    return "".join(fold(name).text.split()).strip("《》<>")


@cache
def default_texts(registry: Registry) -> Texts:
    """The texts of an installation without imports, made once for a registry."""
    return Texts(registry)
