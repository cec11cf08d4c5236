"""Numbers told by their distance from another: 差一个就1500人, 比1000人多1人, 1000人再加1个人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

from assistant.reading.arithmetic.sums import last_place, told_in_pieces
from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token
from assistant.reading.words.values import number_value

_N = r"[0-9][0-9,]*(?:万|千|百)?|[零〇一二两三四五六七八九十百千万]+"
_HEADS = r"(?:个人|名人|人|名|个|张床?|张|人次)"
_UNIT = rf"(?P<u>{_HEADS}|(?=[，。；？！、）了]|那种|$))"
"""The measure word of the whole, or the clause's end without one."""
_NOT_BUT = (
    "(?:不是|没有?|并非|不到|不止)(?P<m>{n})(?P<u>人|名|张)?，(?:而|只|应该|应)?是?(?:只)?比(?:它|他|这个?数?|那个?数?|这)(?:还|要|再|就)*{than}(?:了|出)?"
    "(?P<n>{n})(?:个人|人|个|名|张)"
)
"""不是201，是比它少一个."""
_FROM = (
    "从(?P<m>{n})(?:个?(?P<u>人|名)|张)?(?:又|再|已经?|只|就|刚)*(?:{verb})(?:掉|去|走)?了?"
    "(?P<far>{n})(?:个人|人|个|名|张)(?!次)"
)
"""从1500人掉了1人."""
_FORMS = (
    (
        re.compile(
            rf"(?P<m>{_N})(?P<u>人|名|张)?(?:冒出?头?|冒尖|出头|拐弯|挂零|开外|出来)(?:就|只|了|着|的是)*(?P<n>{_N})(?:个人|人|个|名|张)"
            rf"(?=[，。；？的）]|$)"
        ),
        1,
    ),
    (
        re.compile(
            rf"(?:刚刚?|只|才|正好)?(?P<past>超过|超出|超|刚过|过了|过|突破|冒过|多过)了?(?P<m>[0-9]+(?![0-9,万千百])|(?:{_N})(?=[人名张，]))(?P<u>人|名|张)?"
            rf"[，]?(?:就|只|也就|刚好|正好|才)*(?:多|多出来?|多了|冒出来?|冒了|超了|超出)?(?:(?P<n>[1-9](?![0-9])|[一两二三四五六七八九])|(?P<far>[1-9][0-9]{{1,3}}|[一两二三四五六七八九][十百][零一二三四五六七八九十]*))(?:个人|人|个|名|张)(?=[，。；？的）]|$)"
        ),
        1,
    ),
    (re.compile(rf"(?:再少|再减|少|减)(?P<n>{_N})\s?{_HEADS}?(?:就|才)(?:到|是|有)?(?P<m>{_N}){_UNIT}"), 1),
    (
        re.compile(
            rf"(?:只|就|还|仅)?差(?P<n>{_N})\s?{_HEADS}?(?:就|才|便)?(?:能)?(?:到|满|够|凑够|凑满|达到|是|有)?(?P<m>{_N}){_UNIT}"
        ),
        -1,
    ),
    (
        re.compile(
            rf"(?:再多|再来|再加|再添|多)(?P<n>{_N})\s?{_HEADS}?(?:就|才|便)(?:到|满|够|是|有)?(?P<m>{_N}){_UNIT}"
        ),
        -1,
    ),
    (re.compile(rf"离(?P<m>{_N})(?P<u>{_HEADS})?(?:还|就|只)*(?:差|缺|少)(?P<n>{_N})(?:个人|人|个|名|张)"), -1),
    (re.compile(_FROM.format(n=_N, verb="涨|升|增|加|多|上升|上涨|增加|增长|添")), 1),
    (re.compile(_FROM.format(n=_N, verb="掉|跌|落|降|少|减|缩|退|下降|减少|下滑|流失|缩减|裁")), -1),
    (re.compile(_NOT_BUT.format(n=_N, than="多")), 1),
    (re.compile(_NOT_BUT.format(n=_N, than="少")), -1),
    (
        re.compile(
            rf"比(?:去年|上年|前年|原来|以前|上个?月|年初)?的?(?P<m>{_N})(?P<u>{_HEADS})?(?:还)?(?:多|多出|多了)(?P<far>{_N})(?:个人|人|个|名|张)"
        ),
        1,
    ),
    (
        re.compile(
            rf"比(?:去年|上年|前年|原来|以前|上个?月|年初)?的?(?P<m>{_N})(?P<u>{_HEADS})?(?:还)?(?:少|少了)(?P<far>{_N})(?:个人|人|个|名|张)"
        ),
        -1,
    ),
    (
        re.compile(
            rf"(?P<m>{_N})(?P<u>人|名|张)(?:整|刚好|正好)?(?:还|只|就)?(?:差|少|缺)(?P<n>{_N})(?:个人|人|个|名|张)(?=[，。；？的）]|$)"
        ),
        -1,
    ),
    (
        re.compile(
            rf"(?P<m>{_N})(?P<u>人|名|张)(?:整|刚好|正好|还|只|就|零)*多(?:出|了)?(?P<n>{_N})(?:个人|人|个|名|张)(?=[，。；？的）]|$)"
        ),
        1,
    ),
)


