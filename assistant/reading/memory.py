"""What a conversation has said about the units it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.asked import Question, find_question
from assistant.reading.clauses import clauses_of
from assistant.reading.given import Given
from assistant.reading.ledger import moves_of
from assistant.reading.numbers import is_size, take_in
from assistant.reading.patterns import load_patterns
from assistant.reading.tokens import Token
from assistant.reading.understood import Understood
from assistant.reading.unnamed import with_unnamed


@dataclass(slots=True)
class StaffingMemory:
    """Memory of one conversation.

    Attributes:
        last: the last staffing question as understood, None before the first.
        text: its words, with those of the turns that went on from it.
        pending: a question before that named a role but asked for the rule alone; numbers may complete it.
        told: sizes that turns told before anything was asked; the first question without a size of its own has them.
        actual: the question before anything was supposed, while turns suppose: 如果少1个呢, 再少一个呢.
    """

    last: Understood | None = None
    text: str = ""
    pending: str = ""
    told: str = ""
    actual: Understood | None = None

    def taken_back(self, text: str, given: Sequence[Given]) -> Understood | None:
        """The question before anything was supposed, where a turn goes back to it: 不假设了，按实际的; 没招成."""
        if any(is_size(g) for g in given):
            return None
        words = load_patterns("events")
        if self.actual is None:
            return self._without_expected() if words["takes_back"].pattern.search(text) else None
        back = words["takes_back"].pattern.search(text) or words["unchanged"].pattern.search(text)
        return self.actual if back else None

    def _without_expected(self) -> Understood | None:
        """800人，下周来1个，来了之后几名, and then 他又不来了: as it is without whoever was expected."""
        clauses = clauses_of(self.text)
        future = load_patterns("moves")["future"].pattern
        due = [c for c in clauses if c.sign and c.few and not c.sizes and future.search(c.text)]
        if self.last is None or len(self.last.units) != 1 or len(due) != 1:
            return None
        unit, by = self.last.units[0], due[0].sign * (due[0].few or 0)
        before = (unit.persons or 0) - by
        told = any(before in clause.sizes for clause in clauses)
        return replace(self.last, units=(replace(unit, persons=before),)) if told else None

    def suppose(self, text: str) -> None:
        """Keep what stood before a turn that only supposes."""
        supposes = load_patterns("events")["supposes"].pattern.search(text)
        self.actual = (self.actual or self.last) if supposes else None

    def tell(self, text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> None:
        """Keep a turn that asks nothing: 我们公司2001人, and what it says more of a unit told before: 是重点单位."""
        if self.last is not None or (asked.mode and not asked.weak) or _ASKS.search(text):
            return
        sized = any(is_size(g) and g.numeral.is_exact and not g.stranger for g in given)
        more = any(t.group in ("key", "unit") for t in tokens) or next(moves_of(tokens), None) is not None
        if sized or (self.told and not given and more):
            self.told = f"{self.told}。{text}" if self.told else text

    def whole(self, text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question, staffing: bool) -> str:
        """The question with the sizes told before it, whether or not it is one without them."""
        with_told = self.with_told if staffing else self.with_bare
        return with_told(text, tokens, given, asked)

    def with_told(self, text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> str:
        """The question with the sizes told before it; as it is where it has its own, or speaks of another unit."""
        named = [t.text for t in tokens if t.group in ("unit", "site")]
        other = any(name not in self.told and name not in _ANY_UNIT for name in named)
        asks = asked.mode in ("how_many", "short", "enough") and bool(asked.roles)
        if self.last is not None or not self.told or not asks or other or any(is_size(g) for g in given):
            return text
        return f"{self.told}。{text}"

    def with_bare(self, text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> str:
        """The question with the sizes told before it, where only with them it asks for anything: 3个够不够."""
        if asked.roles or any(is_size(g) for g in given) or not any(t.group == "ask" for t in tokens):
            return text
        whole, all_tokens, numbers = take_in(f"{self.told}。{text}")
        return whole if with_unnamed(find_question(all_tokens, numbers), all_tokens, numbers).roles else text


_ASKS = re.compile(r"[？?]|几|多少|吗|呢|什么|怎|如何|哪|是否|能不能|可不可以|是不是|多久|多长|要不要")
_ANY_UNIT = ("单位", "公司", "企业")
