"""A question that states something and asks for a nod: is that what the clause says (DOMAIN §5)?

Only what can be decided from the words is decided: a figure, a date, the standing of the draft, a permission where
the clause forbids, a release where the clause obliges. Everything else gets the clause and no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.contradiction import contradicts
from assistant.answering.extract import Extract
from assistant.answering.quantities import is_once_in_a_period, with_whole_dates
from assistant.answering.verdict import is_for_others
from assistant.asked import Asked
from corpus.figures import TextFigure, find_figures
from corpus.normalize import fold
from corpus.vocabulary import Comparator

_NOD = re.compile(
    r"(?:对吧|对吗|对不对|是吧|是吗|没错吧|吧|写着呢|就行了?|就够了?)[?？。!！]*$"
    r"|(?:right|correct|true)\s*\?*$|^is it true",
    re.IGNORECASE,
)
_STATES = re.compile(r"(?:规定|要求|里写了?|写的|写了|写着|说)")
_OF_A_TEXT = re.compile(r"(?:条例|法|意见|稿|文件|规定里|第.{1,4}条)[^，。]{0,6}(?:规定|要求|写|说|允许)")
_ASKS = re.compile(
    r"多少|几[个次天日年岁名人回万千]|多久|谁|哪|什么|啥|咋|怎么|怎样|如何|能不能|可不可以|要不要|是否|是不是|有没有|该不该|行不行|还是"
    r"|[吗么没][?？。]*$|[?？].|真的"
)
_LONGEST_STATEMENT = 45
"""A longer question tells a story; what is stated in it is not what is asked."""
_IN_FORCE = re.compile(r"生效|施行了|正式(?:文件|实施|施行|印发)|强制(?:力|执行|性)|有效力|法律效力|in force|binding")
_MONEY = re.compile(
    r"(?:罚款?|资本|资金|赔|交)[^0-9零一二三四五六七八九十两百千，。]{0,4}[0-9零一二三四五六七八九十两百千.]+[万千百](?![元人名万亿])"
)
_TENTHS = re.compile(r"([一二三四五六七八九])成")
_DATE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")
_DENIES = re.compile(r"无收到|未收到")
_TEXT = re.compile(r"[稿文]里|征求意见稿|(?:广州|辽宁)的?(?:[^，。]{0,4}意见|稿|文件)|写着|写的|写了|里写")
_SAYS_NONE = re.compile(r"没有?收到|未收到|无收到|没人提|无人提")
_OWN = re.compile(r"[我咱他她]|过了|本单位|本公司|本厂|本校|本院|[厂校司院店]里?有|今年")
_WITHIN = re.compile(r"够|就行|可以|能|符合|没问题|合格|达标|不违")
_HIGHEST = re.compile(r"最高|最多|顶格|封顶|上限")
_PERSON = re.compile(r"个人|责任人|负责人|员工")
_OF_PERSONS = re.compile(r"责任人|负责人|主管人员|个人")
_NOT_IN_FORCE = re.compile(
    r"没有?(?:正式)?(?:生效|施行|实施|印发)|未(?:正式)?(?:生效|施行|实施)|不是正式|只是(?:个|一个|一份)?征求"
)


def states_something(asked: Asked) -> bool:
    """Whether a question states something for a nod, instead of asking an open question."""
    if len(asked.text) > _LONGEST_STATEMENT and asked.language != "en":
        return False
    nod = _NOD.search(asked.text)
    said = asked.text[: nod.start()] if nod else asked.text
    if nod:
        return asked.language == "en" or not _ASKS.search(said)
    return bool(_OF_A_TEXT.search(asked.raw)) and not _ASKS.search(said)


def about_a_text(asked: Asked) -> bool:
    """Whether a question states what a text says (广州稿写的吧), instead of asking for a unit of the asker's."""
    return bool(_TEXT.search(asked.text)) and states_something(asked) and not _OWN.search(asked.text)


def speaks_of_own(asked: Asked) -> bool:
    """Whether a question speaks of the asker's own unit."""
    return bool(_OWN.search(asked.text))


def stated_figures(asked: Asked) -> tuple[TextFigure, ...]:
    """The figures that a question states; money named without 元 (罚5万) and 三成 are read as what they mean."""
    text = with_whole_dates(_MONEY.sub(r"\g<0>元", asked.text))
    text = _TENTHS.sub(r"百分之\g<1>十", text)
    return tuple(figure for figure in find_figures(text) if not is_once_in_a_period(text, figure))


def shares_figure(asked: Asked, quote: str) -> bool:
    """Whether one of the figures that a question states is one of a clause's."""
    held = {(figure.value, figure.unit) for figure in find_figures(quote)}
    return any((figure.value, figure.unit) in held for figure in stated_figures(asked))