def tell_numbers(text: str) -> str:
    """The question with such numbers written out."""
    text = told_in_pieces(text)
    for pattern, sign in _FORMS:
        text = pattern.sub(lambda match, sign=sign: _told(match, sign), text)  # type: ignore[misc]
    return text


def without_told_again(text: str) -> str:
    """The question without a difference of two of its numbers that is told once more."""
    return _AGAIN.sub(_told_again, _COMPARED.sub(_told_twice, _SURPLUS.sub(_told_in_steps, text)))


_SURPLUS = re.compile(
    rf"[，。；？！]?(?:那|这|多出?来?的?|超[过出]?(?:1000|一千)?人?的?|(?:1000|一千)人?以上的?|剩下?的?|余下?的?)*(?P<n>{_N})(?![0-9])(?:个?人|名)?(?:学生|师生)?"
    r"(?:[里中不没未还也按每够满足到算有凑差作成以的]|只有)+(?:[一两二三1-9][个组份档])?(?:还是[一两二三1-9][个组份档])?(?:500|五百)人?[^，。；？！几多保]{0,8}"
)


def _told_in_steps(match: re.Match[str]) -> str:
    """师生1900人，那900人不满两个500怎么算: by how much the base of the school rule is passed, in its steps."""
    over = number_value(match["n"])
    rest = (found for found in re.findall(_N, match.string.replace(match[0], "，")))
    return "，" if over is not None and over + 1000 in {number_value(found) for found in rest} else match[0]


_COMPARED = re.compile(
    rf"(?P<a>{_N})(?:个人|人|张床?)?(?:的)?(?:和|与|跟|同|比)(?P<b>{_N})(?:个人|人|张床?)?(?:之间|相比|比)?"
    rf"(?:就|只|也|才|不过|相)*(?:差|多|少)(?:了|出)?(?P<n>{_N})(?:个人|个|名|人|张)[，。；？]?"
)


def _told_twice(match: re.Match[str]) -> str:
    """1501人和1500人差一个人，1501人几名: nothing, where one of the two is told once more behind."""
    one, two, apart = (number_value(match[name]) for name in "abn")
    told = [number_value(found) for found in re.findall(_N, match.string[match.end() :])]
    known = one is not None and two is not None and apart == abs(one - two)
    return "" if known and len({one, two} & set(told)) == 1 else match[0]


_AGAIN = re.compile(
    rf"(?:就|只|不就|因为)*(?:多|增加|增|加|来|添|少|减)?(?:了|出来?)?的?(?:就|只)?(?:是)?(?:这|那)(?:么)?(?P<n>{_N})(?:个人|个|名|人|位|张床?位?|人次)"
    rf"(?:员工|学生|职工|老师)?(?:以后|之后|后)?(?![0-9名人个])"
)


def _told_again(match: re.Match[str]) -> str:
    """从1000人到1001人，多了这一个人: the difference of two numbers that are told says nothing more."""
    part = number_value(match["n"])
    rest = match.string[: match.start()] + "，" + match.string[match.end() :]
    values = {value for found in re.findall(_N, rest) if (value := number_value(found)) is not None and value >= 20}
    return "" if part is not None and part in {abs(one - two) for one, two in combinations(values, 2)} else match[0]


def _told(match: re.Match[str], sign: int) -> str:
    far = match.groupdict().get("far")
    whole, part = number_value(match["m"]), number_value(far or match["n"])
    if whole is None or part is None or whole.denominator != 1 or part.denominator != 1:
        return match[0]
    if not 0 < part < (whole if far else whole / 4):
        return match[0]
    if match.groupdict().get("past") and part >= last_place(whole):
        return match[0]  # 有过1001人，1000人的企业
    value = whole + sign * Fraction(part)
    clause = match.start() == 0 or match.string[match.start() - 1] in "，。；、（："
    first = 0 if clause else max(0, match.start() - 12)
    if value in {number_value(found) for found in re.findall(_N, match.string[first : match.start()])}:
        return ""
    return f"{value}{match['u'] or '人'}"


