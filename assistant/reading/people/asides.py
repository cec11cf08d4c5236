"""A few people told beside a size, and whether it holds them: 1500人，漏了一个; 1501人，昨天走了一个，还没减."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.clauses import (
    FEW,
    IN_PLACE,
    ROLE,
    Clause,
    after_staff,
    clauses_of,
    resizing,
    with_role,
    without,
)
from assistant.reading.sentences.rewrites import load_rewrites
from assistant.reading.sentences.summing import are_parts
from assistant.reading.sentences.told import NUMBER, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value


def set_right(text: str) -> str:
    """The question with its size as it is after all: with those who were left out, without those who are gone.

    Args:
        text: the question, or a turn that names no size and changes the one of the turn before.
    """
    text = _REST.sub(_with_rest, text)
    for row in load_rewrites("asides_apart"):
        text = row.apply(text)
    clauses = clauses_of(text)
    sizes = {value for _, value in sizes_in(text)}
    if are_parts(text, tuple(at for at, _ in sizes_in(text))):
        return text
    for index in range(len(clauses)):
        found = _aside(clauses, index)
        staff = after_staff(clauses, index) or (not sizes and IN_PLACE.search(text[: clauses[index].start]))
        if found is None or staff:
            continue
        step, gone = found
        if not sizes:
            return _step(text, gone, step)
        if (told := _told(clauses, index, len(sizes))) is not None and told.size is not None:
            told_once = told if len(sizes) > 1 else None
            return with_role(without(text, gone, puts=resizing(text, told.size, step, told_once)), text)
    return text if sizes else _HIRED.sub(_come, _turn().sub(_counted, text))


_HIRED = re.compile(
    rf"^(?:那|哦|噢|，)*(?:今天|今早|昨天|刚刚?|刚才|上午|下午|又|新|上周|这周)*(?:入职|报到|到岗)(?:了)?{FEW}(?=[，。；])"
)
"""今天入职一个: no guard, one of the people."""


def _come(match: re.Match[str]) -> str:
    return f"又来了{number_value(match['n'])}人"


def _told(clauses: list[Clause], index: int, sizes: int) -> Clause | None:
    """The clause that tells the size of which an aside speaks: of the same people, else the nearest before it."""
    told = [clause for clause in clauses if clause.sizes]
    kind = next((kind for kind in _KINDS if kind.search(clauses[index].text)), None)
    same = [clause for clause in told if kind is not None and kind.search(clause.text)]
    if kind is not None and sizes > 1 and not same:
        return None
    before = [clause for clause in same or told if clause.start < clauses[index].start]
    return before[-1] if before else next(iter(same or told), None)


_KINDS = (re.compile("寄宿|住校|住宿|内宿|宿舍|退宿"), re.compile("医务|医护|医生|护士|大夫"), re.compile("床"))
"""Whom a size counts besides all people of a unit."""
_NAMES = ("名住校生", "名医务人员")
"""What the first of them are called in a turn."""


def _step(text: str, gone: list[Clause], step: int) -> str:
    """A turn without a size: what it does to the size of the turn before."""
    words = "".join(clause.text for clause in gone)
    who = next((name for name, kind in zip(_NAMES, _KINDS, strict=False) if kind.search(words)), "人")
    return without(text, gone, f"{'又来了' if step > 0 else '又走了'}{abs(step)}{who}" if step else "人没变")


def _aside(clauses: list[Clause], index: int) -> tuple[int, list[Clause]] | None:
    """What a clause does to the size (-n, 0, +n), with the clauses that say so; None where it is no aside."""
    one, rest = clauses[index], clauses[index + 1 :]
    if one.sizes or _PROPOSED.search(one.text):
        return None
    if one.find("asides", "would"):
        then = load_patterns("supposed")["then"].pattern
        return None if any(then.search(other.text) for other in rest) else (0, [one])
    few = one.few or (1 if any(one.find("asides", row) for row in ("twice", "oneself", "forgotten")) else None)
    if few is None or ROLE.search(one.text):
        return None
    for said in ([one], [one, *rest[:1]]):
        step = _status(said[-1], few) if said[-1] is one or _goes_on(one, said[-1]) else None
        if step is not None:
            echo = [c for c in clauses[index + len(said) : index + len(said) + 2] if c.find("asides", "echo")]
            return step, [*said, *echo]
    return None


_PROPOSED = re.compile("行不行|行吗|可以吗|可不可以|好不好|成不成|能不能|好吗")
"""少报两个行不行: nobody was left out."""


def _goes_on(one: Clause, after: Clause) -> bool:
    """Whether a clause says more of the people of the one before."""
    known = one.find("asides", "event") or after.find("asides", "ours") or "不是" in after.text
    return bool(known) and not after.sizes and after.few is None


def _status(clause: Clause, few: int) -> int | None:
    if clause.find("asides", "spare"):
        return None if clause.find("moves", "still") else -few  # 休产假的6人没有除名
    if clause.find("asides", "held"):
        return 0
    if (
        clause.find("asides", "ours")
        or clause.find("asides", "forgotten")
        or (clause.find("asides", "owed") and not clause.find("asides", "open"))
    ):
        return few
    return None


_REST = re.compile(
    rf"{FEW}[，、](?:其余|其他|剩下|余下)的?(?:都是|是|全是)?(?:员工|职工|工人|人员|人)?(?:有|是|共)?(?P<rest>{NUMBER})(?:个人|个|人|名)(?=[，。；？]|$)"
)
"""公司正副总2个，其余员工999个."""


def _with_rest(match: re.Match[str]) -> str:
    few, rest = number_value(match["n"]), number_value(match["rest"])
    staff = ROLE.search(match.string[max(0, match.start() - 8) : match.end()])
    return match[0] if few is None or rest is None or rest < _LARGE or staff else f"一共{few + rest}人"


_LARGE = 20


@cache
def _turn() -> re.Pattern[str]:
    """加上老板呢; 把老板去掉; 还有我没算: a turn that counts one person in or out."""
    rows = load_patterns("asides")
    head = rf"{rows['head'].piece}(?!们)"
    ends = r"(?:算上|加上|算进去|加进去|也算)?(?=呢|的话|以?后|，|。|？|几|要|$)"
    return re.compile(
        rf"^(?:那|如果|要是|可|但|不对)*[，]?(?:(?P<in>{rows['join'].piece}{head}|(?:还有|漏了|忘了算|少算了|没算){head}(?:没算|没加)?了?)"
        rf"|(?P<out>{rows['drop'].piece}{head}|把{head}(?:给)?{rows['drop'].piece})"
        rf"|(?P<both>{head}(?:和|跟|与|、){head})(?:两个|俩|一起|都|也|要|全)*(?:辞职|离职|辞|走|退休)(?:了|掉)?){ends}"
    )


def _counted(match: re.Match[str]) -> str:
    return "少了2人" if match["both"] else "再来1人" if match["in"] else "少了1人"
