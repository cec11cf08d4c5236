"""A turn that tells of more beside what was told before: 还有10张观察床; 食堂还有20个人没算; 其中10张是加床."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.asking.asked import Question
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Kind, UnitFacts
from assistant.rules.quota import need_alike


def told_on_top(
    text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question, last: Understood
) -> Understood | None:
    """The last question with what a turn tells beside a count of it; None where the turn does nothing of the kind.

    Where it is not said whether those count, it is asked if it matters.
    """
    base, rows = last.units[0], load_patterns("on_top")
    more = _number(tokens, given)
    if more is None or last.ask is not None or len(text) > _SHORT or asked.mode in ("enough", "short", "inverse"):
        return None
    if any(t.group in ("unit", "site", "part", "key", "role", "place") for t in tokens):
        return None
    slot = _count_of(more, base, tokens)
    if slot is None or load_patterns("moves")["more_of"].pattern.search(text):
        return None
    known, few = int(getattr(base, slot)), int(more.numeral.value)
    among = rows["among"].pattern.search(text) is not None and few < known
    if among and rows["not_ours"].pattern.search(text):
        told = Remark("changed", {"name": slot, "value": str(known - few)})
        return replace(last, units=(_with(base, slot, known - few),), assumptions=(told,), focus=slot)
    if rows["settled"].pattern.search(text) or rows["instead"].pattern.search(text):
        return None
    if among and rows["doubtful"].pattern.search(text) and _matters(base, slot, known - few):
        return replace(last, ask=Remark("unclear", {"text": text.strip("，。？！"), "name": slot}), missing=(slot,))
    if among:
        return replace(last, assumptions=())
    if rows["beside"].pattern.search(text) is None:
        return None
    if rows["left_out"].pattern.search(text):
        told = Remark("changed", {"name": slot, "value": str(known + few)})
        return replace(last, units=(_with(base, slot, known + few),), assumptions=(told,), focus=slot)
    if not _matters(base, slot, known + few):
        return replace(last, assumptions=())
    words = {"name": slot, "value": str(known), "few": more.numeral.text.strip()}
    return replace(last, ask=Remark("more", words), missing=(slot,))


_SHORT = 30
_PEOPLE = ("heads", "persons", "everyone", "employees", "school_staff", "students", "other", "piece", "bare")


def _number(tokens: Sequence[Token], given: Sequence[Given]) -> Given | None:
    """The one number of a turn, where it stands for itself."""
    numbers = [at for at, t in enumerate(tokens) if t.numeral is not None and not t.is_("num", "sites")]
    if len(numbers) != 1 or len(given) > 1:
        return None
    numeral = tokens[numbers[0]].numeral
    if numeral is None or not numeral.is_exact or numeral.value.denominator != 1 or numeral.value <= 0:
        return None
    one = given[0] if given else Given("other", numeral, numbers[0])
    changes = one.change and not one.subset
    return None if changes or one.slot in HAVES or one.wish or one.stranger else one


def _count_of(more: Given, base: UnitFacts, tokens: Sequence[Token]) -> str | None:
    """The count, known from before, that those would add to."""
    if more.slot in ("beds", "outpatients", "boarders", "medical_staff"):
        slot = more.slot
    elif more.slot != "medical_part" and base.kind is Kind.HOSPITAL and more.numeral.kind in ("heads", "piece"):
        slot = "medical_staff"
    elif more.slot in _PEOPLE and (more.slot != "bare" or more.numeral.value >= _FEW):
        slot = "persons"
    else:
        return None
    told_apart = more.slot in ("school_staff", "students") and base.persons in (None, base.students)
    return None if told_apart or getattr(base, slot) is None else slot


_FEW = 2


def _with(base: UnitFacts, slot: str, value: int) -> UnitFacts:
    return replace(base, **{slot: value})  # type: ignore[arg-type]


def _matters(base: UnitFacts, slot: str, value: int) -> bool:
    """Whether the result would be another with so many."""
    return need_alike(base, _with(base, slot, value)) is not True
