"""Sizes that are not there: what would have been, was meant or was before: 走了就1500人，可没走; 一个没来."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.people.nth import NTH, nth_told
from assistant.reading.sentences.clauses import Clause, clauses_of, resized, without
from assistant.reading.sentences.told import sizes_in
from assistant.reading.words.patterns import load_patterns

_Settled = tuple[list[Clause], Fraction, int]
"""The clauses that say so, the size that they tell, and how many more there are in truth."""


def as_it_is(text: str) -> str:
    """The question with its size as it is, where it tells the one that would have been, was meant or was before.

    Args:
        text: the question; it is left as it is where it tells several sizes.
    """
    text = nth_told(_without_fallen_through(_NEXT_ONE.sub("再来1人以后", text)))
    if len({value for _, value in sizes_in(text)}) != 1:
        return text if sizes_in(text) else _HAD_NOT.sub(_had_not, text)
    clauses = clauses_of(text)
    for settle in (_but_for, _planned, _believed, _until, _absent, _tipping, _if_so, _earlier):
        if (settled := settle(clauses)) is not None:
            gone, size, step = settled
            kept = without(text, [clause for clause in gone if not clause.sizes])
            return _plainly(resized(kept, size, step), size + step)
    return without(text, [clause for index, clause, _ in _sized(clauses) if _is_open(clauses, index)])


_ARRANGED = re.compile("(?:办|签|批|谈|走|交接)(?:完|了|好|下来|成|妥)?(?:手续|字)?[就才便]也?(?:算|是|有|到|剩|成)?$")


def _is_open(clauses: Sequence[Clause], index: int) -> bool:
    """手续办完就1501人，手续没办: of whom it is not said whether he comes or leaves."""
    undone = any(_is_undone(clause) for clause in clauses[index + 1 :])
    return undone and _ARRANGED.search(clauses[index].lead.text) is not None and clauses[index].sign == 0


def _without_fallen_through(text: str) -> str:
    """The question without people who were to come or to go and did not: 本来要来一个，黄了; 要走的那个不走了."""
    clauses = clauses_of(text)
    for index, clause in enumerate(clauses):
        if clause.sizes or _asks(clause) or not (clause.sign or NTH.search(clause.text)):
            continue
        meant = re.search(
            "差点|差一点|险些|要[走来退辞]|[走来退辞]的那个|面试?了?[一两1-9]|谈了?[一两1-9]", clause.text
        ) or clause.says("planned")
        for gone in (clauses[index : index + 1], clauses[index : index + 2]):
            last = gone[-1]
            if meant and _is_undone(last) and not last.sizes and not _asks(last):
                return _without_fallen_through(without(text, gone, "" if sizes_in(text) else "人没变"))
    return text


_HAD_NOT = re.compile(
    "^(?:那)?(?:要是|如果|假如|若是|若)(?:当初|那时候?|那会儿|之前|昨天|上周|上个?月)?没有?"
    "(?:(?P<come>招|来|进|聘|入职)|(?P<go>走|辞|退|裁|离职|调走))(?:了|掉|来|进)?(?:那|这)?(?:最后)?(?:[一1]?(?:个|位|名)[^，。；？！]{0,4}?|的?那个人?)(?=呢|的话|，)"
)


def _had_not(match: re.Match[str]) -> str:
    """要是当初没招那最后一个人呢: one fewer than there are."""
    return "如果少了1人" if match["come"] else "如果再来1人"


_NEXT_ONE = re.compile(
    "等(?:到)?(?:下个?月|下周|明天|后天|月底|年底|下学期)?(?:要来|新来|来|要到)?的?(?:那[一1]?|[一1]|这)(?:个|位|名)(?:新人|人|同事|员工)?(?:来|正式)?"
    "(?:报到|到岗|入职|上班|来)(?:了|到)?(?:以后|之后|后)?(?=[，）])|"
    "下一?(?:位|个人|个员工|个|名员工|名)(?:人|员工|新人)?(?:到岗|报到|入职|上班|来)(?:的?那天起|那天开始|以后|之后|后|起|了的话)"
)
"""下一位到岗那天起: the next who comes is one more."""


def _plainly(text: str, size: Fraction) -> str:
    """The clause that tells the size, without the words by which it was none that is there."""
    for clause in clauses_of(text):
        if size in clause.sizes and not _asks(clause):
            named = "".join(match[0] for match in _UNIT.finditer(clause.text))
            return f"{text[: clause.start]}{named or '单位'}{size}人{text[clause.end :]}"
    return text


_UNIT = re.compile("(?:治安保卫)?重点单位|非重点|寄宿制?学校|小学|中学|初中|高中|幼儿园|师生员工|师生|寄宿生|住校生")
"""What says of whom a size is told."""


def _asks(clause: Clause) -> bool:
    return re.search("几|多少|保卫|保安", clause.text) is not None


def _sized(clauses: Sequence[Clause]) -> Iterator[tuple[int, Clause, Fraction]]:
    """The clauses that tell a size, with their places."""
    for index, clause in enumerate(clauses):
        if clause.size is not None and not _asks(clause):
            yield index, clause, Fraction(clause.size)


def _but_for(clauses: Sequence[Clause]) -> _Settled | None:
    """要不是刚招了一个，就还是1000人; 还好走了一个，不然就1501人: what happened leads away from it."""
    for index, clause, size in _sized(clauses):
        before = clauses[index - 1] if index else None
        if before is not None and before.sign and not before.sizes:
            so = before.says("unless") or (clause.says("else") and not before.says("wait"))
            if so:
                sign = -before.sign if _is_undone(before) else before.sign
                return [before, clause], size, sign * (before.few or 1)
        if clause.says("unless") and clause.sign:
            return [clause], size, clause.sign * (clause.few or 1)
    return None


def _planned(clauses: Sequence[Clause]) -> _Settled | None:
    """本该1001人，一个没来: whoever did not come is not there, and whoever did not leave is."""
    for index, clause, size in _sized(clauses):
        for other in clauses[index + 1 : index + 3]:
            if clause.says("planned") and not other.sizes and other.sign and not _asks(other) and _is_undone(other):
                return [clause, other], size, -other.sign * (other.few or 1)
    return None


def _believed(clauses: Sequence[Clause]) -> _Settled | None:
    """原来以为1500人，点下来多出一个; 本想控制在1000人，没控住，超了一个; 昨天还是1000，今天跨过去一个人."""
    for index, clause, size in _sized(clauses):
        for other in clauses[index + 1 : index + 3]:
            if other.sizes or _asks(other) or other.few is None:
                continue
            odd = re.search("(?P<more>多|超|跨过)|少|缺|差", other.text)
            counted = clause.says("believed") and other.says("counted")
            missed = clause.says("planned") and not _is_undone(other)
            since = (
                clause.find("asides", "once") is not None and re.search("今天|今早|今晨|刚才", other.text) is not None
            )
            if odd is not None and (counted or missed or since):
                more = bool(odd["more"]) != bool(_MISTOLD.match(other.text, odd.start()))
                return [*clauses[index : clauses.index(other) + 1]], size, other.few if more else -other.few
    return None


_MISTOLD = re.compile("[多少](?:报|算|数|登|录|写|填|计|统计)")
"""上报1500人，核对时发现少报了一名: what was told too small, and not who is missing."""


def _absent(clauses: Sequence[Clause]) -> _Settled | None:
    """点名到了1000人，一个请病假没来，按全员算: who is not there on the day is one of all the same."""
    meant = any(_ALL.search(clause.text) for clause in clauses)
    roll, away = (_ROLL, _AWAY) if meant else (_CALLED, _NOT_THERE)
    for _, clause, size in _sized(clauses):
        for other in clauses:
            if roll.search(clause.text) and other.few is not None and not other.sizes and away.search(other.text):
                return [clause, other], size, other.few
    return None


_ROLL = re.compile("点名|点到|到了|到岗|出勤|上班|来了|实到|打卡")
_AWAY = re.compile("没来|请假|病假|事假|产假|缺勤|休假|出差|没到|缺席")
_CALLED = re.compile("点名[^，。；]{0,4}到|实到|(?:今天|今早)(?:到岗|出勤|打卡)")
_NOT_THERE = re.compile("(?:请假|病假|事假|产假|休假|出差)[^，。；]{0,4}(?:没来|没到|不在)|缺勤")
_ALL = re.compile("全员|总人数|在册|所有人|都算|应到")


def _until(clauses: Sequence[Clause]) -> _Settled | None:
    """等他来了才1001人，现在…: it has not come to that yet."""
    for index, clause, size in _sized(clauses):
        told = clause.text.split("才")[0] if "才" in clause.text else ""
        lead = replace(clause, text=told)
        if lead.says("wait") and lead.sign and not any(_then(other) for other in clauses[index + 1 :]):
            return [clause], size, -lead.sign * (lead.few or 1)
    return None


def _tipping(clauses: Sequence[Clause]) -> _Settled | None:
    """再走一个就不到2000了; 多一个就超过1500人: the size from which one more or one less would pass a bound."""
    for _, clause, size in _sized(clauses):
        lead = clause.lead
        past = _BELOW if lead.sign < 0 else _ABOVE
        if lead.sign and lead.few == 1 and past.search(lead.text):
            return [clause], size, 0
    return None


_BELOW = re.compile("[就便](?:会|要|又)?(?:不到|不足|不满|没有|不够|跌破|低于|少于|掉下|跌出|够不着)$")
_ABOVE = re.compile("[就便](?:会|要|又)?(?:超过?|过|超出|突破|多于|大于|高于|越过|跨过)了?$")
_SO = re.compile(
    r"(?:[就才便]|一走|一来)(?:又|还|也|会|只|刚|正|要)*(?:好|会|是|算|有|剩|够|满|到|成|凑|变|回到|掉回|掉到|余|下)*$"
)
_NOT = re.compile("[不没](?=走|来|辞|退|调|招|裁|减|进|加|添)")


def _if_so(clauses: Sequence[Clause]) -> _Settled | None:
    """走一个就剩1000人，可还没走; 那人不走我们就2501人，他走了: whether it happened says which size is there."""
    for index, _, size in _sized(clauses):
        lead, gone = _supposed(clauses, index)
        if not lead.sign or _SO.search(lead.text) is None or lead.says("unless") or _PAST.search(lead.text):
            continue
        facts = [c for c in clauses if c not in gone and not c.sizes and _tells(c, lead.sign)]
        if not facts and (_HAPPENED.search(lead.text) or not any(_NOW.search(c.text) for c in clauses if _asks(c))):
            continue
        happened = bool(facts) and not _is_undone(facts[-1])
        with_it = _NOT.search(lead.text) is None
        step = 0 if happened == with_it else lead.sign if happened else -lead.sign
        return [*gone, *(fact for fact in facts if not _asks(fact))], size, step * (lead.few or 1)
    return None


_HAPPENED = re.compile("[走来退辞招进减少裁]了|[不没]")
_NOW = re.compile("现在|目前|眼下|此刻|当下")
_PAST = re.compile("昨|前天|上[周月]")


def _supposed(clauses: Sequence[Clause], index: int) -> tuple[Clause, list[Clause]]:
    """What is supposed in front of a size, with the clauses that say it: 我要是走了，公司就1500人."""
    clause = clauses[index]
    lead = clause.lead
    before = clauses[index - 1] if index else None
    if before is None or before.sizes:
        return lead, [clause]
    if lead.sign:
        feared = before.sign == lead.sign and _AWAITED.search(before.text) is not None
        return lead, [before, clause] if feared else [clause]
    if not re.match("[我咱公单厂就便才一也那办]", lead.text):
        return lead, [clause]
    return replace(lead, text=f"{before.text}{lead.text}"), [before, clause]


_AWAITED = re.compile("怕|担心|盼|等着|正等|等一个")
"""就怕再来一个，来了就2001."""


def _tells(clause: Clause, sign: int) -> bool:
    """Whether a clause says that what was supposed happened, or that it did not."""
    if _is_undone(clause):
        return clause.sign in (0, sign) or "留" in clause.text
    return clause.sign == sign and clause.few is None and clause.says("fact") and not _asks(clause)


def _earlier(clauses: Sequence[Clause]) -> _Settled | None:
    """老李上月退了，他走之前1501人，之后没变动."""
    for _, clause, size in _sized(clauses):
        before = clause.find("events", "before")
        if before is None:
            continue
        sign = Clause(0, 0, before[0]).sign or -1  # 我在的时候
        others = [c for c in clauses if c is not clause and not c.sizes and not _asks(c)]
        happened = [c for c in others if c.sign == sign and not _is_undone(c) and not c.says("steady")]
        speaker = sign > 0 and "我" in clause.text and any("算上我" in c.text or "连我" in c.text for c in others)
        if speaker:
            return [clause, *(c for c in others if c.says("steady") or re.search("算上我|连我", c.text))], size, 1
        if sign and happened:
            gone = [clause, happened[0], *(c for c in others if c.says("steady"))]
            return gone, size, sign * (happened[0].few or 1)
    return None


def _is_undone(clause: Clause) -> bool:
    return clause.says("undone") or (_asks(clause) and clause.says("before"))


def _then(clause: Clause) -> bool:
    """Whether a clause asks about the time after."""
    return load_patterns("supposed")["then"].pattern.search(clause.text) is not None
