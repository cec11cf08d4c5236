"""Single choice: a sentence of a clause with one figure or term left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from assistant.quiz.chance import shuffled
from assistant.quiz.makers.gaps import Gap, cut, figures, number_of, terms
from assistant.quiz.models import HOLE, Difficulty, Item, ItemType, Option, Proof, ProofKind
from assistant.quiz.passages import Passage
from assistant.quiz.texts import stands_in
from assistant.quiz.wording import explanation, mark, stem
from assistant.quiz.workshop import Workshop, address
from corpus.figures import TextFigure, find_figures
from corpus.numerals import parse_number, to_chinese


def make(shop: Workshop) -> Iterator[Item]:
    """All cloze items of the chosen texts."""
    others = Others(shop)
    for passage in shop.passages:
        for gap, figure in figures(passage):
            yield from _item(shop, passage, gap, others.figures(passage, figure), Difficulty.MEDIUM, ordered=True)
        for gap, found in terms(passage):
            wrong = [Option(words, why="条文此处不是这一表述") for words in found]
            yield from _item(shop, passage, gap, wrong, Difficulty.MEDIUM)


def _item(
    shop: Workshop, passage: Passage, gap: Gap, wrong: Sequence[Option], difficulty: Difficulty, ordered: bool = False
) -> Iterator[Item]:
    """The item, where three options are proven wrong."""
    clause = passage.document.words(passage.clause)
    distinct = {o.text: o for o in wrong}.values()
    kept = [o for o in distinct if not stands_in(cut(passage, gap, o.text), clause)][:3]
    if len(kept) < 3 or len(passage.text) < len(gap.text) + 8:
        return
    options = [Option(gap.text, True), *kept]
    options = sorted(options, key=_size) if ordered else shuffled(options, shop.seed, gap.text, key=lambda o: o.text)
    shown = cut(passage, gap, HOLE)
    proof = Proof(ProofKind.CLOZE, passage.text, passage.span.start, passage.span.end, shown, context=passage.context)
    yield shop.item(
        ItemType.SINGLE,
        f"cloze-{gap.kind}",
        passage,
        stem("cloze", shop.seed, passage, shown),
        proof,
        explanation=explanation(
            passage.document, passage.clause, passage.text, f"应为{mark(passage.document, gap.text)}。"
        ),
        options=options,
        difficulty=difficulty,
        ordered=ordered,
    )


def _same_script(text: str, other: str) -> bool:
    return text != other and bool(re.search("[0-9]", text)) == bool(re.search("[0-9]", other))


def _size(option: Option) -> tuple[object, ...]:
    figure = next(iter(find_figures(option.text)), None)
    return (0, figure.value, figure.upper or 0) if figure else (1, option.text)


class Others:
    """Wrong answers from the other clauses of all texts that are held."""

    def __init__(self, shop: Workshop) -> None:
        self._seed = shop.seed
        self._figures: dict[str, list[tuple[TextFigure, str]]] = {}
        for passage in shop.everything:
            home = address(passage.document, passage.clause)
            for figure in find_figures(passage.text):
                self._figures.setdefault(figure.unit, []).append((figure, home))

    def figures(self, passage: Passage, figure: TextFigure) -> list[Option]:
        """The figure's words with other numbers: true figures of the same unit elsewhere, then usual mistakes."""
        clause = passage.document.words(passage.clause)
        written = number_of(figure)
        found: dict[str, Option] = {}
        if figure.upper is not None:
            for other, home in self._figures.get(figure.unit, []):
                if other.upper is not None and _same_script(other.text, figure.text):
                    found.setdefault(other.text, Option(other.text, why="这是另一条的数额", home=home))
            for text in _scaled_range(figure.text):
                found.setdefault(text, Option(text, why="条文没有这一数额"))
        else:
            homes = self._homes(figure)
            for number in _numbers(figure, [other.value for other, _ in self._figures.get(figure.unit, [])], written):
                text = figure.text.replace(written, number, 1)
                home = homes.get(number, "")
                why = "这一数字见于另一条，不是本条的" if home else "条文没有这一数字"
                found.setdefault(text, Option(text, why=why, home=home))
        usable = [o for o in found.values() if o.text != figure.text and not stands_in(o.text, clause)]
        seed = (self._seed, passage.text)
        mixed = shuffled(usable, *seed, key=lambda o: o.text)
        return sorted(mixed, key=lambda o: not o.home)[:2] + [o for o in mixed if not o.home]

    def _homes(self, figure: TextFigure) -> dict[str, str]:
        return {number_of(other): home for other, home in self._figures.get(figure.unit, []) if other.upper is None}


def _numbers(figure: TextFigure, elsewhere: Sequence[Fraction], written: str) -> Iterator[str]:
    """Other numbers, written as the figure's own is."""
    own = parse_number(written)
    if own is None:
        return
    chinese = not re.match("[0-9]", written)
    tail = re.sub("^[0-9.]+", "", written)
    if figure.unit == "%":
        yield from (str(n) for n in (2, 3, 4, 5, 6, 8, 10, 20, 30) if str(n) != written)
        return
    values = {v for v in elsewhere if v != own and own / 5 <= v <= own * 5} | {own * 2, own * 3, own / 2, own + 1}
    if own > 3:
        values = (values | {own * 3 / 2, own / 3}) - {own + 1}
    for value in sorted(values):
        whole = value / _tail(tail)
        if whole.denominator == 1 and whole >= 1:
            yield (to_chinese(int(whole)) if whole < 10**4 and chinese and not tail else "") or (
                "" if chinese else f"{int(whole)}{tail}"
            )


def _tail(tail: str) -> int:
    return {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}.get(tail, 1)


def _scaled_range(text: str) -> Iterator[str]:
    """The same range of money or days with both bounds changed."""
    arabic = re.findall("[0-9]+", text)
    if len(arabic) == 2:
        for low, high in ((2, 2), (1, 2), (3, 3), (1, 3), (5, 5)):
            changed = text.replace(arabic[0], "\0", 1)
            changed = changed.replace(arabic[1], str(int(arabic[1]) * high), 1)
            yield changed.replace("\0", str(int(arabic[0]) * low), 1)
