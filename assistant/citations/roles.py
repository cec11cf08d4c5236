"""Does a clause have the figure that a text gives for it, and in that role?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant.citations.claims import DATE, Claim
from corpus.vocabulary import Comparator

_PERSONAL = re.compile(r"个人|责任人|负责人|主管人员|(?<!工作)(?<!嫌疑)人员|员工|职工|董事|经理|本人|当事人")
_CORPORATE = re.compile(r"单位|企业|公司|机构|法人|学校|医院|经营者")
_ANYONE = re.compile(f"{_PERSONAL.pattern}|{_CORPORATE.pattern}")
_PERIOD = re.compile(r"[每一]个?(半年|季度?|年|月|周|日|天|学期)[^每]{0,14}$")
_PENALTY = re.compile(r"罚款|拘留")
_PENAL = frozenset({"元", "日"})
_REVERSED = re.compile(
    r"不得|不能|不可|不予|禁止|违反|违法|违规|不符|处罚|罚款|整改|责令|不合格|不达标|无权|不准|否则|才|方可"
)
_PAIR_NOISE = re.compile(r"[\s0-9，,。；;、（）()“”\"'‘’：:%‰％]|[一二三四五六七八九十百千万两]")
_FAR = 5
_FAR_SHARE = 0.6
_MARGIN = 0.7
_MARGIN_CONDITION = 2.0
_SEGMENT_START = re.compile(r"[。；;！？!?\n]")
_LAID_ON = re.compile(r"(?:并|[，,；;]|^)(?:可以)?(?:由公安机关)?对([^，。；]{0,40})[，,]?(?:可以|并)*处")
_SAME_CONDUCT = re.compile(r"\s*(?:个人|单位)有前款")
_GRAVE = re.compile(r"情节(?:特别|较)?严重|严重后果|后果(?:特别)?严重|情节恶劣")
_OWN_CONDITION = re.compile(r"[^，。；]{2,}的[，,](?:由[^，。；]{2,8})?(?:可以?|并|应当|将|予以)*(?:处|罚)以?$")


def agrees(claim: Claim, figure: Claim) -> bool:
    """Whether a claim says what a clause's figure says: value, unit, and a bound that does not contradict."""
    if claim.unit != figure.unit:
        return False
    if claim.unit == "次" and _periods_differ(claim, figure):
        return False
    if claim.unit == DATE:
        return _same_day(claim, figure)
    if claim.upper is not None:
        return (claim.value, claim.upper) == (figure.value, figure.upper)
    if figure.upper is not None:
        ends = {Comparator.AT_LEAST: {figure.value}, Comparator.AT_MOST: {figure.upper}}
        return claim.value in ends.get(claim.comparator, {figure.value, figure.upper})
    return claim.value == figure.value and _bounds_agree(claim, figure)


def _periods_differ(claim: Claim, figure: Claim) -> bool:
    """Whether one is so many times a year and the other so many times in another period."""
    theirs, ours = (
        _PERIOD.search(c.lead + re.split("[0-9０-９一二两三四五六七八九十]", c.text)[0]) for c in (claim, figure)
    )
    return theirs is not None and ours is not None and theirs[1].rstrip("度") != ours[1].rstrip("度")


def _same_day(claim: Claim, figure: Claim) -> bool:
    """The same day, or the same month or year where no more is said."""
    ours, theirs = int(figure.value), int(claim.value)
    if theirs % 10000 == 0:
        return ours // 10000 == theirs // 10000
    return ours // 100 == theirs // 100 if theirs % 100 == 0 else ours == theirs


def _bounds_agree(claim: Claim, figure: Claim) -> bool:
    if Comparator.EQUAL in (claim.comparator, figure.comparator) or claim.comparator is figure.comparator:
        return True
    complementary = claim.strict != figure.strict
    return complementary and bool(_REVERSED.search(claim.segment))


def in_right_role(claim: Claim, figures: Iterable[Claim]) -> bool:
    """Whether one of a clause's figures says the same of the same subject.

    Args:
        claim: the figure as the text gives it.
        figures: all figures of the clause.
    """
    figures = tuple(figures)
    agreeing = [figure for figure in figures if agrees(claim, figure)]
    if not agreeing or _for_others(claim, agreeing, figures):
        return False
    others = [f for f in figures if f.unit == claim.unit and f.key != claim.key and not agrees(claim, f)]
    rivals = [figure for figure in others if claim.is_condition or not figure.is_condition]
    if claim.unit in _PENAL:
        party = _party_of_claim(claim)
        parties = {figure.span: _party_of_figure(figure, figures) for figure in (*agreeing, *others)}
        if _other_tier(claim, agreeing, others):
            return False
        if party is not None and party in parties.values():
            if party not in (parties[figure.span] for figure in agreeing):
                return False
            rivals = [figure for figure in rivals if parties[figure.span] == party]
    if not rivals or any(f.is_condition and f.comparator is claim.comparator for f in agreeing):
        return True
    weights = Counter(pair for figure in (*agreeing, *rivals) for pair in _pairs(figure.about))
    subjects = Counter(pair for figure in (*agreeing, *rivals) for pair in _pairs(_before(figure)))
    best = max(_closeness(claim, figure, weights, subjects) for figure in agreeing)
    rival = max(_closeness(claim, figure, weights, subjects) for figure in rivals)
    return rival < best + (_MARGIN_CONDITION if claim.is_condition else _MARGIN)


