"""A size told by its distance from a round number, or by a line that it touches: 一千五缺一, 卡在1500线上."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.hearsay import asks_largest
from assistant.reading.sentences.told import NUMBER, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_LEAST = 20
"""Fewer are no size of a unit."""
_N = rf"(?<![0-9.,第每零〇一二两三四五六七八九十百千万])(?:{NUMBER})"
_POST = r"(?:编制(?!床)|人头|岗位?|名额|工位|坑|员额|编(?![内外号]))"
_POSTS = (
    r"(?:(?:编制(?!床)|定员|定编|核定(?!床)|核编|额定|核准|名额|岗位|满编|满员|批复|批了|在编|编内|(?:人数|用工)(?=上限|封顶))"
    r"(?:编制|上限|封顶|数|人数|员额|名额|总数)*(?:是|为|有|一共|共|的)*{N}(?:个人|人|名|个|位)?"
    rf"{_POST}?(?:封顶|上限)?|{{N2}}(?:个|名|号)?(?:{_POST}|(?:人)?封顶|(?:人)?顶格))(?:里|上)?"
)
"""A number of posts, whether they are filled or not."""
_IN_ALL = re.compile("合|加|总|共")
"""固定工1300，合同工699，合起来两千差一个: the number of all is told there."""
_PARTS = {
    "posts": _POSTS.replace("{N}", _N).replace("{N2}", _N),
    "post": _POSTS.replace("{N}", _N.replace("(?:", "(?P<m>", 1)).replace("{N2}", _N.replace("(?:", "(?P<m2>", 1)),
    "N": _N.replace("(?:", "(?P<m>", 1),
    "n": r"(?P<n>[1-9](?![0-9])|[一两二三四五六七八九](?![十百千万])|[俩仨])",
    "k": rf"(?P<n>{NUMBER})(?![0-9零〇一二三四五六七八九十百千万])",
    "u": r"(?:个人|名人|人|名|个|位|口)",
    "end": r"(?=[，。；？！）]|的(?!话)|$)(?![，]?(?:就|便|会不会|要不要|还够|行不行|呢|怎么办|或|和))",
    "c": r"[^，。；？！]",
    "d": r"[^，。；？！0-9]",
    "them": r"(?:它们?|他们?|她|人家|那边|那家|对方|隔壁|对门|对面|旁边)(?:家|公司|厂|单位)?",
    "others": (
        r"(?:隔壁|对门|对面|兄弟|旁边|邻居|邻近|附近|友商|同行|人家|别的|别家|另一?家|楼上|楼下|马路对面|"
        r"房东|客户|甲方|朋友|竞争对手|对手|老板另|我?(?:{whose})(?:{person}))"
    ),
    "told": (
        r"(?:去年|上个?月|上周|年初|原计划|计划|预算|标准|号称|报的|上报|账上|账面|花名册|名册|系统|表上|名单|台账)"
        r"(?:上|里|是|的|有|数|招|写|报)*"
    ),
    "really": (
        r"(?:今年|这个?月|本月|本周|现在|目前|实际上?|实有|实招|实|真正|真有|我们|人|员工|职工|人数|结果|其实|可|但|招了?)"
    ),
    "own": r"(?:我们|咱们?|我厂|我司|本公司|本厂|我公司|自家)(?:公司|厂|单位|企业)?",
}


@dataclass(frozen=True, slots=True)
class Distance:
    """A row of `data/distances.toml`.

    Attributes:
        pattern: how the size is told; `m` is the round number, `n` how far from it.
        sign: +1 above it, -1 below it, 0 at it.
        put: what stands for it; {v} is the size, other names are groups.
        examples: texts with what becomes of them.
        others: near texts that stay as they are.
    """

    pattern: re.Pattern[str]
    sign: int
    put: str
    examples: tuple[tuple[str, str], ...]
    others: tuple[str, ...]

    def apply(self, text: str) -> str:
        """The text with the sizes written out that are told so."""
        return self.pattern.sub(self._told, text)

    def _told(self, match: re.Match[str]) -> str:
        clause = re.split("[，。；？！]", match.string[: match.start()])[-1]
        size = self._size(match)
        if size is None or ROLE.search(clause):
            return match[0]
        groups = {name: words or "" for name, words in match.groupdict().items()}
        rest = f"{match.string[: match.start()]}，{match.string[match.end() :]}"
        others = [value for _, value in sizes_in(rest)]
        again = self.sign and (
            size in others or (len(others) > 1 and size == sum(others) and not _IN_ALL.search(clause))
        )
        told = "" if again else self.put.format(**groups, v=size)
        told = told.removesuffix("人") + "张" if told and "床" in clause else told
        role = ROLE.search(match[0])
        return f"{told}，{role[0]}" if role and not ROLE.search(told) else told

    def _size(self, match: re.Match[str]) -> Fraction | None:
        named = {name[0]: words for name, words in match.groupdict().items() if words}
        whole, few = number_value(named["m"]), number_value(named.get("n", "一"))
        if whole is None or few is None or whole.denominator != 1 or whole < _LEAST or few * 4 > whole:
            return None
        return whole + self.sign * few


def distances_told(text: str) -> str:
    """The question with such sizes written out; where the largest size is asked for, it is left as it is."""
    told = text
    for row in load_distances():
        told = row.apply(told)
    if told == text or asks_largest(told):
        return text
    return re.sub("，+(?=[，。；？！）])|^[，。；]+(?:也就是|就是|即)?", "", told)


@cache
def load_distances() -> tuple[Distance, ...]:
    """The rows of the data file, in order."""
    data = tomllib.loads(files("assistant").joinpath("data", "distances.toml").read_text(encoding="utf-8"))
    return tuple(
        Distance(
            re.compile(_filled(row["words"])),
            row["sign"],
            row.get("put", "{v}人"),
            tuple((one, two) for one, two in row["examples"]),
            tuple(row["others"]),
        )
        for row in data["row"]
    )


def _filled(words: str) -> str:
    for name, part in _PARTS.items():
        words = words.replace(f"{{{name}}}", part)
    for name in ("whose", "person"):
        words = words.replace(f"{{{name}}}", load_patterns("bystanders")[name].piece)
    return words
