"""Which quotation belongs to which citation: by what stands between them, and only then by what the words are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.citations.compare import compare, segments
from assistant.citations.cues import cue, load_cues
from assistant.citations.mentions import Mention
from assistant.citations.quotations import Quotation
from assistant.citations.texts import CitedTexts

Target = tuple[int, int]
"""Number of the mention, and of the clause within it."""

_SAYING = load_cues()["saying"].alternation
_DOING = load_cues()["doing"].alternation
_MARKS = r"[\s*_`>）)】\]，,：:（(—\-–|“]*"
_DIRECT = re.compile(rf"{_MARKS}|.*?(?:{_SAYING})(?:如下|的是|的|了|到|着|有|过)?{_MARKS}", re.S)
_LOOSE = re.compile(rf".*(?:{_SAYING}|{_DOING}|的)[^，。；,;]{{0,10}}{_MARKS}", re.S)
_SAME_AGAIN = re.compile(r"[、，,；;\s和及与并而或]*(?:以及|并且|同时)?[，,\s]*")
_TAIL_DIRECT = re.compile(
    r"[\s，,。；;*|]*(?:[（(\[【]|——|—|--)\s*(?:见|参见|详见|摘自|引自|出自|依据|根据|来源)?[：:\s]*"
    r"|[\s，,。；;*|]*(?:这|该|上)?(?:一)?(?:句|段|条|话|语|款|规定)*(?:话)?(?:见于|见|参见|详见|出自|摘自|引自|源自|来自|载于)[：:\s]*"
)
_TAIL_LOOSE = re.compile(r"[^。！？\n]{0,10}?(?:均|都|也|正)?(?:是|即|系|为|属于|出于|依据|根据|所示)[^。！？\n]{0,4}")
_SENTENCE_END = re.compile(r"[。！？!?]|\n\s*\n")
_NEGATION_END = re.compile(r"(?:不|未|无|非|勿|莫|没有)$")
_SHORTEST = 5
_FARTHEST = 90


@dataclass(frozen=True, slots=True)
class Bound:
    """A quotation that belongs to a citation.

    Attributes:
        quotation: where it stands.
        words: the quoted words.
        negated: the text itself says 不 right before it.
    """

    quotation: Quotation
    words: str
    negated: bool


class Binder:
    """Binds the quotations of one text to its citations.

    Args:
        text: the text checked.
        mentions: its citations, in order, those inside attributed quotations not yet taken out.
        quotations: its quotations, in order.
        texts: what is held, asked only where what stands between does not decide.
    """

    def __init__(self, text: str, mentions: list[Mention], quotations: Iterable[Quotation], texts: CitedTexts) -> None:
        self.text = text
        self.quotations = list(quotations)
        self.texts = texts
        self.mentions = mentions
        self._outside = [n for n, m in enumerate(mentions) if not self._inside_quotation(m)]
        self._starts = [mentions[n].span.start for n in self._outside]
        self._groups: dict[int, list[int]] = defaultdict(list)
        for number in self._outside:
            self._groups[mentions[number].group].append(number)
        self._order: dict[int, int] = defaultdict(int)

    def _inside_quotation(self, mention: Mention) -> bool:
        return self.enclosing(mention.span.start) is not None

    def enclosing(self, offset: int) -> int | None:
        """Number of the quotation that an offset lies in."""
        at = bisect_left([q.outer.end for q in self.quotations], offset + 1) if len(self.quotations) < 8 else None
        if at is None:
            at = bisect_left(self._ends, offset + 1)
        if at < len(self.quotations) and self.quotations[at].outer.start <= offset:
            return at
        return None

    @property
    def _ends(self) -> list[int]:
        ends: list[int] | None = getattr(self, "_ends_kept", None)
        if ends is None:
            ends = [q.outer.end for q in self.quotations]
            self._ends_kept = ends
        return ends

    def bind(self) -> dict[Target, list[Bound]]:
        """The quotations of each clause cited; a quotation that belongs to none is left out."""
        bound: dict[Target, list[Bound]] = defaultdict(list)
        previous_group: int | None = None
        for number, quotation in enumerate(self.quotations):
            chosen = self._choose(number, quotation, previous_group)
            previous_group = None
            if chosen is None:
                continue
            target, previous_group = chosen
            bound[target].append(self.as_bound(quotation))
        return bound

    def as_bound(self, quotation: Quotation) -> Bound:
        """A quotation with what stands right before it."""
        before = self.text[max(0, quotation.outer.start - 4) : quotation.outer.start].rstrip()
        return Bound(quotation, quotation.inner.cut(self.text), bool(_NEGATION_END.search(before)))

    def _choose(self, number: int, quotation: Quotation, held: int | None) -> tuple[Target, int] | None:
        """The clause that a quotation belongs to, and its list's number."""
        at = bisect_left(self._starts, quotation.outer.start)
        before = self._outside[at - 1] if at else None
        after = self._outside[at] if at < len(self._outside) else None
        tie_before = self._tie_before(number, quotation, before, held)
        tie_after = self._tie_after(quotation, after)
        words = quotation.inner.cut(self.text)
        if tie_after == 3 and after is not None and tie_before < 3:
            return self._within(after, words), self.mentions[after].group
        if tie_before == 3 and before is not None:
            announced = self.text[quotation.outer.start - 1] in "：:"
            if not announced and self._is_mere_word(before, words):
                return None
            return self._within(before, words), self.mentions[before].group
        options = []
        if before is not None and tie_before >= 0:
            options.append((self._likeness(before, words), tie_before, before))
        if after is not None and tie_after >= 0:
            options.append((self._likeness(after, words), tie_after, after))
        options.sort(
            key=lambda option: (option[0] >= 0.5, option[0] if option[0] >= 0.5 else 0, option[1]), reverse=True
        )
        for like, tie, mention in options:
            if self._belongs(words, like, tie):
                return self._within(mention, words), self.mentions[mention].group
        return None

    def _is_mere_word(self, mention: int, words: str) -> bool:
        """Whether a word or two in quotation marks (“一把手”) are no quotation: no text has them."""
        plain = "".join(part.text for part in segments(words))
        if len(plain) >= _SHORTEST or any(char.isdigit() for char in plain):
            return False
        return self._likeness(mention, words) < 0.5 and self.texts.where(words) is None

    def _belongs(self, words: str, like: float, tie: int) -> bool:
        """Whether loosely tied words are a quotation of the clause at all (a sign, a slogan is none)."""
        size = sum(len(part.text) for part in segments(words))
        counted = any(char.isdigit() for char in words)
        enough = 0.5 if size >= 9 or counted else 0.6 if size >= 6 else 0.99
        if like >= enough and size >= 3:
            return True
        if tie >= 2 and size >= 9:
            return True
        return size >= (8 if tie >= 1 else 10) and self.texts.where(words) is not None

    def _likeness(self, mention: int, words: str) -> float:
        opened = self.mentions[mention]
        best = 0.0
        for member in self._groups[opened.group]:
            document = self.mentions[member].document
            for cited in self.mentions[member].cited:
                if document is None or cited.clause is None:
                    continue
                if self.texts.stands(words, document, cited.clause):
                    return 1.0
                best = max(best, min(0.98, compare(words, self.texts.words(document, cited.clause)).likeness))
        return best

    def _within(self, mention: int, words: str) -> Target:
        """The clause of a list or range that a quotation belongs to: the one that has the words, else by order."""
        members = [
            (number, place)
            for number in self._groups[self.mentions[mention].group]
            for place in range(len(self.mentions[number].cited))
        ]
        if len(members) == 1:
            return members[0]
        scored = [(self._score(target, words), target) for target in members]
        best, target = max(scored, key=lambda pair: pair[0])
        group = self.mentions[mention].group
        turn = self._order[group]
        self._order[group] += 1
        if best >= 0.5:
            return target
        return members[min(turn, len(members) - 1)] if turn or len(members) == 2 else members[-1]

    def _score(self, target: Target, words: str) -> float:
        mention = self.mentions[target[0]]
        clause = mention.cited[target[1]].clause
        if mention.document is None or clause is None:
            return 0.0
        if self.texts.stands(words, mention.document, clause):
            return 1.0
        return min(0.99, compare(words, self.texts.words(mention.document, clause)).likeness)

    def _tie_before(self, number: int, quotation: Quotation, before: int | None, held: int | None) -> int:
        """How a quotation is tied to the citation before it: 3 directly, 2 loosely, 0 by nearness, -1 not at all."""
        if before is None:
            return -1
        start = self.mentions[before].span.end
        between = self._without_quotations(start, quotation.outer.start, number)
        if len(between) > _FARTHEST or _SENTENCE_END.search(between):
            return -1
        last = self.quotations[number - 1] if number else None
        if last is not None and last.outer.start >= start:
            link = self.text[last.outer.end : quotation.outer.start]
            if held is not None and held == self.mentions[before].group and _SAME_AGAIN.fullmatch(link):
                return 3
            between = link
            return 2 if _LOOSE.fullmatch(between) else 0
        if (between[:1] and between[0] in "、和与及") or cue("own_words").search(between):
            return 0
        if _DIRECT.fullmatch(between):
            return 3
        return 2 if _LOOSE.fullmatch(between) else 0

    def _tie_after(self, quotation: Quotation, after: int | None) -> int:
        """How a quotation is tied to the citation after it, on the same scale."""
        if after is None:
            return -1
        number = bisect_left(self._ends, quotation.outer.end)
        between = self._without_quotations(quotation.outer.end, self.mentions[after].span.start, number + 1, True)
        if len(between) > 40:
            return -1
        if _TAIL_DIRECT.fullmatch(between):
            return 3
        if _SENTENCE_END.search(between):
            return -1
        return 1 if _TAIL_LOOSE.fullmatch(between) else 0

    def _without_quotations(self, start: int, end: int, number: int, forward: bool = False) -> str:
        """The text between two offsets without the quotations in it."""
        parts, at = [], start
        nearby = self.quotations[number : number + 6] if forward else self.quotations[max(0, number - 6) : number]
        for quotation in nearby:
            if quotation.outer.start >= at and quotation.outer.end <= end:
                parts.append(self.text[at : quotation.outer.start])
                at = quotation.outer.end
        return "".join([*parts, self.text[at:end]])
