"""The clauses in a mention: 第三十九条和第四十条第一项、第二项, 第31-34条, （六）3（1）.

A text is read after `corpus.normalize.halve`, so brackets and digits are half width and offsets are the raw ones.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.numerals import parse_integer

_CN = "零〇○一二三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾佰"
_S = r"\s{0,3}"
NUMERAL = rf"(?:[{_CN}](?:{_S}[{_CN}])*+|[0-9](?:\s?[0-9]){{0,3}}+(?!\s?[0-9]))"
"""A number as clauses carry it; spaces and a line break may stand inside a Chinese one."""
_BRACKETED = rf"(?:\({_S}{NUMERAL}{_S}\)|[㈠-㈩⑴-⒇①-⑳]|{NUMERAL})"
_UNIT = (
    r"(?:条(?![件例款约幅目])|款(?![项式待物额])|项(?!目(?!第))|目(?![标录的前击光])"
    r"|章(?!程)|节(?![目点日课约假气能])|分编|编(?![制号辑排写组]))"
)
_SUFFIX = rf"(?:{_S}之{_S}(?P<s>[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}})(?![般些类种部方切律致样]))?"
_LEVEL = re.compile(rf"第{_S}(?P<n>{_BRACKETED}){_S}(?P<u>{_UNIT}){_SUFFIX}")
_UNNUMBERED = re.compile(rf"(?P<n>{_BRACKETED}){_S}(?P<u>{_UNIT}){_SUFFIX}")
_ARABIC = re.compile(rf"{_S}(?P<n>\([0-9]{{1,3}}\)|[0-9]{{1,4}}(?![0-9])){_S}(?P<u>{_UNIT}){_SUFFIX}")
_SPEAKING = re.compile(rf"(?P<n>[{_CN}]{{2,6}}){_S}(?P<u>条){_SUFFIX}(?=第|规定|要求|明确|指出|讲|说|写|:|\"|“|「)")
"""三十二条规定: a clause without its 第, told from a count by what follows."""
_IN_BRACKETS = re.compile(rf"(?P<n>\({_S}{NUMERAL}{_S}\)|[㈠-㈩⑴-⒇]){_S}(?P<u>[项目](?![目标录])){_SUFFIX}")
_JOIN = r"(?:、\s?(?:和|或者|或|以及|及|与)|、|和|或者|或|以及|及|与|并|至|到|-{1,2}|~)"
_FURTHER = rf"(?:{_S}{_JOIN}{_S}第?{_S}{_BRACKETED}|{_S}\({_S}{NUMERAL}{_S}\))"
_SHARED = re.compile(rf"(?P<o>第?){_S}(?P<first>{_BRACKETED})(?P<rest>{_FURTHER}{{1,24}}){_S}[两]?(?P<u>{_UNIT})")
_SHARED_PART = re.compile(rf"(?:(?P<j>{_JOIN}){_S})?第?{_S}(?P<n>{_BRACKETED})")
_IN_BRACKETS_SHARED = re.compile(
    rf"(?P<o>)(?P<first>\({_S}{NUMERAL}{_S}\))(?P<rest>(?:{_S}{_JOIN}?{_S}\({_S}{NUMERAL}{_S}\)){{1,24}}){_S}"
    r"[两三四五六七八九]?(?P<u>[项目])"
)
_FIRST = re.compile(rf"{_S}前(?P<n>[一二两三四五六七八九十]{{1,2}})(?P<u>[款项](?![式待目]))")
_JOINED = re.compile(rf"{_S}(?P<j>{_JOIN}){_S}")
_SPACE = re.compile(_S)
_DOTTED = re.compile(r"(?:第\s?)?(?P<a>[0-9]{1,3})\.(?P<b>[0-9]{1,2})(?:\.(?P<c>[0-9]{1,2}))?(?![0-9.%‰])(?:\s?条)?")
_CLAUSE_MARK = re.compile(
    rf"第?{_S}(?:\({_S}(?P<n>[{_CN}]{{1,3}}){_S}\)|(?P<k>[㈠-㈩])){_S}条?"
    rf"(?:{_S}[.、]?(?P<i>[0-9]{{1,2}})(?![0-9年月日%‰名人次])(?:{_S}项)?(?:{_S}[(](?P<j>[0-9]{{1,2}})[)]|(?P<q>[⑴-⒇]))?)?"
)
_SECTION = re.compile(
    rf"(?:的{_S})?(?:(引言|落款|标题|调查结果)|([一二三四五六七八九十])、?{_S}\(([一二三四五六七八九十])\)(?!{_S}[0-9]))"
)
RANGES = frozenset({"至", "到", "-", "--", "~"})
"""What joins the two ends of a range."""
MOST_STEPS = 200
"""A longer list is read as several mentions."""
FIRST_TO = "前"
"""Joins 1 and N of 本条前N款."""

LEVELS = ("编", "分编", "章", "节", "条", "款", "项", "目")
"""The levels of a law, outermost first."""
_RANK = {unit: rank for rank, unit in enumerate(LEVELS)}
ARTICLE = _RANK["条"]


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered level of a mention.

    Attributes:
        unit: 条, 款, …
        number: its number.
        suffix: 1 for 第N条之一.
        join: what stands before it: empty where it goes on one level deeper, else 、 or 和 or 至 or -.
    """

    unit: str
    number: int
    suffix: int | None = None
    join: str = ""

    @property
    def rank(self) -> int:
        """How deep the level lies."""
        return _RANK[self.unit]


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one mention and where they end; `end` is the start where there are none."""

    steps: tuple[Step, ...]
    end: int


def value(numeral: str) -> int | None:
    """The number that a numeral with or without brackets stands for: (六), ㈥, 第 二十 五."""
    return parse_integer(re.sub(r"[()\s.]", "", unicodedata.normalize("NFKC", numeral)))


def read_steps(text: str, start: int, *, above: int = -1, named: bool = False, bracketed: bool = False) -> Steps:
    """Read the clauses that follow a head.

    Args:
        text: the halved text.
        start: where to begin, white space allowed.
        above: only levels deeper than this rank belong to the head: 本条 takes 款, 项 and 目.
        named: a text is named directly before, so 第 may be left out: 内保条例13条.
        bracketed: the text named numbers its clauses （六） or 6.3.1.
    """
    at = _skip(text, start)
    if bracketed and (found := _marked(text, at)):
        return found
    first = _level(text, at, above) or (_bare_number(text, at, above) if named else None)
    if first is None and above >= ARTICLE:
        first = _first_few(text, at, above)
    if first is None:
        return Steps((), start)
    steps, end = list(first.steps), first.end
    while len(steps) < MOST_STEPS and (further := _next(text, end, steps[-1], above, loose=text[at] != "第")):
        steps += further.steps
        end = further.end
    return Steps(tuple(steps), end)


def read_section(text: str, start: int) -> tuple[str, int] | None:
    """The name of a part that is no clause, directly after a document's name: 一(一), 引言; and where it ends."""
    found = _SECTION.match(text, start)
    if not found:
        return None
    return found[1] or f"{found[2]}({found[3]})", found.end()


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _step(found: re.Match[str], join: str) -> Step | None:
    number = value(found["n"])
    suffix = value(found["s"]) if found["s"] else None
    return None if number is None else Step(found["u"], number, suffix, join)


