"""What all makers draw from: the texts in passages, the named enumerations, the bodies that duties fall on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from assistant.quiz.models import Difficulty, Item, ItemType, Option, Proof, Source
from assistant.quiz.passages import Passage, passages
from assistant.quiz.rows import read_data
from assistant.quiz.texts import plain, source_of, tidy
from assistant.quiz.topics import topic_of
from corpus.library import Library
from corpus.locator import parse_locator
from corpus.models import CITABLE, Clause, Document, Span

_NOT_A_TERM = re.compile("[要应将把被由对在并其让使]|[的和或及等]")
LONGEST_OPTION = 46
"""Longest words, in characters, that an option has."""

_INNER = re.compile(r"[^、，。；：“”（）《》]+")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in a clause, with a name in our own words.

    Attributes:
        id: the row of `lists.toml`.
        what: what its members are.
        kind: lists of one kind hold members that can be mistaken for each other.
        members: their words, tidied.
        span: where the list stands in the document.
    """

    id: str
    document: Document
    clause: Clause
    what: str
    kind: str
    members: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Subject:
    """A body or a person that duties fall on; `wide` ones may include others of their group."""

    name: str
    group: str
    wide: bool


@cache
def load_subjects() -> dict[str, Subject]:
    """The rows of `subjects.toml`, by name."""
    rows = {}
    for group in read_data("subjects.toml")["group"]:
        for wide, names in ((False, group["subjects"]), (True, group["wide"])):
            rows.update({name: Subject(name, group["name"], wide) for name in names})
    return rows


class Workshop:
    """The texts of a library, ready for makers.

    Args:
        library: the texts.
        documents: keys of the texts to make items from; None for all that are held.
        seed: what wording, distractors and invented numbers depend on.
    """

    def __init__(self, library: Library, documents: Sequence[str] | None = None, seed: str = "0") -> None:
        self.library = library
        self.seed = seed
        chosen = [library.require(key) for key in documents] if documents else list(library.documents())
        self.documents = tuple(chosen)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages of the chosen texts."""
        return tuple(p for document in self.documents for p in passages(document))

    @cached_property
    def everything(self) -> tuple[Passage, ...]:
        """All passages of all texts that are held: distractors come from here."""
        return tuple(p for document in self.library.documents() for p in passages(document))

    @cached_property
    def lists(self) -> tuple[Enumeration, ...]:
        """The enumerations of all held texts whose words are found."""
        found = (self._list(row) for row in read_data("lists.toml")["list"])
        return tuple(one for one in found if one is not None)

    @cached_property
    def own_lists(self) -> tuple[Enumeration, ...]:
        """The enumerations of the chosen texts."""
        keys = {document.key for document in self.documents}
        return tuple(one for one in self.lists if one.document.key in keys)

    def _list(self, row: dict[str, str]) -> Enumeration | None:
        key, place = row["at"].split(" ", 1)
        document = self.library.get(key)
        clause = document.find(parse_locator(place, document.meta.scheme)) if document else None
        if document is None or clause is None:
            return None
        if "first" in row:
            found = _between(document, clause, row["first"], row["last"], row.get("seps", "、"))
            return Enumeration(row["id"], document, clause, row["what"], row["kind"], *found) if found else None
        holder = _holder(clause, document)
        members = (tidy(document.body(c)).rstrip("；。;，") for c in _items(document, holder))
        kept = tuple(
            m for m in members if 3 <= len(m) <= LONGEST_OPTION and "其他" not in m and not m.startswith("此外")
        )
        span = document.body_span(holder)
        return Enumeration(row["id"], document, holder, row["what"], row["kind"], kept, span) if len(kept) > 2 else None

    @cached_property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Members of enumerations in running text, each with its clause's address, for wrong answers."""
        found: dict[str, str] = {}
        for passage in self.everything:
            for span in inner_members(passage.text):
                found.setdefault(span.cut(passage.text), address(passage.document, passage.clause))
        return tuple(sorted(found.items()))

    def item(
        self,
        type: ItemType,
        kind: str,
        passage_or_list: Passage | Enumeration,
        stem: str,
        proof: Proof,
        *,
        explanation: str,
        options: Sequence[Option] = (),
        answer: Sequence[str] = (),
        difficulty: Difficulty = Difficulty.MEDIUM,
        ordered: bool = False,
    ) -> Item:
        """An item that rests on one clause."""
        document, clause = passage_or_list.document, passage_or_list.clause
        return Item(
            type,
            kind,
            stem,
            tuple(options),
            tuple(answer),
            explanation,
            difficulty,
            topic_of(document.key, clause.locator),
            0,
            (source_of(document, clause),),
            proof,
            ordered,
        )


def address(document: Document, clause: Clause) -> str:
    """A clause as document:locator."""
    source = source_of(document, clause)
    return f"{source.document}:{source.locator}"


def inner_members(text: str) -> Iterator[Span]:
    """The inner members of enumerations in a text: those with 、 on both sides, so that their ends are certain."""
    for match in _INNER.finditer(text):
        start, end = match.span()
        inner = start and end < len(text) and text[start - 1] == text[end] == "、" and 2 <= end - start <= 12
        if inner and not _NOT_A_TERM.search(match[0]):
            yield Span(start, end)


def _between(
    document: Document, clause: Clause, first: str, last: str, seps: str
) -> tuple[tuple[str, ...], Span] | None:
    """The members from `first` to `last`, and where they stand."""
    body = document.body_span(clause)
    text = document.text[body.start : body.end]
    start = text.find(first)
    end = text.find(last, start + len(first) if last != first else start) if start >= 0 else -1
    if end < 0:
        return None
    end += len(last)
    members, depth, current = [], 0, ""
    for char in text[start:end]:
        depth += (char in "（(") - (char in "）)")
        if char in seps and depth == 0:
            members.append(current)
            current = ""
        else:
            current += char
    members.append(current)
    cleaned = tuple(tidy(m).strip("“”。，") for m in members)
    if len(cleaned) < 3 or any(not 1 < len(m) <= 30 for m in cleaned):
        return None
    return cleaned, Span(body.start + start, body.start + end)


def _holder(clause: Clause, document: Document) -> Clause:
    """The clause itself, or its one paragraph that holds the numbered items."""
    if any(child.kind == "item" for child in clause.node.children):
        return clause
    below = [c for c in document.clauses if c.node in clause.node.children]
    return next((c for c in below if any(k.kind == "item" for k in c.node.children)), clause)


def _items(document: Document, holder: Clause) -> list[Clause]:
    inside = [child for child in holder.node.children if child.kind in CITABLE and child.kind == "item"]
    return [c for c in document.clauses if c.node in inside]


def overlap(words: str, other: str) -> float:
    """Share of the pairs of neighbouring characters of `words` that stand in `other`."""
    pairs = {words[i : i + 2] for i in range(len(words) - 1)} or {words}
    return sum(pair in other for pair in pairs) / len(pairs)


def sources(*found: Source) -> tuple[Source, ...]:
    """The sources without repeats."""
    return tuple(dict.fromkeys(found))


def with_source(item: Item, *more: Source) -> Item:
    """The item, resting on further clauses."""
    return replace(item, sources=sources(*item.sources, *more))


def document_plain(document: Document) -> str:
    """A whole text for comparing."""
    return plain(document.text)
