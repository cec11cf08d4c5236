"""Reads a staffing question: what it asks, of which units, with which numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from assistant.reading.arithmetic.differences import without_denied
from assistant.reading.arithmetic.proportions import in_turn
from assistant.reading.asking.asked import Question, asks_for_rule_text, find_question
from assistant.reading.asking.claims import without_claims
from assistant.reading.asking.inverse import read_inverse
from assistant.reading.asking.uncovered import counts_its_workers
from assistant.reading.counts.numbers import is_size, own_words, take_in
from assistant.reading.counts.owners import clause_of
from assistant.reading.counts.strangers import without_strangers
from assistant.reading.counts.unnamed import with_unnamed
from assistant.reading.doubts.doubts import doubt_of
from assistant.reading.doubts.unaccounted import with_unaccounted
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import Given
from assistant.reading.facts.parts import Split
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.people.idle import asks_number, idle_left_out, turn_left
from assistant.reading.people.part_turns import reread
from assistant.reading.thresholds import read_threshold
from assistant.reading.turns.each_anew import brings_another, has_one_more
from assistant.reading.turns.followup import follow
from assistant.reading.turns.meant import PRINCIPAL
from assistant.reading.turns.memory import StaffingMemory
from assistant.reading.units.absurd import with_absurd
from assistant.reading.units.approximate import settle
from assistant.reading.units.segments import split
from assistant.reading.units.units import each_its_role, school_of, units_of
from assistant.reading.wording import worded
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.plain import language_of, plain
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, Kind, UnitFacts, find_fault

_OTHER_TOPIC = re.compile(
    r"罚|处罚|工资|待遇多少|年龄|几岁|培训(?!中心|学校|机构)|考试(?!院|局|中心)|考核|备案|期限|职责|义务|权限|条件|资格|区别|什么是|为什么|为何|多久|多长时间|多少钱|证怎么|怎么办证|保险(?!起见)|合同(?!工|制)|制服|装备|演练"
)
_RATIO = re.compile(r"比例|配备|人防|内保|ratio|staffing")


def read(question: str, region: str | None = None, memory: StaffingMemory | None = None) -> Understood | None:
    """What a staffing question asks.

    Args:
        question: the user's words.
        region: key or name of the place to use where the question names none.
        memory: what earlier turns said; it is brought up to date.

    Returns:
        The question, read; None where it is no staffing question.
    """
    bare = _without_idle(question, memory)
    if bare == question:
        return _read(question, region, memory)
    if not bare:
        assert memory is not None
        assert memory.last is not None
        return replace(memory.last, language=language_of(question))
    of_whole, of_bare = deepcopy(memory), deepcopy(memory)
    whole = _read(question, region, of_whole)
    understood = _read(bare, region, of_bare) if whole is not None or asks_number(bare) else None
    told = of_whole if understood is None else of_bare
    if memory is not None and told is not None:
        memory.become(told)
    return understood or whole


def _without_idle(question: str, memory: StaffingMemory | None) -> str:
    """A question without what says nothing of its unit; empty where a turn says nothing else."""
    if memory is None or memory.last is None:
        return idle_left_out(question)
    return turn_left(question, _known(memory.last))


def _read(question: str, region: str | None, memory: StaffingMemory | None) -> Understood | None:
    last = memory.last if memory is not None else None
    region = memory.opening.place or region if memory is not None else region
    written = own_words(worded(question))
    if memory is not None and last is not None and (whole := reread(memory.text, question, written, last)) is not None:
        written, last = own_words(worded(whole)), None
    if last is not None and len(last.units) == 1:
        written = in_turn(written, last.units[0].persons, last.units[0].boarders)
    text, tokens, given = take_in(written if last is not None else without_denied(written))
    asked = find_question(tokens, given)
    language = language_of(question)
    if (start := read_threshold(written, region, last, language)) is not None:
        if memory is not None:
            memory.last, memory.text, memory.pending = start, text, ""
        return start
    if memory is not None and (told := _told_each(memory, text, given, region, language)) is not None:
        return told
    if memory is not None and (more := _told_one_more(memory, question, given, region, language)) is not None:
        return more
    if memory is not None and (actual := memory.taken_back(text, given)) is not None:
        memory.last, memory.actual = actual, None
        return replace(actual, language=language)
    understood = follow(text, tokens, given, asked, last, language) if last is not None else None
    fresh = understood is None
    if fresh and memory is not None and memory.pending and not asked.roles and any(is_size(g) for g in given):
        text, tokens, given = take_in(f"{memory.pending}。{text}")
        asked, question = find_question(tokens, given), f"{memory.pending}。{question}"
    if fresh and memory is not None:
        staffing = _is_staffing(text, tokens, given, asked)
        if (whole := memory.whole(question, tokens, given, asked, staffing)) is not None:
            text, tokens, given = take_in(without_denied(own_words(worded(whole))))
            asked = find_question(tokens, given)
    if fresh:
        understood = with_unaccounted(question, _fresh(text, tokens, given, asked, region, language))
    if memory is not None:
        only_told = understood is None and memory.tell(question, text, tokens, given, asked)
        asks_for_rule = understood is None and asked.roles and asked.weak and not given
        memory.pending = text if asks_for_rule else memory.pending if only_told else ""
    if memory is not None and understood is not None:
        memory.suppose("" if fresh else text)
        memory.last = understood
        memory.text = text if fresh else f"{memory.text}。{text}"
    return understood


def _known(last: Understood) -> set[int]:
    """The counts that the turns before told."""
    counts = [getattr(unit, name) for unit in last.units for name in PRINCIPAL]
    return {count for count in counts if count is not None}


def _told_each(
    memory: StaffingMemory, text: str, given: Sequence[Given], region: str | None, language: str
) -> Understood | None:
    """The numbers of each unit that the last reply asked for, read together with the question they complete."""
    last = memory.last
    if last is None or last.ask is None or last.ask.id not in ("campuses", "each") or not given:
        return None
    whole = f"{memory.text}。{text}"
    whole, tokens, numbers = take_in(whole)
    understood = _fresh(whole, tokens, numbers, find_question(tokens, numbers), region, language)
    if understood is None or (understood.ask is not None and understood.ask.id not in ("campuses", "each")):
        return None
    memory.last, memory.text = understood, whole
    return understood


def _told_one_more(
    memory: StaffingMemory, question: str, given: Sequence[Given], region: str | None, language: str
) -> Understood | None:
    """Several units with one that was left out, read together with the question that told the others."""
    last = memory.last
    if last is None or not brings_another(plain(question), given, last):
        return None
    whole, tokens, numbers = take_in(own_words(worded(f"{memory.text}。{plain(question)}")))
    understood = _fresh(whole, tokens, numbers, find_question(tokens, numbers), region, language)
    if not has_one_more(understood, last):
        return None
    memory.last, memory.text = understood, whole
    return understood


def _fresh(
    text: str, tokens: Sequence[Token], given: list[Given], asked: Question, region: str | None, language: str
) -> Understood | None:
    """A question that stands on its own."""
    asked = with_unnamed(asked, tokens, given)
    if not _is_staffing(text, tokens, given, asked):
        return None
    if asked.job and not asked.roles:
        return Understood(language=language, job=asked.job)
    all_given = given
    given = without_strangers(tokens, without_claims(text, tokens, given, asked))
    parts = split(tuple(tokens), given)
    units, drafts = units_of(text, parts, asked, region)
    units = each_its_role(tokens, parts, given, units)
    units = with_absurd(tokens, units)
    understood = _judged(parts, units, drafts, asked, language)
    doubt = doubt_of(text, tokens, given, all_given, parts, units, understood)
    if doubt is not None:
        understood = replace(understood, ask=doubt, missing=("persons",))
    if asked.at_most:
        understood = replace(understood, assumptions=(*understood.assumptions, Remark("minimum_only")))
    return understood


def _is_staffing(text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> bool:
    """Whether a question asks for a number of security staff or guards."""
    if asks_for_rule_text(text) and not any(is_size(g) for g in given):
        return False
    if not asked.mode:
        return False
    if not (asked.roles or asked.ambiguous or asked.job):
        return (
            _RATIO.search(text) is not None
            and any(is_size(g) for g in given)
            and any(t.is_("ask", "how_many", "short") for t in tokens)
        )
    sized = any(is_size(g) for g in given) or asked.mode == "inverse"
    strong = asked.mode in ("how_many", "short") and not asked.weak
    if _OTHER_TOPIC.search(text) and not (sized and not asked.weak):
        return False
    if asked.job:
        return strong
    return sized or strong or (asked.mode == "enough" and not asked.weak)


def _judged(parts: Split, units: list[UnitFacts], drafts: list[Draft], asked: Question, language: str) -> Understood:
    """Whether the units can be computed, and if not, what to ask or to refuse."""
    assumptions = tuple(r for d in drafts for r in d.assumptions)
    base = Understood(tuple(units), language, assumptions=assumptions)
    refuse = next((d.refuse for d in drafts if d.refuse), None)
    if refuse is not None:
        return replace(base, refuse=refuse)
    if any(find_fault(unit) for unit in units):
        return base
    if asked.mode == "inverse" and not asked.at_most:
        return read_inverse(base, parts, drafts, asked)
    uncovered = next((d.uncovered for d in drafts if d.uncovered and not counts_its_workers(d, parts, asked)), None)
    if uncovered is not None:
        return replace(base, uncovered=uncovered)
    if asked.ambiguous or not asked.roles:
        if not any(unit.is_covered for unit in units) and not asked.ambiguous:
            return base
        return replace(base, ask=Remark("role"))
    question = next((d.ask for d in drafts if d.ask), None)
    if question is not None:
        missing = tuple(str(question.values["name"]).split(",")) if "name" in question.values else ("persons",)
        return replace(base, ask=question, missing=missing)
    total = _total_said(parts)
    if total is not None and (mismatch := _mismatch(units, total)):
        return replace(base, ask=mismatch, missing=("persons",))
    if parts.unclear:
        return replace(base, ask=Remark("campuses" if parts.campuses else "each"), missing=("persons",))
    if any(d.kind is None for d in drafts) and asked.asked is not Asked.STAFF:
        return replace(base, ask=Remark("kind"), missing=("persons",))
    return _settled(base, parts, drafts, asked)


def _total_said(parts: Split) -> int | None:
    """The head count of all units together, where one is told beside each unit's own."""
    if len(parts.segments) < 2:
        return None
    loose = [replace(g, slot="heads") if g.slot == "bare" and g.total else g for g in parts.loose]
    sized = [g for g in loose if is_size(g) and g.slot not in ("beds", "outpatients", "boarders")]
    totals = [g for g in sized if g.numeral.is_exact]
    return int(totals[0].numeral.value) if len(totals) == 1 else None