def _level(text: str, at: int, above: int, join: str = "") -> Steps | None:
    """第N条, or 第十三、十四条 with a shared unit."""
    if found := _LEVEL.match(text, at):
        step = _step(found, join)
        return Steps((step,), found.end()) if step and step.rank > above else None
    if text.startswith("第", at) and (found := _SHARED.match(text, at)):
        return _shared(found, above, join)
    return None


def _shared(found: re.Match[str], above: int, join: str) -> Steps | None:
    numbers = [(join, value(found["first"]))]
    numbers += [(part["j"] or "、", value(part["n"])) for part in _SHARED_PART.finditer(found["rest"])]
    if _RANK[found["u"]] <= above:
        return None
    steps = [Step(found["u"], number, None, mark) for mark, number in numbers if number is not None]
    return Steps(tuple(steps), found.end()) if len(steps) == len(numbers) else None


def _first_few(text: str, at: int, above: int) -> Steps | None:
    """本条前三款: the paragraphs 1 to 3."""
    found = _FIRST.match(text, at)
    count = value(found["n"]) if found else None
    if found is None or count is None or _RANK[found["u"]] <= above:
        return None
    unit = found["u"]
    return Steps((Step(unit, 1), Step(unit, count, None, FIRST_TO)), found.end())


def counted_article(text: str, at: int, total: int | None) -> Steps | None:
    """内保条例十三条 without 第; the text's own number of articles is a count (辽宁意见三十条)."""
    found = _UNNUMBERED.match(text, _skip(text, at))
    step = _step(found, "") if found and found["u"] == "条" else None
    if found is None or step is None or total is None or step.number >= total or len(found["n"]) < 2:
        return None
    steps, end = [step], found.end()
    while further := _next(text, end, steps[-1], -1, loose=False):
        steps += further.steps
        end = further.end
    return Steps(tuple(steps), end)


