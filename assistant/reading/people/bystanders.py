"""Units of relatives, colleagues and neighbours told beside the own: 我哥那所3000人; 邻校配了5个."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.hearsay import asks_largest
from assistant.reading.sentences.told import sizes_in
from assistant.reading.words.patterns import load_patterns

Clauses = list[tuple[int, str]]
"""The clauses of a sentence, each with its place in the question."""
_SENTENCE = re.compile(r"[^。？！；（）]+")
_WHOLE_CLAUSE = re.compile(r"[^，。？！；（）]+")
_CLAUSE = re.compile(r"[^，：]+")
_ENGLISH = re.compile(r"[^.?!;？！；]+(?:(?<=[0-9])[.](?=[0-9])[^.?!;？！；]*)*")
_NUMBER = re.compile(r"[0-9]|[零一二两三四五六七八九十百千万](?:[个名位人张百千万])")
_ASKS = re.compile(
    r"几(?!十|百|千|乎)|(?<!请)问(?!题|的)|多少|够|达标|合规|合格|符合|行不行|行吗|缺|呢\s*$|吗\s*$|下限|至少|最少|最低"
)
_ENGLISH_ASKS = re.compile(r"\b(?:how|what|which|is that|are we|do we|enough|minimum|at least|must|need)\b")
_SCALED = re.compile(r"[0-9]\.[0-9]+[千万]")
_ASKED = re.compile(r"几(?!十|百|千|乎)|多少")
_TOGETHER = re.compile(
    r"一共|总共|合计|总数|共计|[两二三四五六七八九][个家所处座间]|呢|另外?一|都|均|同时|和[^，。；？！]{1,8}分"
)
_TRAIT = re.compile(r"重点|寄宿|住校|走读|住宿")
_NOT_LINKED = re.compile(
    r"其中(?:的)?一[家所个间]|(?:没法|不能|无法|别拿来|别|不)(?:跟[^，]{1,3})?(?:儿)?比|[比]如|[0-9]比|比例|比(?:我们|咱们?)(?:还|要)?[多少][了出]?[0-9一二两三四五六七八九十百千]+"
)


_OWN = re.compile(
    r"(?:^|[，。；？！）])(?:[^，。；？！0-9]{0,10}?(?:公司|单位|企业|酒店|[厂店])(?:（[^（）0-9]{1,12}）)?)?"
    r"(?:总人数|在册|员工|职工|一共|总共|共|有)+(?:有|是)?[0-9]{2,6}[人名个]|"
    r"(?:^|[，。；？！])[0-9]{2,6}人的(?:治安保卫|重点|普通|一般)*(?:企业|单位|公司|[厂店])"
)
"""A size told of the unit, without a word for its owner."""
_KEY = re.compile("(?:(?:公司|单位|厂里?)(?:是|属于))?(?:治安保卫)?重点单位")


def bystanders_left_out(text: str) -> str:
    """The question without what it tells of others' units, where the own one is told and the question is about it.

    Args:
        text: the question; where the two are compared, added up or both asked about it is left as it is.
    """
    stretches = _english(text) if not re.search("[一-鿿]", text) else _stretches(text)
    if not stretches:
        return text
    rest = text
    for low, high in reversed(stretches):
        rest = rest[:low] + rest[high:]
    if _is_linked(text):
        return text
    set_aside = all(_says(text[low:high], "apart") for low, high in stretches) and _has_size(rest)
    if not (set_aside or _own_told(rest) or _told_behind(text, stretches)):
        return text
    rest = re.sub(r"（\s*）|^[，。；：\s]+|(?<=[，。；？！：])[，；。]+", "", rest)
    role = None if ROLE.search(rest) else ROLE.search(text)
    return rest if role is None else f"{rest}，{role[0]}"


def _is_linked(text: str) -> bool:
    """Whether a clause compares the units, adds them up or asks about both."""
    kept = [clause[0] for clause in _WHOLE_CLAUSE.finditer(text) if not _says(clause[0], "apart")]
    return any(_says(_NOT_LINKED.sub("", clause), "linked", "english_linked") for clause in kept)


def other_unit_open(text: str) -> bool:
    """Whether somebody else's unit may still be told beside the own one, and nothing asks about both."""
    asked = _ASKED.findall(text)
    if len(asked) != 1 or _is_linked(text) or _TOGETHER.search(text):
        return False
    before, behind = text.split(asked[0])
    told_on_both_sides = bool(sizes_in(before)) and bool(sizes_in(behind.partition("？")[2]))
    return told_on_both_sides or _says(text, "ours") or bool(_stretches(text))