def _mismatch(units: Sequence[UnitFacts], total: int) -> Remark | None:
    """全校3000人，两个校区分别1000人、1500人 does not add up."""
    known = [unit.persons for unit in units if unit.persons is not None]
    if len(known) != len(units) or sum(known) == total:
        return None
    return Remark("sum", {"sum": str(sum(known)), "total": str(total)})


def _settled(base: Understood, parts: Split, drafts: list[Draft], asked: Question) -> Understood:
    """Approximate numbers settled, campuses put together."""
    units, remarks = [], list(base.assumptions)
    for unit, draft in zip(base.units, drafts, strict=True):
        rough = {**draft.rough, **_besides(parts, draft, unit)}
        settled, question, said = settle(unit, rough)
        if question is not None:
            return replace(base, ask=question, missing=(str(question.values["name"]),))
        units.append(settled)
        remarks += said
    one_place = len({unit.region for unit in units}) == 1
    if parts.campuses and len(units) > 1 and one_place and all(unit.kind is Kind.SCHOOL for unit in units):
        units = [school_of(units, parts)]
    return replace(base, units=tuple(units), assumptions=tuple(remarks))


def _besides(parts: Split, draft: Draft, unit: UnitFacts) -> dict[str, Numeral]:
    """员工1520人，另有劳务派遣80人: whether they count is open, so the head count is a range."""
    extra = [g for s in parts.segments for g in s.given if _is_extra(g, s.tokens)]
    if not extra or unit.persons is None or len(parts.segments) > 1:
        return {}
    told = {g.numeral.value for s in parts.segments for g in s.given}
    if unit.persons - extra[0].numeral.value in told:
        return {}
    first = extra[0].numeral
    return {
        "persons": replace(
            first, value=first.value + unit.persons, low=first.low * 0 + unit.persons, high=first.value + unit.persons
        )
    }


def _is_extra(given: Given, tokens: Sequence[Token]) -> bool:
    """Whether a number is of people who may come on top: 另有80人, 正式员工800人，劳务派遣300人."""
    if given.slot != "other" or given.numeral.kind not in ("heads", "piece", "bare") or given.subset or given.settled:
        return False
    at = next((at for at, t in enumerate(tokens) if t.start == given.numeral.start), None)
    if at is not None and _SET_ASIDE.search(clause_of(tokens, at)):
        return False
    noun = next((t.text for t in tokens if t.group == "count" and t.end <= given.numeral.start <= t.end + 2), "")
    return (given.besides and given.numeral.kind != "bare") or noun.startswith(_WORKFORCE)


_SET_ASIDE = re.compile(r"不(?:用|要|能|该)?[算计含]|不包[括含]|除外|另算|没算|别算")


_WORKFORCE = ("劳务", "派遣", "临时工", "外包", "合同工", "编外", "实习生", "管理人员", "管理层", "技术人员")