def _bare_number(text: str, at: int, above: int) -> Steps | None:
    """13条 or 13-15条 directly after a name; a Chinese number there is a count (三十条), unless it then speaks."""
    if (found := _SPEAKING.match(text, at)) and (step := _step(found, "")):
        return Steps((step,), found.end())
    if not text[at : at + 1].isdigit():
        return None
    if (found := _ARABIC.match(text, at)) and found["u"] == "条":
        step = _step(found, "")
        return Steps((step,), found.end()) if step else None
    found = _SHARED.match(text, at)
    return _shared(found, above, "") if found and found["u"] == "条" else None


def _next(text: str, end: int, last: Step, above: int, loose: bool) -> Steps | None:
    """What goes on from `end`: one level deeper, or the next member of a list or range."""
    at = _skip(text, end)
    deeper = _level(text, at, last.rank)
    pattern = _ARABIC if loose else _IN_BRACKETS
    if deeper is None and (found := pattern.match(text, at)):
        step = _step(found, "")
        deeper = Steps((step,), found.end()) if step and step.rank > last.rank else None
    if deeper is None and (found := _IN_BRACKETS_SHARED.match(text, at)):
        deeper = _shared(found, last.rank, "")
    if deeper is None:
        deeper = _first_few(text, at, last.rank)
    if deeper is not None:
        return deeper
    joined = _JOINED.match(text, end)
    if not joined:
        return None
    member = _level(text, joined.end(), above, joined["j"])
    if member is None and (found := _UNNUMBERED.match(text, joined.end())) and found["u"] == last.unit:
        step = _step(found, joined["j"])
        member = Steps((step,), found.end()) if step else None
    return member


def _marked(text: str, at: int) -> Steps | None:
    """（六）, （六）3（1）, 6.3.1 and lists of them, for a text whose clauses are numbered so."""
    steps, end, join = list[Step](), at, ""
    while len(steps) < 60:
        one = _one_mark(text, at, join)
        if one is None:
            break
        steps += one.steps
        end = one.end
        joined = _JOINED.match(text, end)
        if joined is None:
            break
        at, join = joined.end(), joined["j"]
    return Steps(tuple(steps), end) if steps else None


def _one_mark(text: str, at: int, join: str) -> Steps | None:
    if found := _DOTTED.match(text, at):
        parts = [found["a"], found["b"], found["c"]]
    elif found := _CLAUSE_MARK.match(text, at):
        parts = [found["n"] or found["k"], found["i"], found["j"] or found["q"]]
    else:
        return None
    numbers = [value(part) for part in parts if part]
    units = ("条", "项", "目")
    steps = [
        Step(unit, number, None, "" if index else join)
        for index, (unit, number) in enumerate(zip(units, numbers, strict=False))
        if number is not None
    ]
    if len(steps) != len(numbers):
        return None
    end = found.end()
    if (len(steps) == 1 and text[end - 1] == "条") or text[end - 1] == "项":
        deeper = _deeper(text, end, steps[-1])
        return Steps((*steps, *deeper.steps), deeper.end)
    return Steps(tuple(steps), end)


def _deeper(text: str, end: int, last: Step) -> Steps:
    """第3项第（1）目 after 第（六）条, also 第1项和第2项."""
    steps = list[Step]()
    while further := _next(text, end, steps[-1] if steps else last, ARTICLE, loose=True):
        steps += further.steps
        end = further.end
    return Steps(tuple(steps), end)