def stated_units(asked: Asked) -> frozenset[str]:
    """Units of the figures that a question states."""
    return frozenset(figure.unit for figure in stated_figures(asked))


def asks_standing(asked: Asked) -> bool:
    """Whether a question is about a text's being in force."""
    return bool(_IN_FORCE.search(asked.text))


def says_not_in_force(asked: Asked) -> bool:
    """Whether a question states that a text is not in force."""
    return bool(_NOT_IN_FORCE.search(asked.text))


def has_figure(found: Extract, units: frozenset[str]) -> bool:
    """Whether a clause states a figure of one of some units."""
    return any(figure.unit in units for figure in find_figures(found.quote))


def contradicted(asked: Asked, found: Extract, body: str) -> bool | None:
    """Whether the clause contradicts what a question states.

    Args:
        asked: the question.
        found: what the clause says to it.
        body: the clause's words, whole.

    Returns:
        True where it does, False where it confirms it, None where the words do not decide.
    """
    if is_for_others(asked, found):
        return None
    for verdict in (_figures(asked, found), _dates(asked, found)):
        if verdict is not None:
            return verdict
    if _DENIES.search(found.statement) and not _SAYS_NONE.search(asked.text):
        return True
    return (
        True if contradicts(asked.text, found, body, named=asked.region is not None or _names_a_text(asked)) else None
    )


def _names_a_text(asked: Asked) -> bool:
    return asked.raw != asked.text or bool(_STATES.search(asked.text))


def _figures(asked: Asked, found: Extract) -> bool | None:
    """Figures stated against the clause's figures of the same unit; None where none is stated, or nothing decides."""
    stated = stated_figures(asked)
    if not stated or _OWN.search(asked.text):
        return None
    held = _meant(asked, found)
    same_unit = [figure for figure in stated if any(figure.unit == other.unit for other in held)]
    if not same_unit:
        return True if _names_a_text(asked) else None
    if _framed_otherwise(asked.text, found.quote, same_unit):
        return True
    if all(any(_same(figure, other, bool(_HIGHEST.search(asked.text))) for other in held) for figure in same_unit):
        return False
    if _WITHIN.search(asked.text) and all(_keeps_within(figure, held) for figure in same_unit):
        return None
    return True


def _meant(asked: Asked, found: Extract) -> tuple[TextFigure, ...]:
    """The clause's figures; where the question speaks of persons, those of the pieces that speak of persons."""
    held = find_figures(found.quote)
    if not _PERSON.search(asked.text) or "单位" in asked.text.replace("单位不", ""):
        return held
    own = tuple(
        figure
        for piece in re.split("[，,；;。]", found.quote)
        if _OF_PERSONS.search(piece)
        for figure in find_figures(piece)
    )
    return own if any(figure.unit == "元" for figure in own) else held


def _framed_otherwise(stated: str, held: str, figures: Sequence[TextFigure]) -> bool:
    """Whether a figure's own neighbours (每增加…名学生) stand in the clause with another number only."""
    text = fold(stated).text
    for figure in find_figures(text):
        if all(figure.value != other.value or figure.unit != other.unit for other in figures):
            continue
        before, after = text[max(0, figure.span.start - 2) : figure.span.start], text[figure.span.end :][:2]
        if len(before) < 2 or len(after) < 2:
            continue
        clause = fold(held).text
        alike = [
            other
            for other in find_figures(clause)
            if other.unit == figure.unit
            and clause[: other.span.start].endswith(before)
            and clause[other.span.end :].startswith(after)
        ]
        if alike and all(not _same(figure, other, False) for other in alike):
            return True
    return False


def _keeps_within(stated: TextFigure, held: Sequence[TextFigure]) -> bool:
    """Whether a figure is the clause's or keeps to its bound: 60日 where at least 30日 are asked for.

    Where a clause has both kinds of bounds, the upper ones are the cases that it tells apart (200人以下的).
    """
    same = [figure for figure in held if figure.unit == stated.unit and figure.upper is None]
    if any(stated.value == figure.value for figure in same):
        return True
    least = [figure for figure in same if figure.comparator is Comparator.AT_LEAST]
    if least:
        return any(stated.value >= figure.value for figure in least)
    return any(stated.value <= figure.value for figure in same if figure.comparator is Comparator.AT_MOST)


def _same(stated: TextFigure, held: TextFigure, highest: bool) -> bool:
    bounds = {held.value, held.upper} - {None} if not highest else {held.upper or held.value}
    return stated.unit == held.unit and stated.value in bounds


def _dates(asked: Asked, found: Extract) -> bool | None:
    stated = _DATE.findall(with_whole_dates(fold(asked.text).text))
    held = _DATE.findall(fold(found.quote).text)
    if not stated or not held:
        return None
    return not any(date.startswith(other) or other.startswith(date) for date in held for other in stated)
