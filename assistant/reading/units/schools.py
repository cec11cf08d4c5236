"""The people of a school out of the numbers of its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import Given
from assistant.reading.facts.understood import Remark
from assistant.reading.units.kinds import rest_boards
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.quota import need_alike


def without_parts(tokens: Sequence[Token], slots: Mapping[str, list[Given]]) -> dict[str, list[Given]]:
    """学生1902人，教职工99人，其中少先队员400人: a part of those told before is not everybody, nor all the pupils.

    Args:
        tokens: everything said of the school.
        slots: its numbers by what they count.
    """
    kept = dict(slots)
    boarders = max((g.numeral.value for g in slots.get("boarders", ())), default=Fraction(0))
    if slots.keys() >= {"persons", "students", "school_staff"}:
        least = max(g.numeral.value for g in slots["students"])
        kept["persons"] = [g for g in slots["persons"] if g.numeral.value >= least or not _is_within(tokens, g)]
    if slots.keys() >= {"persons", "students", "boarders"}:
        kept["students"] = [g for g in slots["students"] if g.numeral.value >= boarders or not _is_within(tokens, g)]
    return {slot: found for slot, found in kept.items() if found}


def _is_within(tokens: Sequence[Token], given: Given) -> bool:
    """Whether 其中 or 里面 leads to a number in its clause."""
    for token in reversed(tokens[: given.at]):
        if token.is_("mark"):
            return False
        if token.is_("cue", "subset"):
            return True
    return False


def fill_school(draft: Draft, known: dict[str, Numeral], tokens: Sequence[Token]) -> None:
    """Put a school's numbers together: pupils and staff make its people, day pupils and boarders its pupils."""
    sexes = known.pop("pupils_by_sex", None)
    if sexes is not None and "boarders" in known and sexes.value == known["boarders"].value:
        sexes = None
    if sexes is not None and "students" not in known:
        known["students"] = sexes
    if sexes is not None and sexes.value > known["students"].value:
        draft.ask = Remark("sum", {"sum": str(sexes.value), "total": str(known["students"].value)})
    if (overnight := known.pop("boarders_by_sex", None)) is not None:
        known.setdefault("boarders", overnight)
    day = known.pop("day_students", None)
    staff = known.pop("school_staff", None)
    boarders = known.get("boarders")
    for rest, part in (("but_boarders", boarders), ("but_day", day)):
        if (others := known.pop(rest, None)) is not None and part is not None:
            known.setdefault("persons", _plus(part, others))
    if day is not None and boarders is not None:
        whole = known.get("students") or known.get("persons")
        both = day.value + boarders.value
        if whole is not None and (both > whole.value or ("students" in known and both != whole.value)):
            draft.ask = Remark("sum", {"sum": str(both), "total": str(whole.value)})
    if day is not None and boarders is not None and "students" not in known and "persons" not in known:
        known["students"] = _plus(boarders, day)
    if "students" in known and staff is not None:
        whole = _plus(known["students"], staff)
        if "persons" in known:
            gap = known["persons"].value - whole.value
            exact = known["persons"].is_exact and whole.is_exact
            if gap and exact and not _is_told(gap, tokens):
                draft.ask = Remark("sum", {"sum": str(whole.value), "total": str(known["persons"].value)})
        else:
            known["persons"] = whole
            words = f"{known['students'].value}＋{staff.value}＝{whole.value}"
            draft.assumptions.append(Remark("summed", {"name": "persons", "sum": words}))
    if staff is not None and "students" not in known and "persons" in known:
        _staff_beside(known, staff, tokens)
    if staff is not None and boarders is not None and not known.keys() & {"students", "persons"}:
        _ask_for_all(draft, boarders, staff)
    pupils = known.get("students")
    if day is not None and boarders is None and rest_boards(tokens):
        whole = pupils or (_less(known["persons"], staff) if "persons" in known and staff is not None else None)
        if whole is not None and whole.value >= day.value:
            boarders = known["boarders"] = _less(whole, day)
    everyone_boards = any(t.is_("unit", "all_board") for t in tokens)
    if everyone_boards and boarders and pupils and not rest_boards(tokens) and boarders.value != pupils.value:
        told = {"first": str(pupils.value), "second": str(boarders.value)}
        draft.ask = draft.ask or Remark("conflict", {"name": "boarders", **told})
    if any(t.is_("unit", "all_board") for t in tokens) and "boarders" in known and "students" not in known:
        known["students"] = known["boarders"]
        if staff is not None and "persons" not in known:
            known["persons"] = _plus(known["students"], staff)
            words = f"{known['students'].value}＋{staff.value}＝{known['persons'].value}"
            draft.assumptions.append(Remark("summed", {"name": "persons", "sum": words}))
    if staff is not None and "persons" in known and staff.value > known["persons"].value:
        told = {"first": str(known["persons"].value), "second": str(staff.value)}
        draft.ask = draft.ask or Remark("conflict", {"name": "persons", **told})
    if everyone_boards and day is None and "boarders" not in known and "students" in known:
        known["boarders"] = known["students"]
    if draft.boarding is False and "boarders" not in known:
        known["boarders"] = replace(Numeral(0, 0, "0", *(Fraction(0),) * 3))
        draft.boarding = None
    if "boarders" in known and draft.boarding is False and known["boarders"].value == 0:
        draft.boarding = None


def _is_told(others: Fraction, tokens: Sequence[Token]) -> bool:
    """学生1411，教师76，食堂保洁13，合计1500: whether those who are neither pupils nor teachers are told too."""
    return any(t.numeral is not None and t.numeral.value == others for t in tokens)


def _staff_beside(known: dict[str, Numeral], staff: Numeral, tokens: Sequence[Token]) -> None:
    """学校1800人，教职工120人: whether the staff is counted in is open, unless 师生 or 其中 says it."""
    whole = known["persons"]
    said = any(t.is_("count", "everyone", "persons") or t.is_("cue", "subset", "total") for t in tokens)
    if not said and whole.is_exact and staff.is_exact:
        high = whole.value + staff.value
        text = f"{whole.text.strip()}（教职工{staff.value}人）"
        known["persons"] = replace(whole, text=text, low=whole.value, high=high)


def _ask_for_all(draft: Draft, boarders: Numeral, staff: Numeral) -> None:
    """住校350人，员工3600人: where those two alone need more guards than the boarders do, all people are asked for."""
    known = UnitFacts(Kind.SCHOOL, boarders=int(boarders.value), asked=Asked.GUARDS)
    everybody = replace(known, persons=int(boarders.value + staff.value))
    if need_alike(known, everybody) is False:
        draft.ask = draft.ask or Remark("unclear", {"text": staff.text.strip(), "name": "persons"})


def _less(one: Numeral, two: Numeral) -> Numeral:
    value = one.value - two.value
    return replace(one, text=str(value), value=value, low=value, high=value)


def _plus(one: Numeral, two: Numeral) -> Numeral:
    high = None if one.high is None or two.high is None else one.high + two.high
    return replace(one, value=one.value + two.value, low=one.low + two.low, high=high, vague=one.vague or two.vague)
