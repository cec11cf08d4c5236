"""Whose number is sought where no word names the role: by the ratio told, or as only one role has a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.asking.asked import Question
from assistant.reading.counts.numbers import is_size
from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token, text_of

_STAFF = frozenset({"staff"})
_RATIO = re.compile(r"(?<![0-9.])[245]\s?‰|千分之[二四五245]|(?<![0-9.])0\.00[245](?![0-9])")
"""The ratios by which security staff are counted."""
_RATES = (Fraction(1, 500), Fraction(1, 200), Fraction(1, 250))
_OTHER = re.compile(r"残疾|工会|党|团|税|费|利息|利率|罚|占|增长|股|消防|奖|中签|概率|浓度|‰以")
_LEAD = (
    r"(?:那么?|请问|到底|究竟|至少|最少|最低|起码|最起码|应该?|该|要|得|需要?|必须|须|一共|总共|又|还|再|现在|目前|眼下|配备?|设|安排|加|"
    r"我们?|咱们?|单位|公司|企业|按规定|依规定|是不是|是否|要不要|算下来|下限|是|就|不少于|不低于|,|人|"
    r"差|缺|少|只|才|仅|有|现有|已有|实有|已经?|配了|只要|了|老板说|领导说)"
)
_FEW = r"(?:[0-9]{1,2}|[一两俩三四五六七八九十]{1,2})(?:个人?|名|位|人)"
_TAIL = (
    r"(?:就|还|能|也)*(?:够(?:不够|用|了)?|行(?:不行)?|成|达标|合规|合格|符合(?:规定|要求)?|可以|合适|才行|才够|对|好)?"
    r"(?:了|吗|么|呢|吧|嘛|没有?|是吧|对吧|不)*"
)
_BARE = re.compile(
    rf"(?:^|[，。；？！：]|(?<=[0-9百千万]人))(?:[0-9]{{2,}}(?:个?人|名))?{_LEAD}*(?:(?:几|多少)(?:个|名|位)?|{_FEW}){_TAIL}(?=[，。；？！]|$)"
)
"""最少几个: an asking clause that names nobody at all."""


def with_unnamed(asked: Question, tokens: Sequence[Token], given: Sequence[Given]) -> Question:
    """The question with the role that it does not name."""
    if asked.roles or asked.ambiguous or asked.job or asked.mode == "inverse" or not any(is_size(g) for g in given):
        return asked
    text = text_of(tokens)
    if _OTHER.search(text) or any(t.group == "role" for t in tokens):
        return asked
    ordinary = any(t.is_("key", "no") for t in tokens) and _BARE.search(text)
    by_ratio = _RATIO.search(text) or _has_quotient(tokens, given)
    if not (ordinary or by_ratio):
        return asked
    return replace(asked, roles=_STAFF, mode=asked.mode or "how_many", weak=False)


def _has_quotient(tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """1501人，算出3.002: what one of the ratios makes of the size."""
    results = {size.numeral.value * rate for size in given if is_size(size) for rate in _RATES}
    results = {result for result in results if result.denominator != 1}
    return any(t.numeral is not None and t.numeral.value in results for t in tokens)
