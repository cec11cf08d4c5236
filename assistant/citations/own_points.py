"""第一条 that cites nothing: a text's own points, and 条 as a measure word (第二条消防通道)."""

from __future__ import annotations

import re

from assistant.citations.cues import load_cues
from corpus.models import Reference
from corpus.numerals import to_chinese
from corpus.vocabulary import Head

_START = re.compile(r"(?:\A|[：:，,；;。！？!?\n（(]|[0-9一二三四五六七八九十][.．、)）])[\s*#>\-]*\Z")
_MEASURED = re.compile(
    rf"\s?(?:[^规要的是讲明所处中之第、，。；：:\s]{{0,4}}?(?:{load_cues()['measured'].alternation})|线(?!索))"
)
_LISTED = r"(?:投诉|诉求|举报|留言|短信|消息|线索|建议|记录|评论|弹幕)"
_NAMED = re.compile(rf"{_LISTED}(?:里|中)?的?\s?\Z")
_NAMED_COUNT = re.compile(rf"{_LISTED}(?:共|有|计)?[0-9０-９一二三四五六七八九十两几多数]+\s?条")
_COUNTED = re.compile(r"[0-9０-９一二三四五六七八九十两几多数]\s?条")
_TWO = re.compile(r"[一二三四五六七八九十0-9]\s?两\s?条")
_NUMBER = re.compile(r"第\s?[（(]?\s?[0-9０-９一二三四五六七八九十百零〇两]")
_HEADED = re.compile(r"[：:\s　]")
_REACH = 600


def cites_nothing(text: str, reference: Reference) -> bool:
    """Whether a mention of 第N条 counts something else than a clause.

    Args:
        text: the text that it stands in.
        reference: the mention; one with a name or a title of a law is always a citation.
    """
    if reference.head not in (Head.BARE, Head.NAME) or (reference.head is Head.NAME and reference.document):
        return False
    if _TWO.search(reference.raw):
        return True
    if reference.head is Head.BARE and _MEASURED.match(text, reference.span.end):
        return True
    if reference.head is Head.BARE and _NAMED.search(text, max(0, reference.span.start - 12), reference.span.start):
        return True
    return reference.document is None and (_counted_before(text, reference.span.start) or _is_point(text, reference))


def _counted_before(text: str, start: int) -> bool:
    """Whether the same sentence has counted things by 条 before: 共3条短信，其中第一条; 投诉七条，其中第三条."""
    sentence = re.split(r"[。！？!?\n]", text[max(0, start - 80) : start])[-1]
    if _NAMED_COUNT.search(sentence):
        return True
    return any(_MEASURED.match(sentence, counted.end()) for counted in _COUNTED.finditer(sentence))


def _is_point(text: str, reference: Reference) -> bool:
    """Whether a mention without a law is one of the text's own points: at the start of a line, or one of a series."""
    found = _NUMBER.search(reference.raw)
    if found is None or len(reference.locators) != 1 or reference.locators[0].paragraph or reference.locators[0].item:
        return False
    start = reference.span.start + found.start()
    before = text[max(0, start - 12) : start]
    if not _START.search(before):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if not line.strip("*#>- 0123456789.、") and _HEADED.match(text, reference.span.end) and "\n" in text:
        return True
    number = reference.locators[0].article
    return number is not None and _in_series(text, start, number)


def _in_series(text: str, start: int, number: int) -> bool:
    """Whether 第一条 and 第二条 both begin a part of the sentences around."""
    around = text[max(0, start - _REACH) : start + _REACH]
    begun = [_begins(around, n) for n in (1, 2)]
    return all(begun) and (number <= 2 or _begins(around, number - 1))


def _begins(text: str, number: int) -> bool:
    written = re.compile(rf"第\s?(?:{to_chinese(number)}|{number})\s?条")
    return any(_START.search(text[max(0, m.start() - 12) : m.start()]) for m in written.finditer(text))
