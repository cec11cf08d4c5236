"""Numbers of a turn that goes on, told by the one they replace or by who comes and who leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.counts.ledger import moves_of
from assistant.reading.counts.owners import is_of_staff
from assistant.reading.counts.speaker import joins, speaker_of
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.turns.meant import PRINCIPAL
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token
from assistant.rules.facts import UnitFacts

_REPLACES = re.compile(
    r"不是|错|改|更正|而是|应该|应为|换|变|成|到|涨|升|降|才对|实为|实际|准确|其实|->|→|not|instead|to "
)
_COMES = re.compile(
    r"招|新来|新进|来了|(?:会|要|又|再|还|马上|即将|上)来|来(?=[0-9一二两三四五六七八九十百千]|一?批)|进来|过来|调来|转来|分来|新增|入职|加入|"
    r"报到|到岗|进厂|进场|入园|入学|并入|并进|并过来|补进|加进|算进(?!来?不)|加上|算上|连上|增加|增员|扩"
)
_LEAVES = re.compile(
    r"(?<![算计含])不[算计含]|不包[括含]|(?<!要)不要算|别算|不用算|不能算|不该算|不纳入|扣|去掉|去除|除去|除掉|除外|刨|剔|减|撇开|抛开|排除|走了|离职|离厂|离岗|(?<!离)(?<!返聘)退休(?!返聘)|辞|裁|分流|遣散|划转|剥离|优化掉|砍掉|清退|下岗|买断|"
    r"调走|转走|搬走|迁走|划走|分出去|划出去|外派|毕业|流失|撤走|不在了|不干了|少了|拿掉|抠掉"
)
_OVER = re.compile(r"多算|多报|多数|多写|多加(?=了|进|上)|多统计|重复")
_MISCOUNT = re.compile(
    _OVER.pattern + r"|漏|少算|少报|少数|少写|少加|少统计|没算上|没计上|没加上|没包括|忘了算|忘算|忘加"
)
_ONLY = re.compile(r"[只光单仅](?:算|按|计|看|数|要)|就算(?!是)")
_ABSOLUTE = re.compile(
    r"一共|总共|合计|共计|总数|总人数|变成|增到|增至|减到|减至|达到|到了|剩|余下|降到|涨到|升到|扩到|招到|加到|成了|变为|"
    r"[裁减增扩缩降涨压砍招调并]{1,2}(?:[员编人小少长加大]{1,2})?(?:了)?(?:到|至|成|为)(?=[0-9一二两三四五六七八九])|"
    r"(?:裁|减|扩|缩|招|搬|改|分流|调整|精简)[员编人招完制小大]{0,2}(?:以|之)?后(?:是|有|为|就|只|还有)*(?=[0-9一二两三四五六七八九])"
)
_OF_SCHOOL = ("students", "school_staff")
_PEOPLE = ("heads", "piece", "bare", "employees", "persons", "everyone", "other", "have")


def told_anew(given: Sequence[Given], base: UnitFacts, tokens: Sequence[Token], text: str) -> list[Given]:
    """The numbers of a turn: 不是1200，是2100 puts the second in the place of the first, 300人招进来 adds."""
    replaced = _replaced(given, base, text)
    if replaced is not None:
        return replaced
    signs = _signs(tokens, given, base)
    known = {g.at for g in given}
    new = [Given("persons", n, at) for at in signs if at not in known and (n := tokens[at].numeral) is not None]
    if base.persons is not None and joins(tokens):
        return [*given, speaker_of("persons", 0)]
    told = sorted([*given, *new], key=lambda g: g.at)
    return without_steps(_without_led([_moved(one, base, tokens, signs) for one in told], base, tokens), base)


def _signs(tokens: Sequence[Token], given: Sequence[Given], base: UnitFacts) -> dict[int, int]:
    """Which numbers of a turn are of people of the unit who come (+1) or go (-1)."""
    staffed = any(getattr(base, name) is not None for name in HAVES if name != "part_time")
    signs = {}
    for move in moves_of(tokens):
        numeral = tokens[move.at].numeral
        if base.persons is None or numeral is None or numeral.value >= base.persons:
            continue
        nobodys = staffed and numeral.value < _HANDFUL and not numeral.text.endswith("人")
        led_to = _AFTERWARDS.search(_lead(tokens, move.at)) is not None
        if not nobodys and not led_to and not is_of_staff(tokens, given, move.at):
            signs[move.at] = move.sign
    return signs


_AFTERWARDS = re.compile(
    r"(?:后|完|(?<=[算数减裁计统扣])下来)[，]?(?:的话|现在|目前|大概|约|就|只|还|剩下?|有|是|为|变成|总共|一共|全?共|合计|在册|在岗|全厂|全公司|公司|厂里|员工|职工|人数|师生|[^招来走裁减增加多少又新再调退辞进离，]){0,6}$"
)
"""裁员后3100人: what there are once people have come or gone."""


def _lead(tokens: Sequence[Token], at: int) -> str:
    """The words of a number's clause in front of it."""
    low = at
    while low and not tokens[low - 1].is_("mark", "，", "。", "；", "：", "？", "！"):
        low -= 1
    return "".join(t.text for t in tokens[low:at])


