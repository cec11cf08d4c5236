"""A pupil, a boarder, a doctor or a bed told beside a size or in a turn: 有个走读生搬进宿舍了; 漏了一张床."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.reading.people.counted import sizes_by_kind
from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import ROLE, Clause, Puts, after_staff, clauses_of, without
from assistant.reading.sentences.told import span_of
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

Steps = dict[str, int]
"""By how much the sizes of some kinds change."""

_FEW = re.compile(
    r"(?<![0-9.,第同零〇一二两三四五六七八九十百千万])(?P<n>[1-9]|[一两二三四五六七八九])(?:个人|个|名|位|人次|人|张)(?!以|月|星期|[多来])"
)
_PLACES = re.compile("学校|小学|中学|初中|高中|幼儿园|师生|医院|卫生院|床位|医务|寄宿|住校|住宿")
_OUT = re.compile(
    r"(?P<mark>，)?(?:不算|不含|没算|不包括|漏了|除了?)(?P<who>(?:我|院长|校长|园长|值班的?那[个位])(?:自己|本人)?)(?:之外|以外|外)?"
    r"(?P<size>(?:还有|另有|有|共|是)?(?:[一-鿿]{0,4})[0-9]+(?:个人|人|名|个|位|张)?)"
)
"""不算我66人, 除我之外老师100人."""
_NAMES = {"boarder": "寄宿生", "medical": "医务人员", "bed": "床位", "visits": "日均门诊", "all": "师生"}
_MEASURES = {"bed": "张", "visits": "人次"}
_PEOPLE = ("boarder", "medical", "pupil", "teacher", "all")
_OPEN = "open"
"""Somebody who may be of the medical staff or not, where a hospital tells both its people and its medical staff."""
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """What some clauses say of a few of a kind.

    Attributes:
        words: what they say.
        few: how many it is said of.
        clauses: the clauses that say it, without the one that asks.
        turn: whether it is a turn that goes on, without a size.
    """

    words: str
    few: int
    clauses: tuple[Clause, ...]
    turn: bool

    def says(self, *names: str) -> bool:
        """Whether it is of one of some rows of the data file."""
        return any(load_patterns("members")[name].pattern.search(self.words) for name in names)


def members_told(text: str) -> str:
    """The question with the sizes of a school or a hospital as they are with those who are told by ones.

    Args:
        text: the question, or a turn that goes on.
    """
    sizes = sizes_by_kind(text)
    if sizes and _PLACES.search(text) is None:
        return text
    text = _OUT.sub(lambda match: f"{match['mark'] or ''}{match['size']}，没算{match['who']}", text) if sizes else text
    clauses, sizes = clauses_of(text), sizes_by_kind(text)
    steps: Steps = {}
    gone: list[Clause] = []
    for index in range(len(clauses)):
        if clauses[index] in gone or (remark := _remark(clauses, index, not sizes)) is None:
            continue
        kind = _kind(remark) or _beside(clauses, index, sizes)
        if _of_nobody(remark, clauses, index):
            return text
        if (by := _steps(remark, kind)) is None or by.get(_OPEN):
            return text
        steps = {kind: steps.get(kind, 0) + by.get(kind, 0) for kind in {*steps, *by}}
        gone += remark.clauses
    if not gone:
        return text
    told = _changed(text, sizes, steps, gone) if sizes else without(text, gone, _as_turn(steps))
    return text if told is None else _ASIDE.sub("", told)


_ASIDE = re.compile(
    r"(?:算上|加上|扣掉|去掉|减去|连上?|除去|不算)(?:他|她|它|我|这[个位张]|那[个位张])(?:一个|一张)?(?:也算|都算|一起算)?(?=[^，。；？]{0,6}(?:几|多少|保安))"
)
"""算上他保安几名."""


def _remark(clauses: Sequence[Clause], index: int, turn: bool) -> Remark | None:
    """What is said of a few of a kind, from a clause on."""
    one = clauses[index]
    few = _few(one.text)
    others = one.find("members", "nobody") or one.find("members", "site")
    if one.sizes or few is None or others or ASKS.search(one.text) or ROLE.search(one.text):
        return None
    told, words = [one], one.text
    for other in clauses[index + 1 : index + 1 + _AHEAD]:
        if other.sizes or _names_kind(other.text):
            break
        words = f"{words}，{_NOBODY_ELSE.sub('', _unasked(other.text))}"
        if ASKS.search(other.text):
            break
        told += [other] if _speaks(other) else []
    remark = Remark(words, few, tuple(told), turn)
    alone = not turn or (index == 0 and "现有" not in one.text)
    return remark if _kind(remark) or (alone and _is_person(remark)) else None


_NOBODY_ELSE = re.compile(
    "(?:也|又|就|再|都|并)*没(?:有|什么)?(?:别的?|其他|新)?(?:人|学生|老师|员工|孩子|谁)?(?:再)?(?:转|新|进|来|走|退|搬|住|入|补)(?:进|来|走|出|入|学|宿|休|职)*(?:来|去|走)?(?:的|过)(?:学生|人|老师)?$"
)
"""没有转进来的: nobody did the other way."""


def _is_person(remark: Remark) -> bool:
    """Whether they are people of whom only what is said tells the kind: 有一位下月才报到，先别算他."""
    return remark.says("extra", "missed", "off_duty") and not remark.says("staff")


def _speaks(clause: Clause) -> bool:
    return "其余" in clause.text or any(clause.find("members", name) for name in _SAYING)


_SAYING = (
    *("undone", "missed", "join", "already", "undropped", "extra", "off_duty"),
    *("moves_in", "moves_out", "comes", "leaves", "future"),
)
"""The rows by which a clause goes on to say something of them."""


def _names_kind(words: str) -> bool:
    """Whether a clause is of others: 在岗医务50, 床10张."""
    return re.search("[0-9]", words) is not None


def _unasked(words: str) -> str:
    cut = min((m.start() for p in (ROLE, ASKS) if (m := p.search(words))), default=len(words))
    return words[:cut]


def _few(words: str) -> int | None:
    if (match := _FEW.search(words)) is not None:
        value = number_value(match["n"])
        return None if value is None else int(value)
    return 1 if load_patterns("members")["one"].pattern.search(words) else None


def _kind(remark: Remark) -> str | None:
    """Of which kind they are; None where nothing tells."""
    return next(
        (kind for kind in ("visits", "boarder", "medical", "bed", "pupil", "teacher", "day") if remark.says(kind)), None
    )


def _of_nobody(remark: Remark, clauses: Sequence[Clause], index: int) -> bool:
    """Whether it is open if the size holds them: 司机3个，不算在内; 保安5名，其中1个是借来的，不该算."""
    aside = remark.says("extra") and _kind(remark) is None and not remark.turn and not _SLIPPED.search(remark.words)
    return aside and (after_staff(clauses, index) or not _WITHIN.search(remark.words))


_OF_ALL = re.compile("总人数|师生员工|全校|全园|全院")
_WITHIN = re.compile("其中|里面?有|里头|当中|有(?:[一1]|个)|那个|这个|[一1](?:个|名|位|人)")
_SLIPPED = re.compile(
    "重复|两[遍次回行]|双份|写重|录重|[多误错](?:算|数|录|登|报|统计|写|填|计|列)|当[成作做]|其实|实际"
)


def _beside(clauses: Sequence[Clause], index: int, sizes: Sequence[tuple[int, Fraction, str]]) -> str:
    """The kind of the people told before a remark that does not name one, unless they are told to be on duty."""
    if _OF_ALL.search(clauses[index].text):
        return "all"
    before = [kind for at, _, kind in sizes if at < clauses[index].start and kind in _PEOPLE]
    if {"medical", "all"} <= set(before):
        return _OPEN
    return before[-1] if before else "anyone"


def _steps(remark: Remark, kind: str) -> Steps | None:
    """What they do to the sizes of their kind; None where it is open."""
    few = remark.few
    if remark.says("supposed"):
        return None
    if remark.says("already"):
        return {kind: 0}
    if remark.says("undropped"):
        return _all(kind, -few, remark)
    if remark.says("missed"):
        return _missed(remark, kind)
    if kind == "boarder" and re.search(r"算(?:成|作|到|进|在)(?:了)?走读", remark.words):
        return {kind: few}
    if remark.says("extra"):
        return {"boarder" if kind == "day" else kind: -few}
    if remark.says("undone"):
        return {kind: 0}
    if remark.says("beside") and (remark.says("join") or (kind == "bed" and remark.says("comes"))):
        return {kind: few}
    if kind == "medical" and remark.says("off_duty"):
        return {kind: -few}
    if remark.turn:
        return _moved(remark, kind)
    return {kind: 0} if kind != "medical" and remark.says("away") and not remark.says("comes", "leaves") else None


def _missed(remark: Remark, kind: str) -> Steps | None:
    """Who is not in the size: they come to it where they belong to it."""
    if re.search("(?:不用|不必|别|不该|不需要?|本来就不)(?:再)?算|不算数", remark.words):
        return {kind: 0}
    slipped = re.search("漏|忘|少(?:算|数|录|登|报)|(?:还|刚才)没|来得及", remark.words) is not None
    return {kind: remark.few} if remark.turn or slipped or remark.says("join", "beside") else None


def _moved(remark: Remark, kind: str) -> Steps | None:
    """Who came or went since the turn before."""
    if remark.says("future") and not remark.says("then"):
        return {kind: 0}
    if remark.says("changed"):
        return {kind: 0}
    if kind == "boarder":
        return _housed(remark)
    if remark.says("leaves") and remark.says("comes"):
        return {kind: -remark.few if remark.says("newcomer") else 0}
    if remark.says("leaves"):
        return _all(kind, -remark.few, remark)
    if remark.says("comes"):
        return _all(kind, remark.few, remark)
    return {kind: 0} if remark.says("away") and kind != "medical" else None


def _housed(remark: Remark) -> Steps | None:
    """Who moved into the school or out of it."""
    few = remark.few
    if remark.says("day") and remark.says("moves_in") and not re.search("[改转](?:成|为)?走读", remark.words):
        return {"boarder": few}
    if remark.says("moves_out"):
        return {"boarder": -few}
    if _QUITS.search(remark.words):
        return _all("boarder", -few, remark)
    if remark.says("moves_in"):
        return {"boarder": few}
    return {"boarder": 0} if remark.says("away") else None


_QUITS = re.compile("转[学走]|毕业|退学|休学|开除|劝退")


def _all(kind: str, by: int, remark: Remark) -> Steps:
    """A boarder who leaves the school is a pupil who leaves it."""
    if kind == "boarder" and _QUITS.search(remark.words):
        return {"boarder": by, "all": by}
    return {kind: by}


def _as_turn(steps: Mapping[str, int]) -> str:
    """The changes as a turn tells them."""
    if (by := steps.get("anyone", 0)) and len(steps) == 1:
        return f"再来{by}人" if by > 0 else f"少了{-by}人"
    named: Steps = {}
    for kind, by in steps.items():
        name = kind if kind in _NAMES else "all"
        named[name] = named.get(name, 0) + by
    told = [
        f"{_NAMES[kind]}{'增加' if by > 0 else '减少'}{abs(by)}{_MEASURES.get(kind, '人')}"
        for kind, by in sorted(named.items())
        if by
    ]
    return "，".join(told) or "人没变"


def _changed(
    text: str, sizes: Sequence[tuple[int, Fraction, str]], steps: Mapping[str, int], gone: Sequence[Clause]
) -> str | None:
    """The question with the sizes changed; None where it does not tell the size of a kind."""
    puts: Puts = {}
    for kind, by in steps.items():
        places = _places(sizes, kind)
        if not by and places:
            continue
        if kind == "all" and not places:
            continue
        if len({value for _, value in places}) != 1:
            return None
        for at, value in places:
            low, high = span_of(text, at)
            rows = re.match("行|条|个?名字", text[high:])
            puts[low, high + (rows.end() if rows else 0)] = f"{value + by}{'人' if rows else ''}"
    return without(text, gone, puts=puts)


def _places(sizes: Sequence[tuple[int, Fraction, str]], kind: str) -> list[tuple[int, Fraction]]:
    """Where the size of a kind is told; that of all pupils and teachers holds each of them."""
    kinds = (kind,) if kind in ("boarder", "medical", "bed", "visits") else ("all", kind, "pupil", "teacher")
    for name in kinds:
        if found := [(at, value) for at, value, of in sizes if of == name]:
            return found
    return []
