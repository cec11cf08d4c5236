"""Units that a question lists before it tells of each: 一所幼儿园和一所寄宿制高中。幼儿园420人；高中2600人."""

from __future__ import annotations

import re

_ONE = r"(?:另外?|还有)?一[所家个间座](?P<{name}>(?!人)[^，。；：、？0-9和与及跟]{{2,14}}?)"
_JOINT = r"(?:[、，]|[，]?(?:和|与|及|跟|以及|还有|外加))?"
_LIST = re.compile(
    _ONE.format(name="a")
    + _JOINT
    + _ONE.format(name="b")
    + rf"(?:{_JOINT}{_ONE.format(name='c')})?"
    + r"(?P<end>[，。；：])(?=[一-鿿])"
)
_TRAIT = re.compile(r"寄宿|住宿|住校|走读|全托|重点|普通|一般|非重点|民办|私立")
_MOST = 6


def introduced(text: str) -> str:
    """The question with what the list says of a unit told where its number stands, and without the list."""
    match = _LIST.search(text)
    if match is None or not _TRAIT.search(match[0]) or re.search("[?？]|[几各分]|多少", match[0]):
        return text
    rest = text[match.end() :]
    names = [match[group] for group in "abc" if match[group]]
    puts = []
    for name in names:
        place = _mention(rest, name)
        if place is None:
            return text
        puts.append((*place, name))
    if len({low for low, _, _ in puts}) < len(puts):
        return text
    for low, high, name in sorted(puts, reverse=True):
        rest = f"{rest[:low]}{name}{rest[high:]}"
    lead = text[: match.start()]
    clause = re.split("[，。；：]", lead)[-1]
    return f"{lead}{match['end']}{rest}" if "在" in clause else lead.removesuffix(clause) + rest


def _mention(text: str, name: str) -> tuple[int, int] | None:
    """Where the rest tells of a unit again, by the end of its name, at the head of a clause."""
    for length in range(len(name), 1, -1):
        found = re.search(rf"(?:^|(?<=[，。；：、]))(?:那?[这个所家]|其中|我们的?)?(?={name[-length:]})", text)
        if found is not None and length <= _MOST + len(name):
            return found.end(), found.end() + length
    return None
