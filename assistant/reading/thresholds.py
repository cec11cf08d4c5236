"""The question from what size on a number of staff is needed: 从多少人起要配第3名, 现有3名，到多少人要再加一个."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.asking.asked import Question, find_question
from assistant.reading.asking.english_thresholds import threshold_in_chinese
from assistant.reading.asking.threshold_words import Threshold, find_threshold
from assistant.reading.counts.numbers import take_in
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.parts import Split
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.units.segments import split
from assistant.reading.units.units import units_of
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, InverseAsked, Kind, UnitFacts, find_fault
from assistant.rules.quota import derive

_HOSPITAL = ("beds", "medical_staff", "outpatients")
_SCHOOL = ("everyone", "students", "persons", "school_staff")


@dataclass(frozen=True, slots=True)
class _Case:
    """The unit of such a question, read without the sizes and the number of staff that are asked about."""

    facts: UnitFacts
    draft: Draft
    asked: Question
    tokens: Sequence[Token]
    parts: Split


def read_threshold(text: str, region: str | None, last: Understood | None, language: str) -> Understood | None:
    """The smallest unit that needs a number of staff, as it is asked for; None for any other question."""
    found = find_threshold(threshold_in_chinese(text))
    if found is None:
        return None
    case = _case(found.rest, region)
    if case is None:
        return None
    if not case.draft.specific and case.draft.key_unit is None and last is not None and len(last.units) == 1:
        case = _as_before(case, last.units[0])
    role = _role(case)
    if role is None:
        return None
    base = Understood((replace(case.facts, asked=role),), language)
    if find_fault(case.facts):
        return base
    if case.draft.ask is not None or case.draft.uncovered:
        return replace(base, ask=case.draft.ask, uncovered=case.draft.uncovered or None)
    return _answered(base, found, case, role)


def _answered(base: Understood, found: Threshold, case: _Case, role: Asked) -> Understood | None:
    facts = base.units[0]
    ordinary = facts.kind is Kind.UNIT and not facts.key_unit
    if role is Asked.GUARDS and (ordinary or case.draft.kind is None):
        return base if case.draft.kind is not None else replace(base, ask=Remark("inverse_kind"))
    staff = found.staff if found.staff is not None else _one_more(facts, role, found.more)
    if staff is None:
        return None
    if staff < 0:
        return base
    of = _of(found.of, case, role)
    if facts.kind is Kind.SCHOOL and facts.boarding and role is Asked.GUARDS and of == "persons":
        return replace(base, ask=Remark("boarders"), missing=("boarders",))
    inverse = InverseAsked(staff, of, True)
    plain = UnitFacts(
        facts.kind, facts.region, key_unit=facts.key_unit, boarding=facts.boarding, asked=role, inverse=inverse
    )
    return replace(base, units=(plain,))


def _case(rest: str, region: str | None) -> _Case | None:
    text, tokens, given = take_in(rest)
    asked = find_question(tokens, given)
    parts = split(tuple(tokens), given)
    if len(parts.segments) != 1 or parts.unclear:
        return None
    units, drafts = units_of(text, parts, asked, region)
    return _Case(units[0], drafts[0], asked, tokens, parts)


def _as_before(case: _Case, before: UnitFacts) -> _Case:
    """A turn that names no unit asks of the one before."""
    draft = replace(case.draft, kind=before.kind, key_unit=before.key_unit)
    facts = replace(
        before,
        asked=case.asked.asked or before.wants,
        have_guards=case.facts.have_guards if case.facts.have_guards is not None else before.have_guards,
        have_staff=case.facts.have_staff if case.facts.have_staff is not None else before.have_staff,
        full_time=case.facts.full_time if case.facts.full_time is not None else before.full_time,
        inverse=None,
    )
    return replace(case, facts=facts, draft=draft)


def _role(case: _Case) -> Asked | None:
    """The one role that is spoken of; None where it is open."""
    role = case.asked.asked or case.facts.asked
    return None if role is Asked.BOTH or case.asked.ambiguous else role


def _one_more(facts: UnitFacts, role: Asked, more: int) -> int | None:
    """The number of staff after the next are added; -1 where those in place do not even suffice now.

    None where nothing tells how many there are.
    """
    have = facts.have_guards if role is Asked.GUARDS else facts.have_staff
    have = facts.full_time if have is None and role is Asked.STAFF else have
    counted = facts.persons is not None or any(getattr(facts, name) is not None for name in _HOSPITAL)
    minimum = None
    if counted:
        main = derive(replace(facts, asked=role)).main
        minimum = main.minimum if main is not None else None
    if have is None:
        return None if minimum is None else minimum + more
    if minimum is not None and have < minimum:
        return -1
    return have + more


def _of(told: str | None, case: _Case, role: Asked) -> str | None:
    """The count that is asked for; None where several could be meant."""
    if role is Asked.STAFF:
        return "persons"
    nouns = {t.value for at, t in enumerate(case.tokens) if t.group == "count" and not _has_number(case.tokens, at)}
    if case.facts.kind is Kind.HOSPITAL:
        bases = [name for name in _HOSPITAL if name in nouns]
        return told if told in _HOSPITAL else bases[0] if len(bases) == 1 else None
    if case.facts.kind is Kind.SCHOOL:
        boarders = told == "boarders" or (told is None and "boarders" in nouns and not nouns & set(_SCHOOL))
        return "boarders" if boarders else "persons"
    return "full_time" if told == "full_time" else "persons"


def _has_number(tokens: Sequence[Token], at: int) -> bool:
    return any(t.is_("num") for t in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]))
