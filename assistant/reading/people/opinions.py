"""How many others hold to be due, or have themselves: 承包商说还要加5个, 隔壁学校9个保安; none of the unit's own."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import ROLE, Clause, clauses_of, without
from assistant.reading.sentences.hearsay import asks_largest
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_LEAST, _MANY = 20, 100
"""So few people are staff where a clause names it; so few by another measure word are staff without that."""
_NUMBER = r"(?:[0-9]{1,3}|[零一二两三四五六七八九十百]{1,4})"
_FEW = re.compile(
    rf"(?<![0-9.,第百千万每按过到满])(?P<n>{_NUMBER})(?P<u>个人|个|名|位|人)?(?![0-9.%‰百千万点楼层年月日号岁元张床班所家次年])"
)
_KEY = re.compile("(?:治安)?保卫(?:重点|[科处部])|保安(?:[队部]|公司)|差不多大")
"""No role, and no question for a size, for all its words."""
_NAMED = re.compile(f"{ROLE.pattern}|专职")
_STAFF = rf"(?:{ROLE.pattern})"
_OWN = re.compile(
    rf"(?:现有|已有|实有|我们有?|配了|请了|招了|聘了|在岗|只有|就|正好|刚好|一共|共|有|现在|目前|还是|剩)的?{_STAFF}?"
    rf"(?:有|是|共)*{_NUMBER}(?:个|名|位)|{_STAFF}(?:现在|目前|已|只|才|就|一共|共|现)*有?{_NUMBER}(?:个|名|位)|"
    rf"{_NUMBER}(?:个|名|位)(?:{_STAFF}|人?(?:到底|究竟|按规定)?(?:最多|顶多|能|可以|够))|{_STAFF}{_NUMBER}人"
)
"""Those of the unit itself."""
_EACH = re.compile("各(?:要|几|该|需|得|配|最|至|应|自|是)|分别|两家|两边")
"""Several units are asked about, each of which may have spoken."""
_PEOPLE = re.compile("员工|职工|工人|学生|老师|教师|新人|孩子|同事|医生|护士|新生|实习|派遣")
"""Who are no staff that does the job."""
_LENT = re.compile("借|派|支援|带来|给我们|过来|合并")
"""The neighbours' guards do the job here."""
_QUESTION = re.compile("几|多少|吗|呢|是不是|对不对|够不够")
_COMPARES = re.compile(
    "够|缺|差(?!不多|别|异)|(?<![最至])少几|达标|合规|合格|符合|行不行|行吗|可以吗|对吗|对不对|对吧|谁对|哪个对|谁说得|没错|到时|届时|那样"
)
_SMALLEST = re.compile(
    "(?:从|到|满|达到|超过|过|够|有)(?:多少|几)(?:个|名)?(?:人次?|张|床位?|员工|职工|师生|学生|寄宿生)[^，。；？！]{0,8}(?:起|才|就|必须|得|要)|"
    "哪个(?:人)?数|临界|起点|门槛"
)
"""From what size on somebody is needed."""


def opinions_left_out(text: str) -> str:
    """The question without what others hold to be due beside its own numbers; a role that only they name stays."""
    if _EACH.search(text):
        return text
    clauses = clauses_of(text)
    largest = asks_largest(_KEY.sub("", text))
    size_asked = largest or _SMALLEST.search(text) is not None
    stated = [c for c in clauses if text[c.end : c.end + 1] != "？" and _QUESTION.search(c.text) is None]
    claims = [c for c in stated if is_others(c, _before(clauses, c), size_asked)]
    own = {value for c in clauses if c not in claims for value in c.sizes}
    claims = [c for c in claims if size_asked or _sizes(c) <= own]
    gone = [c for c in clauses if c in claims or c.find("opinions", "verdict")]
    rest = "，".join(c.text for c in clauses if c not in gone)
    staff = _staff_of(claims) if largest and _OWN.search(rest) is None else ""
    if not claims or not (size_asked or ASKS.search(rest)) or (not staff and _needs(rest, largest)):
        return text
    bare = staff + re.sub("(?<=[。；？！])[，。；]+", "", without(text, gone))
    if _NAMED.search(_KEY.sub("", bare)):
        return bare
    roles = [role[0] for role in _NAMED.finditer(_KEY.sub("", text))]
    return f"{bare}，{max(roles, key=len)}" if roles else bare


def _staff_of(claims: list[Clause]) -> str:
    """The staff of which several say how many people it is enough for; empty where they speak of several."""
    told = {few[0] for c in claims if (few := _few(c.text, 0)) is not None}
    role = next((role for c in claims if (role := ROLE.search(c.text)) is not None), None)
    return f"{told.pop()}{role[0]}，" if len(told) == 1 and role is not None else ""


def _before(clauses: list[Clause], one: Clause) -> str:
    """What the clause in front of one says."""
    return next((c.text for c in reversed(clauses) if c.start < one.start), "")


def is_others(clause: Clause, before: str, size_asked: bool = False) -> bool:
    """Whether a clause tells what others hold, or have.

    Args:
        clause: the clause.
        before: what the clause in front of it says.
        size_asked: whether the question is about a size, so that those of others are theirs too.
    """
    neighbour = clause.find("opinions", "neighbour")
    if neighbour is not None and ROLE.search(clause.text) and not clause.sizes and not _LENT.search(clause.text):
        return _few(clause.text, neighbour.end()) is not None
    says = clause.find("opinions", "says")
    if says is None or clause.find("opinions", "there"):
        return False
    return _is_due(clause.text, says.end(), before) or (size_asked and bool(clause.sizes))


def _is_due(words: str, said: int, before: str) -> bool:
    """Whether somebody says in a clause how many are due."""
    few = _few(words, said)
    if few is None or _PEOPLE.match(words, few.end()):
        return False
    rows, lead = load_patterns("opinions"), words[: few.start()]
    if rows["people"].pattern.search(lead) and not (_NAMED.search(words) or ROLE.search(before)):
        return False
    return any(rows["due"].pattern.search(part) is not None for part in (lead, words[few.end() :]))


def _few(words: str, at: int) -> re.Match[str] | None:
    """The number of those who do the job, behind a place in a clause."""
    for few in _FEW.finditer(words, at):
        value = number_value(few["n"])
        beside = re.match(_STAFF, words[few.end() :]) or re.search(rf"{_STAFF}[^0-9]{{0,6}}$", words[: few.start()])
        if value is None or value.denominator != 1:
            continue
        if beside or (few["u"] and value < (_MANY if few["u"] != "人" else _LEAST if ROLE.search(words) else 0)):
            return few
    return None


def _sizes(clause: Clause) -> set[Fraction]:
    """The sizes that a clause tells, besides the number of those who do the job."""
    few = _few(clause.text, 0)
    return clause.sizes - ({number_value(few["n"])} if few is not None else set())


def _needs(rest: str, largest: bool) -> bool:
    """Whether the number of others is the one that is to be compared, or whose largest unit is sought."""
    return (_COMPARES.search(rest) is not None or largest) and _OWN.search(rest) is None
