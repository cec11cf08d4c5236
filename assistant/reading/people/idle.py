"""Clauses that say nothing of the unit asked about: others' numbers, other times, costs, visitors, excuses, thanks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.reading.sentences.clauses import with_role
from assistant.reading.sentences.rewrites import load_rewrites
from assistant.reading.sentences.told import sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.plain import plain
from assistant.reading.words.tokens import Token, tokenize

_CLAUSE = re.compile(r"(?:(?<=[0-9]),(?=[0-9]{3})|[^，。；？！,;?!（）()：:|｜\t\n])+")
_FILLER = re.compile(
    r"^\s*(?:对了|另外|不过|但是?|可是?|其实|反正|那个|顺便说一?句?|再说|而且|哦|噢|嗯+|唉|哎|啊|好的?|行|呃)+(?=[^了吧呢么吗的])"
)
_ASKS = re.compile("[？?吗呢]|几(?!句|天|年)|多少|够|缺|差")


def idle_left_out(text: str) -> str:
    """A question without the clauses that say nothing of its unit, where what is left tells a size.

    Args:
        text: the question in the user's words.
    """
    if _TOGETHER.search(text) or _ROLL_CALL.search(text) or len(_ASKED.findall(text)) > 1:
        return text
    known = {int(n) for _, n in sizes_in(plain(_without(text, _of_time(text, None))))}
    steady = load_patterns("events")["unchanged"].pattern
    told = [pair for pair in _stretches(text) if _is_idle(text[slice(*pair)], "idle")]
    told = [*(pair for pair in told if not steady.search(text[slice(*pair)])), *_of_time(text, known, fresh=True)]
    rest = _without(text, told)
    return with_role(rest, text) if rest != text and sizes_in(plain(rest)) and _ASKS.search(rest) else text


def turn_left(text: str, known: Collection[int]) -> str:
    """What a later turn says of the unit; empty where all that it tells is idle.

    Args:
        text: the turn in the user's words.
        known: the counts that the turns before told.
    """
    told = [pair for pair in _stretches(text) if _is_idle(text[slice(*pair)], "idle")]
    told += _of_time(text, known)
    rest = _without(text, told)
    if told and not re.search("[一-鿿0-9a-z]", rest.lower()):
        return text if _ASKS_ELSE.search(text) else ""
    bare = _without(rest, [pair for pair in _clauses(rest) if _says_nothing(rest[slice(*pair)])])
    return bare if re.search("[0-9]|[一两二三四五六七八九十百千][个名位人张]", bare) or _ASKS.search(bare) else rest


_ASKS_ELSE = re.compile("[？?]|吗|呢|谁|什么|啥|怎么|怎样|如何|哪|能不|可不可|要不要|是不是|多久|几")
"""制服样式谁定的: a turn that asks something is no mere remark."""
_ASKED = re.compile("几(?:个|名|人)|多少")


_ROLL_CALL = re.compile("点名|点到|实到|到了[0-9]|出勤|打卡|签到")
"""点名到了1000人，有一名请假没来: who is away counts beside those who are there."""


def asks_number(text: str) -> bool:
    """Whether a text asks for a number of people."""
    return _ASKED.search(text) is not None


_TOGETHER = re.compile("分别|各(?![位种])|[两三]家|[两三]所|一起|合计|加起来|总共|合并|两边|都要|都得")
"""Both units are asked about."""


def _clauses(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CLAUSE.finditer(text)]


def _stretches(text: str) -> list[tuple[int, int]]:
    """Every clause, and before it every pair of clauses that only a comma parts."""
    clauses = _clauses(text)
    pairs = [(one[0], two[1]) for one, two in pairwise(clauses) if text[one[1] : two[0]] in ("，", ",")]
    return [*pairs, *clauses]


def _without(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text without some stretches and the marks that parted them off."""
    if not stretches:
        return text
    gone = [any(low <= at < high for low, high in stretches) for at in range(len(text))]
    rest = "".join("\0" if out else c for c, out in zip(text, gone, strict=True))
    rest = re.sub("[（(]\0+[）)]", "", rest)
    rest = re.sub("(?:\0+[，,；;。！!？?]*)+$", lambda m: "？" if "？" in m[0] or "?" in m[0] else "", rest)
    rest = re.sub("\0+[，,；;。！!：:]*|\0", "", rest)
    return rest.rstrip("，,；;：: ")