_DENIED = re.compile(
    rf"(?:并)?不是(?:{_N})\s?(?:个人|名|人次|人|个|张床?|张)?[，,]?\s?(?:而是|应该是|应是|应为|是)(?=\s?(?:[0-9]|[一二两三四五六七八九十百千万]))"
)


def without_denied(text: str) -> str:
    """职工不是1200而是1700: the number that it is not says nothing."""
    return _DENIED.sub("", _DENIED_AFTER.sub("", text))


_DENIED_AFTER = re.compile(
    rf"(?<=[0-9百千万人名张个次二三四五六七八九十])[，,、]?(?:（)?(?:可|并|但|而|请注意|注意)?不是(?:什么)?(?:{_N})\s?(?:个人|名|人次|人|个|张床?|张)?(?:）)?(?=[，。；！]|$)"
)
"""一共两千六，不是两千零六: what the number before it is not."""


_APART = ("差", "相差", "只差", "就差", "差了", "差距", "相差了", "差个", "差不到", "悬殊")


def without_distances(tokens: Sequence[Token], given: list[Given]) -> list[Given]:
    """东校区2480，西校区2520，差40个人: how far apart two numbers are says nothing that they do not."""
    values = [g.numeral.value for g in given if g.numeral.is_exact]
    apart = {abs(one - two) for one, two in combinations(values, 2)}
    above = {value - bound for value in values for bound in _BOUNDS}
    return [
        replace(g, slot="other")
        if (g.numeral.value in apart and _is_distance(tokens, g))
        or (g.numeral.value in above and _is_excess(tokens, g))
        else g
        for g in given
    ]


_BOUNDS = (200, 300, 500, 1000, 2000)
"""Where the rules step."""
_EXCESS = re.compile(
    r"(?:多出来?|超出|超过[^，。；？！]{0,6}(?:部分|那)[^，。；？！]{0,2}|多的|零头|多余)(?:的?那?|才|就|只|也|有|是)*$"
    r"|[，。；？！]那$"
)


def _is_excess(tokens: Sequence[Token], given: Given) -> bool:
    """多出来499人 of 1499: by how much a bound is passed is told twice."""
    return _EXCESS.search("".join(t.text for t in tokens[max(0, given.at - 8) : given.at]).strip()) is not None


def made_precise(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """刚突破2000，是2001: a bare number right behind a rough one that it makes precise counts the same."""
    out = list(given)
    for place, (rough, exact) in enumerate(pairwise(given)):
        between = tokens[rough.at + 1 : exact.at]
        told = exact.slot == "bare" and exact.numeral.is_exact and rough.slot not in ("bare", "piece", "other")
        next_to = bool(between) and all(t.is_("mark") or t.is_("cue", "fill", "now", "have", "total") for t in between)
        numeral = rough.numeral
        fits = numeral.low <= exact.numeral.value and (numeral.high is None or exact.numeral.value <= numeral.high)
        if told and next_to and not numeral.is_exact and not numeral.vague and fits:
            out[place + 1] = replace(exact, slot=rough.slot)
    return out


_RATES = tuple(Fraction(rate) for rate in ("1/500", "1/200", "1/250", "1/20", "1/300", "3/100", "3/1000"))
"""The rates of the rules: 2‰, 5‰, 4‰, one to 20 beds, one to 300 boarders, 3% and 3‰."""


def without_quotients(given: list[Given]) -> list[Given]:
    """1240人，2.48个人怎么可能: what the rule's own division gives is nobody."""
    sizes = [g.numeral.value for g in given if g.numeral.is_exact and g.numeral.value >= 20]
    results = {round(float(size * rate), 2) for size in sizes if size.denominator == 1 for rate in _RATES}
    results |= {round(float((size - 1000) / 500), 2) for size in sizes}
    results |= {round(result % 1, 2) for result in results}
    return [g for g in given if g.numeral.value.denominator == 1 or round(float(g.numeral.value), 2) not in results]


def _is_distance(tokens: Sequence[Token], given: Given) -> bool:
    lead = "".join(t.text for t in tokens[max(0, given.at - 3) : given.at]).strip()
    return lead.endswith(_APART) or (lead.endswith(("多", "少", "多了", "少了")) and "比" in lead)
