"""A question that states something and asks for a nod: is that what the clause says (DOMAIN §5)?

Only what can be decided from the words is decided: a figure, a date, the standing of the draft, a permission where
the clause forbids, a release where the clause obliges. Everything else gets the clause and no verdict.
"""

from __future__ import annotations

import re

from assistant.answering.extract import Extract
from assistant.asked import Asked
from corpus.figures import TextFigure, find_figures
from corpus.normalize import fold

_NOD = re.compile(
    r"对吧|对吗|对不对|是吧|是吗|是不是|没错吧|真的吗|是真的|吧[?？。!！]*$|写着呢|就行了?吗?[?？]?$|就够了?[?？]?$"
    r"|(?:right|correct|true)\s*\?*$|^is it true",
    re.IGNORECASE,
)
_STATES = re.compile(r"(?:规定|要求|里写了?|写的|说)")
_ASKS = re.compile(r"多少|几[个次天日年岁名人回万千]|多久|谁|哪|什么|怎么|怎样|如何|能不能|可不可以|要不要|是否|吗")
_IN_FORCE = re.compile(r"生效|施行了|正式(?:文件|实施|施行|印发)|强制(?:力|执行|性)|有效力|法律效力|in force|binding")
_MONEY = re.compile(
    r"(?:罚款?|资本|资金|赔|交)[^0-9零一二三四五六七八九十两百千，。]{0,4}[0-9零一二三四五六七八九十两百千.]+[万千百](?![元人名万亿])"
)
_TENTHS = re.compile(r"([一二三四五六七八九])成")
_DATE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")
_FORBIDS = re.compile(r"不得|严禁|禁止|不准")
_PERMITS = re.compile(r"可以|允许|能(?!力|源|够)|有权|准许")
_OBLIGES = re.compile(r"应当|必须|要按|不得|确定")
_EXCLUDES = re.compile(r"必须|只能|不能用|一律")
_ALTERNATIVES = re.compile(r"或者|均可|也可以")
_DENIES = re.compile(r"无收到|没有|未曾")
_RELEASES = re.compile(r"不用|不必|不需要|无需|没管|不会|自动|终身")


def states_something(asked: Asked) -> bool:
    """Whether a question states something for a nod, instead of asking an open question."""
    if _NOD.search(asked.text):
        return True
    return bool(_STATES.search(asked.text)) and not _ASKS.search(asked.text)


def stated_figures(asked: Asked) -> tuple[TextFigure, ...]:
    """The figures that a question states; money named without 元 (罚5万) and 三成 are read as what they mean."""
    text = _MONEY.sub(r"\g<0>元", asked.text)
    return find_figures(_TENTHS.sub(r"百分之\g<1>十", text))


def stated_units(asked: Asked) -> frozenset[str]:
    """Units of the figures that a question states."""
    return frozenset(figure.unit for figure in stated_figures(asked))


def asks_standing(asked: Asked) -> bool:
    """Whether a question is about a text's being in force."""
    return bool(_IN_FORCE.search(asked.text))


def has_figure(found: Extract, units: frozenset[str]) -> bool:
    """Whether a clause states a figure of one of some units."""
    return any(figure.unit in units for figure in find_figures(found.quote))


def contradicted(asked: Asked, found: Extract) -> bool | None:
    """Whether the clause contradicts what a question states.

    Returns:
        True where it does, False where it confirms it, None where the words do not decide.
    """
    for verdict in (_figures(asked, found), _dates(asked, found)):
        if verdict is not None:
            return verdict
    words = found.statement
    if _PERMITS.search(asked.text) and _FORBIDS.search(words) and not _FORBIDS.search(asked.text):
        return True
    pairs = ((_RELEASES, _OBLIGES), (_EXCLUDES, _ALTERNATIVES))
    if any(stated.search(asked.text) and held.search(words) for stated, held in pairs):
        return True
    return True if _DENIES.search(words) and not _DENIES.search(asked.text) else None


def _figures(asked: Asked, found: Extract) -> bool | None:
    """Figures stated against the clause's figures of the same unit; None where none is stated."""
    stated = stated_figures(asked)
    if not stated:
        return None
    held = find_figures(found.quote)
    same_unit = [figure for figure in stated if any(figure.unit == other.unit for other in held)]
    if not same_unit:
        return True
    return not all(any(_same(figure, other) for other in held) for figure in same_unit)


def _same(stated: TextFigure, held: TextFigure) -> bool:
    bounds = {held.value, held.upper} - {None}
    return stated.unit == held.unit and stated.value in bounds


def _dates(asked: Asked, found: Extract) -> bool | None:
    stated = _DATE.findall(fold(asked.text).text)
    held = _DATE.findall(fold(found.quote).text)
    if not stated or not held:
        return None
    return not any(date.startswith(other) or other.startswith(date) for date in held for other in stated)