def _bare(clause: str) -> str:
    return _FILLER.sub("", plain(clause.strip()))


def _is_idle(clause: str, file: str) -> bool:
    words = _bare(clause)
    return bool(words) and any(row.pattern.search(words) and not row.apply(words) for row in load_rewrites(file))


def _of_time(text: str, known: Collection[int] | None, fresh: bool = False) -> list[tuple[int, int]]:
    """The stretches that tell of another time, a plan, a bound or a number that is not the own.

    Args:
        text: the question or the turn.
        known: the counts that are known; None where they are not to be held against it.
        fresh: it is a first question, whose parts and bounds say how large the unit is.
    """
    pairs = [pair for pair in _stretches(text) if _is_idle(text[slice(*pair)], "idle_turns")]
    pairs = [pair for pair in pairs if not (fresh and _OWN.search(text[slice(*pair)]))]
    return pairs if known is None else [pair for pair in pairs if _is_of_another_time(text, pair, known)]


def _is_of_another_time(text: str, pair: tuple[int, int], known: Collection[int]) -> bool:
    """Whether such a clause leaves the counts that are known as they are, and nothing goes on from it."""
    clause, rest = text[slice(*pair)], text[: pair[0]] + text[pair[1] :]
    numbers = {int(n) for _, n in sizes_in(plain(clause))}
    if _HOLDS.search(clause):
        return bool(numbers) and numbers <= set(known)
    if _PART.search(clause):
        return all(n <= max(known, default=0) for n in numbers)
    if _BOUND.search(clause):
        return any(count < n or (count == n and "超" in clause) for count in known for n in numbers)
    if _PLAN.search(clause):
        return re.search("[一-鿿]", rest) is not None and _THEN.search(rest) is None
    return not (numbers & set(known)) and _GOES_ON_FROM_IT.search(rest) is None


_OWN = re.compile("为准|没错|没|未|不到|不满|不够|差|离|其中|里面|当中")
_PART = re.compile("^\\s*(?:其中|里面|当中)")
_HOLDS = re.compile("为准|没错")
_BOUND = re.compile("没|未|不到|不满|不够|差|离")
_PLAN = re.compile("打算|计划|准备|想|争取|预计|目标")
_THEN = re.compile("那时|那会|到时|届时|之后|以后|明年|后年|下学|将来|呢|提前|到位|[招来]了|的话|如果")
_GOES_ON_FROM_IT = re.compile(
    "今年|后来|之后|增加?了|减少?了|涨|降|比|一样|没变|翻|现在(?:多|少|加|减)|(?:^|[，。；？])[多少][一1]个"
)


def _says_nothing(clause: str) -> bool:
    """Whether no word of a clause says anything of people, units, staff, places or what is asked."""
    words = plain(clause.strip())
    if len(words) < _LEAST or _MATTERS.search(words) or not re.search("[一-鿿]", words):
        return False
    if any(load_patterns(file)[row].pattern.search(words) for file, row in _SAID):
        return False
    tokens = tokenize(words)
    things = any(token.is_("count", "things") for token in tokens)
    return all(_is_nothing(token, things) for token in tokens)


def _is_nothing(token: Token, things: bool) -> bool:
    if token.numeral is not None:
        return token.numeral.kind == "other" or (things and token.numeral.kind in ("bare", "piece"))
    if token.group == "cue":
        return token.value in ("fill", "claim", "wish", "about", "none", "now", "each", "to")
    return token.group in ("other", "mark") or token.is_("count", "things") or token.is_("skip", "idiom", "name")


_LEAST = 3
_SAID = (
    *(("asides", row) for row in ("owed", "twice", "oneself", "forgotten", "echo", "ours", "spare", "held")),
    *(("events", row) for row in ("unchanged", "takes_back", "in_all", "supposes", "unknown")),
)
"""What such a clause may say of people after all."""
_MATTERS = re.compile(
    "月|季|年|周|天|日|算|扣|减|除|剔|去掉|不含|不计|加|漏|忘|包括|一共|总共|合计|变|改|换|成|走|来|退|招|辞|离职|如果|要是|假如|若|呢|吗|"
    "错|倍|半|合|并|摘|牌|级|取消|挂|列|分|撤|搬|住|全|重点|普通|够|缺|差|少|多|几|增|补|停(?!车|电|水)|派|借|调|转|没有|连我|把我|带我|有"
)
"""Words by which even a clause without a number may change what was told, or press for another answer."""