_HANDFUL = 10
"""Fewer without a noun may be of those in place."""


def _without_led(given: list[Given], base: UnitFacts, tokens: Sequence[Token]) -> list[Given]:
    """裁了600人，还剩1700人: heads that came or went on the way to the number that is told change it no more."""
    for one in (g for g in given if g.change and g.slot in PRINCIPAL and g.slot != "persons" and g.numeral.is_exact):
        rest = (getattr(base, one.slot) or 0) + one.change * one.numeral.value
        same = [g for g in given if not g.change and g.slot in ("piece", "have", "bare") and g.numeral.value == rest]
        if len(same) == 1:  # 住校生走了60个，剩590个
            given = [replace(g, slot=one.slot) if g is same[0] else g for g in given if g is not one]
    moved = [g for g in given if g.slot == "persons" and g.change and g.numeral.is_exact]
    led = {base.persons + g.change * g.numeral.value for g in moved} if base.persons is not None else set()
    if base.persons is not None and len(moved) > 1:
        led.add(base.persons + sum((g.change * g.numeral.value for g in moved), Fraction(0)))
    told = [
        g for g in given if not g.change and g.slot in ("persons", "heads", "bare", "have", "everyone", "employees")
    ]
    if any(g.numeral.value in led for g in told):
        return [g for g in given if g not in moved]
    left = [g.at for g in told if g.numeral.value >= _HANDFUL and _LEFT.search(_clause(tokens, g.at))]
    return [g for g in given if g not in moved or not any(g.at < at for at in left)]


_LEFT = re.compile(r"剩|余下|总人数|变成|一共|总共|合计|共计")


def without_steps(given: list[Given], base: UnitFacts | None = None) -> list[Given]:
    """有两个要辞职，只剩1个: where what is left is told, how it came about says nothing.

    Args:
        given: the numbers of a turn.
        base: what the turns before told; a number that the steps lead to from there is what is left.
    """
    steps = [g for g in given if g.change and (g.slot in HAVES or g.slot in ("have", "piece"))]
    left = [g for g in given if not g.change and (g.slot in HAVES or g.slot in ("have", "piece"))]
    by = sum(g.change * g.numeral.value for g in steps)
    known = [getattr(base, name) for name in HAVES if name != "part_time"] if base is not None else []
    led = any(g.numeral.value - by in known for g in left if g.slot != "piece" or len(left) == 1)
    led = led or any(g.now and g.numeral.value in known for g in left)  # 再招一个就4个了，现在还是3个
    if not led and not any(g.now and g.slot != "piece" for g in left):
        return given
    return [g for g in given if not (g.change and (g.slot in HAVES or g.slot in ("have", "piece")))]


def _replaced(given: Sequence[Given], base: UnitFacts, text: str) -> list[Given] | None:
    """Of two numbers one that is known already: the other takes its place."""
    if len(given) != 2 or not _REPLACES.search(text) or any(not g.numeral.is_exact for g in given):
        return None
    names = (*PRINCIPAL, "have_guards", "have_staff", "full_time")
    for old, new in (given, tuple(reversed(given))):
        known = [name for name in names if getattr(base, name) == old.numeral.value]
        if old.numeral.value == new.numeral.value or not _alike(old, new) or old.change or new.change:
            continue
        if known and not any(getattr(base, name) == new.numeral.value for name in names):
            slot = next((name for name in known if new.slot in (name, old.slot)), known[0])
            return [replace(new, slot=slot, subset=False, corrects=True, each=False)]
    return None


def _alike(old: Given, new: Given) -> bool:
    """Whether two numbers may count the same thing."""
    loose = ("bare", "heads", "piece", "have")
    return old.slot == new.slot or old.slot in loose or new.slot in loose


