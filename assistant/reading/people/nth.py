"""A size told by the number of the last who came or of the next who comes: 第1501个今早报到，前面的都在."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.sentences.clauses import Clause, clauses_of, without
from assistant.reading.sentences.told import NUMBER, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_LEAST = 20
NTH = re.compile(r"第(?P<n>[0-9]{2,6})(?:号|个|名|位|行)(?:应聘的?|面试的?|名额|员工|职工|同事|工人|新人|人)?")
_WRITTEN = re.compile(rf"第(?P<n>{NUMBER})(?=号|个|名|位|行)")
_NUMBERED = re.compile(
    r"(?:最后|末)(?:一个)?(?:进|来|入职|招)(?:来|进来)?的?(?:人|员工)?(?:的)?(?:编号|工号|号|序号)(?:是|为)?(?P<n>[0-9]{2,6})号?"
)
_NEXT = re.compile(rf"(?:下一?[个位名]|再(?:来|招|进)一?[个名位]?)[^，。；？！0-9]{{0,8}}?就?是{NTH.pattern}")
_LATER = re.compile("将|要(?!求)|会|下周|明天|后天|下个?月|等")
_ASKS = re.compile("几|多少")
_NOW = re.compile("现在|目前|眼下|今天|如今|这会儿|之前|以前")
_PASSED = re.compile("(?:破|过|超过?|突破|满)了?$")


def nth_told(text: str) -> str:
    """The question with the size that such a number tells; a number of whoever is not there counts nobody."""
    text = _NUMBERED.sub(r"第\g<n>个员工入职", _WRITTEN.sub(_in_figures, text))
    if len({match["n"] for match in NTH.finditer(text)}) != 1:
        return text
    clauses = clauses_of(text)
    told = next(clause for clause in clauses if NTH.search(clause.text))
    size = next(int(match["n"]) for match in NTH.finditer(text))
    if size < _LEAST or re.search("保卫|保安", NTH.sub("", told.text)):
        return text
    others = {value for _, value in sizes_in(text)}
    after = clauses[clauses.index(told) + 1 :]
    if any(load_patterns("supposed")["then"].pattern.search(c.text) and _ASKS.search(c.text) for c in after):
        return text
    if _NEXT.search(told.text) or _is_missing(told, after):
        gone = [told, *[c for c in after[:2] if not c.sizes and _is_idle(c)]]
        return without(text, gone, "" if others else f"单位{size - 1}人") if others <= {size - 1} else text
    steady = [c for c in clauses if c.says("steady") and c is not told]
    passed = [c for c in clauses if c.sizes and _PASSED.search(c.text[: sizes_in(c.text)[0][0]])]
    if others - {value for c in passed for value in c.sizes} - {size} or _LATER.search(told.text):
        return text
    if others == {size} and not passed:
        return without(text, [told, *steady])
    return without(text, [told, *steady, *passed], f"单位{size}人") if steady else text


def _in_figures(match: re.Match[str]) -> str:
    value = number_value(match["n"])
    return match[0] if value is None or value < _LEAST else f"第{value}"


def _is_missing(told: Clause, after: Sequence[Clause]) -> bool:
    """Whether whoever has the number is not there: 第1501个人合同还没签，人也没来."""
    first = after[:1] if not (after and after[0].sizes) else []
    words = [told, *first]
    undone = any(c.says("undone") or load_patterns("events")["missing"].pattern.search(c.text) for c in words)
    later = _LATER.search(told.text) and any(_NOW.search(c.text) for c in after)
    return (undone or bool(later)) and not any(c.says("steady") for c in words)


def _is_idle(clause: Clause) -> bool:
    """Whether a clause only says more of whoever is not there."""
    return clause.says("undone") and re.search("几|多少|保卫|保安", clause.text) is None
