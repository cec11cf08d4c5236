"""The statement that a question puts forward for a nod, without the nod and without who said it.

保安能扣身份证，法务这么跟我讲，没错吧: the statement is 保安能扣身份证.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from assistant.asked import Asked

_BREAK = re.compile(r"(?<=[，,。；;：:！!？?])")
_MARKS = " ，,。；;：:！!？?"
_OPEN = re.compile(
    r"多少(?![^，。]{0,8}都)|(?<![那这好])几(?:个|次|天|日|年|岁|名|人|回|万|千|成)|多久|多长|多大(?![^，。]{0,6}都)"
    r"|谁(?![^，。]{0,8}都)|哪(?![^，。]{0,10}[都也])|什么(?![^，。]{0,8}[都也])|啥|咋|怎么(?!说都)|怎样|如何"
    r"|能不能|可不可以|要不要|是否|有没有|该不该(?!打)|行不行|会不会|还是(?!要|得|会)"
    r"|(?<![对是])(?P<v>[要用得能准许须])不(?P=v)|需不需要|用不用|算不算|为何|为什么|[吗呢么][，。？?!！ ]*$"
)
_OF_A_TEXT = re.compile(r"(?:条例|法|意见|稿|文件|规定里|第.{1,4}条)[^，。]{0,6}(?:规定|要求|写|说|允许)")
_ASCRIBES = re.compile(
    r"(?:这|那|以上)?(?:条|个|点|话|一条|两条|些|两个条件|条规矩|个比例|个数|规矩|要求)?(?:规定)?(?:都|就|也)?(?:是|在|写在|出自|来自|依据|根据|按|照|载于|列在)?"
    r"[^，。]{0,4}(?:广州|辽宁|内保|保安|反恐|省|市)?[^，。]{0,8}(?:条例|稿子?|意见|文件|反恐法|法)(?:里面?|中|上|的条文)?(?:就|也|里)?(?:这么|这样)?"
    r"(?:写|规定|要求|定|说|讲|划线|有)?(?:着|了|过|明)?的?"
)
_LIKENED = re.compile(r"(?:跟|和|与|同)[^，。]{1,8}(?:一样|同样|相同)")
_WHETHER_IS = re.compile(r"^(?P<said>.*(?:是|就|只|才|都|一律|必须|非要)[^，。]{2,24})[吗么]$")
"""反恐法是2015年施行的吗: what is asked is whether the statement holds."""

_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class NodRow:
    """Words that ask for a nod or tell who said it."""

    kind: str
    words: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


@cache
def load_nods() -> tuple[NodRow, ...]:
    """The rows of `data/nods.toml`."""
    data = files("assistant").joinpath("data", "nods.toml").read_text(encoding="utf-8")
    return tuple(
        NodRow(row["kind"], re.compile(row["words"]), tuple(row["examples"]), tuple(row["others"]))
        for row in loads(data)["row"]
    )


def _rows(kind: str) -> list[re.Pattern[str]]:
    return [row.words for row in load_nods() if row.kind == kind]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is put forward.

    Attributes:
        text: the statement.
        allowed: its nod claims that it is allowed (这样合规吧).
    """

    text: str
    allowed: bool = False

    @property
    def pieces(self) -> tuple[str, ...]:
        """Its parts between marks."""
        return tuple(piece.strip(_MARKS) for piece in _BREAK.split(self.text) if piece.strip(_MARKS))

    @property
    def matter(self) -> str:
        """What is stated, without the pieces that only ascribe it to a text: 这条写在内保条例里面."""
        kept = [piece for piece in self.pieces if not _ASCRIBES.fullmatch(piece)]
        words = _LIKENED.sub("", "，".join(kept))
        return words if len(words) >= _SHORTEST else self.text


def read_statement(asked: Asked) -> Statement | None:
    """The statement that a question puts forward; None where it asks openly, or is not in Chinese."""
    if asked.language == "en":
        return None
    pieces = [piece.strip() for piece in _BREAK.split(asked.text) if piece.strip(_MARKS)]
    kept, nodded = _without_nods(pieces)
    told = "".join(kept)
    text = _without_speaker(told).strip(_MARKS)
    nodded = nodded or text != told.strip(_MARKS) or bool(_WHETHER_IS.search(text))
    text = _WHETHER_IS.sub(r"\g<said>", text)
    if not nodded and not _OF_A_TEXT.search(asked.raw):
        return None
    if len(text) < _SHORTEST or _OPEN.search(text):
        return None
    tail = asked.text[-14:]
    return Statement(text, any(words.search(tail) for words in _rows("allowed")))


def _without_nods(pieces: list[str]) -> tuple[list[str], bool]:
    """Drop the pieces at the end that only ask for a nod; cut the nod off the last one that is left."""
    kept = list(pieces)
    nodded = False
    while len(kept) > 1 and any(words.fullmatch(kept[-1].strip(_MARKS)) for words in _rows("piece")):
        kept.pop()
        nodded = True
    last = kept[-1].strip(_MARKS)
    for words in _rows("end"):
        found = re.search(f"(?:{words.pattern})$", last)
        if found and len(last[: found.start()]) >= 2:
            return [*kept[:-1], last[: found.start()]], True
    return kept, nodded


def _without_speaker(text: str) -> str:
    """The statement without the words at its beginning that tell who said it."""
    for words in _rows("begin"):
        found = words.match(text)
        if found and len(text) - found.end() >= _SHORTEST:
            return _without_speaker(text[found.end() :])
    return text
