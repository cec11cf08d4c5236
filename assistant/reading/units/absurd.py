"""A number beyond belief is never left out: 日均门诊写的是2亿人次 is refused, whatever words stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.counts.cues import is_pretended
from assistant.reading.words.tokens import Token
from assistant.rules.facts import COUNTS, UnitFacts, find_fault
from assistant.rules.parameters import load_rules

_ELSEWHERE = re.compile(
    r"全国|全省|全市|全球|人口|粉丝|用户|网友|访问|点击|流量|下载|浏览|播放|资产|产值|元|旅客|游客|客流|吞吐|年|"
    r"people in china|population|followers|users"
)
_ENDS = ("，", "。", "；", "？", "！", ",")
_BY_KIND = {"bed": "beds", "visit": "outpatients", "heads": "persons", "piece": "persons"}
_BY_NOUN = {"medical_part": "medical_staff", "school_staff": "persons", "pupils_by_sex": "students"}


def with_absurd(tokens: Sequence[Token], units: list[UnitFacts]) -> list[UnitFacts]:
    """The units with a number that cannot be put where it belongs, so that it is refused."""
    if not units or any(find_fault(unit) for unit in units):
        return units
    for at, token in enumerate(tokens):
        numeral = token.numeral
        if numeral is None or numeral.vague or numeral.value.denominator != 1 or numeral.value <= load_rules().most:
            continue
        slot = _slot(tokens, at)
        if slot is not None and not is_pretended(tokens, at):
            return [replace(units[0], **{slot: int(numeral.value)}), *units[1:]]  # type: ignore[arg-type]
    return units


def _slot(tokens: Sequence[Token], at: int) -> str | None:
    """The count that a number is of, by its measure word or by the noun of its clause; None where it counts nothing."""
    first, last = at, at + 1
    while first and not tokens[first - 1].is_("mark", *_ENDS) and not tokens[first - 1].is_("num"):
        first -= 1
    while last < len(tokens) and not tokens[last].is_("mark", *_ENDS) and not tokens[last].is_("num"):
        last += 1
    clause = tokens[first:last]
    if _ELSEWHERE.search("".join(t.text for t in clause)):
        return None
    kind = tokens[at].value
    nouns = [_BY_NOUN.get(t.value, t.value) for t in clause if t.group == "count"]
    noun = next((name if name in COUNTS else "persons" for name in nouns if name not in ("other", "things")), None)
    return noun if kind in ("heads", "piece", "bare") and noun else _BY_KIND.get(kind)