def _own_told(rest: str) -> bool:
    """我们酒店1001人, 公司总人数1001人: whether what is left tells the size of the asker's own unit."""
    return _has_size(rest) and (_says(rest, "ours", "english_ours") or _is_told_alone(rest))


def _is_told_alone(rest: str) -> bool:
    """Whether what is left tells a size of the unit, without a word for its owner, and asks once."""
    return _OWN.search(rest) is not None and len(_ASKED.findall(rest)) == 1


def _told_behind(text: str, stretches: list[tuple[int, int]]) -> bool:
    """Whether all of them stand behind the question, which has told its own size before."""
    before = text[: stretches[0][0]]
    asked = _ASKS.search(text) or _ENGLISH_ASKS.search(text)
    return _has_size(before) and (not asked or (_ASKS.search(before) or _ENGLISH_ASKS.search(before)) is not None)


def _has_size(text: str) -> bool:
    return (
        bool(sizes_in(text))
        or _SCALED.search(text) is not None
        or (asks_largest(text) and _NUMBER.search(text) is not None)
    )


def _stretches(text: str) -> list[tuple[int, int]]:
    """From where to where others' units are told: the clause that names one, and those that go on from it."""
    found: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(text):
        clauses = [(m.start() + sentence.start(), m[0].strip()) for m in _CLAUSE.finditer(sentence[0])]
        behind = _ASKS.search(text[: sentence.start()]) is not None
        alone = _says(text, "alone")
        heads = [
            at for at, (_, words) in enumerate(clauses) if _is_head(words, behind, alone or _set_apart(clauses, at))
        ]
        if heads:
            found += _stretch(clauses, heads[0], sentence.end())
        elif found and _goes_on(text, found[-1][1], sentence.start(), clauses):
            found[-1] = (found[-1][0], sentence.end())
    return found


def _set_apart(clauses: Clauses, at: int) -> bool:
    """总部那边1001人，跟我们不在一块: whether the next clause, without a number, sets aside whom a clause names."""
    behind = "".join(words for _, words in clauses[at + 1 : at + 2])
    return _NUMBER.search(behind) is None and _says(behind, "apart")


def _stretch(clauses: Clauses, first: int, end: int) -> list[tuple[int, int]]:
    """The stretch of a sentence from the clause that names such a unit; nothing where it may be the own one's."""
    sized = bool(sizes_in(clauses[first][1]))
    own = (at for at in range(first + 1, len(clauses)) if _is_own(clauses[at][1]) or (sized and _is_sized(clauses, at)))
    last = next(own, len(clauses))
    told = [words for _, words in clauses[first:last]]
    if _NUMBER.search("，".join(told)) is None or any(_asks(words) for words in told):
        return []
    if first == 0 and last < len(clauses) and not (_says(clauses[last][1], "ours") or _is_sized(clauses, last)):
        return []  # 马路对面印刷厂640人，问保卫人员
    closed = first == 0 and last == len(clauses)
    if not closed and not all(_is_of_them(told, at) for at in range(1, len(told))):
        return []
    return [(clauses[first][0], clauses[last][0] if last < len(clauses) else end)]


def _is_sized(clauses: Clauses, at: int) -> bool:
    """公司总人数1499人, 公司是重点单位，职工200名: the own size is told from a clause on."""
    words, behind = clauses[at][1], "".join(words for _, words in clauses[at + 1 : at + 2])
    key = _KEY.fullmatch(words) is not None and _OWN.match(behind) is not None
    return key or _OWN.match(words) is not None


