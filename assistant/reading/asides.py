"""A few people told beside a size, and whether it holds them: 1500人，漏了一个; 1501人，昨天走了一个，还没减."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.reading.clauses import FEW, IN_PLACE, ROLE, Clause, after_staff, clauses_of, resizing, without
from assistant.reading.patterns import load_patterns
from assistant.reading.summing import are_parts
from assistant.reading.told import NUMBER, sizes_in
from assistant.reading.values import number_value


def set_right(text: str) -> str:
    """The question with its size as it is after all: with those who were left out, without those who are gone."""
    text = _REST.sub(_with_rest, _WITHIN.sub("", text))
    text = _OUT_OF.sub(r"\1里面", _GONE.sub(r"\1，", _NET.sub(r"\1", text)))
    text = _without_led_up(_BUT.sub(r"不算\g<who>\g<is>", _GLUED.sub(r"\g<0>，", text)))
    clauses = clauses_of(text)
    sizes = {value for _, value in sizes_in(text)}
    if len(sizes) == 2 and (gone := _led_to(clauses)):
        return without(text, gone)
    if are_parts(text, tuple(at for at, _ in sizes_in(text))):
        return text
    for index in range(len(clauses)):
        found = _aside(clauses, index)
        staff = after_staff(clauses, index) or (not sizes and IN_PLACE.search(text[: clauses[index].start]))
        if found is None or staff:
            continue
        step, gone = found
        if not sizes:
            return _step(text, gone, step)
        if (told := _told(clauses, index, len(sizes))) is not None and told.size is not None:
            return without(text, gone, puts=resizing(text, told.size, step, told if len(sizes) > 1 else None))
    return text if sizes else _HIRED.sub(_come, _turn().sub(_counted, text))


_HIRED = re.compile(
    rf"^(?:那|哦|噢|，)*(?:今天|今早|昨天|刚刚?|刚才|上午|下午|又|新|上周|这周)*(?:入职|报到|到岗)(?:了)?{FEW}(?=[，。；])"
)
"""今天入职一个: no guard, one of the people."""


def _come(match: re.Match[str]) -> str:
    return f"又来了{number_value(match['n'])}人"


def _told(clauses: list[Clause], index: int, sizes: int) -> Clause | None:
    """The clause that tells the size of which an aside speaks: of the same people, else the nearest before it."""
    told = [clause for clause in clauses if clause.sizes]
    kind = next((kind for kind in _KINDS if kind.search(clauses[index].text)), None)
    same = [clause for clause in told if kind is not None and kind.search(clause.text)]
    if kind is not None and sizes > 1 and not same:
        return None
    before = [clause for clause in same or told if clause.start < clauses[index].start]
    return before[-1] if before else next(iter(same or told), None)


_KINDS = (re.compile("寄宿|住校|住宿|内宿|宿舍|退宿"), re.compile("医务|医护|医生|护士|大夫"), re.compile("床"))
"""Whom a size counts besides all people of a unit."""


def _step(text: str, gone: list[Clause], step: int) -> str:
    """A turn without a size: what it does to the size of the turn before."""
    return without(text, gone, f"{'又来了' if step > 0 else '又走了'}{abs(step)}人" if step else "人没变")


def _aside(clauses: list[Clause], index: int) -> tuple[int, list[Clause]] | None:
    """What a clause does to the size (-n, 0, +n), with the clauses that say so; None where it is no aside."""
    one, rest = clauses[index], clauses[index + 1 :]
    if one.sizes:
        return None
    if one.find("asides", "would"):
        then = load_patterns("supposed")["then"].pattern
        return None if any(then.search(other.text) for other in rest) else (0, [one])
    few = one.few or (1 if any(one.find("asides", row) for row in ("twice", "oneself", "forgotten")) else None)
    if few is None or ROLE.search(one.text):
        return None
    for said in ([one], [one, *rest[:1]]):
        step = _status(said[-1], few) if said[-1] is one or _goes_on(one, said[-1]) else None
        if step is not None:
            echo = [c for c in clauses[index + len(said) : index + len(said) + 2] if c.find("asides", "echo")]
            return step, [*said, *echo]
    return None


def _goes_on(one: Clause, after: Clause) -> bool:
    """Whether a clause says more of the people of the one before."""
    known = one.find("asides", "event") or after.find("asides", "ours") or "不是" in after.text
    return bool(known) and not after.sizes and after.few is None


def _status(clause: Clause, few: int) -> int | None:
    if clause.find("asides", "spare"):
        return None if clause.find("moves", "still") else -few  # 休产假的6人没有除名
    if clause.find("asides", "held"):
        return 0
    if (
        clause.find("asides", "ours")
        or clause.find("asides", "forgotten")
        or (clause.find("asides", "owed") and not clause.find("asides", "open"))
    ):
        return few
    return None


def _led_to(clauses: list[Clause]) -> list[Clause]:
    """本来1499人，来了一个 beside 1500人: what there was and who came, where the two lead to the size."""
    for one, two in pairwise(clauses):
        before, few = one.size, two.few
        if (
            not one.find("asides", "once")
            or before is None
            or few is None
            or two.sizes
            or not two.find("asides", "event")
        ):
            continue
        rest = {value for c in clauses if c not in (one, two) for value in c.sizes}
        if rest == {before + two.sign * few}:
            return [one, two]
    return []


_NET = re.compile(
    rf"((?:{NUMBER})(?:个人|人|名))(?:就|已经|都)*是(?:已经)?(?:扣掉|减去|除去|刨去|去掉|扣除|算上|加上|连上|含|包括)"
    r"[^，。；？！0-9]{1,12}(?:之后|以后|后)?的(?:人?数|结果)?(?=[，。；])"
)
"""1001人是扣掉离职那个之后的数: the size is told with them."""
_GONE = re.compile(r"((?:员工|职工|公司|单位)[0-9]{2,6}|人的(?:厂|公司|单位|企业|店))(?=(?:又|刚)?[走来退辞招进]了)")
"""员工1501走了一个: the size and who changed it."""
_WITHIN = re.compile(
    rf"[，。](?:我俩|我们俩|他们|他俩|这俩|这[两几]个人?|他|我)(?:也|都|是)*(?:在|算在|包括在)(?:这)?(?:{NUMBER})人?(?:里面?|里头|之中|中|之?内)(?:的)?(?=[，。；？]|$)"
)
"""我俩在1502里面: they are in the size told before."""
_REST = re.compile(
    rf"{FEW}[，、](?:其余|其他|剩下|余下)的?(?:都是|是|全是)?(?:员工|职工|工人|人员|人)?(?:有|是|共)?(?P<rest>{NUMBER})(?:个人|个|人|名)(?=[，。；？]|$)"
)
"""公司正副总2个，其余员工999个."""


def _with_rest(match: re.Match[str]) -> str:
    few, rest = number_value(match["n"]), number_value(match["rest"])
    staff = ROLE.search(match.string[max(0, match.start() - 8) : match.end()])
    return match[0] if few is None or rest is None or rest < _LARGE or staff else f"一共{few + rest}人"


_LARGE = 20
_OUT_OF = re.compile(rf"(没有?(?:算|计|包括|包含|含)(?:在|进)?)(?:{NUMBER})人?(?:里面?|之中|中|之?内)")
"""没算在1500里."""


_GLUED = re.compile(
    r"(?:(?<=[0-9])|(?<=[百千万零一二三四五六七八九十]))(?:个人|人|名)(?:的(?:工厂|厂子?|公司|店|酒店|商场|单位|企业))?"
    "(?=(?:里|中)?(?:漏了|漏算|漏报|少算了|没算上|(?:昨天|今天|刚刚?|上周)?(?:走|来|退|招|辞|调走)了[一1两二]?(?:个|名|位)))"
)
"""1501人的厂走了一个; 报的1500人漏了扫地大爷."""
_BUT = re.compile(
    rf"(?:把|将)(?P<who>我|老板|厂长|老总|经理|他|她)(?:自己)?(?:给)?(?:刨|除|扣|去|减|抛|撇)(?:掉|出去|去|开|除|外)+(?:之?后|以后)?"
    rf"(?P<is>(?:就|正好|刚好|还|才|一共|是|有|剩)*)(?={NUMBER})"
)
"""把我刨出去是1500."""
_LED_UP = re.compile(
    rf"^(?:正好|刚好|恰好|刚|才|就|总算|终于|这才|现在|全厂|公司|于是|一下)*(?:凑|补)?(?:成|够|满|到|齐|足|剩下?)+(?:了|整)*(?:{NUMBER})(?:个人|人|名)?(?:整|了)*$"
)


def _without_led_up(text: str) -> str:
    """今早来报到一个，正好凑成1500人: who came before the size was reached is in it."""
    clauses = clauses_of(text)
    if len({value for _, value in sizes_in(text)}) != 1:
        return text
    for one, two in pairwise(clauses):
        if (
            one.few is not None
            and not one.sizes
            and one.sign
            and _LED_UP.search(two.text)
            and not ROLE.search(one.text)
        ):
            return without(text, [one])
    return text


@cache
def _turn() -> re.Pattern[str]:
    """加上老板呢; 把老板去掉; 还有我没算: a turn that counts one person in or out."""
    rows = load_patterns("asides")
    head = rf"{rows['head'].piece}(?!们)"
    ends = r"(?:算上|加上|算进去|加进去|也算)?(?=呢|的话|以?后|，|。|？|几|要|$)"
    return re.compile(
        rf"^(?:那|如果|要是|可|但|不对)*[，]?(?:(?P<in>{rows['join'].piece}{head}|(?:还有|漏了|忘了算|少算了|没算){head}(?:没算|没加)?了?)"
        rf"|(?P<out>{rows['drop'].piece}{head}|把{head}(?:给)?{rows['drop'].piece})"
        rf"|(?P<both>{head}(?:和|跟|与|、){head})(?:两个|俩|一起|都|也|要|全)*(?:辞职|离职|辞|走|退休)(?:了|掉)?){ends}"
    )


def _counted(match: re.Match[str]) -> str:
    return "少了2人" if match["both"] else "再来1人" if match["in"] else "少了1人"
