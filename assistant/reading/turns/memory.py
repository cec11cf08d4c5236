"""What a conversation has said about the units it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from assistant.reading.asking.asked import Question, find_question
from assistant.reading.counts.numbers import is_size, take_in
from assistant.reading.counts.unnamed import with_unnamed
from assistant.reading.facts.given import Given
from assistant.reading.facts.understood import Understood
from assistant.reading.sentences.clauses import clauses_of
from assistant.reading.turns.opening import Opening, wants_figure
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token


@dataclass(slots=True)
class StaffingMemory:
    """Memory of one conversation.

    Attributes:
        last: the last staffing question as understood, None before the first.
        text: its words, with those of the turns that went on from it.
        pending: a question before that named a role but asked for the rule alone; numbers may complete it.
        opening: what turns told before anything was asked.
        actual: the question before anything was supposed, while turns suppose: 如果少1个呢, 再少一个呢.
        planned: what was supposed last is a plan, so that a turn about now goes back to what there is.
    """

    last: Understood | None = None
    text: str = ""
    pending: str = ""
    opening: Opening = field(default_factory=Opening)
    actual: Understood | None = None
    planned: bool = False

    def become(self, other: StaffingMemory) -> None:
        """Remember what another memory of the same conversation does."""
        for one in fields(self):
            setattr(self, one.name, getattr(other, one.name))

    def taken_back(self, text: str, given: Sequence[Given]) -> Understood | None:
        """The question before anything was supposed, where a turn goes back to it: 不假设了，按实际的; 没招成."""
        if any(is_size(g) for g in given):
            return None
        words = load_patterns("events")
        if self.actual is None:
            return self._without_expected() if words["takes_back"].pattern.search(text) else None
        back = words["takes_back"].pattern.search(text) or words["unchanged"].pattern.search(text)
        now = self.planned and words["now"].pattern.search(text)
        return self.actual if back or now else None

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
        planned = load_patterns("events")["plans"].pattern.search(text)
        supposes = planned or load_patterns("events")["supposes"].pattern.search(text)
        self.planned = planned is not None
        self.actual = (self.actual or self.last) if supposes else None

    def tell(self, written: str, text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> bool:
        """Keep a turn that asks nothing, as 我们公司2001人 or 是重点单位; whether it is one."""
        return self.last is None and self.opening.tell(written, text, tokens, given, asked)

    def whole(
        self, question: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question, staffing: bool
    ) -> str | None:
        """A question with what was told before it; None where nothing belongs to it.

        Args:
            question: the user's words.
            tokens: tokens of the same in the words of the reader.
            given: their numbers.
            asked: what they ask.
            staffing: whether they ask for staff without what was told.
        """
        told = "" if self.last is not None else self.opening.before(question, tokens, given)
        if not told:
            return None
        whole = f"{told}。{_asked_out(question)}"
        if staffing:
            return whole if asked.mode and asked.roles else None
        return whole if self._asks_with_told(question, whole, tokens, given, asked) else None

    def _asks_with_told(
        self, question: str, whole: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question
    ) -> bool:
        """Whether a question asks for staff only with what was told before it: 3个够不够."""
        bare = not asked.roles and not any(is_size(g) for g in given) and any(t.group == "ask" for t in tokens)
        if not bare and not wants_figure(question) and _NAMED_ONLY.fullmatch(question.strip()) is None:
            return False
        _, all_tokens, numbers = take_in(whole)
        return bool(with_unnamed(find_question(all_tokens, numbers), all_tokens, numbers).roles)


_NAMED_ONLY = re.compile(
    r"(?:那么?|还有)?(?P<zh>(?:(?:专兼职|专职|兼职)?(?:治安)?保卫(?:人员|干部)?|(?:专职)?保安员?|门卫))(?:呢|咧|的话)?[？?。]?"
    r"|(?:and )?(?:the )?(?P<en>(?:full-time )?(?:internal )?security (?:staff|guards|officers)|guards)\s?[？?.]?",
    re.IGNORECASE,
)
"""专职保卫？ after what was told: nothing but the role whose number is sought."""


def _asked_out(question: str) -> str:
    """A turn that only names a role, as the question that it stands for."""
    if (match := _NAMED_ONLY.fullmatch(question.strip())) is None:
        return question
    return f"{match['zh']}最少几名" if match["zh"] else f"how many {match['en']}?"
