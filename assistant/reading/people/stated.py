"""A size told with what it needs, before another is asked about: 2000人是4名，那2001人呢; 1000人配2名，多1人配几名."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import chain

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.told import BOARDERS, NUMBER, put, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_MARK = "，。；？！"
_UNIT = r"(?:个人|名人|位人|号人|张床位?|张|人|名|个|位)"
_SHORT = 5
"""A clause in front with more letters than this is none that names the unit."""
_FEW = r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
_ASKED = re.compile(rf"{ASKS.pattern}|呢|吗|怎么配|如何配")
_REMAINS = re.compile(r"[^，。；？！0-9]{0,5}还(?:能)?(?:够|行|可以|合规|达标)")
_ENOUGH = re.compile(r"够|达标|合规|合格|符合|行不行|行吗|缺|差")
_TOGETHER = re.compile(r"合起来|合在一起|合计|加起来|加在一起|合并|两家|分公司|分厂|分校|分院|总共多少人")
_NEEDED = re.compile(r"(?:刚好|正好|就)?够|就行|没问题")


def other_sizes_left_out(text: str) -> str:
    """The question without the sizes whose number is told, with those who come or go put to the size asked about."""
    return _stepped(_without_stated(text))


def _without_stated(text: str) -> str:
    for match in _stated().finditer(text):
        if (told := _without(text, match)) is not None and told != text:
            return _without_stated(told)
    return text


def _without(text: str, match: re.Match[str]) -> str | None:
    """The question without one such size; None where it may be the unit's own."""
    value = number_value(match["n"])
    if value is None or value < 20 or value.denominator != 1:
        return None
    before, after = _unsaid(text[: match.start()]), text[match.end() :].lstrip("，。；？！,")
    if re.search(_word("in_place"), match["noun"]) or not _is_needed(match, after):
        return None
    if re.search("是不是|是否|差|[多少]$", match["noun"]):  # 1501人保卫人员是不是差一名
        return None
    if re.search(
        rf"[0-9百千万人名](?:加|和|及|、)?(?:{_word('part')})[^{_MARK}0-9]{{0,4}}$", before
    ):  # 1500人加派遣的100人
        return None
    roles = ROLE.search(match["noun"] + (match["role"] or ""))
    role = roles[0] if roles else ""
    if _STEP_NEXT.match(after) and not _others(after):
        return f"{before}{match['lead'] or ''}{match['n']}{match['u'] or '人'}{_unit_noun(match)}{role}，{after}"
    for at, size in () if _TOGETHER.search(after) else _others(after):
        if size != value and (ASKS.search(after[at:]) or "呢" in after[at:]) and _fits(after, at, match):
            return _joined(before, match, role, after, at)
    if _TOGETHER.search(after):
        return None
    own = [
        n
        for at, n in sizes_in(before)
        if before[at - 1 : at] != "每" and (BOARDERS.search(before) is None) == (BOARDERS.search(match[0]) is None)
    ]
    own = [n for n in own if n != value]
    return f"{before}{role}，{after}" if own and _ASKED.search(after) and not match["lead"] else None


def _is_needed(match: re.Match[str], after: str) -> bool:
    """Whether the number is what a size needs, and not those who are there."""
    needed = re.search(_word("needs"), match["verb"]) or _NEEDED.match(match["tail"])
    if needed:
        return True
    if not match["verb"] and not re.match(r"(?:那么?)?[^，。；？！]{0,9}(?:呢|几|多少)", after):
        return False
    return not _ENOUGH.search(after) or (_REMAINS.search(after) is not None and bool(match["verb"]))


def _unsaid(before: str) -> str:
    """What stands in front, without the words by which a rule is told: 你刚才说2000人是4名."""
    return re.sub(rf"(?:^|(?<=[{_MARK}]))(?:{_word('said')})+的?，?$", "", before)


def _others(after: str) -> list[tuple[int, Fraction]]:
    """The sizes behind, with their places."""
    return [(at, n) for at, n in sizes_in(after) if _is_size(after, at)]


