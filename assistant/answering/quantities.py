"""Figures, dates and frequencies that a statement puts forward, held against a clause's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from corpus.figures import TextFigure, find_figures
from corpus.normalize import fold
from corpus.numerals import parse_number
from corpus.vocabulary import Comparator

_NUMERAL = "[0-9一二两三四五六七八九十百]"
_TENTHS = re.compile(r"([一二三四五六七八九])成")
_WEEKS = re.compile(rf"(?<!每)({_NUMERAL}+)个?(?:周(?!岁)|星期|礼拜)(?![^，。]{{0,4}}次)")
_COUNTED = re.compile(rf"({_NUMERAL}+)个(?=人|学时|小时|保安|保卫|[^，。0-9]{{0,3}}[生员])")
_BARE_STAFF = re.compile(rf"({_NUMERAL}+)(?=(?:专职)?保安|(?:专职)?保卫)")
_RANGE_OF_MONEY = re.compile(r"([0-9]+)([到至\-~—])([0-9]+)([万千])(?!元|块)")
_MONEY_TALK = re.compile(r"罚|掏|赔|注册资本|注册资金|顶格|挨")
_BARE_MONEY = re.compile(
    r"(?<![0-9.年月第条])([0-9]{3,}(?:[到至\-~—][0-9]{3,})?[万千]?|[0-9一二两三四五六七八九十]+[万千]"
    r"(?:[到至\-~—][0-9一二两三四五六七八九十]+[万千])?)(?![0-9元块年月日天个人名次岁张倍%‰万千到至\-~—])"
)
_SHORT_YEAR = re.compile(r"(?<![0-9])([0-9]{2})年(?=[0-9]{1,2}月|年?[底初中末]|[春夏秋冬]|那|就|起|开始|施行|生效)")
_DAY = re.compile(r"(?<=月)([0-9一二三四五六七八九十]+)号")
_DATE = re.compile(r"([0-9]{4})年(?:(?:的)?([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")

_DAYS = {"日": Fraction(1), "个月": Fraction(30), "年": Fraction(365)}
_LOOSE = Fraction(1, 12)
"""Lengths of time in different units are the same up to this share: 90日 and 三个月."""

_ENOUGH = re.compile(
    r"够|就行|就可以|就能|可以|就算|达标|过线|符合|没问题|合格|不算晚|也行|都行|不超|不违|赶得上|来得及|就成"
)
_COUNT_RULE = re.compile(r"就|才|以上|至少|最少|起码|必须|要配|得配|不少于|以下|算|每|增|加[0-9一二两三四五]")
_COUNT_OWN = re.compile(r"[我咱]|有[0-9一二三四五六七八九十百]|共|一共|已经|现在|目前")
_PAST = re.compile(r"已经|过去了|过了|去年|前年|今年|上次|上个?月|[练训查开]了[一两几0-9]")
_COUNT_UNITS = frozenset({"人", "张", "家"})


def plain(statement: str) -> str:
    """A statement with its figures and dates as the texts write them: 三成, 两个人, 罚5万, 04年12月1号, 元旦."""
    text = _TENTHS.sub(r"百分之\g<1>十", with_whole_dates(fold(statement).text))
    text = _WEEKS.sub(lambda m: f"{_days(m)}日", text).replace("半个月", "15日")
    text = _BARE_STAFF.sub(r"\g<1>名", _COUNTED.sub(lambda m: f"{m[1]}{_counted_unit(m)}", text))
    if _MONEY_TALK.search(text):
        text = _BARE_MONEY.sub(r"\g<1>元", _RANGE_OF_MONEY.sub(r"\g<1>\g<4>\g<2>\g<3>\g<4>", text))
    return text


def with_whole_dates(text: str) -> str:
    """A text with its dates written out: 04年12月1号 is 2004年12月1日, 元旦 is 1月1日."""
    return _DAY.sub(r"\g<1>日", _SHORT_YEAR.sub(r"20\g<1>年", text.replace("元旦", "1月1日")))


def is_once_in_a_period(text: str, figure: TextFigure) -> bool:
    """Whether a figure is the once of 每年一次, which a clause may write as 每年 alone."""
    often = frequency(text)
    return of_a_frequency(text, figure) and often is not None and often[1]["t"] in ("", "一", "1")


def _days(found: re.Match[str]) -> int:
    number = parse_number(found[1])
    return int(number * 7) if number else 7


def _counted_unit(found: re.Match[str]) -> str:
    return "" if found.string[found.end() :].startswith(("人", "学时", "小时")) else "名"


def wrong_date(statement: str, clause: str) -> bool | None:
    """Whether the statement's date is another than the clause's; None where one of them has none."""
    stated, held = list(_dates(plain(statement))), list(_dates(fold(clause).text))
    if not stated or not held:
        return None
    return not any(_same_date(one, other) for one in stated for other in held)


def _dates(text: str) -> Iterator[tuple[str | None, ...]]:
    for found in _DATE.finditer(text):
        yield tuple(part and part.lstrip("0") for part in found.groups())


def _same_date(one: Sequence[str | None], other: Sequence[str | None]) -> bool:
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in zip(one, other, strict=True))


def stated_figures(statement: str) -> tuple[TextFigure, ...]:
    """The figures that a statement claims to be the rule's, not those that tell its own case."""
    text = plain(statement)
    found = []
    for figure in find_figures(text):
        piece = _piece_around(text, figure)
        if figure.unit in _COUNT_UNITS and (_COUNT_OWN.search(piece) or not _COUNT_RULE.search(piece)):
            continue
        if figure.unit in (*_DAYS, "次") and _PAST.search(piece):
            continue
        if not of_a_frequency(text, figure):
            found.append(figure)
    return tuple(found)


