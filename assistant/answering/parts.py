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