def _is_size(text: str, at: int) -> bool:
    """Whether a number is said of people or beds, or stands alone and is asked about."""
    return re.match(rf"(?:{NUMBER})(?:{_UNIT}(?!次)|(?=[{_MARK}呢的了要是就还配需应该得几]|$))", text[at:]) is not None


def _fits(after: str, at: int, match: re.Match[str]) -> bool:
    """Whether a size counts the same as the one whose number is told."""
    lead = re.split(rf"[{_MARK}]", after[:at])[-1]
    mine = re.match(rf"(?:{NUMBER})(?:{_UNIT})?的?(?P<noun>[一-鿿]{{0,4}})", after[at:])
    beside = lead + (mine["noun"] if mine else "")
    kind = BOARDERS.search(match[0]), BOARDERS.search(beside)
    if kind[1] is not None and kind[0] is None:
        return False
    bed = "张" in after[at : at + 12] or "床" in beside
    return re.search(_word("part"), lead) is None and (not bed or "张" in match[0] or "床" in match[0])


def _joined(before: str, match: re.Match[str], role: str, after: str, at: int) -> str:
    """The question with the size that is asked about in the place of the other, which has given it its noun."""
    lead, behind = match["lead"] or "", _unit_noun(match)
    clause = re.split(rf"[{_MARK}]", after[:at])[-1]
    lead = "" if re.search(_word("noun"), clause) else lead
    size = re.match(rf"(?:{NUMBER})(?:{_UNIT})?", after[at:])
    assert size is not None
    number, rest = size[0], after[at + size.end() :]
    if re.fullmatch(NUMBER, number):
        number += match["u"] or "人"
    if behind and behind[1 if behind[0] == "的" else 0 :] in rest[:12]:
        behind = ""
    rest = rest.removeprefix("的") if behind else rest
    apart = "，" if behind and not rest.startswith(tuple(_MARK)) and not rest.startswith("呢") else ""
    if role and role not in before and ROLE.search(after) is None:
        rest = f"{rest}，{role}几名" if not ASKS.search(rest) else f"{rest}，{role}"
    rest = re.sub(r"^是(?=几|多少)", "要", rest)
    before += "，" if re.search(rf"[^{_MARK}：]$", before) and len(re.split(rf"[{_MARK}]", before)[-1]) > _SHORT else ""
    return f"{before}{after[:at]}{lead}{number}{behind}{apart}{rest}"


def _unit_noun(match: re.Match[str]) -> str:
    """的公司, 寄宿生: what stands behind the number and says of whom or of what it is."""
    noun = ROLE.sub("", match["noun"])
    noun = re.sub(r"(?:以[上下内]|的?时候?|的话|按规定|按理|的人数|那种|规模)", "", noun)
    noun = re.sub(r"(?:的)?(?:情况|时)?$|^(?:只|就|才|都|是)+", "", noun)
    return noun if re.fullmatch(r"的?[一-鿿]{2,8}", noun) else ""


_STEP = r"(?P<verb>(?:(?P<comes>{comes})|(?P<leaves>{leaves}))(?:出来?|了|上|进来?|掉)?)"
_WHO = r"(?:(?:个|名|位)?(?:员工|职工|工人|学生|同事|新人|人)|(?:个|名|位)(?=[，的就便后那时呢]))"


@cache
def _step() -> str:
    verb = _STEP.format(comes=_word("comes"), leaves=_word("leaves"))
    lead = r"(?:如果|要是|只要|假如|万一|一旦|那么?|但|可|要|会|后来|这时|只|就|又|再|还|我们|公司|单位|多)*?"
    return rf"{lead}{verb}(?P<n>{_FEW})(?P<who>{_WHO})(?:的话|以?之?后|的?时候?)?"


_STEP_NEXT = re.compile(
    rf"(?:如果|要是|只要|那么?|但|可|又|再|还)*(?:多|加|增加?|招|来|少|走|减少?)(?:出|了)?{_FEW}(?:个|名|位)?"
)


