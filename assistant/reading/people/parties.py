"""Small parties of people told beside sizes, and whether they count: 里面1个是外单位的; 厂长1个不在里面，合计起来."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import ROLE, Clause, after_staff
from assistant.reading.sentences.summing import Sizes, sizes_of
from assistant.reading.sentences.told import NUMBER, UNIT
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_CLAUSE = re.compile(r"[^，、。；？！：（）]+")
_IN_SIZE = re.compile(r"(?<=[0-9人名百千万])(?:里面?|里头|里边|当中|中)(?=(?:就|只|还)?(?:有|含|混)(?!我|没))")
_AT_SIZE = re.compile(
    rf"(?<=[，。；？！：])(?P<who>[^，。；？！：]{{1,10}}?)(?P<at>(?:也|都|就|没|没有|并)*不?在)(?:这|那)(?:个)?(?P<size>(?:{NUMBER})(?:名|个|人)?)(?:里面?|里头|中|之内)"
)
_SMALL = r"[1-9][0-9]?|十[一二三四五六七八九]?|[二三四五六七八九]十|[一两二三四五六七八九]"
_FEW = re.compile(
    rf"(?<![0-9.,第零〇一二两三四五六七八九十百千万几每近])(?P<n>{_SMALL})(?:个人|名人|个|名|位|人|口)"
    r"(?![以多来]|不[多少]|月|星期|小时|门|厂(?![家长])|单位|部门|车间|班(?!长)|组(?!长)|名单|工号|名额|公司|企业|分厂|分店|校区|人班|人头|遍|数)"
)
_BARE = re.compile(r"(?:班长|组长|厂长|经理|主管|主任|老板|司机|会计|门卫)(?:共|有)?(?P<n>[1-9][0-9]?)$")
_OTHERS = re.compile("学校(?!派|安排|介绍)|小学|中学|初中|高中|幼儿园|师生|学生|医院|床|医务|医护|寄宿|住校")
_AGAIN = re.compile(
    "[他她它我](?:们|俩)?(?:自己)?[一1]个|(?:减|扣|去|除|剔|加|补|算|重|多|少)(?:掉|去|上|了|除)*[一1两2]个"
)
"""加他一个, 要减一个: the same people once more."""
_APART = re.compile("各几|各多少|分别|各要|各配|各需|各安排|各得|各最少|各至少|两家")
_COMPARED = re.compile("比[^，。；]{1,8}(?:多|少)")
_NOUN = re.compile(
    r"(?:合伙人|股东|老板|厂长|(?<!客户)经理|我(?![们国市厂司校])|夫妻|实习|返聘|外包|派遣|学徒|临时工|保安|司机|临聘|兼职|顾问|参观|驻外)"
)
_AHEAD = 4
"""So many clauses behind that of a party may say whether it counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """By how much a party changes the size, and the clauses that say so."""

    by: int
    clauses: tuple[int, ...]


def says(words: str, *names: str) -> bool:
    """Whether words are of one of some rows of the data file."""
    rows = load_patterns("parties")
    return any(rows[name].pattern.search(words) for name in names)


def parties_counted(text: str) -> str:
    """The question with its size as it is with those who count, without those who do not and with nobody counted twice.

    Args:
        text: the question; a school or a hospital, whose people are of several kinds, is left as it is.
    """
    if _OTHERS.search(text) or _APART.search(text):
        return text
    parted = _led().sub(_apart, _IN_SIZE.sub("，其中", _AT_SIZE.sub(_size_first, text)))
    sizes = sizes_of(parted)
    if sizes is None:
        return text
    clauses = [Clause(m.start(), m.end(), m[0]) for m in _CLAUSE.finditer(parted)]
    steps: list[Step] = []
    for index in range(len(clauses)):
        if not any(index in step.clauses for step in steps) and (step := _step(clauses, index, sizes)) is not None:
            steps.append(step)
    if not steps or (not sizes.values and not _is_of_turn(steps, clauses)):
        return text
    gone = [clauses[index] for step in steps for index in step.clauses]
    return sizes.changed(sum(step.by for step in steps), [(c.start, c.end) for c in gone if not _is_kept(c)])


