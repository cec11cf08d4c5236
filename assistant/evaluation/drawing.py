"""Draw the citation gold set's law quotations at test time.

A case text holds placeholders instead of the laws' own sentences:

    {{q:neibao:13:2}}              article 13, paragraph 2
    {{q:neibao:7:1:2}}             article 7, paragraph 1, item 2
    {{q:fankong:32:3|s3}}          its third part, split at ，；。
    {{q:fankong:32:3|s1-2|width}}  parts one and two, then a mutation

`expand` replaces each of them with words that the caller's `lookup` returns, sliced and changed as the
steps after the bar say. Steps run from left to right; a step that changes nothing raises `DrawError`, so a case
can never turn into something other than what it was written for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Lookup = Callable[[str, int, "int | None", "int | None"], str]
Mutation = Callable[[str, str], str]

PLACEHOLDER = re.compile(r"\{\{q:(?P<locator>[a-z-]+(?::\d+){1,3})(?P<steps>(?:\|[^|{}]+)*)\}\}")

_SLICE = re.compile(r"s(\d+)(?:-(\d+))?")
_PART = re.compile(r"[^，；。]*[，；。]?")
_UNITS = "个月|周岁|万元|日|年|元|人|次|名|倍|％|%|‰"
_ARABIC = re.compile(rf"\d+(?={_UNITS})")
_CHINESE = re.compile(rf"[一二三四五六七八九十百千]+(?={_UNITS})")
_NUMBER = re.compile(f"{_ARABIC.pattern}|{_CHINESE.pattern}")
_NUMERALS = "零一二三四五六七八九十百千万亿两"
_OTHER_UNIT = {
    "日": "个月",
    "个月": "日",
    "年": "个月",
    "万元": "元",
    "元": "万元",
    "周岁": "个月",
    "次": "年",
    "人": "倍",
    "名": "倍",
    "倍": "名",
    "％": "‰",
    "%": "‰",
    "‰": "%",
}
_HALF = "0123456789()%,;:"
_FULL = "０１２３４５６７８９（）％，；："
_CHINESE_DIGITS = "零一二三四五六七八九"


class DrawError(ValueError):
    """A placeholder that cannot be drawn: no such step, or a step that changes nothing."""


def expand(text: str, lookup: Lookup) -> str:
    """Replace every placeholder in a case text.

    Args:
        text: a case's `text`.
        lookup: `(document, article, paragraph, item)` to words. Without item: the paragraph's own sentences, its
            items left out; without paragraph: the whole article, one line a paragraph or item, items with their
            numbers. An item comes without its number and closing punctuation.

    Returns:
        The text as the checker is to read it.

    Raises:
        DrawError: an unknown step, or one that does not change the words.
    """
    return PLACEHOLDER.sub(lambda match: _draw(match, lookup), text)


def _draw(match: re.Match[str], lookup: Lookup) -> str:
    document, article, *within = match["locator"].split(":")
    paragraph = int(within[0]) if within else None
    item = int(within[1]) if len(within) > 1 else None
    words = lookup(document, int(article), paragraph, item)
    for step in match["steps"].split("|")[1:]:
        words = apply(step, words)
    return words


def apply(step: str, words: str) -> str:
    """Apply one slice (`s1`, `s1-2`) or mutation (`del:不`) to drawn words."""
    if bounds := _SLICE.fullmatch(step):
        return _slice(words, int(bounds[1]), int(bounds[2] or bounds[1]))
    name, _, argument = step.partition(":")
    if name not in MUTATIONS:
        raise DrawError(f"unknown step {step!r}")
    changed = MUTATIONS[name](words, argument)
    if changed == words:
        raise DrawError(f"step {step!r} changes nothing in {words!r}")
    return changed


def _slice(words: str, first: int, last: int) -> str:
    """Parts first to last, counted from 1, without the last one's closing punctuation."""
    parts = [part for part in _PART.findall(words) if part]
    if not 1 <= first <= last <= len(parts):
        raise DrawError(f"no part {first}-{last} among {len(parts)} in {words!r}")
    return "".join(parts[first - 1 : last]).rstrip("，；。")


def _delete(words: str, target: str) -> str:
    """Drop the first `target` (a negation: `del:不`)."""
    return words.replace(target, "", 1)


