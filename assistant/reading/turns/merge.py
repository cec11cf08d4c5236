"""The facts of the turn before with those of this one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.asking.asked import Question, is_denied, numbered_roles
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import Given
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.turns.changes import apply_changes
from assistant.reading.turns.meant import PRINCIPAL
from assistant.reading.turns.other_site import asks_of_site
from assistant.reading.turns.turns import is_another
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, Kind, UnitFacts


def merged_facts(
    base: UnitFacts, draft: Draft, tokens: Sequence[Token], given: Sequence[Given], asked: Question, last: Understood
) -> tuple[UnitFacts, list[str]]:
    """The facts after this turn, and the counts that it touched."""
    free = free_role(tokens, given, asked)
    wanted = free if free is not None else base.asked
    sized = [name for name in draft.values if name in PRINCIPAL]
    named = any(
        t.group == "unit" and not t.generic and t.value not in ("day_school", "all_board", "boarding_school")
        for t in tokens
    )
    denied = draft.kind is not None and draft.specific and _DENIES_KIND.search(said(tokens)) is not None
    switched = denied or {draft.kind, base.kind} == {Kind.SCHOOL, Kind.HOSPITAL}
    aside = draft.kind is Kind.UNIT and base.kind is not Kind.UNIT and not sized and not _SWITCHES.search(said(tokens))
    if aside:
        draft.kind, draft.specific = base.kind, False
    other = is_another(tokens) or asks_of_site(said(tokens), tokens, given, base)
    if (
        not aside
        and (other or ((named or switched) and draft.kind is not None))
        and (sized or draft.kind is not base.kind)
    ):
        fresh = draft.facts(base.region, wanted)
        unsized = all(getattr(base, name) is None for name in PRINCIPAL)
        if unsized and fresh.key_unit is None:  # 重点单位的专职保卫人员配几个, and then 我们博物馆一共1020人
            fresh = replace(fresh, key_unit=base.key_unit)
        if unsized and not base.inverse and len(last.units) == 1:  # 现有保安3个，够不够, and then 忘说了，小学
            told = {
                name: getattr(base, name)
                for name in ("have_guards", "have_staff", "full_time")
                if getattr(fresh, name) is None
            }
            fresh = replace(fresh, **told)
        return fresh, sized
    values: dict[str, object] = dict(draft.values)
    if draft.key_unit is not None:
        values["key_unit"] = draft.key_unit
    if draft.boarding is not None:
        values["boarding"] = draft.boarding
    if draft.kind is not None and (draft.specific or base.kind is Kind.UNIT) and base.kind is not draft.kind:
        values["kind"] = draft.kind
    same = free is None and not given and values.get("kind", base.kind) is base.kind
    facts = replace(base, asked=wanted, inverse=base.inverse if same else None, **values)  # type: ignore[arg-type]
    if "persons" in draft.values and "students" not in draft.values and facts.students is not None:
        facts = replace(facts, students=None)
    if (
        "students" in draft.values
        and base.students is not None
        and base.persons is not None
        and "persons" not in draft.values
    ):
        facts = replace(facts, persons=base.persons - base.students + draft.values["students"])
    touched = [name for name in draft.values if name in (*PRINCIPAL, "have_guards", "have_staff", "full_time")]
    staff = [g for g in given if g.slot in ("school_staff", "employees") and g.change >= 0 and g.numeral.is_exact]
    if facts.kind is Kind.SCHOOL and staff and facts.persons is None and facts.students is not None:
        facts = replace(facts, persons=facts.students + sum(int(g.numeral.value) for g in staff))
        draft.assumptions.append(Remark("changed", {"name": "persons", "value": str(facts.persons)}))
        given = [g for g in given if g not in staff]
    return apply_changes(facts, base, draft, tokens, given, touched, last)


def said(tokens: Sequence[Token]) -> str:
    """The words of a turn."""
    return "".join(t.text for t in tokens)


_SWITCHES = re.compile(
    r"换成?|改成?|如果|要是|假如|若|那|呢|不是|而是|其实|说错|搞错|弄错|instead|what if|what about|how about"
)
"""教育局说2个就行: an office that is named in passing is not the unit that is asked for."""
_DENIES_KIND = re.compile(r"不是[^，。；是]{0,8}[，,]?(?:而是|是)|说错|搞错|弄错|记错|更正|写错|糊涂")
"""不是医院，是学校: another kind of unit from the one before."""


def free_role(tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> Asked | None:
    """A role that this turn asks for; one with a number of those in place only where it asks whether they suffice."""
    numbered = numbered_roles(tokens, given)
    roles = {
        at: t.value
        for at, t in enumerate(tokens)
        if t.is_("role", "staff", "full_time", "part_time", "guards") and not is_denied(tokens, at)
    }
    free = {value for at, value in roles.items() if at not in numbered}
    if not free and asked.mode in ("enough", "short"):
        free = set(roles.values())
    if not free:
        return None
    staff, guards = bool(free - {"guards"}), "guards" in free
    if staff and guards:
        return asked.asked or Asked.BOTH
    return Asked.GUARDS if guards else Asked.STAFF
