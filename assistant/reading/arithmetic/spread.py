"""A number that each of several parts of one unit has, told of each: 男生女生各700人, 白班夜班各900人."""

from __future__ import annotations

import re

from assistant.reading.words.values import number_value

_PARTS = (
    r"男女?(?:学?生|员工|职工|工人|工)|女(?:学?生|员工|职工|工人|工)|男生?|女生?|医生|医师|大夫|护士|医技|医技人员|护理人员|"
    r"[早中晚夜白]班|(?:初|高)[一二三]|[一二三四五六七八九]年级|[小中大]班|(?:小学|初中|高中)部|[一-鿿]{0,2}(?:内|外|儿|妇产|骨|眼)科|"
    r"[一二三四五六七八九甲乙丙丁]车间|学生宿舍|住校生|走读生|寄宿生"
)
_NUMBER = r"(?:[0-9][0-9,]*[万千百]?[0-9]*|[一二两三四五六七八九十百千万零]+)"
_EACH = re.compile(
    rf"(?P<list>(?:{_PARTS})(?:(?:和|、|与|及|跟|以及|还有)?(?:{_PARTS}))*)(?:的?人数|的?床位|的?(?:学生|孩子|幼儿|小朋友))?(?:都|均)?各(?:自)?"
    rf"(?:都|均|有|是|为|住了?|收|设|开)*(?P<n>{_NUMBER})(?P<u>张床位|张病床|张床|张|个?人|名|位|个)"
)
_BOTH = re.compile(r"^男女(?P<w>学?生|员工|职工|工人|工)$")
_YEARS = re.compile(
    r"(?:从)?(?P<s>初|高)一到(?P=s)三(?:的)?(?=[，,]?(?:每|各))|(?:从)?一(?:年级)?到(?P<n>[三四五六七八九])年级(?:的)?(?=[，,]?(?:每|各))"
)
_SHORT = (
    (re.compile(r"大[、，]?中[、，]?小班(?=[^，。；？！0-9]{0,4}各)"), "大班、中班、小班"),
    (re.compile(r"早[、，]?中[、，]?[晚夜]班(?=[^，。；？！0-9]{0,4}各)"), "早班、中班、晚班"),
    (re.compile(r"(?P<s>初|高)一[、，]?二[、，]?三(?:年级)?(?=[^，。；？！0-9]{0,4}各)"), r"\g<s>一、\g<s>二、\g<s>三"),
)
"""大中小班各100人: parts told short."""


def spread(text: str) -> str:
    """The question with such a number written behind each of the parts."""
    text = _YEARS.sub(lambda match: f"{match['n'] or '三'}个年级", text)
    for short, whole in _SHORT:
        text = short.sub(whole, text)
    return _EACH.sub(_told, text)


def _told(match: re.Match[str]) -> str:
    both = _BOTH.match(match["list"])
    parts = [f"男{both['w']}", f"女{both['w']}"] if both else re.findall(_PARTS, match["list"])
    number = number_value(match["n"])
    if len(parts) > 1 and "张" in match["u"] and number is not None:
        return f"床位{number * len(parts)}张"
    return match[0] if len(parts) == 1 else "，".join(f"{part}{match['n']}{match['u']}" for part in parts)