def _stepped(text: str) -> str:
    """The question with those who come or go put to the only size, where it is asked how many are then needed."""
    found = (step.finditer(text) for step in (_asked_step(), _whole_step(), _timed_step()))
    for match in chain.from_iterable(found):
        before, after = text[: match.start()], text[match.end() :]
        sizes = [size for size in sizes_in(before) if _is_size(before, size[0])]
        step = number_value(match["n"])
        if len(sizes) != 1 or step is None or sizes_in(after):
            continue
        if ASKS.search(before) and not _ASKED_MANY.search(before):
            continue
        if _has_staff(before) and not re.search("人|工|学生|同事", match["who"]):
            continue
        at, size = sizes[0]
        value = size + (step if match["comes"] else -step)
        if _ASKED_MANY.search(before):  # 2500人要几名？再加1个人是几名
            return f"{before}{value}人{match['role'] or ''}{after}"
        return f"{put(before, at, str(value)).rstrip('，')}，{(match['role'] or '')}{after}"
    return text


_ASKED_MANY = re.compile("几|多少|？")


def _has_staff(before: str) -> bool:
    """Whether those in place are told: 再招一个 may be one of them."""
    return re.search(rf"{_FEW}(?:个|名|位)|(?:{ROLE.pattern})(?:有|是)?{_FEW}", before) is not None


@cache
def _asked_step() -> re.Pattern[str]:
    """再招一个人就要几名, 多出1人配几名."""
    asks = r"(?:就|便|是|则|那|又|该|还|得|要|应该?|需要?|须|必须|一共|总共|至少|最少|最低|不少于|配备?|有|设|的)*"
    return re.compile(
        rf"(?:^|(?<=[，。；？])){_word('time_later')}?{_step()}，?(?={asks}(?:{ROLE.pattern})?{asks}(?:几|多少)|{_REMAINS.pattern})(?P<role>)"
    )


@cache
def _whole_step() -> re.Pattern[str]:
    """多一个人就得多配一个保卫吗？一共几名."""
    moved = r"，?(?:是不是|是否|难道)?(?:就|便|也|又)?(?:要|得|必须|该|应该?|会)*(?:再|跟着|可以)?"
    moved += rf"(?:多|加|增|添|少|减|省)[^{_MARK}0-9]{{0,6}}?"
    return re.compile(
        rf"(?:^|(?<=[，。；])){_step()}{moved}(?P<role>{ROLE.pattern})(?:人员)?"
        rf"(?:吗|么|吧|呢|了|不)*[，。？！；]+(?:那么?)?(?={_word('whole')})"
    )


@cache
def _timed_step() -> re.Pattern[str]:
    """下个月多一个，下个月几名."""
    time = _word("time_later")
    asks = rf"[^{_MARK}0-9]{{0,20}}(?:几|多少)"
    return re.compile(
        rf"(?:^|(?<=[，。；]))(?P<time>{time}){_step()}[，。；](?:那么?|到|从|等)*(?P=time)(?:起|开始)?(?={asks})(?P<role>)"
    )


@cache
def _stated() -> re.Pattern[str]:
    """A size with the number that it needs."""
    head = rf"(?P<lead>(?:{_word('noun')})数?(?:总数)?(?:有|是|为|到|达到|满)?)?"
    head += rf"(?<![0-9.,第零一二两三四五六七八九十百千每])(?P<n>{NUMBER})"
    head += rf"(?![0-9零一二两三四五六七八九十百千万])(?P<u>{_UNIT})?"
    noun = r"(?P<noun>[一-鿿]{0,14}?)，?"
    verb = rf"(?P<verb>(?:{_word('gives')})*)(?P<k>{_FEW})(?:个|名|位|(?=人))人?"
    tail = rf"(?P<role>{ROLE.pattern})?(?P<tail>(?:{_word('suffices')})*)(?:(?=[{_MARK}]|$))"
    return re.compile(head + noun + verb + tail)


def _word(name: str) -> str:
    return load_patterns("stated")[name].piece