def _swap(words: str, argument: str) -> str:
    """Replace the first `old` by `new` (`swap:应当:可以`)."""
    old, _, new = argument.partition(":")
    return words.replace(old, new, 1)


def _insert(words: str, addition: str) -> str:
    """Put words into the middle that the clause does not have."""
    middle = len(words) // 2
    return words[:middle] + addition + words[middle:]


def _change_digit(words: str, _: str) -> str:
    """Change the first number that has a unit: 10万元 to 20万元, 九十日 to 八十日."""
    return _NUMBER.sub(lambda match: _other_number(match[0]), words, count=1)


def _other_number(number: str) -> str:
    first, rest = number[0], number[1:]
    if first.isdecimal():
        return str(int(first) % 9 + 1) + rest
    if first == "十":
        return "二十" + rest
    return {"一": "二", "二": "三", "九": "八"}.get(first, "九") + rest


def _change_unit(words: str, _: str) -> str:
    """Change the unit of the first number: 日 to 个月, 万元 to 元."""
    pattern = re.compile(rf"({_NUMBER.pattern})({_UNITS})")
    return pattern.sub(lambda match: match[1] + _OTHER_UNIT[match[2]], words, count=1)


def _change_character(words: str, _: str) -> str:
    """Replace the Chinese character nearest to the middle that is no numeral."""
    places = [at for at, char in enumerate(words) if "\u4e00" <= char <= "\u9fff" and char not in _NUMERALS]
    at = min(places, key=lambda place: abs(place - len(words) // 2))
    return words[:at] + ("另" if words[at] == "其" else "其") + words[at + 1 :]


def _change_order(words: str, _: str) -> str:
    """Exchange what stands left and right of the first 、, or else of the first comma."""
    pattern = r"([\u4e00-\u9fff]{2,4})、([\u4e00-\u9fff]{2})" if "、" in words else r"^([^，]+)，([^，；。]+)"
    mark = "、" if "、" in words else "，"
    return re.sub(pattern, lambda match: match[2] + mark + match[1], words, count=1)


def _change_width(words: str, _: str) -> str:
    """Exchange full and half width of digits, brackets and marks."""
    return words.translate(str.maketrans(_HALF + _FULL, _FULL + _HALF))


def _add_spaces(words: str, _: str) -> str:
    """Put a space after every fourth character."""
    return " ".join(words[at : at + 4] for at in range(0, len(words), 4))


def _change_marks(words: str, _: str) -> str:
    """Write ，；。 the western way."""
    return words.translate(str.maketrans("，；。", ",;."))


def _leave_out(words: str, _: str) -> str:
    """Replace the middle third by ……."""
    third = len(words) // 3
    return words[:third] + "……" + words[-third:] if third >= 4 else words


def _break_line(words: str, _: str) -> str:
    """Break the line in the middle."""
    return _insert(words, "\n")


def _to_chinese(words: str, _: str) -> str:
    """Write Arabic numbers up to 9999 as Chinese numerals: 15日 to 十五日."""
    return re.sub(r"\d+", lambda match: _chinese_number(int(match[0])), words)


def _chinese_number(value: int) -> str:
    written, zero = "", False
    for weight, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, weight)
        if digit:
            written += ("零" if zero and written else "") + _CHINESE_DIGITS[digit] + name
        zero = not digit
    return re.sub("^一十", "十", written)


def _to_arabic(words: str, _: str) -> str:
    """Write the Chinese numerals that have a unit as Arabic digits: 九十日 to 90日."""
    return _CHINESE.sub(lambda match: str(_arabic_number(match[0])), words)


def _arabic_number(written: str) -> int:
    total, digit = 0, 0
    for char in written:
        if char in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS.index(char)
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
    return total + digit


MUTATIONS: dict[str, Mutation] = {
    # wrong: a checker must find these
    "del": _delete,
    "swap": _swap,
    "add": _insert,
    "digit": _change_digit,
    "unit": _change_unit,
    "char": _change_character,
    "order": _change_order,
    "cn": _to_chinese,
    "arabic": _to_arabic,
    # harmless: a checker must pass these
    "width": _change_width,
    "space": _add_spaces,
    "punct": _change_marks,
    "ellipsis": _leave_out,
    "linebreak": _break_line,
}
