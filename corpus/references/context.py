"""What a text has named so far, for words that go back to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.models import Locator, Span
from corpus.references.texts import Named

_ITEM_LINE = re.compile(r"[\s\"“]*[（(][一二三四五六七八九十]+[）)]")
_SENTENCE_END = re.compile(r"[。；;!?！？\n：:]")


@dataclass(slots=True)
class Context:
    """What was named last.

    Attributes:
        named, place: the text and the clause.
        end: where that mention ends.
        points: number of the last of a list's own points.
        target, target_end: the clause that an amendment says it changes, and where it says so.
    """

    named: Named | None = None
    place: Locator | None = None
    end: int = 0
    points: int = 0
    target: Locator | None = None
    target_end: int = 0

    def is_point(self, text: str, span: Span, number: int) -> bool:
        """Whether 第N条 is a list's own point: 第一条，… 第二条，… at the start of sentences, no law before them."""
        before = text[max(0, span.start - 3) : span.start].rstrip(" \t")
        follows = text[span.end : span.end + 1]
        starts = not before or _SENTENCE_END.match(before[-1]) is not None
        if not (starts and (not follows or follows in "，,：:、 　是\n")):
            return False
        if number not in (1, self.points + 1) or (number > 1 and not self.points):
            return False
        if self.named is not None and number == 1 and follows not in ("，", ","):
            return False
        self.points = number
        return True

    def take_target(self, text: str, span: Span, place: Locator) -> None:
        """Note the clause that an amendment changes; a mention inside the quoted new words is none."""
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        if '"' not in line and "“" not in line:
            self.target, self.target_end = place, span.end

    def changed_place(self, text: str, start: int) -> Locator:
        """The place that new words will have in the changed law: from the clause changed, one paragraph a line."""
        if self.target is None:
            return Locator()
        lines = text[self.target_end : start].split("\n")[1:]
        further = sum(1 for line in lines if line.strip() and not _ITEM_LINE.match(line))
        return replace(self.target, paragraph=(self.target.paragraph or 1) + further, item=None, subitem=None)