def _moved(one: Given, base: UnitFacts, tokens: Sequence[Token], signs: Mapping[int, int]) -> Given:
    """派遣的240人不算, 300人招进来: heads that come or leave change the total."""
    words = _clause(tokens, one.at)
    if one.slot in ("students", "school_staff") and not one.change and (moved := _transferred(words)):
        return replace(one, change=moved, stranger=False, past=False, subset=False, besides=False)
    if (shift := _shifted(one, base, words)) and not one.change:
        return replace(one, change=shift, stranger=False, past=False, subset=False, besides=False)
    if _ONLY.search(words) and one.slot == "other" and one.numeral.kind in ("heads", "piece"):
        return replace(one, slot="persons", change=0, subset=False)
    if _MISCOUNT.search(words) and one.slot not in HAVES and base.persons is not None:
        return replace(one, slot="persons", change=-1 if _OVER.search(words) else 1, subset=False, besides=False)
    if one.at in signs and (one.slot in _OF_SCHOOL or (one.slot == "boarders" and base.boarders)):
        return replace(one, change=signs[one.at], subset=False, besides=False)
    if one.at in signs and one.slot in (*_PEOPLE, "persons"):
        return replace(one, slot="persons", change=signs[one.at], subset=False, besides=False)
    if (
        (one.change and one.slot != "other")
        or one.slot not in _PEOPLE
        or one.numeral.value < 1
        or _ABSOLUTE.search(words)
    ):
        return one
    if one.slot in HAVES or base.persons is None or one.numeral.value == base.persons:
        return one
    if _AFTERWARDS.search(_lead(tokens, one.at)):
        return one
    change = -1 if _LEAVES.search(words) else 1 if _COMES.search(words) else one.change
    people = one.numeral.kind in ("heads", "piece") or one.slot in ("employees", "persons", "everyone")
    people = people or (one.slot == "other" and one.numeral.kind == "bare" and one.numeral.value >= 10)
    if not change or not people or (one.slot in ("piece", "have") and one.numeral.value < 10):
        return one
    return replace(one, slot="persons", change=change, subset=False, besides=False)


_COUNTS = (
    "beds",
    "medical_staff",
    "medical_part",
    "outpatients",
    "students",
    "boarders",
    "persons",
    "employees",
    "heads",
)
_TO = re.compile(r"(?:到|至|成|为|达)了?(?:约|近)?[0-9一二两三四五六七八九]")


def _shifted(one: Given, base: UnitFacts, words: str) -> int:
    """床位扩充60张, 撤销床位60张: +1 or -1 where so many more or fewer are told of a count that is known."""
    slot = {"medical_part": "medical_staff", "employees": "persons", "heads": "persons"}.get(one.slot, one.slot)
    slot = "persons" if slot == "students" and base.students is None else slot
    known = getattr(base, slot) if one.slot in _COUNTS else None
    if known is None or known == one.numeral.value or _ABSOLUTE.search(words) or _TO.search(words):
        return 0
    rows = load_patterns("moves")
    if rows["less_of"].pattern.search(words):
        return -1 if one.numeral.value < known else 0
    return 1 if rows["more_of"].pattern.search(words) else 0


_BROUGHT = re.compile(
    r"(?:并|转|调|分|接|划|搬|迁|收|合|招|插班)(?:并|收|流|班)?(?:了)?(?:过来|进来|到我们|到这边|到本校|入)|转来|调来|分来|并来"
)
_TAKEN = re.compile(r"(?:并|转|调|分|划|搬|迁|送|接)(?:流)?(?:了)?(?:走|出去|到别|到外|过去|给)")


def _transferred(words: str) -> int:
    """从隔壁并过来300个学生: +1 where people are brought in, -1 where they are taken away."""
    if _ABSOLUTE.search(words):
        return 0
    return 1 if _BROUGHT.search(words) else -1 if _TAKEN.search(words) else 0


def _clause(tokens: Sequence[Token], at: int) -> str:
    """The words of a number's clause, and of the next where that has no number of its own: 那240个，不算进来."""
    low, high = at, at
    while low and not tokens[low - 1].is_("mark", "，", "。", "；", "：", "？", "！"):
        low -= 1
    while high + 1 < len(tokens) and not tokens[high + 1].is_("mark", "，", "。", "；", "？", "！"):
        high += 1
    return "".join(t.text for t in tokens[low : high + 1])
