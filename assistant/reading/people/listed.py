"""Everybody of a unit told group by group, with a head among them: 工人900、文员100、厂长1, 一个老板1500个员工."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.values import number_value

_U = r"(?:个人|名人|位人|号人|人|名|个|位)"
_N = rf"(?<![0-9.,第零〇一二两三四五六七八九十百千万])(?:{NUMBER})"
_ONE = r"(?:[1一](?:个人|个|名|位|人))"
_HEAD = (
    r"(?:老板娘?|老总|副?总经理|副总|总裁|董事长|法定代表人|负责人|一把手|当家的|掌柜的?|"
    r"[厂园局站行馆所场矿店]长|经理|我自己|我本人|我(?!们))"
)
_STAFF = r"(?:员工|职工|工人|职员|伙计|雇员|打工的|人手|工人师傅)"
_END = r"(?=[，。；？！）]|的(?:单位|公司|企业|厂|工厂|集团)|$)"
_HEAD_FIRST = re.compile(
    rf"(?:我)?(?:(?P<k>[一1两俩2])(?:个|名|位)(?:{_HEAD})|(?:{_HEAD}){_ONE}|(?P<pair>夫妻俩?|两口子|父子俩?|兄弟俩?)(?:俩)?(?:当|是|做|开)(?:老板|股东|厂|店))"
    rf"(?:[，、]|带着?|领着|管着?|和|与|跟|加上?|外加|有)*"
    rf"(?:(?P<m>{_N})(?P<u>{_U})(?:的)?{_STAFF}|(?:{_STAFF}|手下|底下|手底下)(?:有|共)?(?P<m2>{_N}){_U}?(?:员工|职工)?){_END}"
)
"""一个老板带1500个员工, 老板1人员工1500人."""
_HEAD_LAST = re.compile(rf"{_STAFF}(?P<m>{_N}){_U}?(?:[，、]|和|与|跟|加上?|外加|另有)*(?:{_HEAD}){_ONE}{_END}")
"""员工1500人加老板1人."""
_TOGETHER = re.compile(
    rf"(?:连|含|带|算上)?(?:{_HEAD})(?:和|加上?|带|连|、|与|跟|及)(?P<s>{_STAFF})(?:一共|总共|合计|共|一起|是|有)*(?=[0-9一二两三四五六七八九])"
)
"""老板加员工1501人: all of them."""
_REGULAR = (
    r"(?:正式(?:员工|职工|工)?|合同(?:制)?(?:员工|职工|工)|在编(?:员工|职工|人员)?|编内|固定工|长期工|全职(?:员工)?)"
)
_CASUAL = (
    r"(?:临时(?:员工|工)|编外(?:员工|人员)?|短期工|季节工|小时工|兼职(?:员工)|计时工|零工|聘用(?:制)?(?:员工|人员)?)"
)
_KINDS = re.compile(
    rf"(?:员工|职工)?(?P<a>{_REGULAR})(?:是|有)?(?P<m>{_N}){_U}?(?:[，、]|和|加上?|另有|还有)*(?P<b>{_CASUAL})(?:是|有)?(?P<n>{_N}){_U}?{_END}"
)
"""正式工1499，临时工1名: who works there, in two kinds."""
_GROUP = (
    r"[^，。；：、？！（）0-9零一二两三四五六七八九十百千万]{0,3}"
    r"(?:[一二三四五六七八九][班组楼层厂]|[班工人员师组楼层间部厂理务术售])(?:一共|共|有|是)?"
)
_GROUPS = re.compile(
    rf"(?P<groups>{_GROUP}{_N}{_U}?(?:[，、和]{_GROUP}{_N}{_U}?)+)(?:[，、和]|再|还|另外?|外)*(?:加上?|有|加)?"
    rf"[^，。；、？！0-9]{{0,6}}?{_HEAD}(?:[一1](?:个人|个|名|位|人)?)?[，、]?"
    r"(?=(?:合起来|加起来|加在?一起|合在?一起|一共|总共|合计|共计|全厂|全公司|全单位|全部|都算上|拢共|统共|总人数)(?![^，。；？！]{0,4}[0-9]{3}))"
)
"""白班800，夜班700，再加不排班的厂长，全厂."""
_SIZE = re.compile(rf"{_GROUP}({_N}){_U}?")


_BOSS = re.compile(
    rf"我(?:一个人)?(?:带着?|管着?|领着)(?:手下)?(?P<m>{_N}){_U}?(?:员工|职工|工人)?(?:干活|做事|上班)?"
    rf"(?:[，](?:我|自己)(?:自己|本人)?也[^，。；？！]{{0,6}}(?:职工|员工|公司的人|厂里的人|在册))(?=[，。；？！]|$)"
)
"""我带1500个人干活，我也算职工."""


def everybody_listed(text: str) -> str:
    """The question with the one size that such groups and heads are together."""
    text = _GROUPS.sub(_grouped, text)
    text = _KINDS.sub(lambda match: _sum(match, "m", "n"), text)
    text = _BOSS.sub(lambda match: _sum(match, "m"), text)
    text = _HEAD_LAST.sub(lambda match: _sum(match, "m"), text)
    text = _HEAD_FIRST.sub(lambda match: _sum(match, "m" if match["m"] else "m2"), text)
    return _TOGETHER.sub(lambda match: match["s"], text)


def _sum(match: re.Match[str], *names: str) -> str:
    values = [number_value(match[name]) for name in names]
    sizes = [value for value in values if value is not None and value.denominator == 1]
    if len(sizes) < len(names) or sizes[0] < _LEAST:
        return match[0]
    return f"{sum(sizes) + (_heads(match) if len(names) == 1 else 0)}人"


def _heads(match: re.Match[str]) -> int:
    named = match.groupdict()
    return 2 if named.get("pair") or named.get("k") in ("两", "俩", "2") else 1


_LEAST = 20


def _grouped(match: re.Match[str]) -> str:
    """The groups and the one head that is told behind them."""
    if ROLE.search(match["groups"]) or "床" in match["groups"]:
        return match[0]
    sizes = [number_value(found[1]) for found in _SIZE.finditer(match["groups"])]
    whole = sum((size for size in sizes if size is not None), Fraction(0))
    if len(sizes) < _FEW or None in sizes or whole < _LEAST:
        return match[0]
    return f"{whole + 1}人，"


_FEW = 2
"""A list has no fewer groups."""
