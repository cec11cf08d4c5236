"""What a quiz consists of: items with the proof of their key, and papers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class ItemType(StrEnum):
    """The types of item, in the order in which a paper has them."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    JUDGE = "judge"
    BLANK = "blank"
    SHORT = "short"
    CASE = "case"


TYPE_NAMES = {
    ItemType.SINGLE: "单选题",
    ItemType.MULTIPLE: "多选题",
    ItemType.JUDGE: "判断题",
    ItemType.BLANK: "填空题",
    ItemType.SHORT: "简答题",
    ItemType.CASE: "案例计算题",
}
"""How people call each type."""

DEFAULT_POINTS = {
    ItemType.SINGLE: 2,
    ItemType.MULTIPLE: 3,
    ItemType.JUDGE: 1,
    ItemType.BLANK: 2,
    ItemType.SHORT: 6,
    ItemType.CASE: 5,
}
"""Points of an item of each type, where the blueprint sets none."""


class Difficulty(StrEnum):
    """How hard an item is, as its maker judges."""

    EASY = "易"
    MEDIUM = "中"
    HARD = "难"


class ProofKind(StrEnum):
    """How a key is proven; `assistant.quiz.proofs` holds one prover for each."""

    CLOZE = "cloze"  # the words shown, filled with the key, stand in the clause; with a distractor they do not
    STATEMENT = "statement"  # the statement stands in the clause, or differs from it in the one place named
    MEMBERS = "members"  # the right options stand in an enumeration of the clause, the others do not
    ADDRESSEE = "addressee"  # the clause lays the duty shown on the key
    TRACE = "trace"  # the calculator gives the key for the numbers of the story
    RECORD = "record"  # the registry of texts says so
    ONLY_IN = "only_in"  # the right words stand in one document and the key terms nowhere in the other
    POINTS = "points"  # every point of the answer stands in the clause
    NONE = "none"  # nothing could be proven: a trainer's own item


JUDGE_TRUE, JUDGE_FALSE = "对", "错"
"""The two keys of a judge item."""

BLANK, HOLE = "____", "（　）"
"""The gap of a blank item, and the gap that an option fills."""


IMPORTED = "imported"
"""Kind of a trainer's own item."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a choice item.

    Attributes:
        text: its words.
        correct: whether it belongs to the key.
        why: for a wrong one, what proves it wrong.
        home: for words taken from another clause, that clause as document:locator.
    """

    text: str
    correct: bool = False
    why: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A clause that an item rests on, as it was when the item was made.

    Attributes:
        document, locator: the clause; the locator in dotted form.
        label: how the citation writes it.
        sha256: hash of the clause's words.
        held: verbatim or digest.
    """

    document: str
    locator: str
    label: str
    sha256: str
    held: str


@dataclass(frozen=True, slots=True)
class Proof:
    """How the key of an item is proven.

    Attributes:
        kind: which prover applies.
        quote: the clause's words that prove it.
        start, end: where the quote stands in the document's text; they tell items on the same words.
        shown: the part of the stem that is taken from the clause, with its gaps or its change.
        context: further words of the clause that the stem shows.
        changed: of a false statement, the clause's words and those put in their place.
        row: id of the row of data that words the stem.
        facts: inputs of the calculator, or the field of the registry, by name.
    """

    kind: ProofKind
    quote: str = ""
    start: int = 0
    end: int = 0
    shown: str = ""
    context: str = ""
    changed: tuple[str, str] | None = None
    row: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    Attributes:
        type: its type.
        kind: name of the maker, or imported.
        stem: the question as printed.
        options: of a choice item.
        answer: what is right: words for gaps, points, 对 or 错, a number; empty where the options say.
        explanation: why, with the clause and its words.
        difficulty, topic, points: for the blueprint.
        sources: the clauses it rests on, the proving one first.
        proof: how the key is proven.
        ordered: the options stand in an order of their own (numbers) and are not moved.
    """

    type: ItemType
    kind: str
    stem: str
    options: tuple[Option, ...] = ()
    answer: tuple[str, ...] = ()
    explanation: str = ""
    difficulty: Difficulty = Difficulty.MEDIUM
    topic: str = ""
    points: int = 0
    sources: tuple[Source, ...] = ()
    proof: Proof = field(default_factory=lambda: Proof(ProofKind.NONE))
    ordered: bool = False

    @property
    def id(self) -> str:
        """A name that depends on what is asked, not on the order of the options."""
        words = "\0".join((self.type, self.stem, *sorted(o.text for o in self.options), *self.answer))
        return hashlib.sha256(words.encode()).hexdigest()[:12]

    @property
    def letters(self) -> str:
        """The key of a choice item as letters, empty for the other types."""
        return "".join(letter(i) for i, option in enumerate(self.options) if option.correct)

    @property
    def key(self) -> str:
        """The key in one line: letters, 对/错, the words of the gaps, or the points."""
        return self.letters or ("；" if self.type in (ItemType.SHORT, ItemType.BLANK) else "").join(self.answer)

    @property
    def right(self) -> tuple[str, ...]:
        """The words that are right: those of the right options, or the answer."""
        return tuple(o.text for o in self.options if o.correct) or self.answer

    @property
    def clause(self) -> str:
        """The proving clause as document:article, for coverage."""
        if not self.sources:
            return ""
        return f"{self.sources[0].document}:{self.sources[0].locator.split('.')[0]}"

    def with_points(self, points: int) -> Item:
        """The same item, worth `points`."""
        return replace(self, points=points)


def letter(index: int) -> str:
    """A, B, C, … of an option."""
    return chr(ord("A") + index)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, or a bank of items.

    Attributes:
        title: as printed.
        form: A or B of parallel papers; empty for a single one.
        seed: what it was drawn with.
        items: in order of type.
        documents: the texts it was asked for.
        bank: a store to draw papers from; items may then share words, which a paper never does.
        notices: what must be printed on it, for example that the draft is not in force.
        made_with: fingerprint of the texts it was made with.
    """

    title: str
    items: tuple[Item, ...]
    seed: str = "0"
    form: str = ""
    documents: tuple[str, ...] = ()
    bank: bool = False
    notices: tuple[str, ...] = ()
    made_with: str = ""

    @property
    def total(self) -> int:
        """Points of all items together."""
        return sum(item.points for item in self.items)

    def of_type(self, kind: ItemType) -> tuple[Item, ...]:
        """The items of one type, in order."""
        return tuple(item for item in self.items if item.type is kind)
