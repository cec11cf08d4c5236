"""A turn that goes on from the last: it completes it, changes one thing, or asks for another role or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.asking.asked import Question
from assistant.reading.asking.inverse import inverse_turn
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.turns.changes import counted_in, on_duty_besides, total_matters
from assistant.reading.turns.meant import PRINCIPAL, absolute, lacking_of
from assistant.reading.turns.merge import merged_facts, said
from assistant.reading.turns.moves import told_anew
from assistant.reading.turns.on_top import told_on_top
from assistant.reading.turns.only_some import only_pupils
from assistant.reading.turns.other_site import asks_of_site
from assistant.reading.turns.pressing import is_held, is_pressed, pretended_size
from assistant.reading.turns.put_right import put_right
from assistant.reading.turns.several import follow_several
from assistant.reading.turns.turns import goes_on, has_sites
from assistant.reading.units.approximate import settle
from assistant.reading.units.build import build
from assistant.reading.units.location import place_of
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, Kind, UnitFacts, find_fault
from assistant.rules.places import place_key
from corpus.places import NATIONAL


def follow(
    text: str,
    tokens: Sequence[Token],
    given: list[Given],
    asked: Question,
    last: Understood,
    language: str,
) -> Understood | None:
    """The last question with this turn taken in; None where the turn stands on its own or asks something else."""
    made = _taken_in(text, tokens, given, asked, last, language)
    dwindled = _dwindled(given, tokens, made, last) if made is not None else None
    made = made if dwindled is None else replace(last, language=language)
    unread = dwindled or (_unread(given, made, last) if made is not None else None)
    if made is None or unread is None:
        return made
    return replace(
        made, ask=Remark("unclear", {"text": unread, "name": _asked_name(last.units[0])}), missing=("persons",)
    )


def _unread(given: Sequence[Given], made: Understood, last: Understood) -> str | None:
    """A size that a turn tells and that changed nothing: it must not be answered as if it had not been told."""
    if len(made.units) != 1 or made.units != last.units or made.ask is not None or made.refuse or made.uncovered:
        return None
    known = {getattr(made.units[0], name) for name in (*PRINCIPAL, *HAVES) if name != "part_time"}
    loose = [g for g in given if g.slot in _SIZED and not (g.past or g.subset or g.stranger or g.wish or g.year)]
    unread = [g for g in loose if g.numeral.is_exact and g.numeral.value >= _LEAST and g.numeral.value not in known]
    persons = made.units[0].persons
    unread = [g for g in unread if persons is None or 2 * g.numeral.value > persons or g.slot in PRINCIPAL[1:]]
    return unread[0].numeral.text.strip() if unread else None


def _dwindled(given: Sequence[Given], tokens: Sequence[Token], made: Understood, last: Understood) -> str | None:
    """就差1个人而已: a handful that a turn neither puts right nor asks about is not what hundreds have become."""
    if len(made.units) != 1 or len(last.units) != 1 or made.ask is not None or made.refuse or made.uncovered:
        return None
    now, before = made.units[0].persons, last.units[0].persons
    told = [g for g in given if g.numeral.value == now and not g.change]
    if not told or now is None or before is None or now >= _LEAST or before < _HUNDREDS:
        return None
    meant = any(t.is_("cue", "correct", "to") or t.group in ("unit", "ask") or t.text == "呢" for t in tokens)
    return None if meant else told[0].numeral.text.strip()


_HUNDREDS = 100
_SIZED = (*PRINCIPAL, "everyone", "employees", "heads", "piece", "bare", "school_staff", "day_students")
_LEAST = 20
"""Fewer may be staff that are pressed for."""


def _taken_in(
    text: str,
    tokens: Sequence[Token],
    given: list[Given],
    asked: Question,
    last: Understood,
    language: str,
) -> Understood | None:
    unchanged = _is_unchanged(text, tokens, given) or _are_away(text, tokens, given, last) or _asks_in_all(text, last)
    unchanged = unchanged or _is_unknown(text, tokens, given, last)
    if is_pressed(text, tokens, given, last) or unchanged:
        return replace(last, language=language)
    if len(last.units) != 1 or last.job or last.units[0].campuses:
        return follow_several(text, tokens, given, asked, last, language)
    base = last.units[0]
    base, given = only_pupils(text, put_right(given, base, tokens), base)
    if base is not last.units[0]:
        last = replace(last, units=(base,))
        if not given:
            return replace(last, ask=Remark("school_persons"), missing=("persons",))
    if (more := told_on_top(text, tokens, given, asked, last)) is not None:
        return replace(more, language=language)
    given = [
        replace(g, slot="persons") if g.slot == "other" and g.change and g.numeral.kind == "heads" else g
        for g in counted_in(text, tokens, told_anew(given, base, tokens, text), base)
    ]
    given = on_duty_besides(given, base, text)
    if _ANEW.search(text) or not goes_on(text, tokens, given, asked, last):
        return None
    if (pretended := pretended_size(text, given, base.persons)) is not None:
        return replace(last, ask=pretended, missing=("persons",), language=language)
    if _ALL_IN_ONE.search(text) and sum(g.total for g in given) == 1:
        given = [g for g in given if g.total]
    place, _ = place_of(tokens, text)
    if _is_elsewhere(place, base, tokens, given):
        base = UnitFacts(base.kind, base.region, boarding=base.boarding, key_unit=base.key_unit, asked=base.asked)
        tokens = [replace(t, group="other", value="") if t.group == "site" else t for t in tokens]
    elif (
        _are_apart(text, tokens, given)
        and (any(_is_size(g) for g in given) or (base.kind is not Kind.UNIT and has_sites(tokens)))
        and any(getattr(base, name) is not None for name in PRINCIPAL)
        and not asks_of_site(text, tokens, given, base)
    ):
        words = "campuses" if base.kind is Kind.SCHOOL else "each"
        return replace(last, ask=Remark(words), missing=("persons",), language=language)
    language = language if re.search(r"[a-z]{2,}|[一-鿿]", text) else last.language
    if (other := _other_staff(base, given)) is not None:
        return replace(last, units=(other,), language=language)
    if (inverse := inverse_turn(base, tokens, given, asked)) is not None:
        return replace(last, units=(inverse,), ask=None, missing=(), language=language)
    if _are_part_time(tokens, base):
        unclear = Remark("unclear", {"text": said(tokens).strip(), "name": "have_guards"})
        return replace(last, ask=unclear, missing=("persons",), language=language)
    stated = absolute(given, last, tokens)
    lost = [g for g in stated if g.slot == "bare" and g.numeral.value >= 20]
    if lost and len(stated) == len(lost) and not any(g.change for g in given):
        text = lost[0].numeral.text.strip()
        return replace(last, ask=Remark("unclear", {"text": text, "name": _asked_name(base)}), language=language)
    if asked.mode not in ("enough", "short") and not is_held(text, tokens, given):
        stated = [one for one in stated if one.slot != "piece"]
    draft = build(tokens, stated, asked.asked or base.asked, True, base.kind)
    if draft.uncovered or (last.uncovered and not draft.specific):
        return replace(last, units=(base,), uncovered=draft.uncovered or last.uncovered, language=language, ask=None)
    if draft.refuse is not None:
        return replace(last, refuse=draft.refuse, language=language)
    facts, touched = merged_facts(base, draft, tokens, given, asked, last)
    if place is not None:
        facts = replace(facts, region=place if place == NATIONAL else place_key(place))
    return _judged(facts, draft, touched, base, last, language)


def _is_unchanged(text: str, tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """Whether a turn only says that there are as many as before: 还是这些人，几名."""
    things = any(t.is_("count", "things") for t in tokens) and all(g.slot == "other" for g in given)
    news = (given and not things) or any(t.group in ("key", "place", "unit", "site") for t in tokens)
    return not news and len(text) <= _SHORT and load_patterns("events")["unchanged"].pattern.search(text) is not None


def _is_unknown(text: str, tokens: Sequence[Token], given: Sequence[Given], last: Understood) -> bool:
    """在岗医务人员和门诊量我这边不清楚，先按床位: what was asked for is not known, so the figure stands as it was."""
    news = given or any(t.group in ("key", "place", "unit", "site", "role") for t in tokens)
    if news or len(last.units) != 1 or len(text) > _SHORT or not lacking_of(last):
        return False
    return load_patterns("events")["unknown"].pattern.search(text) is not None


def _asks_in_all(text: str, last: Understood) -> bool:
    """Whether a turn only asks for the number of all sites that have been told."""
    several = len(last.units) > 1 or any(unit.campuses for unit in last.units)
    return several and load_patterns("events")["in_all"].pattern.search(text) is not None


def _are_away(text: str, tokens: Sequence[Token], given: Sequence[Given], last: Understood) -> bool:
    """1人休产假: who is away for a while is counted as before, but for those on duty in a hospital."""
    base, rows = last.units[0] if len(last.units) == 1 else None, load_patterns("moves")
    if base is None or base.kind is Kind.HOSPITAL or base.persons is None or len(text) > _SHORT or len(given) > 1:
        return False
    if any(t.group in ("role", "unit", "site", "place", "key") for t in tokens) or _NOT_COUNTED.search(text):
        return False
    people = [g for g in given if not g.change and g.numeral.is_exact and g.numeral.value < base.persons]
    return len(people) == len(given) == 1 and rows["still"].pattern.search(text) is not None


_NOT_COUNTED = re.compile("算|扣|减|除|剔|去掉|不含|不计|剩|一共|总共|变成")
_SHORT = 30


def _are_part_time(tokens: Sequence[Token], base: UnitFacts) -> bool:
    """3个保安里有一个是兼职的: how many of the guards remain is asked, not guessed."""
    asks = any(t.group == "ask" for t in tokens)
    return base.wants is Asked.GUARDS and not asks and any(t.is_("role", "part_time") for t in tokens)


def _are_apart(text: str, tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """Whether a turn brings in another unit or site, without saying how many all are together."""
    sized = [g for g in given if _is_size(g)]
    sized = [g for g in sized if g.total] or sized
    if _ALL_IN_ONE.search(text) and len(sized) == 1 and (sized[0].total or _ALL_TOLD.search(text)):
        return False
    joining = _JOINS.search(text)
    joined = joining is not None and any(
        t.group in ("unit", "part")
        and t.value != "all_board"
        and t.start >= joining.end()
        and not t.text.startswith(("我", "本", "咱"))
        for t in tokens
    )
    parted = any(g.each for g in sized) and _PARTS.search(text)
    return bool(parted) or joined or any(t.group == "site" or t.is_("num", "sites") for t in tokens)


def _is_elsewhere(place: str | None, base: UnitFacts, tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """东莞分厂1850人呢: a branch in another place, with its own size; nothing is known of its staff."""
    if place is None or place_key(place) == base.place or not any(t.group == "site" for t in tokens):
        return False
    return any(_is_size(g) and not g.change and not g.subset for g in given)


_PARTS = re.compile(r"分立|分拆|拆分|拆成|拆为|分成|分为|一分为|分家")
"""若分立为两家，各800人: one unit that becomes several."""
_JOINS = re.compile(r"收购|并购|兼并|接收|接管|吸收|加上|连同|算上|并入|合并|连着")
_ANEW = re.compile(
    r"前面[^，。]{0,6}(?:不算|作废|不要|忘掉)|忘[掉了]前面|推倒重来|从头(?:来|算|问)|另问|换(?:一)?个(?:问题|单位问)|新(?:的)?问题"
)
_ALL_IN_ONE = re.compile(
    r"收购|并购|兼并|接收|接管|吸收|"
    r"合并|并入|并进|并到|并成|并为|并了|并过来|合在一起|合到一起|合成|合起来|整合|合二为一"
)
_ALL_TOLD = re.compile(
    r"一共|总共|合计|共计|总数|总人数|合起来|加起来|变成|达到|到了|拢共|统共|全部|合并[后以之]*(?:是|为|有)"
)


def _other_staff(base: UnitFacts, given: Sequence[Given]) -> UnitFacts | None:
    """那6个呢: after an inverse question the same one, for another number of staff."""
    numbers = [g for g in given if g.slot in (*HAVES, "have", "piece", "bare") and g.numeral.is_exact]
    if base.inverse is None or len(numbers) != 1 or len(given) != 1 or numbers[0].change:
        return None
    return replace(base, inverse=replace(base.inverse, staff=int(numbers[0].numeral.value)))


def _is_size(given: Given) -> bool:
    return given.slot not in (*HAVES, "other", "have", "piece", "ambiguous")


def _judged(
    facts: UnitFacts, draft: Draft, touched: list[str], base: UnitFacts, last: Understood, language: str
) -> Understood:
    focus = touched[0] if len(touched) == 1 else None
    ask = draft.ask
    if (
        ask is None
        and last.ask is not None
        and last.ask.id in ("role", "kind", "place", "key", "inverse_kind")
        and not _answers(facts, base, draft)
    ):
        ask = last.ask
    made = Understood((facts,), language, ask=ask, assumptions=tuple(draft.assumptions), focus=focus)
    if ask is not None:
        return made
    if find_fault(facts):
        return made
    settled, question, remarks = settle(facts, draft.rough)
    if question is not None:
        return replace(made, ask=question, missing=(str(question.values["name"]),))
    if "boarders+" in touched and "persons" not in touched and total_matters(facts, base):
        return replace(made, ask=Remark("boarders_added"), missing=("persons",))
    return replace(made, units=(settled,), assumptions=(*made.assumptions, *remarks))


def _answers(facts: UnitFacts, base: UnitFacts, draft: Draft) -> bool:
    return facts != base or draft.specific or draft.key_unit is not None


def _asked_name(base: UnitFacts) -> str:
    """The counts that a number may be meant for."""
    return "medical_staff,beds,outpatients" if base.kind is Kind.HOSPITAL else "persons"
