"""Draws a paper from all items that can be made: the same seed draws the same paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.quiz.blueprint import Blueprint
from assistant.quiz.chance import rank
from assistant.quiz.linter import lint_item, needles, visible
from assistant.quiz.makers import MAKERS
from assistant.quiz.models import JUDGE_FALSE, JUDGE_TRUE, TYPE_NAMES, Item, ItemType, Paper, letter
from assistant.quiz.proofs import Prover
from assistant.quiz.similarity import Stock
from assistant.quiz.workshop import Workshop
from corpus.errors import InputError
from corpus.library import Library
from corpus.vocabulary import Held

_ORDER = (ItemType.CASE, ItemType.SHORT, ItemType.MULTIPLE, ItemType.SINGLE, ItemType.BLANK, ItemType.JUDGE)
"""Types in the order in which they choose: the scarce ones first."""

_WEIGHTS = {"modality": 0.5, "record": 0.3, "compare": 1.0, "members-out": 1.5, "blank-member": 1.5}
"""How often a kind of item is drawn, against 3 for all others."""

_MOST = {"modality": 0.12, "record": 0.15, "compare": 0.2}
"""Greatest share of a type that a kind of item may have, as long as others are there."""

_TOO_NEAR = 0.72
DIGEST_NOTICE = "标有“要旨”的内容为本库以自己的话写成，不是法规原文。"
"""What a paper says that holds items on digests."""


def pool(library: Library, documents: Sequence[str], seed: str) -> list[Item]:
    """All items that can be made, each proven and without a flaw."""
    shop = Workshop(library, documents or None, seed)
    prover = Prover(library)
    found = {item.id: item for make in MAKERS for item in make(shop)}
    return [item for item in found.values() if not any(lint_item(item)) and not prover.problems(item)]


def draw(
    library: Library, blueprint: Blueprint, seed: str, title: str, *, forms: int = 1, bank: bool = False
) -> list[Paper]:
    """Draw a paper, or parallel ones that share no item and have the same blueprint.

    Args:
        library: the texts.
        blueprint: what each paper should hold.
        seed: the same one gives the same papers.
        title: as printed.
        forms: how many parallel papers.
        bank: a store of items rather than a paper: items may show words of each other.

    Raises:
        InputError: there are not enough items for the blueprint.
    """
    items = [item for item in pool(library, blueprint.documents, seed) if blueprint.allows(item)]
    chosen = Drawer(items, seed, bank).draw(blueprint, forms)
    papers = []
    for number in range(forms):
        form = letter(number) if forms > 1 else ""
        own = [item.with_points(blueprint.points[item.type]) for kind in ItemType for item in chosen[kind][number]]
        papers.append(
            Paper(
                title,
                tuple(spread_keys(own, f"{seed}{form}")),
                seed,
                form,
                blueprint.documents,
                bank,
                notices(library, own),
                library.fingerprint(),
            )
        )
    return papers


def notices(library: Library, items: Iterable[Item]) -> tuple[str, ...]:
    """What must be printed on a paper about the texts it rests on."""
    keys = {source.document for item in items for source in item.sources}
    found = [meta.draft_notice for meta in library.registry if meta.key in keys and meta.draft_notice]
    if any(library.held(key) is Held.DIGEST for key in keys):
        found.append(DIGEST_NOTICE)
    return tuple(found)


class Drawer:
    """Chooses items one by one: clauses not yet used first, kinds in turn, none alike, none giving another away."""

    def __init__(self, items: Sequence[Item], seed: str, bank: bool) -> None:
        self._items = items
        self._seed = seed
        self._bank = bank
        self._clauses: Counter[str] = Counter()
        self._places: Counter[tuple[str, int]] = Counter()
        self._articles: Counter[str] = Counter()
        self._documents: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        held = Counter(clause.split(":")[0] for clause in {item.clause for item in items})
        self._shares = {key: count / sum(held.values()) for key, count in held.items()}
        self._stock = Stock()
        self._shown: list[str] = []
        self._needles: list[str] = []

    def draw(self, blueprint: Blueprint, forms: int) -> dict[ItemType, list[list[Item]]]:
        """The items of each type, for each of the parallel papers."""
        found: dict[ItemType, list[list[Item]]] = {kind: [[] for _ in range(forms)] for kind in ItemType}
        for kind in _ORDER:
            wanted = blueprint.counts.get(kind, 0) * forms
            candidates = [item for item in self._items if item.type is kind]
            chosen = self._judges(candidates, wanted) if kind is ItemType.JUDGE else self._take(candidates, wanted)
            if len(chosen) < wanted:
                raise InputError(_too_few(kind, wanted, len(chosen), len(candidates), forms, self._bank))
            chosen.sort(key=lambda item: (item.answer if kind is ItemType.JUDGE else (), item.topic, item.difficulty))
            for number, item in enumerate(chosen):
                found[kind][number % forms].append(item)
            for own in found[kind]:
                own.sort(key=lambda item: rank(self._seed, "order", item.id))
        return found

    def _judges(self, candidates: list[Item], wanted: int) -> list[Item]:
        """Half of them true, as far as there are enough of both."""
        true = [item for item in candidates if item.answer == (JUDGE_TRUE,)]
        false = [item for item in candidates if item.answer == (JUDGE_FALSE,)]
        chosen = self._take(false, wanted // 2)
        chosen += self._take(true, wanted - len(chosen))
        return chosen + self._take([item for item in false if item not in chosen], wanted - len(chosen))

    def _take(self, candidates: list[Item], wanted: int) -> list[Item]:
        left = {item.id: (item, rank(self._seed, item.id)) for item in candidates}
        chosen: list[Item] = []
        waiting: dict[str, tuple[Item, int]] = {}
        kinds: Counter[str] = Counter()
        while (left or waiting) and len(chosen) < wanted:
            if not left:
                left, waiting = waiting, {}
                kinds.clear()
            name = min(left, key=lambda n: self._preference(*left[n]))
            item, number = left.pop(name)
            family = item.kind.split("-")[0]
            if family in _MOST and kinds[family] >= max(1, _MOST[family] * wanted):
                waiting[name] = (item, number)
            elif self._fits(item):
                self._note(item)
                chosen.append(item)
                kinds[family] += 1
        return chosen

    def _preference(self, item: Item, number: int) -> tuple[float, ...]:
        weight = next((w for start, w in _WEIGHTS.items() if item.kind.startswith(start)), 3.0)
        document = item.sources[0].document
        address = f"{document}:{item.sources[0].locator}"
        pressure = self._kinds[item.kind] / weight + self._documents[document] / self._shares[document] / 4
        used = (self._places[document, item.proof.start], self._articles[item.clause], self._clauses[address])
        return (*used, pressure, number)

    def _fits(self, item: Item) -> bool:
        if self._stock.nearest(item.stem)[0] >= _TOO_NEAR:
            return False
        if self._bank:
            return True
        shown = visible(item)
        told = any(needle in shown for needle in self._needles)
        return not told and not any(needle in text for needle in needles(item) for text in self._shown)

    def _note(self, item: Item) -> None:
        self._stock.add(item.stem)
        self._shown.append(visible(item))
        self._needles += needles(item)
        self._clauses[f"{item.sources[0].document}:{item.sources[0].locator}"] += 1
        self._places[(item.sources[0].document, item.proof.start)] += 1
        self._articles[item.clause] += 1
        self._documents[item.sources[0].document] += 1
        self._kinds[item.kind] += 1


def _too_few(kind: ItemType, wanted: int, got: int, held: int, forms: int, bank: bool) -> str:
    each = f"（{forms}份平行卷合计）" if forms > 1 else ""
    why = f"符合条件的有{held}题，其中互不重复" + ("" if bank else "、互不泄题") + f"的只有{got}题"
    return f"{TYPE_NAMES[kind]}要求{wanted}题{each}，{why}；请减少题数，或放宽文件、主题、难度"


def spread_keys(items: Sequence[Item], seed: str) -> list[Item]:
    """Turn the options of choice items so that right ones stand equally often in each place; numbers stay in order."""
    used: Counter[str] = Counter(
        item.letters for item in items if item.type is ItemType.SINGLE and item.ordered and item.options
    )
    turned = []
    for item in items:
        if item.type is ItemType.SINGLE and item.options and not item.ordered:
            size = len(item.options)
            at = min(range(size), key=lambda i: (used[letter(i)], rank(seed, item.id, i)))
            used[letter(at)] += 1
            right = next(o for o in item.options if o.correct)
            wrong = [o for o in item.options if not o.correct]
            item = replace(item, options=(*wrong[:at], right, *wrong[at:]))
        turned.append(item)
    return turned
