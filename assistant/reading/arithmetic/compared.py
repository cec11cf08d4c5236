"""A part of a unit told by another: 正式751，劳务比正式少一个; 男的751，女的比男的少1个; 晚班人数跟早班一样."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

RELATIVE = re.compile(
    r"(?:人数|人|师生|员工|职工|床位|规模)(?:数|数量)?(?:大概|正好|刚好|也)?(?:是|为|有)"
    r"(?:它|他|前者|前面|那边|[^，。；？！]{0,8})的(?:[一二两三四五六七八九十0-9]+倍|一半)|"
    r"(?:是|有|为|约|相当于|等于)(?:它|他|她|其|前者|前面|那边|[甲乙丙丁东西南北主总本新老一二][^，。；？！0-9]{0,5})的?"
    r"(?:[一二两三四五六七八九十0-9.]+倍|一半|[一二三四五六七八九]成|[一二三四五六七八九十]分之)|"
    r"比(?![^，。；？！]{0,4}(?:年|月|前|原|期|计划|规定|标准))[^，。；？！0-9]{1,8}(?:还|要)?(?:多|少)(?:了|出)?"
    r"(?:[一二两三四五六七八九十0-9.]+(?:倍|成|%)|一半|[一二三四五六七八九十]分之|百分之)|"
    r"比(?![^，。；？！]{0,4}(?:年|月|前|原|期|计划|规定|标准))(?:它|他|前者|[^，。；？！0-9]{1,8})(?:还|要)?(?:多|少)(?:了|出)?[0-9一二两三四五六七八九十百千万]+(?:个?人|个|名|张|倍|(?=[，。；？]))"
)
"""A number told only by another unit's: 乙公司人数是甲的两倍, 乙厂比甲厂多300人."""
COMPARED = re.compile(
    r"[男女](?:学?生|职?工|员工|性)?[^，。；？！比]{0,4}比[男女](?:学?生|职?工|员工|性)?[^，。；？！]{0,4}(?:多|少)[^，。；？！]{0,8}"
)
"""女生住校比男生多100: a part told only by another."""
_HEADS = r"(?:个人|个|名|位|人)"


def compared_told(text: str) -> str:
    """The question with such parts told by their own numbers; with units too, where it asks for each of them."""
    for match in _compared("units" if _EACH.search(text) else "parts").finditer(text):
        if (value := _base(text, match)) is None:
            continue
        apart = number_value(match["n"]) if match["n"] else 0
        if apart is not None and apart < value:
            number = value - apart if match["less"] else value + apart
            before, after = _counted(text[: match.start()], value), text[match.end() :]
            return compared_told(f"{before}{match['part']}{number}人{after}")
    return text


def _counted(text: str, value: int) -> str:
    """正式751: a number without a noun as one of people."""
    return re.sub(rf"(?<![0-9]){value}(?=[，、；])", f"{value}人", text)


def _base(text: str, match: re.Match[str]) -> int | None:
    """How many the other part has."""
    name = re.sub("(?:的|工|员工|职工|人)$", "", match["base"] or match["other"])
    told = re.search(rf"{re.escape(name)}[^，。；？！0-9一二两三四五六七八九十百千万]{{0,5}}(?P<n>{NUMBER})", text)
    value = (
        number_value(told["n"]) if told and told.start() != match.start("base" if match["base"] else "other") else None
    )
    return int(value) if value is not None and value.denominator == 1 and value >= _LEAST else None


_LEAST = 20


_EACH = re.compile("各|分别")
_UNIT = r"[甲乙丙丁东西南北老新总分abc一二三](?:厂|公司|单位|店|分?校|院|校区|园区|家)"


@cache
def _compared(of: str) -> re.Pattern[str]:
    part = load_patterns("parties")["part_name"].piece
    part = f"(?:{_UNIT}|{part})" if of == "units" else part
    differs = rf"比(?P<base>{part})(?:的|还|要|只|就|正好|刚好)*(?:(?P<less>少)|多)(?:了|出)?(?P<n>{NUMBER}){_HEADS}"
    same = rf"(?:和|跟|与|同)(?P<other>{part})(?:的)?(?:人数)?(?:也|都|正好)?(?:一样|相同|相等|同样|一般)多?"
    return re.compile(rf"(?P<part>{part})(?:的)?(?:人数|人)?(?:也)?(?:{differs}|{same})")
