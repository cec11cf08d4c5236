"""The question from what size on staff is needed, asked in English, in the words in which it is read."""

from __future__ import annotations

import re

_SIZES = {
    "bed": "床位从多少张床起", "boarder": "寄宿生从多少名寄宿生起", "outpatient": "日均门诊量从多少人次起",
    "medical": "在岗医务人员从多少名医务人员起",
}  # fmt: skip
_HEADS = (
    r"(?:pupils and staff|students and staff|people|persons|employees|workers|staff|pupils|students|beds|boarders|"
    r"daily outpatients|outpatients|medical staff)"
)
_ASKS = re.compile(
    rf"(?:(?:from|at|beyond|above|after|with|starting from) how many (?P<one>{_HEADS})"
    rf"|how many (?P<two>{_HEADS})(?=[a-z ,]{{0,40}}before)"
    rf"|(?:smallest|minimum|lowest) (?:head ?count|number of (?P<three>{_HEADS})|size)"
    rf"[a-z ]{{0,12}}(?:at|for|from) which)"
)
_NEEDS = re.compile(
    r"(?:needs?|requires?|must (?:have|hire|employ)|has to (?:have|hire)|have to (?:have|hire)|is required to have)"
    r"(?: at least)?(?: (?:a|an|the|its))? (?P<n>[0-9]{1,3}|[a-z]+)(?:st|nd|rd|th)? "
    r"(?=[a-z-]*\s?[a-z-]*\s?(?:guard|security|staff|personnel))"
)
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
]


def threshold_in_chinese(text: str) -> str:
    """The question with the size and the number needed told in Chinese; any other question as it is."""
    asks, needs = _ASKS.search(text), _NEEDS.search(text)
    if asks is None or needs is None:
        return text
    word = needs["n"]
    number = next((row.index(word) + 1 for row in (_WORDS, _ORDINALS) if word in row), None)
    if number is None and not word.isdigit():
        return text
    of = asks["one"] or asks["two"] or asks["three"] or ""
    size = next((said for noun, said in _SIZES.items() if noun in of), "从多少人起")
    text = f"{text[: needs.start()]}，要配{number or word}名，{text[needs.end() :]}"
    return text.replace(asks[0], f"{size}，", 1) if asks.start() < needs.start() else text