def lies_within(claim: Claim, figures: Iterable[Claim]) -> bool:
    """Whether an amount or a term lies between the bounds that one of a clause's figures sets for a penalty."""
    for figure in figures:
        if figure.unit != claim.unit or claim.unit not in _PENAL or not _PENALTY.search(figure.about + figure.segment):
            continue
        low = figure.value if figure.comparator is not Comparator.AT_MOST else 0
        high = figure.upper if figure.upper is not None else figure.value
        if low <= claim.value <= high and figure.comparator in (Comparator.RANGE, Comparator.AT_MOST):
            return True
    return False


def _for_others(claim: Claim, agreeing: list[Claim], figures: tuple[Claim, ...]) -> bool:
    """Whether the clause gives this figure under another condition (200人以上的) than the text does."""
    if claim.condition is None or claim.is_condition:
        return False
    unit = claim.condition[2]
    if any(f.condition is None or f.condition[2] != unit or f.condition == claim.condition for f in agreeing):
        return False
    return any(figure.condition == claim.condition for figure in figures)


def _party_of_figure(figure: Claim, figures: tuple[Claim, ...]) -> str | None:
    """On whom a clause's fine is laid: who is named right before it, else the subject of its paragraph.

    A paragraph that names nobody beside one that begins 单位有前款规定行为 is about persons, and the other way round.
    """
    own = _party(figure.about)
    if own is None and (named := _LAID_ON.findall(_SEGMENT_START.split(figure.lead)[-1])):
        own = _party(named[-1])
    if own is None:
        first = _ANYONE.search(figure.subject)
        own = _party(first[0]) if first else None
    if own is not None:
        return own
    for other in figures:
        if _SAME_CONDUCT.match(other.subject):
            return "unit" if _PERSONAL.match(other.subject) else "person"
    return None


def _party_of_claim(claim: Claim) -> str | None:
    """On whom the text says that a fine is laid."""
    if own := _party(claim.about):
        return own
    if named := _LAID_ON.findall(claim.since):
        return _party(named[-1])
    first = _ANYONE.search(claim.since)
    return _party(first[0]) if first else _last_party(_SEGMENT_START.split(claim.lead)[-1])


def _party(words: str) -> str | None:
    """Who is meant by the words around a figure: a person goes before the unit (单位负责人)."""
    if _PERSONAL.search(words):
        return "person"
    return "unit" if _CORPORATE.search(words) else None


def _last_party(words: str) -> str | None:
    named = [match[0] for match in _ANYONE.finditer(words)]
    return _party(named[-1]) if named else None


def _other_tier(claim: Claim, agreeing: list[Claim], others: list[Claim]) -> bool:
    """Whether a fine for grave cases is given for plain ones, or the other way round."""
    theirs = _SEGMENT_START.split(claim.lead)[-1]
    grave = bool(_GRAVE.search(theirs))
    if not grave and not _OWN_CONDITION.search(theirs):
        return False
    tiers = [bool(_GRAVE.search(_SEGMENT_START.split(figure.lead)[-1])) for figure in agreeing]
    if grave in tiers:
        return False
    return any(bool(_GRAVE.search(_SEGMENT_START.split(figure.lead)[-1])) is grave for figure in others)


def _pairs(words: str) -> set[str]:
    plain = _PAIR_NOISE.sub(" ", words)
    return {plain[i : i + 2] for i in range(len(plain) - 1) if " " not in plain[i : i + 2]}


def _before(figure: Claim) -> str:
    """What leads to a figure: the words of its segment before it, and the beginning of its line."""
    return _SEGMENT_START.split(figure.lead)[-1] + " " + figure.subject


def _closeness(claim: Claim, figure: Claim, weights: Counter[str], subjects: Counter[str]) -> float:
    """How far the words around two figures are the same; words around every figure of the clause count little."""
    near = _pairs(claim.about) & _pairs(figure.about)
    far = (_pairs(claim.since) & _pairs(_before(figure))) - near
    score = sum(1.0 / weights[pair] for pair in near) + _FAR_SHARE * sum(1.0 / subjects[pair] for pair in far)
    if claim.condition is not None and figure.condition is not None and claim.condition[2] == figure.condition[2]:
        score += _FAR if claim.condition == figure.condition else -_FAR
    return score
