"""A number that could be the head count and was not understood is asked about, never passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from assistant.reading.counts.cues import is_pretended
from assistant.reading.counts.ledger import says
from assistant.reading.counts.owners import is_of_staff
from assistant.reading.counts.persons import nameless
from assistant.reading.counts.speaker import is_counted, is_left_out
from assistant.reading.counts.together import times
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark
from assistant.reading.words.tokens import Token, text_of
from assistant.reading.words.values import number_value
from assistant.rules.facts import Kind, UnitFacts, find_fault
from assistant.rules.quota import need_alike

_BOUNDS = (20, 200, 300, 500, 1000, 2000)
"""Numbers of the rules themselves."""
_NAMELESS = re.compile(
    r"(?:派件|收件|[件单产销]量|号|码|编|版|型|频道|路|线|楼|栋|室|房|元|价|款|账|卡|id|no|mm|：\S*号)$"
)
_BOUND_TO = re.compile(r"(?:到|过|跨|超|从|满|够|按|算|叫|每|凑|离|距|比|像|若是?|如果)$")


def unread_number(tokens: Sequence[Token], given: Sequence[Given], facts: UnitFacts) -> Remark | None:
    """The question to ask back where a number beside the head count would change the result; None for none."""
    if facts.persons is None or facts.kind is Kind.HOSPITAL or facts.inverse is not None or facts.campuses:
        return None
    if find_fault(facts):
        return None
    if any(t.is_("cue", "correct") for t in tokens):
        return None
    if (other := _on_duty(text_of(tokens), facts)) is not None:
        return other
    if (more := _a_few_more(tokens, given, facts)) is not None:
        return more
    if (people := _unplaced(tokens, given, facts)) is not None:
        return people
    told = {int(g.numeral.value) for g in given if g.slot != "bare"} | {facts.persons, facts.students or 0}
    understood = {g.at for g in given if g.slot != "bare" or g.subset}
    if any(g.now and g.numeral.value == facts.persons for g in given):
        understood |= {g.at for g in given if g.past and not g.now}
    once = any(g.past and g.numeral.value == facts.persons for g in given)
    for at, token in enumerate(tokens):
        if at in understood or not _is_candidate(tokens, at, facts.persons, once):
            continue
        assert token.numeral is not None
        value = int(token.numeral.value)
        if value not in told and not _is_part(tokens, value, facts.persons) and _matters(facts, value):
            text = {"first": str(facts.persons), "second": token.text.strip()}
            return Remark("conflict", {"name": "persons", **text})
    return None


def _unplaced(tokens: Sequence[Token], given: Sequence[Given], facts: UnitFacts) -> Remark | None:
    """一二三车间那390名也在这里: people of whom nothing says whether the head count holds them."""
    sums = _sums_with(tokens)
    for one in given:
        numeral = one.numeral
        people = one.slot == "piece" and numeral.is_exact and numeral.text.strip().endswith(("名", "位", "人"))
        people = people or ((one.each or _is_crew(tokens, one)) and 2 * numeral.value > (facts.persons or 0))
        if not people or one.subset or one.settled or one.wish or numeral.value < _LEAST or facts.persons is None:
            continue
        more = int(numeral.value) * (_MANY if one.each else 1)
        if facts.persons not in sums(one.at) and _matters(facts, facts.persons + more):
            return Remark("few", {"name": "persons", "persons": str(facts.persons), "few": numeral.text.strip()})
    return None


def _is_crew(tokens: Sequence[Token], one: Given) -> bool:
    """各专柜导购702人: many people named by a job that the lexicon does not know."""
    lead = tokens[one.at - 1] if one.at else None
    named = lead is not None and lead.group == "other" and re.search("[一-鿿]{2}$", lead.text) is not None
    return one.slot == "other" and one.numeral.kind == "heads" and one.numeral.is_exact and named


_CROWD = 100
"""So many without a noun may be the size, where only a few are told with one."""
_MANY = 12
"""So many groups may each have a number that is told for each of them."""
_LEAST = 20
"""Fewer than so many may be staff or guards."""
_HEAD = (
    "老板|我(?!们)|自己|本人|老总|总经理|经理|总裁|董事长|厂长|院长|校长|"
    "园长|局长|处长|主任|书记|站长|行长|馆长|所长|场长|矿长"
)
_ONE_MORE = re.compile(
    rf"(?:加上|算上|连同|外加|加|连|算)(?:{_HEAD})(?!求)|"
    rf"(?:不连|不含|不算|没算|未算|不包括|不包含|没包括|除了?|不计)(?:上|进)?(?:{_HEAD}|他|她)|"
    rf"(?:{_HEAD}|他|她)(?:算不算|要不要算|要算吗|算吗|没算)"
)
"""Words that leave open whether one person more counts."""
_JOINED = re.compile(
    r"(?:和|与|跟|及|(?<![参增])加|外带|加上|还有|另有|另外|另聘|外聘|转来|转入|新来|新转|新收|插班|调来|又|再来|再收|(?<!出)来了?|走了?|多了|少了)[一-鿿]{0,4}$|"
    r"(?:\bplus|\banother|\bas well as|\bin addition to|\balong with)\s*$"
)

_PLUS = re.compile(r"(?:\bplus|\banother|\bas well as|\bin addition to|\balong with)\s*$")
"""1,490 employees plus 17 apprentices."""
_PEOPLE = ("everyone", "employees", "school_staff", "students", "other", "heads", "persons")


def _is_people(given: Given) -> bool:
    """Whether a number counts people who may or may not be among the heads told."""
    if given.slot not in _PEOPLE or given.subset or given.wish or given.past or given.each:
        return False
    return given.slot != "other" or given.numeral.kind == "heads"


def _sums_with(tokens: Sequence[Token]) -> Callable[[int], set[Fraction]]:
    """What the numbers of a question can add up to, a given one among them."""
    numerals = {at: t.numeral for at, t in enumerate(tokens) if t.numeral is not None and t.numeral.is_exact}
    values = {at: numeral.value * times(tokens, at) for at, numeral in numerals.items()}

    def sums(at: int) -> set[Fraction]:
        found = {values[at]}
        for other, value in list(values.items())[:_MOST_SUMMED]:
            if other != at:
                found |= {total + value for total in found}
        return found - {values[at]}

    return sums


_MOST_SUMMED = 10


def _is_few(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is of a few people that no role or unit behind it claims: 刚来一个, 2个厂长."""
    numeral = tokens[at].numeral
    english = numeral is not None and numeral.kind == "bare" and _PLUS.search(text_of(tokens[max(0, at - 2) : at]))
    if numeral is None or not numeral.is_exact or not (english or numeral.kind in ("heads", "piece", "sites")):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    claimed = after is not None and after.group in ("role", "unit", "site") and not _is_head(tokens, at + 2)
    open_sites = numeral.kind == "sites" and not _is_head(tokens, at + 2)
    return 0 < numeral.value <= 20 and numeral.value.denominator == 1 and not claimed and not open_sites


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word behind 厂, 校, 院 makes it a person: 1名厂长."""
    return at < len(tokens) and tokens[at].text.startswith("长")


def _ordinals(text: str) -> list[tuple[int, str]]:
    """刚刚迎来第1001名员工."""
    return [(int(match[1]), match[0]) for match in _NTH.finditer(text)]


_NTH = re.compile(
    r"第([0-9]{2,6})(?:人|名|位|个|号)(?:(?=入职|报到|到岗|加入|进厂|上班)|员工|职工|同事|学生|师生|老师|新?人(?!民)|工人|(?=[，。；]|$))"
)


def _on_duty(text: str, facts: UnitFacts) -> Remark | None:
    """在册1501、在岗1500: who is on the list and who is there, where the one gives another result than the other."""
    match = None if _BY_WHICH.search(text) else _LISTED.search(text)
    if match is None:
        return None
    values = [value for name in ("m", "n") if (value := number_value(match[name])) is not None]
    if facts.persons not in values or not any(_matters(facts, int(value)) for value in values):
        return None
    return Remark("conflict", {"name": "persons", "first": match["m"], "second": match["n"]})


_LISTED = re.compile(
    r"在册(?:人数|职工|员工|人员)?(?:是|有|为|共)?(?P<m>[0-9]{2,6})(?:个?人|名)?[，、；](?:但|而|可)?(?:实际)?"
    r"(?:在岗|到岗|上岗|出勤|上班)(?:人数|职工|员工|人员|的)?(?:只|就)?(?:是|有|为)?(?P<n>[0-9]{2,6})(?![0-9])"
)
_BY_WHICH = re.compile(r"(?:按照?|以|用|照)[^，。；？！哪谁]{0,4}(?:在册|在岗|到岗|实际|花名册)")
_STAFF_OUT = re.compile(
    r"[0-9百千万](?:个人|人|名)?[，（]?(?:其中|还|但|都|这|里面)*(?:不含|不包括|不包含|未含|没含|不算|没算|未算|未计|不计|没包括|未包括|不连|除去|扣除)(?:了|上)?"
    r"(?P<who>(?:(?P<n>[1-9][0-9]?|[一二两三四五六七八九十])(?:个|名|位))?(?:的)?(?:专职|兼职)?(?:治安)?(?:保安员?(?!公司)|保卫(?:人员|干部)|门卫))"
)
"""1500人（不含保安）: staff who may be persons of the unit too."""
_HIRED = re.compile("外包|外派|派驻|派来|保安公司|劳务|物业派|第三方")
_COUPLE = re.compile(
    r"(?:外加|加上|加|还有|另有|算上|不算|不含)[^，。；]{0,4}(?:夫妻|夫妇|两口子|父子|母子|兄弟俩)|(?:老板|厂长|我)[^，。；]{0,10}(?:儿子|女儿|家人|亲戚)[^，。；]{0,4}(?:也|都|要)"
)
"""老板夫妻俩: two at once."""
_SOME = 10
"""What is taken for a number that says only "some"."""


def _a_few_more(tokens: Sequence[Token], given: Sequence[Given], facts: UnitFacts) -> Remark | None:
    """1500名和1名厂长, 除我之外1000人: a person or two beside the head count, who would change the result."""
    if facts.persons is None:
        return None
    text = "".join(t.text for t in tokens)
    decided = any(g.settled and g.change for g in given) or is_counted(tokens)
    few = [(1, "1人")] if (_ONE_MORE.search(text) or is_left_out(tokens)) and not decided else []
    step = nameless(tokens, given)
    if step and not decided and _matters(facts, facts.persons + step):
        return Remark("few", {"name": "persons", "persons": str(facts.persons), "few": f"{abs(step)}人"})
    if _COUPLE.search(text) and not decided:
        few.append((2, "2人"))
    few += [
        (number - facts.persons, words) for number, words in _ordinals(text) if 0 < number - facts.persons <= _LEAST
    ]
    unsure = [g for g in given if g.open]
    if (staff := _STAFF_OUT.search(text)) is not None and not _HIRED.search(text):
        few.append((int(number_value(staff["n"]) or _SOME) if staff["n"] else _SOME, staff["who"]))
    few += _left_uncounted(tokens, given, facts.persons)
    few += [(int(g.numeral.value) or _SOME, g.numeral.text.strip()) for g in unsure]
    if (loose := next((g for g in unsure if g.wish), None)) is not None:  # of the staff in place, or of all
        return Remark("few", {"name": "persons", "persons": str(facts.persons), "few": loose.numeral.text.strip()})
    besides = {g.at for g in given if g.besides}
    people = {g.at for g in given if _is_people(g)}
    counted = {g.at for g in given if g.settled or (g.change and g.slot != "piece")}
    sums = _sums_with(tokens)
    for at, token in enumerate(tokens):
        lead = "".join(t.text for t in tokens[max(0, at - 5) : at])
        joined = at in besides or at in people or _JOINED.search(lead) is not None
        stranger = says("strangers", text_of(tokens[at + 1 : at + 3]).strip())
        if joined and not stranger and at not in counted and _is_few(tokens, at) and not is_of_staff(tokens, given, at):
            assert token.numeral is not None
            if facts.persons in sums(at):
                continue
            few.append((int(token.numeral.value), token.text.strip()))
    told = {words: number for number, words in few}
    for number, words in [*few, (sum(told.values()), "、".join(told))]:
        if any(_matters(facts, facts.persons + step) for step in (number, -number) if facts.persons + step > 0):
            return Remark("few", {"name": "persons", "persons": str(facts.persons), "few": words})
    return None


_UNCOUNTED = re.compile(
    r"^[^。；？！]{0,14}?(?:没|没有|未|还没)(?:有)?(?:算|统计|计|报|登记|加)(?:进去|进来|进|入|在内|上)"
)
_ALL_IN = re.compile(r"(?:全|都|全部|统统|一起)(?:要|得)?(?:算|计)(?:一起|一块|进去|进来|在内|上|入)")


def _left_uncounted(tokens: Sequence[Token], given: Sequence[Given], persons: int) -> list[tuple[int, str]]:
    """老板一家5口没算进去; 员工1480，保安20，保洁30，全算一起: people told beside those who are counted."""
    counted = {g.at for g in given if g.settled or g.change}
    sums = _sums_with(tokens)
    found = []
    for at, token in enumerate(tokens):
        numeral = token.numeral
        if numeral is None or not numeral.is_exact or not 0 < numeral.value <= _HANDFUL or at in counted:
            continue
        rest = next((i for i, t in enumerate(tokens[at + 1 :], at + 1) if t.is_("num")), len(tokens))
        if token.value in ("heads", "piece") and _UNCOUNTED.match(text_of(tokens[at + 1 : rest])):
            found.append((int(numeral.value), token.text.strip()))
    people = [g for g in given if g.slot in (*HAVES, "other") and g.numeral.is_exact and not g.wish and not g.subset]
    people = [g for g in people if g.at not in counted and g.numeral.value <= _HANDFUL]
    more = int(sum(g.numeral.value for g in people))
    if more and _ALL_IN.search(text_of(tokens)) and not any(persons in sums(g.at) for g in people):
        found.append((more, f"{more}人"))
    return found


_HANDFUL = 200
"""So many may be told beside the others."""


def _is_candidate(tokens: Sequence[Token], at: int, persons: int, once: bool) -> bool:
    """Whether a number looks like a head count of this unit: whole, of its size, not a name or a bound.

    Where the head count is said to have been so once, 到1600 is no bound but what it may be now.
    """
    numeral = tokens[at].numeral
    if numeral is None or numeral.kind != "bare" or not numeral.is_exact or numeral.value.denominator != 1:
        return False
    value = int(numeral.value)
    if persons < _LEAST and value >= _CROWD:  # 1500超了，超了1人: who is told beside a crowd is not all of them
        return not is_pretended(tokens, at)
    if value in _BOUNDS or value < 30 or not persons <= value * 10 <= persons * 100:
        return False
    lead = "".join(t.text for t in tokens[max(0, at - 2) : at]).strip()
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and (following.group == "unit" or re.match(r"[号路年条时版型那]", following.text)):
        return False
    return not is_pretended(tokens, at) and not _NAMELESS.search(lead) and (once or not _BOUND_TO.search(lead))


def _is_part(tokens: Sequence[Token], value: int, persons: int) -> bool:
    """Whether a number adds up with others of the question: 小学部1400、初中部900，师生一共2300人."""
    values = [int(t.numeral.value) for t in tokens if t.numeral is not None and t.numeral.value.denominator == 1]
    pairs = {one + two for one, two in combinations(values, 2)}
    return value in pairs or persons - value in values or sum(values) == 2 * persons


def _matters(facts: UnitFacts, persons: int) -> bool:
    """Whether the result would be another with this head count."""
    return need_alike(facts, replace(facts, persons=persons, students=None)) is not True
