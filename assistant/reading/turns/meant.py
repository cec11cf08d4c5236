"""What a number without a noun means in a turn that goes on: what was asked for, or last spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import Given
from assistant.reading.facts.understood import Understood
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Kind, find_fault
from assistant.rules.quota import derive

PRINCIPAL = ("persons", "beds", "medical_staff", "outpatients", "students", "boarders")


def _missing(last: Understood) -> tuple[str, ...]:
    """What the last reply asked for, or said it lacked."""
    if last.missing:
        return last.missing
    facts = last.units[0]
    return () if find_fault(facts) else derive(facts).missing


def lacking_of(last: Understood) -> list[str]:
    """What was missing and is still unknown."""
    return [name for name in _missing(last) if getattr(last.units[0], name, None) is None]


def slot_for_bare(last: Understood) -> str | None:
    """What a number without a noun means: the one that was asked for, else the one that was last spoken of."""
    base = last.units[0]
    missing = lacking_of(last)
    lacking = [name for name in missing if name in ("persons", "boarders")]
    complete = not missing or (
        base.kind is Kind.HOSPITAL
        and any(getattr(base, n) is not None for n in ("beds", "medical_staff", "outpatients"))
    )
    if last.ask is not None and last.missing:
        return last.missing[0] if last.missing[0] in PRINCIPAL else None
    if not complete and lacking:
        return lacking[-1] if lacking == ["boarders"] or base.persons is not None else lacking[0]
    if last.focus:
        return last.focus
    known = [name for name in PRINCIPAL if getattr(base, name) is not None]
    if base.kind is not Kind.HOSPITAL and "persons" in known:
        return "persons"
    return known[0] if len(known) == 1 else None


def _is_moved(tokens: Sequence[Token], given: Given) -> bool:
    """加到900, 换成900: the number replaces the one last spoken of."""
    return any(t.is_("cue", "to", "correct") for t in tokens[max(0, given.at - 3) : given.at])


def _lone_noun(tokens: Sequence[Token], given: Sequence[Given]) -> str | None:
    """门诊呢，3000: the one count word of a turn whose only number has no noun of its own."""
    counted = [at for at, t in enumerate(tokens) if t.is_("count", *PRINCIPAL, "everyone", "employees")]
    nouns = {tokens[at].value for at in counted if not (at and tokens[at - 1].text.strip().endswith(_ONE_OF_THEM))}
    return nouns.pop() if len(nouns) == 1 and len(given) == 1 else None


_ONE_OF_THEM = ("个", "名", "位", "那", "这", "那批", "这批", "那些", "这些")
"""那个转学生报到了，1500了: somebody is spoken of, not counted."""


def absolute(given: list[Given], last: Understood, tokens: Sequence[Token]) -> list[Given]:
    """Numbers that stand for themselves; those without a noun get the meaning that the conversation gives them."""
    out = []
    compares = any(t.is_("ask", "short", "enough") for t in tokens)
    alone = sum(one.slot == "piece" for one in given) == 1 if compares else len(given) == 1
    for one in given:
        if one.change or (not compares and _is_demand(one, last)):
            continue
        lone = compares and len(given) == 1 and one.slot in ("bare", "heads") and one.numeral.kind == "bare"
        if lone and _is_in_place(one, last, tokens):
            one = replace(one, slot="have")
        if one.slot in ("bare", "heads", "piece"):
            slot = _lone_noun(tokens, given) or slot_for_bare(last)
            open_ended = last.units[0].kind is Kind.HOSPITAL and one.numeral.kind == "bare" and bool(lacking_of(last))
            if open_ended and _lone_noun(tokens, given) is None and not _is_moved(tokens, one):
                slot = None
            if one.slot == "heads" and one.numeral.kind == "heads" and slot in ("beds", "outpatients"):
                slot = "persons"
            waited = bool(lacking_of(last)) or last.ask is not None
            waited = waited or _is_put_right(one, tokens)
            if slot is not None and (one.slot != "piece" or (waited and slot in ("persons", "boarders", "students"))):
                one = replace(one, slot=slot)
            elif one.slot == "piece" and alone and (_may_be_held(one, tokens) if compares else _compared(last)):
                one = replace(one, slot="have")
        out.append(replace(one, subset=False))
    return out


def _is_put_right(one: Given, tokens: Sequence[Token]) -> bool:
    """听岔了，人事说是1550个: too many for staff in place, in a turn that puts a number right."""
    return not _is_few(one) and any(t.is_("cue", "correct") for t in tokens[: one.at])


def _is_in_place(one: Given, last: Understood, tokens: Sequence[Token]) -> bool:
    """现在28，够吗: once nothing lacks any more, a number held against the figure is of those in place."""
    told = any(t.is_("cue", "have", "now") for t in tokens[max(0, one.at - 2) : one.at])
    complete = last.ask is None and (told or not lacking_of(last))
    return complete and _is_few(one) and not _is_moved(tokens, one)


def _may_be_held(one: Given, tokens: Sequence[Token]) -> bool:
    """4个够不够, not 院长说多算了，2个就够, which only presses."""
    return _is_few(one) and not any(t.text.startswith("就") for t in tokens[one.at + 1 : one.at + 2])


def _is_few(one: Given) -> bool:
    return one.numeral.value <= _MANY


_MANY = 150
"""So many staff are plausible; more are rather a size."""


def _is_demand(one: Given, last: Understood) -> bool:
    """直接给2, 你改成4: a handful cannot be the new size of a unit of hundreds; it is an answer that is pressed for."""
    persons = last.units[0].persons
    without_noun = one.slot in ("bare", "piece", "persons") and one.numeral.kind != "heads" and not _compared(last)
    return without_noun and persons is not None and persons >= 100 and 0 < one.numeral.value <= 20 and not last.missing


def _compared(last: Understood) -> bool:
    """Whether those in place were told, so that 那2个呢 means them."""
    base = last.units[0]
    return any(getattr(base, name) is not None for name in ("have_guards", "have_staff", "full_time"))
