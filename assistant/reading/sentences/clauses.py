"""The clauses of a question, with the people who come or go in each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.reading.sentences.told import sizes_in, span_of
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

ROLE = re.compile(r"(?:专职)?保安员?(?!公司)|(?:专兼职|专职|兼职)?(?:治安)?保卫(?:人员|干部)?|门卫|安保")
"""Those who do the job."""
IN_PLACE = re.compile(r"(?:现有|在岗|已有|配了|聘了|请了)(?:[0-9]{1,2}|[一两二三四五六七八九十])(?:个|名|位)")
"""现有3个，还有1个没算进去: those in place, in a turn that names no size."""
_CLAUSE = re.compile(r"[^，。；？！（）]+")
FEW = (
    r"(?<![0-9.,第同零〇一二两三四五六七八九十百千万])(?P<n>1?[1-9]|10|十?[一二三四五六七八九]|[两十俩仨])(?![0-9])"
    r"(?:个人|个|名|位|人|(?<=[俩仨]))(?!以|月|星期|小时|大?门|厂|单位|园区|班)"
)
"""A few people, by their number."""
_FEW = re.compile(FEW)
_SOMEBODY = re.compile(
    "有个新来的|有个?人|有个(?:名字|员工|职工|老员工|新人|同事|孩子|学生|老师|护士|医生|司机|工人)|(?:离职|走|退休|调走|辞职)了?的?那[个位]|[来走招辞退调]了个(?!把)|"
    "[一1](?:张|条|块|行|份)(?=作废|是空|是重|重复|补)|(?:来|走|招|退|调|进)的那个|那个人|(?:走|退休|离职|上岗|入职|报到|到岗|来|进来)的(?:老|小)[王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林](?![一-鿿]?厂)"
)


Puts = dict[tuple[int, int], str]
"""Words to put at stretches of a text."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a question between two marks."""

    start: int
    end: int
    text: str

    @property
    def few(self) -> int | None:
        """How many people it tells of, where it tells of a few."""
        if (match := _FEW.search(self.text)) is not None:
            value = number_value(match["n"])
            return None if value is None else int(value)
        return 1 if _SOMEBODY.search(self.text) else None

    @property
    def sizes(self) -> set[Fraction]:
        """The sizes that it tells."""
        return {value for _, value in sizes_in(self.text)}

    @property
    def size(self) -> int | None:
        """The one size that it tells."""
        sizes = self.sizes
        return int(sizes.pop()) if len(sizes) == 1 else None

    @property
    def lead(self) -> Clause:
        """Its words in front of the first size that it tells, as a clause."""
        return replace(self, text=self.text[: sizes_in(self.text)[0][0]])

    @property
    def sign(self) -> int:
        """+1 where somebody comes, -1 where somebody leaves, as its first such word says; 0 where nobody does."""
        found = {sign: self.find("events", name) for name, sign in (("comes", 1), ("leaves", -1))}
        places = {match.start(): sign for sign, match in found.items() if match is not None}
        return places[min(places)] if places else 0

    def find(self, file: str, name: str) -> re.Match[str] | None:
        """Where its words are of a row of a data file."""
        return load_patterns(file)[name].pattern.search(self.text)

    def says(self, name: str) -> bool:
        """Whether its words are of a row of `data/events.toml`."""
        return self.find("events", name) is not None


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a question in their order."""
    return [Clause(match.start(), match.end(), match[0]) for match in _CLAUSE.finditer(text)]


def after_staff(clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause goes on from those who do the job, told by their number: 保安现有4个，月底走1个."""
    for clause in reversed(clauses[:index]):
        if clause.sizes:
            return False
        if clause.few is not None and ROLE.search(clause.text):
            return True
    return False


def with_role(bare: str, text: str) -> str:
    """A question without some of its clauses, with the role that only they named."""
    role = None if ROLE.search(bare) else ROLE.search(text)
    return bare if role is None else f"{bare}，{role[0]}"


def without(text: str, clauses: Sequence[Clause], instead: str = "", puts: Puts | None = None) -> str:
    """The text without some of its clauses and without the marks that parted them off.

    Args:
        text: the text.
        clauses: the clauses of it to leave out.
        instead: what to say in the place of the first of them.
        puts: what to put at other stretches of the text.
    """
    first = min((clause.start for clause in clauses), default=0)
    changes = {(clause.start, clause.end): instead if clause.start == first else "" for clause in clauses}
    for (low, high), words in sorted({**(puts or {}), **changes}.items(), reverse=True):
        text = f"{text[:low]}{words}{text[high:]}"
    text = re.sub("（[，。；]*）", "", text)
    return re.sub("^[，；。]+|(?<=[，；。？！])，+|，+(?=[。；？！）]|$)", "", text)


def resizing(text: str, size: Fraction | int, step: int, within: Clause | None = None) -> Puts:
    """What raises or lowers a size wherever a text, or one of its clauses, tells it."""
    low, high = (within.start, within.end) if within else (0, len(text))
    told = [at for at, value in sizes_in(text) if value == size and low <= at < high] if step else []
    puts: Puts = {}
    for at in told:
        low, high = span_of(text, at)
        entries = _ENTRIES.match(text, high)
        puts[low, entries.end() if entries else high] = f"{size + step}{'人' if entries else ''}"
    return puts


_ENTRIES = re.compile("行|条|个?账号|个号|张(?:工牌|卡)|块(?:工牌)?")
"""What stands for a person in a list."""


def resized(text: str, size: Fraction | int, step: int) -> str:
    """The text with every telling of a size raised or lowered."""
    for (low, high), words in sorted(resizing(text, size, step).items(), reverse=True):
        text = f"{text[:low]}{words}{text[high:]}"
    return text
