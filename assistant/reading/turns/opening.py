"""What a conversation tells before it asks anything: 我是杭州的; 我们是治安保卫重点单位; 780人; 配了3个专职."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.reading.asking.asked import Question
from assistant.reading.counts.ledger import moves_of
from assistant.reading.counts.numbers import is_size
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.units.location import place_of
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token
from assistant.rules.places import place_key


@dataclass(frozen=True, slots=True)
class Told:
    """One turn that asks nothing.

    Attributes:
        text: its words as they were written.
        counts: which counts of the unit's size it tells.
        kinds: the kinds of unit that it names.
        names: the words for them.
        corrects: whether it takes back a number told before.
    """

    text: str
    counts: frozenset[str]
    kinds: frozenset[str]
    names: tuple[str, ...]
    corrects: bool = False


@dataclass(slots=True)
class Opening:
    """What was told so far.

    Attributes:
        turns: the turns that told something of the unit, in order.
        place: where it lies; it holds for every later question that names no place.
    """

    turns: list[Told] = field(default_factory=list)
    place: str | None = None

    def tell(self, written: str, text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> bool:
        """Keep a turn that only tells; whether it told anything.

        Args:
            written: the user's words.
            text: the same in the words of the reader.
            tokens: their tokens.
            given: their numbers.
            asked: what they ask, if anything.
        """
        if (asked.mode and not asked.weak) or load_patterns("opening")["asks"].pattern.search(written):
            return False
        place, _ = place_of(tokens, text)
        located = place is not None and not load_patterns("opening")["origin"].pattern.search(text)
        if located and place is not None:
            self.place = place_key(place)
        if not self._tells(tokens, given):
            return located
        names = tuple(t.text for t in tokens if t.group in _UNITS)
        corrects = _corrects(tokens)
        if corrects and self.turns and self.turns[-1].corrects:
            self.turns.pop()
        self.turns.append(Told(written, _counts(given), _kinds(tokens), names, corrects))
        return True

    def _tells(self, tokens: Sequence[Token], given: Sequence[Given]) -> bool:
        """Whether a turn tells a size, a unit, its status or its staff, or changes what was told."""
        own = [g for g in given if not g.stranger]
        if any((is_size(g) and g.numeral.is_exact) or g.slot in HAVES for g in own):
            return True
        if self.turns and (own or _corrects(tokens) or next(moves_of(tokens), None) is not None):
            return True
        asks_for_role = any(t.group == "role" for t in tokens)
        stranger = any(t.is_("cue", "stranger") for t in tokens)
        return not asks_for_role and not stranger and any(t.group == "key" or t.group == "unit" for t in tokens)

    def before(self, text: str, tokens: Sequence[Token], given: Sequence[Given]) -> str:
        """What was told that belongs to a question; empty for nothing."""
        own, kinds = _counts(given), _kinds(tokens)
        sized = {count for turn in self.turns for count in turn.counts}
        told = {kind for turn in self.turns for kind in turn.kinds}
        if kinds and told and not kinds & told:
            return ""
        if not own and sized and self._is_another(tokens):
            return ""
        anew = bool(own & sized) and load_patterns("opening")["adds"].pattern.search(text) is None
        return "。".join(turn.text for turn in self.turns if not (anew and turn.counts))

    def _is_another(self, tokens: Sequence[Token]) -> bool:
        """Whether a question without a size names a unit that is none of those told of."""
        told = {name for turn in self.turns for name in turn.names}
        names = [_OURS.sub("", t.text) for t in tokens if t.group in _UNITS and t.text not in _ANY_UNIT]
        return bool(told) and any(not any(name in one for one in told) for name in names)


_UNITS = ("unit", "site")
_ANY_UNIT = ("单位", "公司", "企业")
_OURS = re.compile("^(?:我们?|咱们?|本|这个?|该)(?=.)")
_KIND_OF = {"boarding_school": "school", "day_school": "school", "all_board": "school"}
_PEOPLE = ("heads", "persons", "everyone", "employees")


def _corrects(tokens: Sequence[Token]) -> bool:
    """看错行了，就是1600: a number in the place of one told before."""
    return any(t.is_("cue", "correct") for t in tokens) and any(t.numeral is not None for t in tokens)


def _kinds(tokens: Sequence[Token]) -> frozenset[str]:
    """The kinds of unit that words name; 公司 and 单位 name none."""
    named = [t for t in tokens if t.group == "unit" and not (t.generic and t.value == "unit")]
    return frozenset(_KIND_OF.get(t.value, t.value) for t in named)


def _counts(given: Sequence[Given]) -> frozenset[str]:
    """Which counts of a unit's size the numbers tell; those who come and go tell none."""
    sizes = [g for g in given if is_size(g) and not g.change and not g.subset and not g.stranger]
    return frozenset("persons" if g.slot in _PEOPLE else g.slot for g in sizes)


def wants_figure(text: str) -> bool:
    """够不够, 按普通单位算行不: a question whose role or size may have been told before."""
    return load_patterns("opening")["wants_figure"].pattern.search(text) is not None
