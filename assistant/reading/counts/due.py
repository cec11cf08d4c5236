"""What is due beside what is there: 按说专职8名就行，可我们实打实有9名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.tokens import Token

_LEAD = re.compile(
    r"(?:按说|按理说?|照理说?|照说|理论上|原则上|依规|照规定|按规定|按要求|按标准|规定上|标准上|书面上|算下来|算出来|本来只?该|本该|只该)[^，。；？！]{0,14}$"
)
_TAIL = re.compile(r"(?:就行|即可|就可以|就成|就好|就算达标|就达标|就合规|起步)")
_ENDS = ("，", "。", "；", "？", "！", "：")


def is_due(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number says what ought to be there."""
    first = at
    while first and not tokens[first - 1].is_("mark", *_ENDS):
        first -= 1
    lead = "".join(t.text for t in tokens[first:at])
    ahead = "".join(t.text for t in tokens[at + 1 : at + 5] if t.group != "role")
    owned = any(t.is_("cue", "have", "now") for t in tokens[max(first, at - 3) : at])
    return not owned and (_LEAD.search(lead) is not None or _TAIL.match(ahead) is not None)


def is_told(tokens: Sequence[Token], at: int, slot: str) -> bool:
    """专职保卫配4个，保安得几个: full-time staff that there is, on which the guards rest."""
    if slot != "full_time" or not any(t.is_("role", "guards") for t in tokens[at + 1 :]):
        return False
    first = at
    while first and not tokens[first - 1].is_("mark", *_ENDS):
        first -= 1
    wishes = [t for t in tokens[first:at] if t.is_("cue", "wish", "claim", "least")]
    following = "".join(t.text for t in tokens[at + 1 : at + 4])
    return all(t.text in ("配", "配备", "安排", "放") for t in wishes) and not re.match(
        r"(?:行|吗|吧|够|就|对|可以|是不是)", following
    )


def put_forward(tokens: Sequence[Token], one: Given) -> Given:
    """保安最少1个，行不行: so many are held out as the minimum, and not told as at least so many who are there."""
    numeral = one.numeral
    lead = tokens[max(0, one.at - 4) : one.at]
    there = any(t.is_("cue", "have", "now") and t.text not in ("配", "配备") for t in lead) or one.now
    if one.slot not in (*HAVES, "have", "piece") or numeral.high is not None or numeral.vague or there:
        return one
    if numeral.low != numeral.value or numeral.value > _FEW or not any(t.is_("cue", "least") for t in lead):
        return one
    return replace(one, numeral=replace(numeral, high=numeral.value))


_FEW = 30


def _is_there(tokens: Sequence[Token], at: int, lead: str) -> bool:
    """实际5人在岗: who is there, with the word for it behind."""
    ahead = "".join(t.text for t in tokens[at + 1 : at + 3])
    return lead.endswith(("实际", "实际上", "真正", "现在")) and ahead.startswith(("在岗", "到岗", "在班", "上岗"))


_CAME = re.compile(r"(?:实到|到岗|实际到岗|实际来了?|实际只?有|实际在岗|真正在岗|在岗)(?:的|只|就|才|有|是)*$")


def due_and_there(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """Those who are there without a word for whom are of the role whose due number stands before them."""
    out = list(found)
    for place, one in enumerate(out):
        before = out[place - 1] if place else None
        lead = "".join(t.text for t in tokens[max(0, one.at - 3) : one.at])
        came = one.slot in ("heads", "have") and (_CAME.search(lead) or _is_there(tokens, one.at, lead))
        while came and before is not None and before.slot not in HAVES and before.numeral.value < _FEW:
            before = next((g for g in reversed(out[: out.index(before)])), None)
        came = came and before is not None and before.slot in HAVES
        if came and before is not None and one.numeral.value <= before.numeral.value:
            out[out.index(before)] = replace(before, slot="other")
            out[place] = replace(one, slot=before.slot)
            continue
        if one.slot != "have" or one.wish:
            continue
        due = [g for g in out[:place] if g.wish and g.slot in HAVES]
        between = [g for g in out[:place] if due and g.at > due[-1].at]
        if due and not between:
            out[place] = replace(one, slot=due[-1].slot)
            out = [replace(g, slot="other") if g in due and g.slot == due[-1].slot else g for g in out]
    return out
