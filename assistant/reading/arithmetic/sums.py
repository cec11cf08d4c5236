"""Numbers told in pieces, written out as one: 5万又1人, 一点五万, 半个10万, 1000又二分之一人, 十二万万."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from assistant.reading.words.values import number_value

_N = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?[十百千]?[万亿]?|[零〇一二两三四五六七八九十百千万亿]+)"
_HEADS = r"(?:个人|名人|号人|口人|人次|人|名|个|位|张床?|口)"
_START = r"(?<![0-9.,零〇一二两三四五六七八九十百千万亿第])"
_SIZED = r"(?<=职工|员工|师生|人数|床位|总数|学生|门诊|工人|公司|单位|厂里|全厂)"

_DECIMAL = re.compile(
    rf"{_START}(?P<m>[零一二两三四五六七八九十百千]+)点(?P<n>[零〇一二三四五六七八九]+)(?=个?[十百千]?[万亿人名张])"
)
_PART = re.compile(
    rf"{_START}(?P<m>{_N})(?P<u>{_HEADS})?(?:又|零|加)(?:半个?|[二三四五六七八九十]分之[一二三四五六七八九]|[1-9]/[2-9])(?=[人个名张，。？]|$)"
)
_SHARE = re.compile(r"[二三四五六七八九十]分之[一二三四五六七八九]个(?=人|员工|职工)")
_HUNDRED_MILLION = re.compile(r"(?<=[0-9一二两三四五六七八九十百千])万万")
_MANY = re.compile(rf"{_START}(?P<m>[0-9一二两三四五六七八九十百千]+)(?P<more>多|来|余|几)(?P<u>[万亿])(?!元|块)")
_PLACES = re.compile(r"(?<![0-9.])(?P<m>[0-9]千[0-9]百(?:[0-9]十)?)(?=万)")
_ODD = re.compile(r"(?<=[百千万])零好?几[十百]?(?=[个人名])")
_SUM = re.compile(
    rf"{_START}(?P<m>{_N})(?:(?P<u>{_HEADS})零|(?P<v>{_HEADS})?(?:又|单|加上?|外加|还加|外带|另加|再加))(?P<n>{_N}){_HEADS}(?![0-9])"
)
_BESIDE = re.compile(rf"{_START}(?P<m>{_N})(?P<v>{_HEADS})，(?:外加|另加|外带)(?P<n>{_N}){_HEADS}(?=[，。；？]|$)")
_PLUS = re.compile(rf"{_START}(?P<m>[一二两三四五六七八九十百千万]+)加(?P<n>[一二两三四五六七八九])(?=[，。？人])")
_ODD_ONE = re.compile(rf"(?<![0-9.,])(?P<m>[1-9][0-9]*0)零(?P<n>[1-9])(?={_HEADS})")
_SHORT_OF = re.compile(rf"{_START}(?P<m>{_N}){_HEADS}?(?:还)?差(?P<n>{_N}){_HEADS}(?=[，。]|$)")
_HALF = re.compile(rf"半个(?P<m>{_N})(?=[，。？！的人名张]|$)")
_HALVED = re.compile(rf"{_SIZED}(?:是|有|为|共)?(?P<m>{_N}{_HEADS}?)的?一半(?=[，。？！]|$)")
_TIMES = re.compile(rf"{_SIZED}(?:是|有|为|共)?(?P<n>[两二三四2-4])个(?P<m>{_N})(?P<h>个?人)?(?=[，。？！]|$)")
_PRODUCT = re.compile(r"(?<![0-9.‰%])(?P<m>[0-9]{2,6})\s?[*×x乘]\s?(?P<n>[2-9])(?=[人名张，。？个])")


def told_in_pieces(text: str) -> str:
    """The question with such numbers written out; what cannot be one number is left as it is."""
    text = re.sub(r"(?<=[0-9])w(?=[0-9])", "万", text)
    text = re.sub(r"(?<![0-9.])([1-9])k(?=[1-9](?![0-9]))", r"\1千", text)
    text = _ODD.sub("有零", text)
    text = _HUNDRED_MILLION.sub("亿", text)
    text = _MANY.sub(lambda match: f"{match['m']}{match['u']}{match['more']}", text)
    text = _PLACES.sub(lambda match: _written(number_value(match["m"])), text)
    text = _DECIMAL.sub(_decimal, text)
    text = _PART.sub(lambda match: _made(match, lambda m, _: m + Fraction(1, 2)), text)
    text = _SHARE.sub("0.5个", text)
    text = _ODD_ONE.sub(lambda match: _made(match, lambda m, n: m + n), text)
    text = _SHORT_OF.sub(_less, text)
    text = _PLUS.sub(_added, text)
    text = _SUM.sub(_added, _BESIDE.sub(_added, text))
    text = _HALF.sub(lambda match: _made(match, lambda m, _: m / 2), text)
    text = _HALVED.sub(lambda match: _made(match, lambda m, _: m / 2), text)
    text = _TIMES.sub(lambda match: _made(match, lambda m, n: m * n) + (match["h"] or ""), text)
    return _PRODUCT.sub(lambda match: _made(match, lambda m, n: m * n), text)


def _decimal(match: re.Match[str]) -> str:
    """一点五 is 1.5."""
    whole = number_value(match["m"])
    digits = "".join(str("零一二三四五六七八九".index(digit.replace("〇", "零"))) for digit in match["n"])
    return match[0] if whole is None else f"{_written(whole)}.{digits}"


def _added(match: re.Match[str]) -> str:
    """5万又1人 is 50001人; the second number must fit below the last place of the first."""
    whole, part = number_value(match["m"]), number_value(match["n"])
    if whole is None or part is None or whole.denominator != 1 or not 0 < part < last_place(whole):
        return match[0]
    unit = match.groupdict().get("u") or match.groupdict().get("v") or re.sub(rf"^.*?({_HEADS})?$", r"\1", match[0])
    return _written(whole + part) + unit


def _less(match: re.Match[str]) -> str:
    """1501差一人 is 1500人."""
    whole, part = number_value(match["m"]), number_value(match["n"])
    return match[0] if whole is None or part is None or part >= whole else f"{_written(whole - part)}人"


def last_place(value: Fraction) -> Fraction:
    """The place of the last digit that is not zero: 1000 of 51000."""
    place = Fraction(1)
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _made(match: re.Match[str], make: Callable[[Fraction, Fraction], Fraction]) -> str:
    """What a number becomes by the other."""
    named = match.groupdict()
    whole = number_value(re.sub(rf"{_HEADS}$", "", named["m"]))
    other = number_value(named["n"]) if named.get("n") else Fraction(1)
    return match[0] if whole is None or other is None else _written(make(whole, other))


def _written(value: Fraction | None) -> str:
    return "" if value is None else str(value) if value.denominator == 1 else str(float(value))