def _is_kept(clause: Clause) -> bool:
    """Whether a clause behind a party tells what the unit is, or names the role, besides."""
    return ROLE.search(clause.text) is not None or ("重点单位" in clause.text and _few(clause, named=False) is None)


def _is_of_turn(steps: list[Step], clauses: list[Clause]) -> bool:
    """Whether a turn without a size tells who they are that count or do not: 老板没算进去，加上."""
    start = steps[0].clauses[0]
    first = clauses[start].text
    named = says(first, "person", "pair", "owners", "within", "namesakes") or _NOUN.search(first) is not None
    of_staff = ROLE.search(first) or any(_few(c, named=False) or ROLE.search(c.text) for c in clauses[:start])
    return len(steps) == 1 and named and not of_staff


def _size_first(match: re.Match[str]) -> str:
    """返聘的1个不在那4000人里: where the size is told nowhere else, it is told here."""
    told = len(re.findall(re.escape(match["size"].rstrip("名个人")), match.string)) > 1
    return f"{'' if told else match['size'].rstrip('名个人') + '人，'}{match['who']}{match['at']}里面"


def _apart(match: re.Match[str]) -> str:
    """老板带1000个伙计: he and they in a clause each; 就我和999个同事: and nobody else."""
    who = match["who"]
    many = "" if _FEW.search(who) else "2人" if says(who, "pair") else "1人"
    return f"{who}{many}，{match['size']}{'，没别人' if match['only'] or match['out'] else ''}"


def _step(clauses: list[Clause], index: int, sizes: Sizes) -> Step | None:
    """What a party in a clause does to the size; None where it is no party or nothing says so."""
    one = clauses[index]
    few = _few(one)
    if few is None or sizes.inside(one.start, one.end) or ASKS.search(_FEW.sub("", one.text)):
        return None
    if after_staff(clauses, index):
        return None
    if _is_in_total(clauses, index, sizes):
        return Step(0, (index,))
    if says(one.text, "cut") and sizes.places and sizes.places[0] < one.start and not says(one.text, "open"):
        return Step(-few, (index,))
    words, told, found = one.text, [index], None
    for at in (None, *_following(clauses, index, sizes)):
        if at is not None:
            words = f"{words}，{_unasked(clauses[at])}"
            told += [] if ASKS.search(clauses[at].text) else [at]
        if says(words, "open"):
            return None
        if (by := _verdict(words, few, sizes)) is not None:
            found = Step(by, tuple(told))
    return found or _of_list(clauses, index, few, sizes)


def _following(clauses: list[Clause], index: int, sizes: Sizes) -> list[int]:
    """The clauses behind that of a party that speak of it: those right behind, and those that name it again."""
    found, words, noun = [], clauses[index].text, _NOUN.search(clauses[index].text)
    for at in range(index + 1, min(index + _AHEAD, len(clauses))):
        clause = clauses[at]
        if sizes.inside(clause.start, clause.end) or _is_other(clause, words):
            break
        found.append(at)
        if ASKS.search(clause.text):
            return found
        words += clause.text
    last = found[-1] if found else index
    again = range(last + 1, len(clauses)) if noun else ()
    return found + [at for at in again if noun and noun[0] in clauses[at].text and _is_free(clauses[at], sizes)]


def _is_free(clause: Clause, sizes: Sizes) -> bool:
    return not sizes.inside(clause.start, clause.end) and _few(clause, named=False) is None


def _unasked(clause: Clause) -> str:
    """合计起来保卫人员要几名: what a clause says before it asks."""
    cut = min((m.start() for p in (ROLE, ASKS) if (m := p.search(clause.text))), default=len(clause.text))
    return clause.text[:cut] if ASKS.search(clause.text) else clause.text


def _is_in_total(clauses: list[Clause], index: int, sizes: Sizes) -> bool:
    """加上食堂那3个，总共1000人: those whom the number of all behind them holds."""
    after = clauses[index + 1] if index + 1 < len(clauses) else None
    counted = after is not None and sizes.inside(after.start, after.end) and says(after.text, "total")
    return counted and says(clauses[index].text, "with_total") and len(sizes.values) == 1


