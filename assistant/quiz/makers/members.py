"""Choice and short answer: what belongs to an enumeration, and what stands in another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.quiz.chance import rank, shuffled
from assistant.quiz.models import Difficulty, Item, ItemType, Option, Proof, ProofKind
from assistant.quiz.texts import stands_in
from assistant.quiz.wording import cite, explanation, list_stem
from assistant.quiz.workshop import Enumeration, Workshop, address, overlap

_MOST_POINTS = 9


def make(shop: Workshop) -> Iterator[Item]:
    """Items of every enumeration: which belongs, which does not, which ones, name them all."""
    for one in shop.own_lists:
        aliens = Aliens(shop, one)
        yield from _multiple(shop, one, aliens)
        yield from _single(shop, one, aliens)
        if len(one.members) <= _MOST_POINTS:
            yield _short(shop, one)


class Aliens:
    """Members of other lists of the same kind, proven not to belong to this one."""

    def __init__(self, shop: Workshop, one: Enumeration) -> None:
        clause = one.document.words(one.clause)
        article = one.document.find(one.clause.locator.clause) or one.clause
        whole = one.document.words(article)
        found: dict[str, str] = {}
        for other in shop.lists:
            if other.kind != one.kind or (other.span == one.span and other.document is one.document):
                continue
            for words in other.members:
                if not stands_in(words, whole) and overlap(words, clause) < 0.5 and not _near(words, one.members):
                    found.setdefault(words, address(other.document, other.clause))
        self._labels = {address(o.document, o.clause): _name(o) for o in shop.lists}
        self._found = found

    def options(self, count: int, lengths: Sequence[int], *seed: object) -> list[Option]:
        """Wrong options of about the length of the right ones."""
        middle = sum(lengths) / len(lengths)
        ordered = sorted(self._found, key=lambda words: (abs(len(words) - middle) // 4, rank(*seed, words)))
        chosen: list[str] = []
        for words in ordered:
            if not any(_near(words, (other,)) for other in chosen):
                chosen.append(words)
        return [
            Option(words, why=f"见于{self._labels[self._found[words]]}", home=self._found[words])
            for words in chosen[:count]
        ]


def _name(one: Enumeration) -> str:
    return cite(one.document, one.clause)


def _near(words: str, others: Sequence[str]) -> bool:
    return any(words in other or other in words or overlap(words, other) >= 0.5 for other in others)


def _even(options: Sequence[Option]) -> bool:
    """Whether the lengths of right and wrong options do not give the key away."""
    right = [len(o.text) for o in options if o.correct]
    wrong = [len(o.text) for o in options if not o.correct]
    return max(right) <= max(wrong) * 1.7 + 4 and max(wrong) <= max(right) * 2.2 + 4


def _multiple(shop: Workshop, one: Enumeration, aliens: Aliens) -> Iterator[Item]:
    """Two or three that belong among four or five options; a long list gives two items on different members."""
    members = shuffled(one.members, shop.seed, one.id)
    parts = [members] if len(members) < 6 else [members[: len(members) // 2], members[len(members) // 2 :]]
    for part in parts:
        tries = (_mixed(shop, one, aliens, part, attempt) for attempt in range(8))
        options = next((found for found in tries if found is not None), None)
        if options is not None:
            yield _choice(shop, one, ItemType.MULTIPLE, "which", options, Difficulty.HARD)


def _mixed(shop: Workshop, one: Enumeration, aliens: Aliens, part: Sequence[str], attempt: int) -> list[Option] | None:
    """Some members with others that do not belong; None where their lengths or words would tell them apart."""
    seed = (shop.seed, one.id, attempt)
    size = min(2 + rank(*seed) % 2, len(part))
    right = [Option(words, True) for words in shuffled(part, *seed)[:size]]
    total = 4 if attempt > 3 else 4 + (rank("total", *seed) % 3 == 0)
    wrong = aliens.options(total - size, [len(o.text) for o in right], *seed)
    options = shuffled([*right, *wrong], *seed, key=lambda o: o.text)
    usable = size >= 2 and len(options) >= 4 and _even(options) and not _overlapping(options)
    return options if usable else None


def _single(shop: Workshop, one: Enumeration, aliens: Aliens) -> Iterator[Item]:
    for number, words in enumerate(shuffled(one.members, shop.seed, "in", one.id)[:2]):
        wrong = aliens.options(3, [len(words)], shop.seed, "in", words)
        options = shuffled([Option(words, True), *wrong], shop.seed, words, key=lambda o: o.text)
        if len(wrong) == 3 and _even(options) and not _overlapping(options) and number == 0:
            yield _choice(shop, one, ItemType.SINGLE, "in", options, Difficulty.MEDIUM)
    inside = shuffled(one.members, shop.seed, "out", one.id)[:3]
    for alien in aliens.options(1, [len(w) for w in inside], shop.seed, "out", *inside):
        options = [
            Option(alien.text, True, why=alien.why, home=alien.home),
            *(Option(w, why="属于条文所列") for w in inside),
        ]
        options = shuffled(options, shop.seed, alien.text, key=lambda o: o.text)
        if _even(options) and not _overlapping(options):
            yield _choice(shop, one, ItemType.SINGLE, "out", options, Difficulty.MEDIUM)


def _overlapping(options: Sequence[Option]) -> bool:
    return any(a.text in b.text or b.text in a.text for a, b in combinations(options, 2))


def _proof(one: Enumeration) -> Proof:
    quote = "、".join(one.members)
    return Proof(ProofKind.MEMBERS, quote, one.span.start, one.span.end, shown=one.what, row=one.id)


def _choice(
    shop: Workshop, one: Enumeration, type: ItemType, form: str, options: Sequence[Option], level: Difficulty
) -> Item:
    homes = dict.fromkeys(o.why for o in options if o.home)
    wrong = "；".join("、".join(o.text for o in options if o.why == why) + why for why in homes)
    named = f"{wrong}。" if wrong else ""
    return shop.item(
        type,
        f"members-{form}",
        one,
        list_stem(form, shop.seed, one.document, one.clause, one.what, "".join(o.text for o in options)),
        _proof(one),
        explanation=_explanation(one, named),
        options=options,
        difficulty=level,
    )


def _explanation(one: Enumeration, before: str) -> str:
    return explanation(one.document, one.clause, "；".join(one.members), before).replace("原文：“", "所列为：“")


def _short(shop: Workshop, one: Enumeration) -> Item:
    return shop.item(
        ItemType.SHORT,
        "members-short",
        one,
        list_stem("short", shop.seed, one.document, one.clause, one.what),
        Proof(ProofKind.POINTS, "、".join(one.members), one.span.start, one.span.end, shown=one.what, row=one.id),
        explanation=_explanation(one, ""),
        answer=one.members,
        difficulty=Difficulty.HARD if len(one.members) > 5 else Difficulty.MEDIUM,
    )