def _piece_around(text: str, figure: TextFigure) -> str:
    before = re.split("[，,；;。]", text[: figure.span.start])[-1]
    after = re.split("[，,；;。]", text[figure.span.start :])[0]
    return before + after


def same_figure(one: TextFigure, other: TextFigure) -> bool:
    """Whether two figures are of one kind and share a bound."""
    if not comparable(one, other):
        return False
    mine = {_length(one.value, one.unit), _length(one.upper, one.unit)} - {None}
    theirs = {_length(other.value, other.unit), _length(other.upper, other.unit)} - {None}
    loose = one.unit != other.unit
    near = any(_near(a, b) if loose else a == b for a in mine for b in theirs if a is not None and b is not None)
    return near and not (one.upper is not None and other.upper is not None and mine != theirs)


def _near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= _LOOSE * max(one, other)


def comparable(one: TextFigure, other: TextFigure) -> bool:
    """Whether two figures measure the same: of one unit, or both a length of time."""
    return one.unit == other.unit or (one.unit in _DAYS and other.unit in _DAYS)


def _length(value: Fraction | None, unit: str) -> Fraction | None:
    return None if value is None else value * _DAYS.get(unit, Fraction(1))


def wrong_figure(statement: str, sentence: str, body: str) -> bool:
    """Whether a figure of the statement is none of the clause's of that kind.

    Where one of its times is right, another tells its case (30天内备案，20天就办了). A figure that keeps
    within the clause's bound is right where the statement says only that it is enough.

    Args:
        statement: the statement.
        sentence: the clause's sentence on the matter, which alone can decide against the statement.
        body: the clause, whole; a figure that stands in it is not called wrong.
    """
    held, everywhere = find_figures(sentence), find_figures(body)
    stated = stated_figures(statement)
    right = [figure for figure in stated if any(same_figure(figure, other) for other in everywhere)]
    for figure in stated:
        kind = [other for other in held if comparable(figure, other)]
        if not kind or figure in right or (figure.unit in _DAYS and any(comparable(figure, other) for other in right)):
            continue
        if _ENOUGH.search(statement) and any(_within(figure, other) for other in kind):
            continue
        if figure.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST) and any(
            _within(figure, other) for other in kind
        ):
            continue
        return True
    return False


def _within(stated: TextFigure, held: TextFigure) -> bool:
    mine, theirs = _length(stated.value, stated.unit), _length(held.value, held.unit)
    upper = _length(held.upper, held.unit)
    if mine is None or theirs is None:
        return False
    if upper is not None:
        return theirs <= mine <= upper
    if held.comparator is Comparator.AT_LEAST:
        return mine <= theirs if held.strict else mine >= theirs
    return held.comparator is Comparator.AT_MOST and mine <= theirs


_PERIODS = {
    "天": Fraction(365), "日": Fraction(365), "周": Fraction(52), "星期": Fraction(52), "个月": Fraction(12),
    "月": Fraction(12), "个季度": Fraction(4), "季度": Fraction(4), "季": Fraction(4), "半年": Fraction(2),
    "学期": Fraction(2), "个学期": Fraction(2), "年": Fraction(1),
}  # fmt: skip
_PERIOD = "|".join(sorted(_PERIODS, key=len, reverse=True))
_TIMES = rf"(?P<{{}}>{_NUMERAL}+)(?:次|回|遍|趟)"
_OFTEN = (
    re.compile(
        rf"(?:每个?|一)(?P<n>{_NUMERAL}{{0,2}})(?P<p>{_PERIOD})(?P<gap>[^，,。；;0-9]{{0,16}}?){_TIMES.format('t')}"
    ),
    re.compile(rf"(?<![去今前上本明当])(?P<n>{_NUMERAL}{{0,2}})(?P<p>{_PERIOD})(?P<gap>[^，,。；;0-9]{{0,4}}?)(?P<t>一)(?:次|回|遍|趟|开|评|练|查|训)"),
    re.compile(rf"(?:每|按|逐)个?(?P<n>{_NUMERAL}{{0,2}})(?P<p>季度|个?月|周|年|半年|学期)(?P<gap>)(?P<t>)"),
)  # fmt: skip


def frequency(text: str) -> tuple[Fraction, re.Match[str]] | None:
    """How often in a year a text says that something is done, and the words that say so."""
    for words in _OFTEN:
        found = words.search(text)
        if found is None:
            continue
        number = parse_number(found["n"]) if found["n"] else Fraction(1)
        times = parse_number(found["t"]) if found["t"] else Fraction(1)
        if number and times:
            return times * _PERIODS[found["p"]] / number, found
    return None


def of_a_frequency(text: str, figure: TextFigure) -> bool:
    """Whether a figure is part of how often something is done."""
    often = frequency(text)
    if often is None:
        return False
    start, end = often[1].span()
    return start <= figure.span.start < end


def wrong_frequency(statement: str, sentence: str) -> bool:
    """Whether a clause says how often, and the statement another number; at least as often is enough where asked so."""
    stated, held = frequency(plain(statement)), frequency(fold(sentence).text)
    if stated is None or held is None or stated[0] == held[0]:
        return False
    return not (_ENOUGH.search(statement) and stated[0] >= held[0])
