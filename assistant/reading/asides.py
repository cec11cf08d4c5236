"""A few people told beside a size, and whether it holds them: 1500人，漏了一个; 1501人，昨天走了一个，还没减."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.reading.clauses import IN_PLACE, Clause, after_staff, clauses_of, resized, without
from assistant.reading.patterns import load_patterns
from assistant.reading.summing import are_parts
from assistant.reading.told import NUMBER, sizes_in


def set_right(text: str) -> str:
    """The question with its size as it is after all: with those who were left out, without those who are gone.

    Args:
        text: the question; it is left as it is where it tells several sizes.
    """
    text = _NET.sub(r"\1", text)
    clauses = clauses_of(text)
    sizes = {value for _, value in sizes_in(text)}
    if len(sizes) == 2 and (gone := _led_to(clauses)):
        return without(text, gone)
    if len(sizes) > 1 or are_parts(text, tuple(at for at, _ in sizes_in(text))):
        return text
    for index in range(len(clauses)):
        found = _aside(clauses, index)
        staff = after_staff(clauses, index) or (not sizes and IN_PLACE.search(text[: clauses[index].start]))
        if found is not None and not staff:
            step, count = found
            gone = clauses[index : index + count]
            return resized(without(text, gone), next(iter(sizes)), step) if sizes else _step(text, gone, step)
    return text if sizes else _turn().sub(_counted, text)


def _step(text: str, gone: list[Clause], step: int) -> str:
    """A turn without a size: what it does to the size of the turn before."""
    return without(text, gone, f"{'再来' if step > 0 else '少了'}{abs(step)}人" if step else "人没变")


def _aside(clauses: list[Clause], index: int) -> tuple[int, int] | None:
    """What a clause does to the size (-n, 0, +n), with how many clauses say so; None where it is no aside."""
    one = clauses[index]
    if one.sizes:
        return None
    if one.find("asides", "would"):
        then = load_patterns("supposed")["then"].pattern
        return None if any(then.search(other.text) for other in clauses[index + 1 :]) else (0, 1)
    few = one.few
    if few is None or one.find("asides", "open"):
        return None
    if (step := _status(one, few)) is not None:
        return step, 1
    after = clauses[index + 1] if index + 1 < len(clauses) else None
    if (
        after is None
        or after.few is not None
        or after.find("asides", "open")
        or not one.find("asides", "event")
        or after.sizes
    ):
        return None
    step = _status(after, few)
    return None if step is None else (step, 2)


def _status(clause: Clause, few: int) -> int | None:
    if clause.find("asides", "owed"):
        return few
    if clause.find("asides", "spare"):
        return -few
    return 0 if clause.find("asides", "held") else None


def _led_to(clauses: list[Clause]) -> list[Clause]:
    """本来1499人，来了一个 beside 1500人: what there was and who came, where the two lead to the size."""
    for one, two in pairwise(clauses):
        before, few = one.size, two.few
        if (
            not one.find("asides", "once")
            or before is None
            or few is None
            or two.sizes
            or not two.find("asides", "event")
        ):
            continue
        rest = {value for c in clauses if c not in (one, two) for value in c.sizes}
        if rest == {before + two.sign * few}:
            return [one, two]
    return []


_NET = re.compile(
    rf"((?:{NUMBER})(?:个人|人|名))(?:就|已经|都)*是(?:已经)?(?:扣掉|减去|除去|刨去|去掉|扣除|算上|加上|连上|含|包括)"
    r"[^，。；？！0-9]{1,12}(?:之后|以后|后)?的(?:人?数|结果)?(?=[，。；])"
)
"""1001人是扣掉离职那个之后的数: the size is told with them."""


@cache
def _turn() -> re.Pattern[str]:
    """加上老板呢; 把老板去掉; 还有我没算: a turn that counts one person in or out."""
    rows = load_patterns("asides")
    head = rf"{rows['head'].piece}(?!们)"
    ends = r"(?:算上|加上|算进去|加进去|也算)?(?=呢|的话|以?后|，|。|？|几|要|$)"
    return re.compile(
        rf"^(?:那|如果|要是|可|但|不对)*[，]?(?:(?P<in>{rows['join'].piece}{head}|(?:还有|漏了|忘了算|少算了|没算){head}(?:没算|没加)?了?)"
        rf"|(?P<out>{rows['drop'].piece}{head}|把{head}(?:给)?{rows['drop'].piece})){ends}"
    )


def _counted(match: re.Match[str]) -> str:
    return "再来1人" if match["in"] else "少了1人"