def _is_other(clause: Clause, words: str) -> bool:
    """Whether a clause tells of another party than that of the words before it."""
    again = _AGAIN.search(clause.text) or (says(words, "namesakes") and says(clause.text, "two_persons", "merged"))
    return not again and _few(clause, named=False) is not None


def _of_list(clauses: list[Clause], index: int, few: int, sizes: Sizes) -> Step | None:
    """工人980，班长20，厂长1，互不重复: those of a list that is all there are."""
    one, words = clauses[index], "，".join(_unasked(clause) for clause in clauses)
    closed = load_patterns("parts")["all_in"].pattern.search(words) or says(words, "distinct", "closed")
    if says(one.text, "only_one"):
        return Step(few, (index,))
    if says(one.text, "same_person"):
        return Step(0, (index,))
    owners = [c for c in clauses if _FEW.search(c.text) and says(c.text, "owners") and not says(c.text, "within")]
    closed = closed or len(owners) > 1  # 老板1人，副总2人，员工1498人
    numbered = _FEW.search(one.text) or _BARE.search(one.text) or says(one.text, "owners")
    if not (closed and numbered) or says(words, "open") or says(one.text, "within", "inside", "off"):
        return None
    return Step(few, (index,)) if says(one.text, "beside") or sizes.of_part else None


def _few(clause: Clause, named: bool = True) -> int | None:
    """How many people a clause tells of, where it tells of a few."""
    if _COMPARED.search(clause.text):
        return None
    match = _FEW.search(clause.text) or _BARE.search(clause.text)
    if match is not None and not re.search("[是同为][一1]个$", clause.text):  # 法人是一个
        value = number_value(match["n"])
        return None if value is None else int(value)
    if not named:
        return None
    return 2 if says(clause.text, "pair") else 1 if says(clause.text, "person") else None


def _verdict(words: str, few: int, sizes: Sizes) -> int | None:
    """What a party with all that is said of it does to the size; None where it is not said."""
    if says(words, "namesakes"):
        return _of_one_name(words)
    if says(words, "not_twice", "taken_off"):
        return 0
    within, inside, off = says(words, "within"), says(words, "inside"), says(words, "off")
    if says(words, "missing"):
        return 0 if off else few if says(words, "join") or len(sizes.values) != 1 else None
    if says(words, "on_top"):
        return few
    if says(words, "twice"):
        return -few
    if says(words, "deny"):
        return -few if within and not inside else 0
    if off and says(words, "beside") and says(words, "join") and not says(_LEFT_OUT.sub("", words), "off"):
        return few  # 不包括老板，老板也要算
    if off:
        return -few if within or inside else 0 if says(words, "beside") else None
    if inside:
        return 0
    if says(words, "join"):
        return 0 if within else few if says(words, "beside") or sizes.of_part else None
    return None


_LEFT_OUT = re.compile("不(?:包括|包含|含)")


def _of_one_name(words: str) -> int | None:
    if says(words, "merged"):
        return 1
    if says(words, "two_persons", "not_twice"):
        return 0
    return -1 if says(words, "twice") or re.search("(?<!不)是同一个人", words) else None


@cache
def _led() -> re.Pattern[str]:
    """Who leads the others, with their number: 老板带1000个伙计, 三个股东加1998个员工."""
    rows = load_patterns("parties")
    who = rf"(?:{rows['pair'].piece}(?:[两俩2]个?人?)?|(?:{_SMALL}){rows['owners'].piece}|老板|厂长|我)(?:自己)?"
    return re.compile(
        rf"(?P<only>[就只]有?)?(?P<who>(?<![0-9一二三四五六七八九十连]){who})(?:{rows['links'].piece}|(?P<out>[之以]外还?有))(?:另外|其他|其余|剩下)?的?"
        rf"(?P<size>(?:{NUMBER})(?:{UNIT})?(?:的)?{rows['led'].piece})"
    )
