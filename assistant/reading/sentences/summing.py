"""The sizes of a question as one: the only one, or those of the parts that make up a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.reading.sentences.told import COUNT, sizes_in
from assistant.reading.words.patterns import load_patterns

_MARKS = "[，。；：！？、（）]"
_KEPT = re.compile("公司|单位|企业|重点|保卫|保安|工厂|商场|酒店|集团|我们|厂里|问")
_WHOLE = re.compile("一共|总共|合计|共计|总计|总数|总人数|加起来|合起来|全厂|全公司|凑")
_OTHER_TIMES = re.compile(
    "现在|目前|实际|实有|去年|今年|原来|本来|编制|在册|上个?月|上周|以前|隔壁|对面|兄弟|大厂|小厂|甲|乙"
)
_EACH = re.compile("(?:各|每|平均)[^，。；0-9]{0,4}$")
_LEFT_OUT = re.compile("(?:里|中)?(?:(?:没有?|不|未)(?:算|含|包括|计)[^，。；？！0-9]{0,6}(?=[，。；]))?")
"""2500名员工没算局长: who is in the number that takes its place."""
_AGAIN = re.compile("(?:这|那|在|其|为|是|共|按|满|到|过|够|才|人数|总数)[^，。；]{0,3}$")
"""在这1500人里: the same size once more, and no other part that is as large."""
_MOST, _SMALL = 8, 99


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of a question.

    Attributes:
        text: the question.
        places: where each is told.
        values: one of each part; a single one where the unit has but one size.
        small: where numbers stand that are too small beside them to be sizes of their own.
    """

    text: str
    places: tuple[int, ...]
    values: tuple[Fraction, ...]
    small: tuple[int, ...] = ()

    @property
    def of_part(self) -> bool:
        """Whether the size is of people beside whom there are others: 工人1000名."""
        return len(self.values) > 1 or any(self._says_part(at) for at in self.places)

    def _says_part(self, at: int) -> bool:
        match = COUNT.match(self.text, at)
        behind = self.text[match.end() :] if match else ""
        lead = re.split(_MARKS, self.text[:at])[-1]
        rows = load_patterns("parties")
        noun = re.match(rf"的?(?:女|男|正式)?{rows['led'].piece}", behind)
        return rows["part"].pattern.search(lead) is not None or noun is not None

    def inside(self, start: int, end: int) -> bool:
        """Whether one of them is told in a stretch of the question."""
        return any(start <= at < end for at in self.places)

    def changed(self, by: int, gone: list[tuple[int, int]]) -> str:
        """The question with so many more or fewer, and without some of its stretches."""
        if any(not any(start <= at < end for start, end in gone) for at in self.small):
            return self.text
        cuts = dict.fromkeys(gone, "")
        if not self.values:
            return self._turned(by, gone)
        if len(self.values) > 1 or by:
            cuts |= self._as_one(sum(self.values, Fraction(by)))
        text = self.text
        for (start, end), new in sorted(cuts.items(), reverse=True):
            text = text[:start] + new + text[end:]
        text = re.sub("（[，。；]*）", "", re.sub("[，；、][，；、]+", "，", text))
        return re.sub("^[，；。、]+|(?<=[，。；？！：])[，、]+|[，、]+(?=[。；？！）]|$)", "", text)

    def _turned(self, by: int, gone: list[tuple[int, int]]) -> str:
        """A turn without a size: so many come or go, or it is as it was."""
        said = f"再来{by}人" if by > 0 else f"走了{-by}人" if by else "还是这些人"
        first, last = min(gone)[0], max(gone)[1]
        return f"{self.text[:first]}{said}{self.text[last:]}"

    def _as_one(self, total: Fraction) -> dict[tuple[int, int], str]:
        """The parts as one size; the first gives way to it with its label, the others and who they are fall away."""
        cuts: dict[tuple[int, int], str] = {}
        for at in self.places:
            match = COUNT.match(self.text, at)
            assert match is not None
            label = re.split(_MARKS, self.text[max((end for _, end in cuts), default=0) : at])[-1]
            noun = load_patterns("parties")["led"].pattern.match(self.text, match.end())
            left_out = _LEFT_OUT.match(self.text, noun.end() if noun else match.end())
            start = at - (_length_of_part(label) if _KEPT.search(label) else len(label))
            cuts[start, left_out.end() if left_out else match.end()] = "" if cuts else f"总人数{total}人"
        return cuts


def _length_of_part(label: str) -> int:
    """服装公司正式工: how long the name of a part is at the end of the words in front of its number."""
    parts = load_patterns("parties")["part"].pattern.finditer(label)
    return max((len(label) - part.start() for part in parts if part.end() == len(label)), default=0)


def sizes_of(text: str) -> Sizes | None:
    """The sizes of a question, none in a turn that goes on; None where nothing tells that several are of one unit."""
    found = sizes_in(text)
    most = max((value for _, value in found), default=Fraction(0))
    small = tuple(at for at, value in found if value <= _SMALL and 10 * value <= most)
    places = tuple(at for at, _ in found if at not in small)
    values = tuple(value for at, value in found if at not in small)
    if not found and not re.search("[0-9百千万]{2}", text):
        return Sizes(text, (), ())
    if not places or len(places) > _MOST or any(_EACH.search(text[:at]) for at in places):
        return None
    parts = are_parts(text, places)
    if len(set(values)) == 1 and not parts and all(_AGAIN.search(text[:at]) for at in places[1:]):
        return Sizes(text, places, values[:1], small)
    if parts and _WHOLE.search(text[: places[-1]]) is None:
        return Sizes(text, places, values, small)
    return None


def are_parts(text: str, places: tuple[int, ...]) -> bool:
    """Whether each size has a name in front and nothing behind: 车间名单1000人，办公室名单501人."""
    if len(places) < 2:
        return False
    for at in places:
        match = COUNT.match(text, at)
        lead = re.split(_MARKS, text[:at])[-1]
        if match is None or not re.search("[一-鿿a-z]{1,10}$", lead) or _OTHER_TIMES.search(lead):
            return False
        behind = text[match.end() :]
        if behind and not re.match("[，。；、（）和与跟及加]|[一-鿿]{1,4}[0-9]|员工|职工|工人", behind):
            return False
    return True
