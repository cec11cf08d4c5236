"""What a paper should hold: how many items of each type, from which texts and topics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.quiz.models import DEFAULT_POINTS, TYPE_NAMES, Difficulty, Item, ItemType
from corpus.errors import InputError

MOST_ITEMS = 2000
"""Most items that a paper or a bank may be asked for."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a paper should hold.

    Attributes:
        counts: items of each type.
        documents: keys of the texts; empty for all that are held.
        topics, difficulties: what is allowed; empty for everything.
        points: points of an item of each type.
    """

    counts: Mapping[ItemType, int]
    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    points: Mapping[ItemType, int] = field(default_factory=lambda: dict(DEFAULT_POINTS))

    @property
    def size(self) -> int:
        """Items altogether."""
        return sum(self.counts.values())

    def allows(self, item: Item) -> bool:
        """Whether an item fits the topics and difficulties."""
        fits_topic = not self.topics or item.topic in self.topics
        return fits_topic and (not self.difficulties or item.difficulty in self.difficulties)


def parse_counts(text: str) -> dict[ItemType, int]:
    """Read single=10,multiple=5.

    Raises:
        InputError: an unknown type, no number, or a total that cannot be.
    """
    found: dict[ItemType, int] = {}
    for part in filter(None, (part.strip() for part in text.replace("，", ",").split(","))):
        name, equals, number = part.partition("=")
        kind = _type(name.strip())
        if not equals or not number.strip().isdigit():
            raise InputError(f"题型数量“{part[:30]}”写法有误；请写成 single=10,multiple=5 这样的形式")
        found[kind] = found.get(kind, 0) + int(number)
    total = sum(found.values())
    if not 0 < total <= MOST_ITEMS:
        raise InputError(f"题目总数为{total}；应在1至{MOST_ITEMS}之间")
    return {kind: found[kind] for kind in ItemType if found.get(kind)}


def _type(name: str) -> ItemType:
    for kind in ItemType:
        if name in (kind, TYPE_NAMES[kind], TYPE_NAMES[kind].removesuffix("题")):
            return kind
    known = "、".join(f"{kind}（{TYPE_NAMES[kind]}）" for kind in ItemType)
    raise InputError(f"没有题型“{name[:20]}”；可用的有：{known}")


def parse_points(text: str) -> dict[ItemType, int]:
    """Read single=2,case=5; the types not named keep their usual points."""
    return {**DEFAULT_POINTS, **parse_counts(text)} if text else dict(DEFAULT_POINTS)


def parse_difficulties(text: str) -> tuple[Difficulty, ...]:
    """Read 易,中 or easy,medium.

    Raises:
        InputError: an unknown level.
    """
    names = {level.name.lower(): level for level in Difficulty} | {str(level): level for level in Difficulty}
    found = []
    for name in filter(None, (n.strip() for n in text.replace("，", ",").split(","))):
        if name not in names:
            raise InputError(f"没有难度“{name[:20]}”；可用的有：易、中、难")
        found.append(names[name])
    return tuple(found)
