"""What numbers count beyond their noun: capacity, midday care, boarders told by a clause, joint nouns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from assistant.reading.counts.grades import grades, stages
from assistant.reading.counts.times import as_of_now
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.patterns import one_pattern
from assistant.reading.words.tokens import Token, text_of

_ENDS = ("，", "。", "；", "？", "！", "（", "）", "：", ",", ".")
_WHOLE = ("everyone", "persons", "employees", "heads", "students")
_JOINS = ("和", "与", "及", "、", "加", "跟", "以及", "加上", "连同", "带", "连", "and", "plus", "&")
_STAFF = frozenset({"school_staff", "employees", "other"})
_JOINT = {"everyone": "everyone", "students": "everyone", "day_students": "but_boarders", "boarders": "but_day"}


@dataclass(frozen=True, slots=True)
class Sense:
    """A row of the data file."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


def refine(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """The numbers with the sense that the words around them give."""
    words = {g.at: around(tokens, g.at) for g in found}
    out = [_joint(tokens, one) for one in found]
    out = _others_there(_grand_total(_origins(out, words)), words)
    out = [_boarding(one, words[one.at]) for one in out]
    out = _peaks(_posts(_hired(_on_duty(out, words), words), words), words)
    out = as_of_now(tokens, out)
    out = _by_sex(stages(tokens, grades(tokens, out)), words)
    out = [replace(g, slot="other") if _is_some_of_all(tokens, g, out) else g for g in out]
    apart = any(t.is_("cue", "each", "respectively") for t in tokens)
    return [_set_aside(out, one, words, apart) for one in out]


def around(tokens: Sequence[Token], at: int) -> str:
    """The clause of a number, as far as the numbers next to it, with # for the number itself."""
    first, last = at, at + 1
    while first and not tokens[first - 1].is_("num") and not tokens[first - 1].is_("mark", *_ENDS):
        first -= 1
    while last < len(tokens) and not tokens[last].is_("num") and not tokens[last].is_("mark", "、", *_ENDS):
        last += 1
    while first < at and first and tokens[first - 1].is_("num") and tokens[first].group in ("count", "role"):
        first += 1  # a noun right behind another number is said of that one
    return text_of(tokens[first:at]) + "#" + text_of(tokens[at + 1 : last])


def _says(name: str, words: str) -> bool:
    return load_senses()[name].pattern.search(words) is not None


def _set_aside(found: Sequence[Given], one: Given, words: dict[int, str], apart: bool) -> Given:
    """A capacity, pupils in midday care, those who take part, people around, unless each is asked about."""
    if one.slot in HAVES or one.change or one.slot in ("other", "have", "boarders", "outpatients", "medical_staff"):
        return one
    rest = [g for g in found if g is not one and g.slot in _WHOLE and not g.change]
    said = words[one.at]
    aside = _says("capacity", said) or (_says("midday", said) and not _says("boarding", said))
    aside = aside or (_says("crowd", said) and one.slot in ("heads", "bare"))
    aside = aside or (_says("doing", said) and one.slot != "everyone")
    next_door = apart and _says("neighbour", said)
    aside = aside or (_says("outside", said) and not next_door and any(_says("own", words[g.at]) for g in rest))
    planned = sum(_says("future", text) for text in words.values()) == 1 and _says("future", said)
    aside = aside or (planned and any(_says("present", words[g.at]) for g in rest))
    return replace(one, slot="other") if aside and rest else one


def _others_there(found: list[Given], words: dict[int, str]) -> list[Given]:
    """门口有2个保安亭, 有1个是老板亲戚, 消防栓有60个: things and people who do another job are no staff in place."""
    if any(g.slot in HAVES for g in found):
        return found
    things = [g for g in found if g.slot == "have" and _says("others_there", words[g.at])]
    return [replace(g, slot="other") if g in things else g for g in found]


def _by_sex(found: list[Given], words: dict[int, str]) -> list[Given]:
    """男生住校400女生住校420 together board; a single sex is a part that says nothing of all."""
    sexes = [g for g in found if g.slot == "pupils_by_sex"]
    boards = [g for g in found if g.slot == "boarders" and re.search(r"[男女]", words[g.at])]
    if len(sexes) == 1 and not boards and sexes[0].subset:
        return [replace(g, slot="other") if g in sexes else g for g in found]
    overnight = any(_says("boarding", words[g.at]) for g in sexes) and not any(_says("day", words[g.at]) for g in sexes)
    together = [*(sexes if overnight else ()), *boards]
    if len(together) < 2:
        return found
    return [replace(g, slot="boarders_by_sex", subset=False) if g in together else g for g in found]


_SOME = ("复读生", "插班生", "转学生", "借读生", "毕业生", "新生", "特长生", "体育生", "艺术生")


def _is_some_of_all(tokens: Sequence[Token], one: Given, found: Sequence[Given]) -> bool:
    """师生3200，其中复读生400: some of the pupils, where all are told."""
    near = [*tokens[max(0, one.at - 2) : one.at], *tokens[one.at + 1 : one.at + 2]]
    whole = any(g.slot in ("everyone", "persons", "students") and g is not one and not g.subset for g in found)
    return one.slot == "students" and one.subset and whole and any(t.text in _SOME for t in near)


def _boarding(one: Given, words: str) -> Given:
    """平时住校、周末回家的学生310名: pupils whom a clause makes boarders."""
    if one.slot in ("bare", "heads", "persons", "students") and _WHO_BOARD.search(words):
        return replace(one, slot="boarders", subset=False)
    if one.slot == "students" and _says("day", words):
        return replace(one, slot="day_students", subset=False)
    pupils = one.slot == "students" or (one.slot in ("heads", "bare") and one.subset)
    if (
        not pupils
        or not _says("boarding", _KIND_OF_SCHOOL.sub("", words))
        or _says("capacity", words)
        or _DENIED.search(words)
    ):
        return one
    return replace(one, slot="boarders", subset=False)


_KIND_OF_SCHOOL = re.compile(
    r"(?:寄宿|住宿|住校|全托)(?:制|类|式)?的?(?:学校|中学|小学|初中|高中|幼儿园)|(?:寄宿|住宿|住校)(?:制|类|式)|"
    r"boarding (?:[a-z]+ ){0,2}schools?"
)
"""寄宿学校学生1800人: what the school is, not who of its pupils boards."""
_WHO_BOARD = re.compile(
    r"#\s*(?:of (?:them|whom)|students?|pupils?|kids|children)?\s*(?:who|are|is)?\s*"
    r"(?:board|sleep|stay overnight|live in|living)"
)
"""650 are boarding, 650 student is sleep in school."""
_DENIED = re.compile(r"不(?:在校)?(?:住|寄|留)|没|无|非|走读|not |no |n't")


def _on_duty(found: list[Given], words: dict[int, str]) -> list[Given]:
    """医务人员花名册上900，今天实际在岗620: those on duty count, those on paper do not."""
    listed = [g for g in found if g.slot == "medical_staff" and not _says("duty", words[g.at])]
    listed = [g for g in listed if not _says("away", words[g.at])]
    away = any(_says("away", text) for text in words.values())
    there = [g.numeral.value for g in found if _is_bare_duty(words[g.at])]
    told = [g for g in listed if any(g.numeral.value > value for value in there)]
    on_paper = [g for g in listed if _says("roster", words[g.at]) or away or g in told]
    if not on_paper:
        return found
    duty = [
        g
        for g in found
        if _says("duty", words[g.at])
        and not _says("away", words[g.at])
        and (g.slot in ("medical_staff", "bare", "heads", "piece", "have", "persons") or _is_bare_duty(words[g.at]))
    ]
    if not duty:
        return [_gone(g, on_paper) if _says("away", words[g.at]) else g for g in found]
    found = [replace(g, slot="other") if _says("away", words[g.at]) else g for g in found]
    at = {g.at for g in duty}
    out = [replace(g, slot="medical_staff", subset=False) if g.at in at else g for g in found]
    return [replace(g, slot="other") if g in on_paper and g.at not in at else g for g in out]


def _posts(found: list[Given], words: dict[int, str]) -> list[Given]:
    """编制数4600人，实有职工3600人: posts on paper say nothing of who is there, where that is told."""
    people = [g for g in found if g.slot in _WHOLE and not g.change]
    paper = [g for g in people if _says("posts", words[g.at])]
    there = any(_says("filled", words[g.at]) for g in people if g not in paper)
    return [replace(g, slot="other", settled=True) if g in paper else g for g in found] if there else found


def _peaks(found: list[Given], words: dict[int, str]) -> list[Given]:
    """高峰日8000人次，日均5500人次: the busiest day says nothing of the mean, where that is told."""
    visits = [g for g in found if g.slot in ("outpatients", "not_daily") or g.numeral.kind == "visit"]
    peaks = [g for g in visits if _says("peak", words[g.at])]
    if not peaks or not any(g.slot == "outpatients" for g in visits if g not in peaks):
        return found
    return [replace(g, slot="other", change=0) if g in peaks else g for g in found]


def _hired(found: list[Given], words: dict[int, str]) -> list[Given]:
    """在岗医务人员320名，另有派遣护士14名也在岗: those told on top count where they are on duty, else it is open."""
    whole = [g for g in found if g.slot == "medical_staff" and not g.change and not g.subset]
    more = [g for g in found if g.slot == "medical_part" and g.besides and not g.change and g.numeral.is_exact]
    if len(whole) != 1 or any(g.at < whole[0].at for g in more):
        return found
    doubtful = sum(g.numeral.value for g in more if not _says("duty", words[g.at]))
    out = []
    for one in found:
        if one in more:
            on_duty = _says("duty", words[one.at])
            slot, change = ("medical_staff", 1) if on_duty else ("other", 0)
            one = replace(one, slot=slot, change=change, besides=False, settled=True)
        elif one is whole[0] and doubtful and one.numeral.is_exact:
            high = one.numeral.value + doubtful
            one = replace(one, numeral=replace(one.numeral, high=high))
        out.append(one)
    return out


def _is_bare_duty(words: str) -> bool:
    """在岗332人: with no noun of its own it is of those spoken of."""
    return (
        re.fullmatch(
            r"(?:其中|里面|今天|现在|目前|实际|真正|天天|每天|每日|当天|日常|都|只有|有|是|共|\s)*(?:在岗|在班|到岗|上班|当班)的?(?:有|是|为|共|只有|：)*#.{0,3}",
            words,
        )
        is not None
    )


def _gone(one: Given, on_paper: list[Given]) -> Given:
    """医务人员340人，其中8人休产假不在岗: those away come off, where nobody tells how many are left."""
    within = (
        one.slot in ("heads", "piece", "have", "bare", "other", "medical_part", "medical_staff")
        and one.numeral.is_exact
    )
    if not within or one.at < on_paper[0].at or one.numeral.value >= on_paper[0].numeral.value:
        return one
    return replace(one, slot="medical_staff", change=-1, subset=False, settled=True)


def _origins(found: list[Given], words: dict[int, str]) -> list[Given]:
    """外籍学生120人、本国学生1480人: kinds of pupils that together are all of them."""
    parts = [g for g in found if g.slot == "students" and _says("origin", words[g.at])]
    whole = [g for g in found if g.slot == "students" and g not in parts]
    if len(parts) < 2 or whole:
        return found
    return [replace(g, slot="pupils_by_sex") if g in parts else g for g in found]


def _grand_total(found: list[Given]) -> list[Given]:
    """学生300，教职工150，合计450: the total of a school's parts is its people."""
    parts = [g for g in found if g.slot in ("students", "school_staff", "boarders", "day_students")]
    if not parts or any(g.slot in ("everyone", "persons") for g in found):
        return found
    return [replace(g, slot="everyone") if g.slot == "bare" and g.total and g.at > parts[0].at else g for g in found]


def _joint(tokens: Sequence[Token], one: Given) -> Given:
    """走读生和教职工合计700: a number of two nouns together."""
    if one.slot in HAVES or one.numeral.kind in ("bed", "visit"):
        return one
    nouns: set[str] = set()
    joined = False
    for token in reversed(tokens[: one.at]):
        if token.group == "count":
            nouns.add(token.value)
        elif token.text.strip() in _JOINS:
            joined = joined or bool(nouns)
        elif not token.is_("skip") and not token.is_("cue", "fill", "total", "about", "have", "least", "now"):
            break
    kinds = nouns - _STAFF
    if not (joined or "everyone" in nouns) or not nouns & {"school_staff", "employees"} or len(kinds) != 1:
        return one
    slot = _JOINT.get(kinds.pop())
    return replace(one, slot=slot) if slot else one


@cache
def load_senses() -> dict[str, Sense]:
    """The rows of `data/senses.toml`."""
    text = files("assistant").joinpath("data", "senses.toml").read_text(encoding="utf-8")
    return {
        name: Sense(name, re.compile(one_pattern(row["words"])), tuple(row["examples"]), tuple(row["others"]))
        for name, row in tomllib.loads(text).items()
    }
