"""Single changes to quoted words: wrong ones, which a check must find, and harmless ones, which it must pass."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_NUMBER = re.compile(r"[0-9０-９]+|[一二三四五六七八九十百千]+(?=个?(?:月|日|年|人|次|名|倍|元|万元|周岁|项|张|小时))")
_UNIT = re.compile(r"(?<=[0-9０-９一二三四五六七八九十百千])(?:个月|周岁|万元|日|年|元|人|次|名|倍|％|%|‰)")
_UNITS = ("个月", "日", "年", "元", "万元", "人", "次", "倍", "‰", "%")
_COMPARATORS = (
    ("不得少于", "不得多于"), ("不少于", "不多于"), ("不低于", "不高于"), ("以上", "以下"), ("以下", "以上"),
    ("至少", "至多"), ("不得超过", "不得少于"), ("超过", "不足"), ("以内", "以外"), ("未满", "已满"),
)  # fmt: skip
_NEGATIONS = ("不得", "不", "未", "无")
_WIDTHS = str.maketrans("0123456789()%,;:", "０１２３４５６７８９（）％，；：")
_WIDTHS_BACK = str.maketrans("０１２３４５６７８９（）％，；：", "0123456789()%,;:")


def digit(quote: str, chance: random.Random) -> str:
    found = list(_NUMBER.finditer(quote))
    if not found:
        return quote
    match = chance.choice(found)
    digits = "123456789" if match[0][0].isascii() else "一二三四五六七八九"
    at = match.start()
    return quote[:at] + chance.choice([d for d in digits if d != quote[at]]) + quote[at + 1 :]


def unit(quote: str, chance: random.Random) -> str:
    found = list(_UNIT.finditer(quote))
    if not found:
        return quote
    match = chance.choice(found)
    other = chance.choice([u for u in _UNITS if u not in match[0] and match[0] not in u])
    return quote[: match.start()] + other + quote[match.end() :]


def comparator(quote: str, chance: random.Random) -> str:
    pairs = [(a, b) for a, b in _COMPARATORS if a in quote]
    return quote.replace(*chance.choice(pairs), 1) if pairs else quote


def character(quote: str, chance: random.Random) -> str:
    places = [i for i, char in enumerate(quote) if "一" <= char <= "鿿"]
    if not places:
        return quote
    at = chance.choice(places)
    other = chance.choice([c for c in "其可另并该且各将需宜均" if c != quote[at]])
    return chance.choice(
        (quote[:at] + other + quote[at + 1 :], quote[:at] + other + quote[at:], quote[:at] + quote[at + 1 :])
    )


def negation(quote: str, chance: random.Random) -> str:
    found = [word for word in _NEGATIONS if word in quote]
    return quote.replace(chance.choice(found), "", 1) if found else quote


def _spaced(quote: str, chance: random.Random) -> str:
    step = chance.randint(2, 6)
    return " ".join(quote[i : i + step] for i in range(0, len(quote), step))


def _elided(quote: str, chance: random.Random) -> str:
    third = len(quote) // 3
    if third < 4 or quote[-third - 1] in "不未无非" or quote[-third].isdigit() or quote[third - 1].isdigit():
        return quote
    return quote[:third] + chance.choice(("……", "...", "…")) + quote[-third:]


REWRITES: tuple[Callable[[str, random.Random], str], ...] = (
    lambda quote, _: quote.translate(_WIDTHS),
    lambda quote, _: quote.translate(_WIDTHS_BACK),
    _spaced,
    lambda quote, _: quote.translate(str.maketrans("，；。：", ",;.:")),
    _elided,
    lambda quote, chance: quote[: (at := chance.randrange(1, len(quote)))] + "\n" + quote[at:],
    lambda quote, _: quote + "。",
    lambda quote, _: f"**{quote}**",
    lambda quote, _: quote.replace("、", "､").replace("，", "、"),
)