def _goes_on(text: str, end: int, start: int, clauses: Clauses) -> bool:
    """他们配2名: whether a sentence right behind speaks of the same unit."""
    near = re.fullmatch(r"[。；！）\s]*", text[end:start]) is not None
    led = re.match(r"(?:但|不过|而且|而)?(?:他们|她们|人家|那边|它|那所|那家)", clauses[0][1]) if clauses else None
    return near and led is not None and not any(_is_own(words) for _, words in clauses)


def _is_own(words: str) -> bool:
    """Whether a clause turns back to the own unit, or asks."""
    rest = _piece("apart").sub("", words)
    return rest == words and (_says(rest, "ours") or _asks(rest)) and not _is_head(words)


def _asks(words: str) -> bool:
    return _piece("apart").search(words) is None and _ASKS.search(words) is not None


def _is_of_them(told: list[str], at: int) -> bool:
    """Whether a clause goes on from the one that names the others' unit."""
    words = told[at]
    if not _NUMBER.search(words):
        return _TRAIT.search(words) is None
    if at == 1 and not _NUMBER.search(told[0]) and _says(words, "size_alone"):
        return True
    rows = load_patterns("bystanders")
    return re.match(rows["they"].piece, words) is not None or _says(words, "in_place", "apart")


def _is_head(words: str, behind: bool = False, alone: bool = False) -> bool:
    """Whether a clause names somebody else's unit.

    Args:
        words: the clause.
        behind: the question stands in front of it.
        alone: the unit asked about is said to stand for itself in a larger whole.
    """
    if _piece("ours").search(_piece("apart").sub("", words)) and not _person().match(words):
        return False
    if _above().match(words) is not None and (alone or _says(words, "apart")):
        return True
    return any(p.match(words) for p in (_person(), _neighbour(), *((_town(),) if behind else ())))


def _says(words: str, *names: str) -> bool:
    return any(_piece(name).search(words) for name in names)


def _piece(name: str) -> re.Pattern[str]:
    return load_patterns("bystanders")[name].pattern


@cache
def _led(pattern: str) -> re.Pattern[str]:
    rows = load_patterns("bystanders")
    pattern = pattern.replace(
        "{own_words}",
        r"(?:(?!说|讲|告诉|报|统计|算|问|数|查|以为|觉得|认为|猜|估|介绍|推荐|带来|跳)[^，。；？！0-9员职])",
    )
    filled = re.sub(r"\{(\w+)\}", lambda gap: rows[gap[1]].piece, pattern)
    return re.compile(rf"\s*{rows['filler'].piece}*{filled}")


def _person() -> re.Pattern[str]:
    """我表哥的公司, 小姑子那家医院, 我哥教书的那所, 大姑在隔壁镇小学, 我儿子班上."""
    return _led(
        r"(?:{former}|{told_of}|{whose}{person}{home}(?:{own_words}{0,10}?)(?:{that}{unit}?|{unit}|{class})|{taught})"
    )


def _neighbour() -> re.Pattern[str]:
    """斜对面那家海鲜酒楼, 兄弟酒店, 对家集团, 邻校."""
    return _led(r"(?:{neighbour}|{home_of}?{place}[^，。；？！0-9]{0,8}?(?:{that}|{unit}))")


def _town() -> re.Pattern[str]:
    """市一院, 区里最大的那所, 县医院那边."""
    return _led(r"(?:{town}[^，。；？！0-9]{0,6}?(?:{that}|{unit})|[^，。；？！0-9我咱本这]{1,10}那[家所间])")


def _above() -> re.Pattern[str]:
    """集团总部那边的两千多人不归我们."""
    return _led(r"{unit}?{above}[^，。；？！]{0,16}")


def _english(text: str) -> list[tuple[int, int]]:
    """The sentences of an English question that tell of somebody else's unit."""
    found = []
    for sentence in _ENGLISH.finditer(text):
        words = sentence[0].strip()
        told = words.split(", but ")[0]
        if _says(words, "english_other") and _NUMBER.search(words) and not _ENGLISH_ASKS.search(told):
            found.append((sentence.start(), sentence.end()))
    return found
