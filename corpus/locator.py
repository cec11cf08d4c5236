"""Locators as people write them, and as labels write them.

Written: ``6.3.1`` · ``第（六）条第3项第（1）目`` · ``十三`` · ``第十三条第一款第（七）项`` · ``120之一`` ·
``一(一)`` · ``引言``.
In dotted form a document's parts are article.item.subitem, a law's are article.paragraph.item.subitem.
"""

from __future__ import annotations

import re

from corpus.errors import InputError
from corpus.models import Locator
from corpus.normalize import fold
from corpus.numerals import CHINESE_NUMERAL, parse_integer, to_chinese
from corpus.vocabulary import Scheme

SECTION_NAMES = ("标题", "引言", "落款", "调查结果")
"""Parts of a document that are no clause, and can be cited by name."""

_N = rf"\(?({CHINESE_NUMERAL}|[0-9]+)\)?"
_WRITTEN = re.compile(
    rf"第?{_N}(?:条|、)?(?:之({CHINESE_NUMERAL}|[0-9]+))?(?:第{_N}款)?(?:第{_N}项)?(?:第{_N}目)?", re.VERBOSE
)
_DOTTED = re.compile(
    r"([0-9]{1,9})(?:之([0-9]{1,9}|[一二三四五六七八九十]{1,4})|-([0-9]{1,9}))?((?:\.[0-9]{1,9}){0,3})"
)
_SECTION = re.compile(rf"({CHINESE_NUMERAL})、?\(({CHINESE_NUMERAL})\)")


def parse_locator(text: str, scheme: Scheme) -> Locator:
    """Read a locator in any of the written forms above.

    Args:
        text: what the user wrote, without the document.
        scheme: the numbering scheme of the document it is for.

    Raises:
        InputError: the text is no locator; the message shows the forms that are.
    """
    folded = re.sub(r"\s", "", fold(text).text)
    if folded in SECTION_NAMES:
        return Locator(section=folded)
    if match := _DOTTED.fullmatch(folded):
        numbers = [int(part) for part in match[4].split(".") if part]
        suffix = parse_integer(match[2] or match[3] or "")
        return _from_numbers(int(match[1]), suffix, numbers, scheme)
    if match := _SECTION.fullmatch(folded):
        return Locator(section=f"{match[1]}({match[2]})")
    if match := _WRITTEN.fullmatch(folded):
        values = [parse_integer(part) if part else None for part in match.groups()]
        if any(part and value is None for part, value in zip(match.groups(), values, strict=True)):
            raise InputError(_not_understood(text, scheme))
        return Locator(values[0], values[1], None, values[2], values[3], values[4])
    raise InputError(_not_understood(text, scheme))


def _not_understood(text: str, scheme: Scheme) -> str:
    example = (
        "13、13.1.7、第十三条第一款第（七）项" if scheme is Scheme.STATUTE else "6、6.3.1、第（六）条第3项第（1）目"
    )
    return f"看不懂条款位置“{' '.join(text.split())[:40]}”；请写成 {example} 这样的形式"


def _from_numbers(article: int, suffix: int | None, numbers: list[int], scheme: Scheme) -> Locator:
    parts: list[int | None] = [*numbers, None, None, None]
    if scheme is Scheme.STATUTE:
        return Locator(article, suffix, None, parts[0], parts[1], parts[2])
    if len(numbers) > 2:
        raise InputError(f"条款位置“{article}.{'.'.join(map(str, numbers))}”层级过多；本文件最多到 条.项.目")
    return Locator(article, suffix, None, None, parts[0], parts[1])


def label(locator: Locator, scheme: Scheme) -> str:
    """How a citation writes the place: 第（六）条第3项第（1）目, 第4条, 第十三条第一款第（七）项, 引言."""
    if locator.section is not None:
        return locator.section
    if locator.article is None:
        return ""
    if scheme is Scheme.STATUTE:
        return _statute_label(locator)
    number = _document_number(locator.article, scheme)
    item = f"第{locator.item}项" if locator.item is not None else ""
    subitem = f"第（{locator.subitem}）目" if locator.subitem is not None else ""
    return f"第{number}条{item}{subitem}"


def _document_number(article: int, scheme: Scheme) -> str:
    if scheme is Scheme.BRACKETED:
        return f"（{to_chinese(article)}）"
    return to_chinese(article) if scheme is Scheme.ENUMERATED else str(article)


def _statute_label(locator: Locator) -> str:
    assert locator.article is not None
    suffix = f"之{to_chinese(locator.article_suffix)}" if locator.article_suffix else ""
    parts = [f"第{to_chinese(locator.article)}条{suffix}"]
    if locator.paragraph is not None:
        parts.append(f"第{to_chinese(locator.paragraph)}款")
    if locator.item is not None:
        parts.append(f"第（{to_chinese(locator.item)}）项")
    if locator.subitem is not None:
        parts.append(f"第{locator.subitem}目")
    return "".join(parts)


def dotted(locator: Locator) -> str:
    """The short form that commands take: 6.3.1, 13.1.7, 一(一); empty for the whole document."""
    if locator.section is not None:
        return locator.section
    head = "" if locator.article is None else str(locator.article)
    if locator.article_suffix:
        head += f"-{locator.article_suffix}"
    numbers = [locator.paragraph, locator.item, locator.subitem]
    return ".".join([head, *(str(n) for n in numbers if n is not None)])
