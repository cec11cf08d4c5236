"""Parts of a unit told by one that the others are like: 一半人在楼上一半在楼下，楼上1000人; 前楼1000人，后楼同样多."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.clauses import Clause, clauses_of, without
from assistant.reading.sentences.told import COUNT, NUMBER, sizes_in
from assistant.reading.words.values import number_value

_HALVES = re.compile("一半(?:的?人)?[^，。；0-9]{0,8}[，、]?(?:另)?(?:外)?一半|(?:各|对)(?:占)?(?:一)?半|一半对一半")
_ALIKE = re.compile(
    "(?:人数)?(?:都|也|正好|刚好|完全)*(?:相同|相等|一样多|同样多|一般多|一样|持平|也是这个数|也这么多)的?$"
)
_OTHERS = re.compile(
    "隔壁|对面|兄弟|去年|前年|往年|上个?[月周]|昨天|别的|别家|他们|同行|客户|分公司|子公司|集团|床|寄宿|住校|师生|学生|学校|校区|医院|院区|各几|各要|各配|分别"
)
_WHOLE = re.compile("公司|单位|企业|全厂|我们|一共|总共|合计|总人数|总数|编制|共|其中")
_LEAST = 20
_PLACE = "(?:部门|车间|班组|生产线|厂区|园区|门店|分店|车队|班|组|部|店|楼|层|区|院|仓库|厂房|基地|项目部)"


def alike_told(text: str) -> str:
    """The question with such parts written out: the whole of two halves, each part with its number."""
    if _OTHERS.search(text):
        return text
    return _doubled(_other_one().sub(_two, _named_alike().sub(_each, text)))


def _doubled(text: str) -> str:
    """The one size as the half that it is of."""
    sizes = sizes_in(text)
    clauses = clauses_of(text)
    said = [c for c in clauses if _says_alike(c) and not c.sizes]
    told = [c for c in clauses if c.sizes]
    if len(sizes) != 1 or len(said) not in (1, 2) or len(told) != 1:
        return text
    at, size = sizes[0]
    lead = text[told[0].start : at]
    words = "".join(clause.text for clause in said)
    if _WHOLE.search(lead) or not _shared(lead, words):
        return text
    number = COUNT.match(text, at)
    end = number.end() if number else at
    whole = without(text, [c for c in said if "保卫" not in c.text], puts={(told[0].start, end): f"总人数{2 * size}人"})
    return whole if size >= _LEAST else text


def _says_alike(clause: Clause) -> bool:
    return _HALVES.search(clause.text) is not None or (
        _ALIKE.search(clause.text) is not None or re.search("^一半|一半$|另一半|一半人", clause.text) is not None
    )


def _shared(lead: str, words: str) -> bool:
    """Whether the part that has the number is one of those that are alike."""
    pairs = {lead[i : i + 2] for i in range(len(lead) - 1)}
    places = set(re.findall("[楼层班区组部店线男女]", lead))
    return any(pair in words for pair in pairs) or any(place in words for place in places)


@cache
def _named_alike() -> re.Pattern[str]:
    """一部二部三部都是500人."""
    one = rf"(?:[一二三四五六七八东西南北前后左右中早晚白夜甲乙丙丁1-8a-d]号?{_PLACE})"
    return re.compile(
        rf"(?P<parts>{one}(?:[、和与跟及]?{one})+)(?:两个|三个|四个)?(?:人数)?(?:都|各|均|全)(?:是|有|为)?(?P<m>{NUMBER})(?:个人|名|人)?"
    )


def _each(match: re.Match[str]) -> str:
    parts = re.findall(rf"[一二三四五六七八东西南北前后左右中早晚白夜甲乙丙丁1-8a-d]号?{_PLACE}", match["parts"])
    return "，".join(f"{part}{match['m']}人" for part in parts)


@cache
def _other_one() -> re.Pattern[str]:
    """两个车间，一个1000人，另一个比它少一人."""
    return re.compile(
        rf"(?:两|2|二)个(?P<p>{_PLACE})[，：]?(?:其中)?一个(?:是|有)?(?P<m>{NUMBER})(?:个人|名|人)?[，；]另(?:外)?一个(?:{_PLACE})?"
        rf"(?:比(?:它|这个|那个|前一个|第一个))?(?:(?P<more>多|少)(?:它|了)?(?P<n>[1-9][0-9]?|[一两二三四五六七八九十俩])(?:个人|个|名|人)?|(?:也|和它|跟它)*(?P<same>一样多?|同样多|也是这么多))"
    )


def _two(match: re.Match[str]) -> str:
    one, step = number_value(match["m"]), number_value(match["n"] or "一")
    if one is None or step is None:
        return match[0]
    other = one if match["same"] else one + step if match["more"] == "多" else one - step
    return f"一{match['p']}{one}人，二{match['p']}{other}人"
