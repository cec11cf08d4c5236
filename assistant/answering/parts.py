"""The parts of a question that asks several things at once."""

from __future__ import annotations

import re

_BREAK = re.compile(
    r"[，,；;。？?！!]+\s*|\s+(?:and|also)\s+|(?<=.{4})(?:以及|另外|还有(?!没有)|顺便问|再就是)(?=.{3})", re.IGNORECASE
)
_ASKS = re.compile(
    r"吗|呢|谁|哪|什么|啥|多久|多少|几|怎么|怎样|如何|咋|能不能|可不可以|要不要|有没有|是否|怎|罚|由|归|会|装"
    r"|\b(?:who|what|when|how|which|may|can|must|is|are|do|does)\b",
    re.IGNORECASE,
)
_NOD_ALONE = re.compile(r"(?:是不是|这样|应该|说的|写的)?(?:对不对|对吧|对吗|是吧|是吗|没错吧|应该是吧)")
_BASIS_ALONE = re.compile(
    r".{0,4}(?:法律|法规|上位法|国家)?(?:依据|根据|出处)(?:是|在|呢|有).{0,4}|上位法.{0,5}|依据呢?"
)
_EACH = re.compile(
    r"^(?P<first>[^，,；;]{2,24}?)[和与跟、](?P<second>[^，,；;和与跟、]{2,24}?)(?:分别|各自|各)(?P<ask>.{2,})$"
)
_NO_SUBJECT = re.compile(
    r"(?:又|还|那|再|如果|要是|万一)?(?:不|没|未|要|能|会|可以|怎|多久|多少|几[天年个]|罚|到哪|去哪|被|因此|超|报|归|在哪|找谁|向谁|发现|查|.{1,2}了)"
    r"|(?:谁|由谁).{0,4}$"
)
_SUBJECT = re.compile(
    r"(?P<subject>[^，,；;]{2,16}?)(?:不|没|未|要|能|可以|怎|由|谁|什么|有没有|有什么|多|几|到哪|应|会|是|归|在哪|必须|该|咋|如何)"
)
_SHORTEST = 4
MOST_PARTS = 4


def parts(question: str) -> tuple[str, ...]:
    """The parts that each ask something; the whole question alone where it asks only one thing.

    A part that asks nothing gives the next one its subject: it stays with it. A question that ends in a mere nod
    (对吧) states one thing. A bare question for the legal basis is no part of its own: it asks for the law behind.
    """
    pieces = [piece.strip() for piece in _BREAK.split(question) if piece and piece.strip()]
    if pieces and _NOD_ALONE.fullmatch(pieces[-1]):
        return (question,)
    if len(pieces) == 1 and (each := _EACH.match(pieces[0])):
        return f"{each['first']}{each['ask']}", f"{each['second']}{each['ask']}"
    asking: list[str] = []
    held = ""
    for piece in pieces:
        if _BASIS_ALONE.fullmatch(piece):
            continue
        held = f"{held}，{piece}" if held else piece
        if _ASKS.search(piece) and len(piece) >= _SHORTEST:
            asking.append(held)
            held = ""
    if held and asking:
        asking[-1] = f"{asking[-1]}，{held}"
    return tuple(asking) if 1 < len(asking) <= MOST_PARTS else (question,)


def with_subjects(asking: tuple[str, ...]) -> tuple[str, ...]:
    """The parts as they are to be read: one that begins with its verb takes the subject of the first one.

    自己招保安要几天内备案，不备案罚多少: the second part is 自己招保安不备案罚多少.
    """
    subject = _SUBJECT.match(asking[0])
    if subject is None:
        return asking
    first = subject["subject"]
    return (asking[0], *(f"{first}{part}" if _NO_SUBJECT.match(part) else part for part in asking[1:]))


_LISTED = re.compile(r"这[两三四五几][样点条件个]|各是|分别|各自|各要|各有|各怎")
_ALIKE = re.compile(
    r"^(?P<first>[^，。]{4,20}?)(?:和|跟|与|同)(?P<second>[^，。]{4,20}?)(?:，|的)?[^，。]{0,8}(?:一样|区别|不同|差别)"
)
_MARKS = re.compile(r"[，,；;。？?！!：:]+\s*|另外|以及|还有(?!没有)|并且|同时|(?:\(|（)[1-9一二三四](?:\)|）)|[①②③④]")
_ASKS_FOR = re.compile(
    r"谁|哪|什么|啥|多久|多少|几|怎么|怎样|如何|咋|能不能|可不可以|要不要|有没有|是否|吗|呢|怎|后果|条件|由|归|多重|何时"
)
_LONGEST_TOPIC = 24
_SHORTEST_ALONE = 7
"""A shorter piece says too little to be searched by itself."""


def asking_pieces(question: str) -> tuple[tuple[str, ...], ...]:
    """The pieces of a question that each ask something, each in the ways that it may be read.

    A piece is read alone, and with what the question begins with: 公安征用了我的车，损坏了怎么算，误扣了货怎么退.
    """
    pieces = [piece.strip() for piece in _MARKS.split(question) if piece and piece.strip()]
    if not pieces:
        return ()
    if alike := _ALIKE.match(question):
        rest = question[alike.end("second") :]
        return tuple((f"{alike[name]}{rest}", alike[name]) for name in ("first", "second"))
    if _LISTED.search(question):
        pieces = [part for piece in pieces for part in _listed(piece)]
    topic = pieces[0] if len(pieces[0]) <= _LONGEST_TOPIC else ""
    found: list[tuple[str, ...]] = []
    for piece in pieces:
        if len(piece) < 2 or not (_ASKS_FOR.search(piece) or _LISTED.search(question)):
            continue
        alone = (piece,) if len(piece) >= _SHORTEST_ALONE else ()
        found.append((*alone, f"{topic}，{piece}") if topic and topic != piece else alone)
    return tuple(ways for ways in found if ways)


def _listed(piece: str) -> list[str]:
    parted = piece.split("、")
    return parted if len(parted) > 1 and all(2 <= len(part) <= 14 for part in parted) else [piece]
