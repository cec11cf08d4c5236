"""The head count of all units together, held against what is read of each: 三个校区…，全校一共4000人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.facts.understood import Remark
from assistant.reading.words.tokens import Token
from assistant.rules.facts import UnitFacts

_WHOLE = re.compile(
    r"(?P<all>全校|全厂|全公司|全集团|全院|全园|个加起来|家加起来|合起来)?"
    r"(?:一共|总共|共有|合计|共计|总计|总数|总人数|加起来)?(?:上|里)?(?:师生员工|师生|员工|职工|人数)*(?:写的?|写着|填的?|报的?|说)?(?:是|有|为|共|：|:)*$"
)
_TOGETHER = re.compile(r"全校|全厂|全公司|全集团|全院|全园|加起来|合起来|一共|总共|共有|合计|共计|总计|总数|总人数")
_COUNTED = re.compile(
    r"(?<!另外)(?<!其他)(?<!其余)(?<!还有)(?<![加和及跟与第0-9])(两(?=校区|院区)|[两二三四五六七八九2-9](?=[个所处家]))[个所处家]?(?:校区|分校|院区|分厂|门店)(?!一|以)"
)
_DIGITS = {"两": 2} | {digit: place for place, digit in enumerate("二三四五六七八九", 2)}
_LEAD = 4
"""So many tokens before a number are read."""


def doubtful_whole(tokens: Sequence[Token], units: Sequence[UnitFacts]) -> Remark | None:
    """The question to ask back where a number for all units together is not the sum of theirs; None for none.

    Args:
        tokens: the whole question.
        units: what was read of each unit.
    """
    if len(units) > 1 and _miscounted(tokens, len(units)):
        return Remark("each")
    sizes = [unit.persons for unit in units if unit.persons is not None]
    wholes = list(_wholes(tokens))
    if len(units) < 2 or len(sizes) != len(units) or len(wholes) != 1:
        return None
    whole, of_all = wholes[0]
    rest = sum(sizes) - whole
    if whole in sizes:
        return Remark("sum", {"sum": str(rest), "total": str(whole)}) if of_all and rest != whole else None
    return Remark("sum", {"sum": str(sum(sizes)), "total": str(whole)}) if rest else None


def _miscounted(tokens: Sequence[Token], listed: int) -> bool:
    """两个校区：东、西、北: more or fewer are listed than there are said to be."""
    said = {_DIGITS.get(word) or int(word) for word in _COUNTED.findall("".join(token.text for token in tokens))}
    return bool(said) and said != {listed}


def _wholes(tokens: Sequence[Token]) -> list[tuple[int, bool]]:
    """Numbers that are told for all together, and whether the words leave no doubt of it."""
    found = []
    for at, token in enumerate(tokens):
        numeral = token.numeral
        if numeral is None or not numeral.is_exact or numeral.kind not in ("heads", "bare") or numeral.value < 20:
            continue
        lead = "".join(t.text for t in tokens[max(0, at - _LEAD) : at]).replace(" ", "")
        match = _WHOLE.search(lead)
        if match and _TOGETHER.search(match[0]) and numeral.value.denominator == 1:
            found.append((int(numeral.value), bool(match["all"])))
    return found
