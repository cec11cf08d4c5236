"""A turn that goes on from the last: it completes it, changes one thing, or asks for another role or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.approximate import settle
from assistant.reading.asked import Question, is_denied, numbered_roles
from assistant.reading.build import build
from assistant.reading.changes import apply_changes, is_share, total_matters
from assistant.reading.draft import Draft
from assistant.reading.given import HAVES, Given
from assistant.reading.location import place_of
from assistant.reading.meant import PRINCIPAL, absolute
from assistant.reading.moves import told_anew
from assistant.reading.tokens import Token
from assistant.reading.understood import Remark, Understood
from assistant.rules.facts import Asked, Kind, UnitFacts, find_fault
from assistant.rules.places import place_key
from corpus.places import NATIONAL

_GOES_ON = re.compile(
    r"呢|(?:^|[，。])那|刚才|刚刚|前面|上面那|上面说|回到|还是那|^好|糊涂|搞错|弄错|记错|看错|写错|更正|说错|刚接|刚收|刚查|接到|通知|^如果|^要是|^假如|^若|^再|^换|^改|^还有|^其中|^另外|^哦|^噢|^嗯|^对了|^不对|^说错|^应该是|^更正|^是|^我们是|^就|"
    r"what if|what about|how about|^and |^then|^if |^it |^we |^actually|^sorry|^no,|instead"
)
_PRESSED = re.compile(
    r"(?:别|不要|甭)再?算|(?:就|只|直接|你)(?:回答?|说|写|给我?|报|填)(?:一?个|“|两个字|一个字|达标|够|[0-9一二两三四五六七八九十])|少废话|"
    r"just (?:say|answer)|"
    r"太多|太少了?吧|太高|太贵|少一?点|小一?点|再少|往下|往低|降一?降|压一?压|通融|打个?折|松一?松|宽松|重新?算|再算|算错|再想想|再看看|你确定|确定吗|"
    r"平均|取?中间|折中|四舍五入|去尾|舍[掉去]|抹零|凑整|取整|就低|就高|灵活|变通|照顾|走个?过场|应付|糊弄|意思意思|别那么死板|网上说|人家说|别人说|都说|听说|真的假的|不可能|不信|不合理|离谱|凭什么|不同意|不认可|不接受|不满意|没那么多|哪有那么多|用不着|用不了|要不了|没必要|"
    r"are you sure|too many|lower|smaller number|recalculate|wrong|ridiculous|come on"
)
"""行了别再算了，就回“达标”: pressed for an answer, the same question stands."""
_OTHER_TOPIC = re.compile(
    r"多久|几次|几天|什么|为什么|为何|多少钱|罚|培训|演练|职责|"
    r"备案|怎么办|哪些|哪里|谁|why|who|when|what is|what are|fine"
)


def follow(
    text: str,
    tokens: Sequence[Token],
    given: list[Given],
    asked: Question,
    last: Understood,
    language: str,
) -> Understood | None:
    """The last question with this turn taken in; None where the turn stands on its own or asks something else."""
    if len(last.units) != 1 or last.job or last.units[0].campuses:
        return _follow_several(text, tokens, given, asked, last, language)
    base = last.units[0]
    given = [
        replace(g, slot="persons") if g.slot == "other" and g.change and g.numeral.kind == "heads" else g
        for g in told_anew(given, base, tokens, text)
    ]
    if _ANEW.search(text) or not _goes_on(text, tokens, given, asked, last):
        return None
    if _ALL_IN_ONE.search(text) and sum(g.total for g in given) == 1:
        given = [g for g in given if g.total]
    if (
        _are_apart(text, tokens, given)
        and any(_is_size(g) for g in given)
        and any(getattr(base, name) is not None for name in PRINCIPAL)
    ):
        words = "campuses" if base.kind is Kind.SCHOOL else "each"
        return replace(last, ask=Remark(words), missing=("persons",), language=language)
    language = language if re.search(r"[a-z]{2,}|[一-鿿]", text) else last.language
    if (other := _other_staff(base, given)) is not None:
        return replace(last, units=(other,), language=language)
    if _are_part_time(tokens, base):
        said = {"text": _said(tokens).strip(), "name": "have_guards"}
        return replace(last, ask=Remark("unclear", said), missing=("persons",), language=language)
    stated = absolute(given, last, tokens)
    lost = [g for g in stated if g.slot == "bare" and g.numeral.value >= 20]
    if lost and len(stated) == len(lost) and not any(g.change for g in given):
        text = lost[0].numeral.text.strip()
        return replace(last, ask=Remark("unclear", {"text": text, "name": _asked_name(base)}), language=language)
    if asked.mode not in ("enough", "short"):
        stated = [one for one in stated if one.slot != "piece"]
    draft = build(tokens, stated, asked.asked or base.asked, True, base.kind)
    if draft.uncovered or (last.uncovered and not draft.specific):
        return replace(last, units=(base,), uncovered=draft.uncovered or last.uncovered, language=language, ask=None)
    if draft.refuse is not None:
        return replace(last, refuse=draft.refuse, language=language)
    facts, touched = _merged(base, draft, tokens, given, asked, last)
    place, _ = place_of(tokens, text)
    if place is not None:
        facts = replace(facts, region=place if place == NATIONAL else place_key(place))
    return _judged(facts, draft, touched, base, last, language)


def _are_part_time(tokens: Sequence[Token], base: UnitFacts) -> bool:
    """3个保安里有一个是兼职的: how many of the guards remain is asked, not guessed."""
    asks = any(t.group == "ask" for t in tokens)
    return base.wants is Asked.GUARDS and not asks and any(t.is_("role", "part_time") for t in tokens)


def _are_apart(text: str, tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """Whether a turn brings in another unit or site, without saying how many all are together."""
    sized = [g for g in given if _is_size(g)]
    sized = [g for g in sized if g.total] or sized
    if _ALL_IN_ONE.search(text) and len(sized) == 1 and (sized[0].total or _ALL_TOLD.search(text)):
        return False
    joining = _JOINS.search(text)
    joined = joining is not None and any(
        t.group in ("unit", "part") and t.value != "all_board" and t.start >= joining.end() for t in tokens
    )
    return joined or any(t.group == "site" or t.is_("num", "sites") for t in tokens)


_JOINS = re.compile(r"收购|并购|兼并|接收|接管|吸收|加上|连同|算上|并入|合并|连着")
_ANEW = re.compile(
    r"前面[^，。]{0,6}(?:不算|作废|不要|忘掉)|忘[掉了]前面|推倒重来|从头(?:来|算|问)|另问|换(?:一)?个(?:问题|单位问)|新(?:的)?问题"
)
_ALL_IN_ONE = re.compile(
    r"收购|并购|兼并|接收|接管|吸收|"
    r"合并|并入|并进|并到|并成|并为|并了|并过来|合在一起|合到一起|合成|合起来|整合|合二为一"
)
_ALL_TOLD = re.compile(
    r"一共|总共|合计|共计|总数|总人数|合起来|加起来|变成|达到|到了|拢共|统共|全部|合并[后以之]*(?:是|为|有)"
)


def _other_staff(base: UnitFacts, given: Sequence[Given]) -> UnitFacts | None:
    """那6个呢: after an inverse question the same one, for another number of staff."""
    numbers = [g for g in given if g.slot in (*HAVES, "have", "piece", "bare") and g.numeral.is_exact]
    if base.inverse is None or len(numbers) != 1 or len(given) != 1 or numbers[0].change:
        return None
    return replace(base, inverse=replace(base.inverse, staff=int(numbers[0].numeral.value)))


def _is_size(given: Given) -> bool:
    return given.slot not in (*HAVES, "other", "have", "piece", "ambiguous")


def _judged(
    facts: UnitFacts, draft: Draft, touched: list[str], base: UnitFacts, last: Understood, language: str
) -> Understood:
    focus = touched[0] if len(touched) == 1 else None
    ask = draft.ask
    if (
        ask is None
        and last.ask is not None
        and last.ask.id in ("role", "kind", "place", "key", "inverse_kind")
        and not _answers(facts, base, draft)
    ):
        ask = last.ask
    made = Understood((facts,), language, ask=ask, assumptions=tuple(draft.assumptions), focus=focus)
    if ask is not None:
        return made
    if find_fault(facts):
        return made
    settled, question, remarks = settle(facts, draft.rough)
    if question is not None:
        return replace(made, ask=question, missing=(str(question.values["name"]),))
    if "boarders" in touched and "boarders+" in touched and total_matters(facts, base):
        return replace(made, ask=Remark("boarders_added"), missing=("persons",))
    return replace(made, units=(settled,), assumptions=(*made.assumptions, *remarks))


def _answers(facts: UnitFacts, base: UnitFacts, draft: Draft) -> bool:
    return facts != base or draft.specific or draft.key_unit is not None


def _goes_on(text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question, last: Understood) -> bool:
    """Whether a turn only makes sense with the one before."""
    sized = [g for g in given if g.slot not in ("other",)]
    role = any(t.is_("role", "staff", "full_time", "part_time", "guards") for t in tokens)
    anything = (
        bool(sized)
        or role
        or any(t.group in ("key", "place", "unit") or t.is_("cue", "double", "half") for t in tokens)
        or (is_share(tokens) and any(t.is_("cue", "up", "down") or t.group == "count" for t in tokens))
    )
    if not sized and _PRESSED.search(text):
        return True
    if not anything and len(text) <= 15 and any(t.is_("ask", "short", "enough", "how_many") for t in tokens):
        return not _OTHER_TOPIC.search(text)
    if not anything or (_OTHER_TOPIC.search(text) and not sized):
        return False
    if any(t.group == "key" for t in tokens) and not (sized or role) and len(text) <= 40:
        return True
    if not role and len(text) <= 40 and any(t.is_("ask", "short", "enough", "how_many") for t in tokens):
        return not _OTHER_TOPIC.search(text) or bool(sized)
    cue = bool(_GOES_ON.search(text))
    own_unit = any(t.group == "unit" and t.value not in ("day_school", "all_board") for t in tokens) or any(
        t.group == "key" for t in tokens
    )
    size = any(g.slot not in (*HAVES, "have", "piece", "bare", "ambiguous", "other") and not g.change for g in given)
    complete = role and bool(asked.mode) and not asked.weak
    if complete and own_unit and not cue:
        return False
    if complete and size and own_unit and not _is_change(given, tokens):
        return bool(re.search(r"^那?(?:如果|要是|假如)|呢[？。]?$|what if|what about", text)) and not _another(tokens)
    if sized and (len(text) <= 60):
        return True
    return (cue or len(text) <= 12) and len(text) <= 60


def _is_change(given: Sequence[Given], tokens: Sequence[Token]) -> bool:
    return any(g.change for g in given) or any(t.is_("cue", "double", "half") for t in tokens)


def _another(tokens: Sequence[Token]) -> bool:
    return any(t.is_("cue", "another") for t in tokens)


def _asked_name(base: UnitFacts) -> str:
    """The counts that a number may be meant for."""
    return "medical_staff,beds,outpatients" if base.kind is Kind.HOSPITAL else "persons"


def _merged(
    base: UnitFacts, draft: Draft, tokens: Sequence[Token], given: Sequence[Given], asked: Question, last: Understood
) -> tuple[UnitFacts, list[str]]:
    """The facts after this turn, and the counts that it touched."""
    free = _free_role(tokens, given, asked)
    wanted = free if free is not None else base.asked
    sized = [name for name in draft.values if name in PRINCIPAL]
    named = any(
        t.group == "unit" and not t.generic and t.value not in ("day_school", "all_board", "boarding_school")
        for t in tokens
    )
    denied = draft.kind is not None and draft.specific and _DENIES_KIND.search(_said(tokens)) is not None
    switched = denied or {draft.kind, base.kind} == {Kind.SCHOOL, Kind.HOSPITAL}
    aside = draft.kind is Kind.UNIT and base.kind is not Kind.UNIT and not sized and not _SWITCHES.search(_said(tokens))
    if aside:
        draft.kind, draft.specific = base.kind, False
    if (
        not aside
        and (_another(tokens) or ((named or switched) and draft.kind is not None))
        and (sized or draft.kind is not base.kind)
    ):
        fresh = draft.facts(base.region, wanted)
        return fresh, sized
    values: dict[str, object] = dict(draft.values)
    if draft.key_unit is not None:
        values["key_unit"] = draft.key_unit
    if draft.boarding is not None:
        values["boarding"] = draft.boarding
    if draft.kind is not None and (draft.specific or base.kind is Kind.UNIT) and base.kind is not draft.kind:
        values["kind"] = draft.kind
    facts = replace(base, asked=wanted, inverse=None, **values)  # type: ignore[arg-type]
    if "persons" in draft.values and "students" not in draft.values and facts.students is not None:
        facts = replace(facts, students=None)
    if (
        "students" in draft.values
        and base.students is not None
        and base.persons is not None
        and "persons" not in draft.values
    ):
        facts = replace(facts, persons=base.persons - base.students + draft.values["students"])
    touched = [name for name in draft.values if name in (*PRINCIPAL, "have_guards", "have_staff", "full_time")]
    staff = [g for g in given if g.slot in ("school_staff", "employees") and not g.change and g.numeral.is_exact]
    if facts.kind is Kind.SCHOOL and staff and facts.persons is None and facts.students is not None:
        facts = replace(facts, persons=facts.students + sum(int(g.numeral.value) for g in staff))
        draft.assumptions.append(Remark("changed", {"name": "persons", "value": str(facts.persons)}))
    return apply_changes(facts, base, draft, tokens, given, touched, last)


def _said(tokens: Sequence[Token]) -> str:
    return "".join(t.text for t in tokens)


_SWITCHES = re.compile(
    r"换成?|改成?|如果|要是|假如|若|那|呢|不是|而是|其实|说错|搞错|弄错|instead|what if|what about|how about"
)
"""教育局说2个就行: an office that is named in passing is not the unit that is asked for."""
_DENIES_KIND = re.compile(r"不是[^，。；是]{0,8}[，,]?(?:而是|是)|说错|搞错|弄错|记错|更正|写错|糊涂")
"""不是医院，是学校: another kind of unit from the one before."""


def _free_role(tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> Asked | None:
    """A role that this turn asks for; a role word with a number of those in place asks for nothing."""
    numbered = numbered_roles(tokens, given)
    free = {
        t.value
        for at, t in enumerate(tokens)
        if t.is_("role", "staff", "full_time", "part_time", "guards")
        and at not in numbered
        and not is_denied(tokens, at)
    }
    if not free:
        return None
    staff, guards = bool(free - {"guards"}), "guards" in free
    if staff and guards:
        return asked.asked or Asked.BOTH
    return Asked.GUARDS if guards else Asked.STAFF


def _one_of_several(
    text: str, tokens: Sequence[Token], given: list[Given], asked: Question, last: Understood, language: str
) -> Understood | None:
    """西校区再加500人呢: one of several units is changed; which one must be said."""
    campuses = last.units[0].campuses if len(last.units) == 1 else ()
    members = campuses or last.units
    if (
        asked.mode
        and not asked.weak
        and any(t.is_("unit") and not t.generic for t in tokens)
        and not _GOES_ON.search(text)
    ):
        return None
    named = [i for i, unit in enumerate(members) if unit.name and _named_in(unit.name, text)]
    if len(named) != 1:
        if not _GOES_ON.search(text):
            return None
        return replace(last, ask=Remark("campuses" if campuses else "each"), missing=("persons",), language=language)
    at = named[0]
    alone = Understood((replace(members[at], asked=last.units[0].asked),), language)
    stated = absolute(given, alone, tokens)
    draft = build(tokens, stated, asked.asked or last.units[0].asked, True, members[at].kind)
    draft.kind = members[at].kind
    draft.specific = False
    plain = [t for t in tokens if t.group not in ("unit", "site")]
    facts, _ = _merged(alone.units[0], draft, plain, given, asked, alone)
    if draft.ask is not None:
        return replace(last, ask=draft.ask, missing=("persons",), language=language)
    facts = replace(facts, name=members[at].name)
    changed = tuple(replace(facts, asked=unit.asked) if i == at else unit for i, unit in enumerate(members))
    units = (replace(last.units[0], campuses=changed),) if campuses else changed
    made = replace(last, units=units, ask=None, missing=(), language=language, assumptions=tuple(draft.assumptions))
    return made


def _named_in(name: str, text: str) -> bool:
    """Whether a unit's name stands in a turn, whole or by its telling part."""
    short = re.sub(r"(?:校区|院区|园区|分?公司|医院|小学|中学|幼儿园|厂)$", "", name)
    if name.isdigit():
        return re.search(rf"第(?:{name}|{'零一二三四五六七八九'[int(name) % 10]})[个家所处座间]", text) is not None
    return name in text or (len(short) > 0 and short != name and short in text)


def _follow_several(
    text: str, tokens: Sequence[Token], given: list[Given], asked: Question, last: Understood, language: str
) -> Understood | None:
    """After several units only what holds for all of them goes on: the place, the role, the key status."""
    if last.units and any(g.slot != "other" for g in given) and len(text) <= 40:
        return _one_of_several(text, tokens, given, asked, last, language)
    named = {unit.name for unit in last.units if unit.name and _named_in(unit.name, text)}
    goes_on = bool(named) or _GOES_ON.search(text) is not None
    if given or not last.units or len(text) > 25 or not goes_on or _OTHER_TOPIC.search(text):
        return None
    draft = build(tokens, (), asked.asked, True)
    place, _ = place_of(tokens, text)
    role = _free_role(tokens, given, asked)
    if place is None and role is None and draft.key_unit is None:
        return None
    units = tuple(
        replace(
            unit,
            region=place_key(place) if place else unit.region,
            asked=role or unit.asked,
            key_unit=unit.key_unit if draft.key_unit is None else draft.key_unit,
        )
        if not named or unit.name in named
        else unit
        for unit in last.units
    )
    return replace(last, units=units, language=language, ask=None, missing=())
