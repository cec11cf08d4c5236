"""Cuts a question into tokens: numbers, known words, places, punctuation, and what is left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.reading.words.lexicon import load_words
from assistant.reading.words.numerals import Numeral, read_numeral
from assistant.reading.words.uncounted import HAN_DIGITS, NAMES
from corpus.places import NamedPlace, find_places

_SHARE = re.compile(
    r"一多半|一大半|一小半|一半|半数|大半|小半|多半|过半|近半|绝大部分|绝大多数|大多数|大部分|少部分|多数|[一二两三四五六七八九十]分之[一二三四五六七八九]|[百千]分之[0-9一二三四五六七八九十]+"
    r"|[0-9一二三四五六七八九](?:[0-9一二三四五六七八九])?成(?!为|立|员|本|年)(?:[一二三四五六七八九](?![个名位人百千万十])|半)?"
    r"|half of|half|a third|most of"
)
_LICENSED = re.compile(
    r"(?:持有?|有|取得|拿到?|考(?:了|过|取)?|具备)了?《?(?:保安员?(?:资格|上岗)?证书?|保安资格证书?)》?"
    r"(?:上岗|在岗|的)*(?:人员?|员工|队员)?"
)
"""持《保安员证》的人: guards, named by their licence."""
_NUMBERED = re.compile(
    rf"(?:[0-9]{{1,3}}|[{HAN_DIGITS}]{{1,4}})(?P<what>中学|小学|幼儿园|医院|中(?=[师有的在，。？要共员寄现保]|$)|小(?=[师有的在，。要共现保]|$)|院(?=[在床有，。？要共现保]|$))(?!生)"
)
_SITE_NAME = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}|[0-9]{1,2}号?)(?P<what>分?厂(?!区)|分公司|校区|院区|分校|小学|中学|幼儿园|医院)(?!生)"
)
_PART_NAME = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}|[0-9]{1,2}号)(?:车间|班组|工段|工区|生产线|号楼)|"
    r"(?:车间|班组|工段|工区|生产线)[一二三四五六七八九](?=[0-9])"
)
_ENUMERATION = re.compile(
    r"(?:(?<=[，。；：\s])|^)(?:[0-9]{1,2}|[一二三四五六七八九十])(?:）|\.(?=\s?[一-鿿])|、)|（[0-9一二三四五六七八九十]{1,2}）|[①-⑳⟦]"
)
_ASKED = re.compile(
    r"(?:还|再|又|尚|仍)?(?:需要?|要|得|该)?(?:再)?(?P<verb>差|缺|少|补|招|请|加|配|添|增加|增|短)?(?:了)?"
    r"(?P<ask>多少(?!钱|元|岁|天|日|年|次|小时|分钟|学时|月|块|万元|罚|工资|条|款|平|米|路|时间|种|类|分)|几(?=个(?!月|小时|星期|工作日|方面|步骤|条件|部门)|名|人|位|口|号人|员(?!工)|[？。]|$))"
    r"(?P<unit>个人|个|名|人(?!次)|位|口|号人|员(?!工))?"
)
_ENGLISH_LABEL = re.compile(
    r"(?<![a-z0-9])(?:(?<=hospital )|(?<=company )|(?<=factory )|(?<=school )|(?<=campus )|"
    r"(?<=plant )|(?<=unit ))[a-h]\b"
    r"|(?<=[一-鿿])[a-h](?=\s?[0-9])|(?<=[0-9人]\s)[a-h](?=\s[0-9])"
    r"|(?<![a-z0-9])[a-h](?= (?:has|have|with|is)\b)|(?<![a-z0-9])[a-h](?=:)"
)
_KEY_ALONE = re.compile(r"(?<=[，。；、（：\s是为入成算进])(?P<key>重点|(?<=\s)普通)(?=[，。；）、\s]|$)")
_LETTER_SITE = re.compile(r"[a-h](?P<what>校区|院区|园区|厂区|区)")
_LETTER_KIND = {"校区": "campus", "院区": "hospital_site"}
_SITE_KIND = {
    **dict.fromkeys(("厂", "分厂", "分公司"), ("site", "branch")),
    **dict.fromkeys(("校区", "分校"), ("site", "campus")),
    **dict.fromkeys(("小学", "中学", "幼儿园"), ("unit", "school")),
    "院区": ("site", "hospital_site"),
    "医院": ("unit", "hospital"),
}
_COUNTED = re.compile(r"[0-9一二三四五六七八九十百千万][多余来]?(?:名|个|位|人)?$")
"""A number right in front of 学生全部住校, which then is its noun."""
_AMONG_FULL_TIME = re.compile(r"(?:中|当中|里)(?=[专兼]职(?![工员教业]))")
"""保卫干部中专职5名: no 中专."""
_PUNCT = "，。；：？！（）、,.…—～~“”‘’\"'"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a question.

    Attributes:
        group: num, list, count, role, unit, site, part, key, ask, cue, skip, place, mark (punctuation), item
            (1）of an enumeration) or other.
        value: which of its group.
        text: its characters.
        numeral: the number, for num.
        generic: for unit, that it names no particular one.
    """

    group: str
    value: str
    text: str
    start: int
    end: int
    numeral: Numeral | None = None
    generic: bool = False

    def is_(self, group: str, *values: str) -> bool:
        """Whether it is of a group, and of one of the values where any are given."""
        return self.group == group and (not values or self.value in values)


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens of a plain question, in order, without gaps."""
    places = {place.span.start: place for place in find_places(text)}
    found: list[Token] = []
    at = 0
    while at < len(text):
        token = _next(text, at, places)
        at = token.end
        if token.group == "other" and found and found[-1].group == "other":
            last = found[-1]
            token = Token("other", "", last.text + token.text, last.start, token.end)
            found[-1] = token
        else:
            found.append(token)
    return _ranges(_parts_of_one(tuple(t for t in found if not (t.group == "other" and t.text.isspace()))))


def text_of(tokens: Sequence[Token]) -> str:
    """The words of some tokens, with the spaces that stood between them."""
    words = ""
    for at, token in enumerate(tokens):
        words += (" " if at and token.start > tokens[at - 1].end else "") + token.text
    return words


_ONE_COMES = re.compile("(?<![半倍])[加进去取]一(?=[个名位人])")
"""加一个人: no 加一 by which a figure is rounded up."""
_SHIFTS = ("早班", "晚班", "夜班", "白班")
"""Beside these 中班 is a shift, not children of a kindergarten."""
_STAGES = ("小学", "初中", "高中", "幼儿园", "中学")
_WHOLE_SCHOOLS = (
    "完全中学",
    "完中",
    "九年一贯制学校",
    "九年一贯制",
    "十二年一贯制学校",
    "十二年一贯制",
    "实验学校",
    "国际学校",
)


def _parts_of_one(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """某校初中1200人高中1500人: stages of one school are parts of it, unless words set them apart."""
    if any(t.is_("part", "unit") and t.text in _SHIFTS for t in tokens):
        tokens = tuple(replace(t, value="unit") if t.is_("part", "school") and t.text == "中班" else t for t in tokens)
    wholes = [t for t in tokens if t.is_("unit", "school") and (t.generic or t.text in _WHOLE_SCHOOLS)]
    apart = any(
        t.is_("cue", "respectively", "each", "another") or t.group == "site" or t.is_("num", "sites") for t in tokens
    )
    if not wholes or apart or any(re.search(r"旁边|隔壁|附近|对面|周边", t.text) for t in tokens):
        return tokens
    first = wholes[0].start
    return tuple(
        replace(t, group="part") if t.is_("unit", "school") and t.text in _STAGES and t.start > first else t
        for t in tokens
    )


def _next(text: str, at: int, places: Mapping[int, NamedPlace]) -> Token:
    if match := _SHARE.match(text, at):
        return Token("skip", "share", match[0], at, match.end())
    if (
        (match := _SITE_NAME.match(text, at))
        and _starts_fresh(text, at)
        and text[at - 1 : at] not in ("第", "两", "几")
    ):
        return Token(*_SITE_KIND[match["what"]], match[0], at, match.end())
    if match := _LICENSED.match(text, at):
        return Token("role", "guards", match[0], at, match.end())
    if (
        (match := _PART_NAME.match(text, at))
        and _starts_fresh(text, at)
        and text[at - 1 : at] not in ("第", "两", "几")
    ):
        return Token("part", "unit", match[0], at, match.end())
    for pattern in NAMES:
        if (match := pattern.match(text, at)) and _starts_fresh(text, at):
            return Token("skip", "name", match[0], at, match.end())
    counted = text[max(0, at - 2) : at].endswith(("师生", "学生", "人", "共", "有", "约", "计", "数", "工", "生"))
    if not counted and (match := _NUMBERED.match(text, at)) and _starts_fresh(text, at):
        kind = "hospital" if match["what"] in ("医院", "院") else "school"
        return Token("unit", kind, match[0], at, match.end())
    if match := _KEY_ALONE.match(text, at):
        return Token("key", "yes" if match["key"] == "重点" else "no", match[0], at, match.end())
    if (match := _LETTER_SITE.match(text, at)) and _starts_fresh(text, at):
        return Token("site", _LETTER_KIND.get(match["what"], "label"), match[0], at, match.end())
    if match := _ENGLISH_LABEL.match(text, at):
        return Token("site", "label", match[0], at, match.end())
    if match := _ENUMERATION.match(text, at):
        return Token("item", "", match[0], at, match.end())
    if at in places:
        place = places[at]
        return Token("place", place.key, text[at : place.span.end], at, place.span.end)
    asked = _ASKED.match(text, at)
    if (
        asked
        and text[max(0, at - 1) : at] not in ("好", "最", "第", "期", "周")
        and not re.search(r"(?:百分之|千分之|罚|罚款)$", text[:at])
    ):
        value = "short" if asked["verb"] in ("差", "缺", "少", "补", "短") or _is_more(asked) else "how_many"
        return Token("ask", value, asked[0], at, asked.end())
    word = None if _AMONG_FULL_TIME.match(text, at) else load_words().match(text, at)
    if word and word[1].value == "all_board" and word[0].startswith("学生") and _COUNTED.search(text, 0, at):
        word = load_words().match("学生", 0)
    if word and _ONE_COMES.match(text, at):
        word = load_words().match(text[at], 0)
    number = read_numeral(text, at) if _may_start_number(text, at) else None
    if number and _prefers_number(number, word[0] if word else "", text):
        return Token("num", number.kind, text[at : number.end], at, number.end, number)
    if word:
        return Token(word[1].group, word[1].value, word[0], at, at + len(word[0]), None, word[1].generic)
    if text[at] in _PUNCT:
        return Token("mark", text[at], text[at], at, at + 1)
    return Token("other", "", text[at], at, at + 1)


def _is_more(asked: re.Match[str]) -> bool:
    return bool(re.match(r"还|再|又|尚|仍", asked[0])) and not asked[0].startswith("还有")


def _starts_fresh(text: str, at: int) -> bool:
    """Whether no digit or Latin letter runs into this place."""
    before = text[at - 1 : at]
    return not (before.isascii() and before.isalnum())


def _may_start_number(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    if text[at].isascii() and text[at].isalnum():
        return not (before.isascii() and before.isalnum())
    return True


def _prefers_number(number: Numeral, word: str, text: str) -> bool:
    """Whether a place is a number rather than a word that starts with one (一共, 三一, 十分)."""
    length = number.end - number.start
    if number.kind in ("heads", "piece", "bed", "visit", "sites", "ratio", "other") or number.vague:
        return length > len(word) or (length == len(word) and number.kind in ("heads", "bed", "visit"))
    if text[number.start].isascii():
        return length >= len(word)
    return not word or length > len(word)


def _ranges(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Join 1200到1400, 300-400人 and 最少3000最多1000's like into one approximate number."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        joined = _joined(tokens, at)
        if joined is None:
            out.append(tokens[at])
            at += 1
        else:
            out.append(joined)
            at += 3
    return tuple(out)


def _added(first: Token, plus: Token, second: Token) -> Token | None:
    """1499+1人 is one number."""
    one, two = first.numeral, second.numeral
    if one is None or two is None or not one.is_exact or not two.is_exact or two.kind not in ("heads", "piece", "bare"):
        return None
    if one.kind not in (two.kind, "bare"):
        return None
    value = one.value + two.value
    text = first.text + plus.text + second.text
    numeral = replace(two, start=one.start, text=text, value=value, low=value, high=value)
    return Token("num", two.kind, text, first.start, second.end, numeral)


def _joined(tokens: tuple[Token, ...], at: int) -> Token | None:
    if at + 2 >= len(tokens):
        return None
    first, dash, second = tokens[at : at + 3]
    if dash.text.strip() in ("+", "＋"):
        return _added(first, dash, second)
    if (
        first.numeral is None
        or second.numeral is None
        or dash.text.strip() not in ("到", "至", "-", "~", "—", "～", "–", "to", "或", "或者", "还是", "or")
    ):
        return None
    low, high = first.numeral, second.numeral
    same = low.kind == high.kind or low.kind == "bare"
    if not same or not 0 < low.value < high.value:
        return None
    numeral = replace(high, start=low.start, text=first.text + dash.text + second.text, low=low.value, high=high.value)
    return Token("num", high.kind, numeral.text, first.start, second.end, numeral)
