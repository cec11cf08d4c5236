"""People told to be left out of a number and to be added: 员工1500名，老板没在这个数里，把他加进去."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise

from assistant.reading.sentences.clauses import IN_PLACE
from assistant.reading.sentences.told import COUNT, NUMBER, UNIT, of_the_same, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_SMALL = r"[1-9]|1[0-9]|[一二两三四五六七八九十]{1,2}"


def joined_in(text: str) -> str:
    """The question with those who are to be added put to the number that does not hold them."""
    text = _UNDER.sub(r"\g<size>，没算我，把我算进去", text)
    out = _out().search(text)
    if out is None or re.search(_words("open"), text) or IN_PLACE.search(text[: out.start()]):
        return text
    rest = text[: out.start()] + "#" * len(out[0]) + text[out.end() :]
    if deny := re.search(_words("deny"), rest):
        told = list(COUNT.finditer(text))
        larger = [m.span() for one, m in pairwise(told) if number_value(m["n"]) == (number_value(one["n"]) or 0) + 1]
        return _changed(text, dict.fromkeys((out.span(), deny.span(), *larger), "，"))
    join = out if out["more"] else re.search(_joins(), rest)
    few = _few(out, join[0] if join else "")
    if join is None or few is None:
        return text
    return _added(text, out, dict.fromkeys(sorted({out.span(), join.span(), *_more_joins(out, rest)}), "，"), few)


_UNDER = re.compile(
    rf"手(?:底)?下(?:一共|总共|整整|整|有|共|正好|管着?|带着?)*(?P<size>(?:{NUMBER})(?:个人|人|名|个))(?:员工|职工|伙计)?，(?:上下|上上下下|老板员工|从上到下)"
    r"(?:一共|一起|全部|全|都|一块儿?)*算?(?=[，。；])"
)
"""我是头儿，手下200人，上下一共算."""
_Span = tuple[int, int]


def _added(text: str, out: re.Match[str], gone: dict[_Span, str], few: int) -> str:
    """The question with so many put to its only size, and without the words that said so."""
    places = [(at, value) for at, value in sizes_in(text) if not _inside(at, out, few)]
    places = of_the_same(text, places, out[0]) if len({value for _, value in places}) > 1 else places
    values = {value for _, value in places}
    if len(values) == 2 and max(values) - min(values) == few:  # 不算我1000，算上我1001
        return _changed(text, gone | _larger(text, places))
    if len(values) > 1:
        return text
    if not values:
        within = re.search(rf"({NUMBER})(?:{UNIT})?(?=里|中|之内)", out[0])
        value = number_value(within[1]) if within else None
        told = {next(iter(gone)): f"，再加上{few}人，"} if value is None else {out.span(): f"，{value + few}人，"}
        return _changed(text, gone | told)
    return _changed(text, gone | {_number(text, at).span("n"): str(value + few) for at, value in places})


def _more_joins(out: re.Match[str], rest: str) -> set[_Span]:
    """我也是厂里的人，算上我: where it is said twice that somebody is to be added."""
    return set() if out["more"] else {match.span() for match in re.finditer(_joins(), rest)}


def _larger(text: str, places: list[tuple[int, Fraction]]) -> dict[_Span, str]:
    """不算我是1000人，算上我就1001: the number of all in the place of the one that leaves somebody out."""
    low, high = (min(places, key=lambda place: place[1]), max(places, key=lambda place: place[1]))
    told, larger = _number(text, low[0]), _number(text, high[0])
    led = re.search("[就便才]?[是有共]?$", text[: high[0]])
    return {
        told.span(): f"{high[1]}{told['u'] or larger['u'] or '人'}",
        (led.start() if led else high[0], larger.end()): "，",
    }


def _few(out: re.Match[str], join: str) -> int | None:
    """How many are left out: those who are named by a number, else one; None where it is open."""
    words = join if re.search(rf"这?(?:{_SMALL})个", join) else next((v for v in out.groupdict().values() if v), "")
    if number := re.search(rf"({NUMBER})(?:个|名|位|人|张)", words):
        value = number_value(number[1])
        return int(value) if value is not None and value.denominator == 1 else None
    if re.search("俩|夫妻|两口子|老两口|[^，。]和[^，。]", words):
        return 2
    return None if re.search("们|一些|几|全家|一家", words.replace("我们", "")) else 1


def _inside(at: int, out: re.Match[str], few: int) -> bool:
    """Whether a number in the words of those left out is theirs."""
    match = COUNT.match(out.string, at)
    inside = out.start() <= at < out.end()
    return match is not None and (inside or number_value(match["n"]) == few)


def _number(text: str, at: int) -> re.Match[str]:
    match = COUNT.match(text, at)
    assert match is not None
    return match


def _changed(text: str, puts: dict[_Span, str]) -> str:
    """The question with other words at some places."""
    for low, high in sorted(puts, reverse=True):
        text = text[:low] + puts[low, high] + text[high:]
    return re.sub("，(?=[。；？！）])|(?<=[。；？！（])，|^，", "", re.sub("，{2,}", "，", text))


@cache
def _out() -> re.Pattern[str]:
    """Whoever is not in the number."""
    people = _words("people")
    named = rf"[^，。；？！0-9#（）]{{0,8}}?{people}(?:本人|自己|俩)?(?:和[^，。；？！0-9]{{1,4}})?"
    few = rf"(?:(?:{_SMALL})(?:个|名|位|张)|[俩两](?:个|位|名)?|这个|那个|一[个名位张])?{named}"
    behind = rf"[^，。；？！0-9#（）]{{0,8}}?(?:{NUMBER})(?:个人|人|名|位|张床?)"
    who = rf"(?:(?:{NUMBER})(?:个|名|位|张)?{named}|{behind}|{few})"
    led = r"(?:另外?|还|但是?|可是?|只是|不过|这个数|里面?|里头|其中|的|有)*"
    not_in = rf"(?:也|都|还|却|并|是)*{_words('out')}"
    end = "(?=[，。；？！）0-9一二两三四五六七八九十是有的也都正刚就整])"
    return re.compile(
        rf"{led}(?P<who>{who}){not_in}(?!{people})|{led}{not_in}(?:有|上|了)*(?P<whom>(?:{NUMBER})(?:个|名|位|张){named}|{few}){end}|"
        rf"忘了?把(?P<forgot>{few})(?:算|加|计|列|填|写)(?:进去?|上|入)*|把(?P<missed>{few})(?:都|给)?漏(?:算|报|掉)?了|(?:没|没有|未|忘了)把(?P<unread>{few})(?:也|都|给)?(?:算|加|计|列|填|写|报)(?:进去?|上|入|在内)+|"
        rf"{_words('but')}(?P<but>{few})(?:之外|以外|外)?(?:都|全|其他人?|别人)+(?:都)?(?:算|计|包括|在)(?:进去|上|内|里面)?了?|"
        rf"(?:{_words('but')}(?P<apart>{few})(?:之外|以外|外)?|(?P<besides>{few})(?:之外|以外))(?:[公全]司|单位|厂里|全厂|店里|还有|还|另有|有|是|，|另外|其他人)*(?={NUMBER})|"
        rf"就(?P<only>{few})(?:没有?|不算|没算|不在内?)(?=[，。；])|"
        rf"[，]?再加上?(?P<more>{few})(?:一个人?|一人|一名|一位|1人|1名|1个)(?=[，。；])|"
        rf"(?:里面?|里头|当中|中)没有?(?P<within>{few})(?=[，。；])|"
        rf"[，]?{_words('beside')}(?P<beside>{few})(?:一个人?|一人|一名|一位|1人|1名|1个)?(?=[，。；])"
    )


@cache
def _joins() -> str:
    people = _words("people")
    named = rf"[算加带连添]上(?:这[个位两俩]{{0,2}}|那[个位]?)?(?:{people})(?:自己|本人|一个|一起|算|呢)*"
    return rf"(?:{people}(?:本人|自己)?)?(?:{_words('join')}|{named})"


def _words(name: str) -> str:
    return load_patterns("left_out")[name].piece
