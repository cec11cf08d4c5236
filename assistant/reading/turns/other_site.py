"""A turn that tells the size of another site and asks of that one alone: 大连那个分厂也是1300人，那边要几个."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.tokens import Token
from assistant.rules.facts import UnitFacts


def asks_of_site(text: str, tokens: Sequence[Token], given: Sequence[Given], base: UnitFacts) -> bool:
    """Whether a turn is about one other site, with its own size, and not about both together.

    Args:
        text: the turn.
        tokens: its words.
        given: its numbers.
        base: the unit of the turn before.
    """
    sites = [t for t in tokens if t.group == "site"]
    sizes = [g for g in given if g.slot not in (*HAVES, "other", "have", "piece", "ambiguous")]
    told = len(sizes) == 1 and sizes[0].numeral.is_exact and not sizes[0].change and not sizes[0].total
    designated = base.key_unit is True and not any(t.group == "key" for t in tokens)
    if len(sites) != 1 or not told or designated or _TOGETHER.search(text):
        return False
    asked = any(t.is_("ask", "how_many", "short", "enough") for t in tokens) or _AND_THERE.search(text) is not None
    return asked and (_POINTED.search(text) is not None or not _NEW.search(text))


_TOGETHER = re.compile(
    r"收购|并购|兼并|接收|接管|吸收|合并|并入|并到|并过来|加上|连同|算上|连着|一共|总共|合计|共计|一起|两边|两家|两处|都|各|分别|加起来|合起来"
)
_AND_THERE = re.compile(r"呢[。？！]?$")
_POINTED = re.compile(
    r"(?:那边|那儿|那里|那头|那[个家所]|它|该[厂校公院])[^，。；？！]{0,14}(?:几|多少|呢|够|怎|也|是|有|[0-9])"
)
_NEW = re.compile(r"又|新(?:开|设|增|建|办|成立)|还有|再|另有|成立|开了|多了|增加|其中|里面|包括")
"""又开了个分校900人: whether it is asked for alone is open."""
