"""A noun told once for several that follow by their labels: 寄宿生第一所299人、第二所300人."""

from __future__ import annotations

import re

from assistant.reading.words.lexicon import load_words

_LABEL = (
    r"(?:第[一二三四五六七八九十1-9]|另?外?一)[家所个座间处](?:学校|小学|中学|幼儿园|医院|公司|单位|厂)?"
    r"|[甲乙丙丁戊a-e](?:学校|小学|中学|医院|公司|单位|校区|院区|校|院|厂|园|家)?"
)
_NUMBER = r"(?:[0-9][0-9,]*|[零一二两三四五六七八九十百千万]+)\s?(?:人次|个人|人|名|张病?床?位?|个)?"
_ROW = re.compile(
    rf"(?P<lead>(?:数|数量|人数|总数)?(?:分别)?(?:是|为|有|：|，)?)"
    rf"(?P<cells>(?:{_LABEL})(?:是|为|有|：)?{_NUMBER}(?:[、，；和与]+(?:{_LABEL})(?:是|为|有|：)?{_NUMBER})+)"
)
_CELL = re.compile(rf"(?P<label>{_LABEL})(?:是|为|有|：)?(?P<number>{_NUMBER})")
_LONGEST = 8
"""So many characters a noun may have."""


def noun_to_each(text: str) -> str:
    """The question with such a noun put to each label."""
    for match in reversed(list(_ROW.finditer(text))):
        noun = _noun_before(text, match.start())
        if noun:
            cells = "，".join(f"{cell['label']}{noun}{cell['number']}" for cell in _CELL.finditer(match["cells"]))
            text = text[: match.start() - len(noun)] + cells + text[match.end() :]
    return text


def _noun_before(text: str, end: int) -> str:
    """The longest count word that ends here; empty for none."""
    for start in range(max(0, end - _LONGEST), end):
        found = load_words().match(text, start)
        if found and start + len(found[0]) == end and found[1].group == "count" and found[1].value not in _NO_SIZE:
            return found[0]
    return ""


_NO_SIZE = ("other", "things")
