"""What a clause's words say against a statement, beyond figures: who, how, whether it is allowed, whether it is owed.

Each rule decides only where both sides' words are plain; a correction that is wrong is worse than one that is missed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.extract import Extract
from indexes.terms import terms

_FORBIDS = re.compile(r"不得(?!超过|少于|低于|多于|高于)|严禁|禁止|不准")
_PERMITS = re.compile(r"可以|有权|均可")
_OBLIGES = re.compile(r"应当|必须|要按|确定")
_PENALISES = re.compile(r"罚款|处罚|给予警告|追究|处分|拘留")

_SAYS_NO = re.compile(r"不能|不可以?|不得|不许|不准|不允许|不让|禁止|无权|没权|没有权|严禁")
_SAYS_MAY = re.compile(r"可以|允许|能(?!力|源|够)|有权|准许|都行|也行")
_RELEASES = re.compile(r"不用|不必|不需要|无需|没必要|没管|不强制")
_NO_PENALTY = re.compile(r"(?:不会|不用|不|没人)被?(?:罚|处罚|追责|处分|追究)")
_COMPLIES = re.compile(
    r"按期|按时|及时|整改了|整改好|改好了|备案了|登记了|依法|只要|只是|初次|第一次|除非|才不|[我咱他她]"
)
_MUST_OBEY = re.compile(r"必须|一定要|只能|都得|也得|也要")
_MAY_REFUSE = re.compile(r"有权(?:拒绝|不)|可以拒绝|可以不")
_EXCLUDES = re.compile(r"必须|只能|不能用|一律")
_ALTERNATIVES = re.compile(r"或者|均可|也可以")
_AUTOMATIC = re.compile(r"(?<!不是)(?<!不会)(?<!并非)(?:自动|天然|直接就)(?:是|算|成|列|被|属|就|有效|生效)")
_NOT_ALL = re.compile(r"(?:不是|并非)(?:所有|每|都|说|只要)")
_DECIDED = re.compile(r"(?:报|由|经)[^。；]{0,24}(?:确定|批准|审核|决定)")
_FOR_LIFE = re.compile(r"终身|一辈子|永远")
_NOT_FOR_LIFE = re.compile(r"未满|两次")
_OWN_POCKET = re.compile(
    r"(?:自己|个人|自行|本人)(?:来|全部|全额)?(?:掏|出钱|承担|赔|负担|买单|付)|自费|由(?:保安|保安员|保卫人员)(?:自己|个人)"
)
_PAID_FOR = re.compile(
    r"享受[^，。；]{0,12}待遇|由[^，。；]{0,10}单位[^，。；]{0,4}(?:赔|承担)|单位[^，。；]{0,4}(?:给予|承担|赔)|为保安员[^，。；]{0,3}(?:买|投保)"
)
_NOT_OWN = re.compile(r"不用|不必|不需要|无需|不该|不应|不是|故意|重大过失|追偿|下班|私事")
_NOT_HEAD = re.compile(
    r"第一责任人[^，。]{0,5}(?:副|分管|[科处队班]长|保安)|(?:副[校院厂]长|副总|分管[^，。]{0,6}|[科处队班]长)[^，。]{0,6}是[^，。]{0,10}第一责任人"
)
_HEAD = re.compile(r"(?:法定代表人|主要负责人)[^。；]{0,30}第一责任人")
_DISMISSED = re.compile(r"(?:立即|马上|必须|应当|要求|一律|直接)[^，。]{0,6}(?:开除|辞退|解雇)")
_MOVED = re.compile(r"调整[^，。；]{0,4}岗位")

_SPECIAL = (
    (re.compile(r"重点单位|重点企业|重点部位|重点目标"), re.compile(r"重点")),
    (re.compile(r"守护押运"), re.compile(r"押运|武装|运钞|枪")),
    (re.compile(r"物业"), re.compile(r"物业|小区")),
    (re.compile(r"外商"), re.compile(r"外资|外商|外国|外企|境外")),
    (re.compile(r"娱乐场所"), re.compile(r"娱乐|KTV|酒吧|夜总会|歌厅|迪厅", re.IGNORECASE)),
    (re.compile(r"^(?:做)?(?:保安)?培训的?单位"), re.compile(r"培训")),
)
_ORDINARY = re.compile(r"普通|一般|非重点|其他单位")

_LEVELS = ("小学", "初中", "高中|中专", "大专|专科", "本科|大学", "研究生|硕士")
_ONLY_FROM = re.compile(r"必须|要|才|起码|至少|以上")
_ENOUGH = re.compile(r"就|可以|能|也行|都行")

_DEPARTMENTS = (
    r"公安|交警|派出所|警方|民警",
    r"应急|安监|安全生产监督",
    r"消防",
    r"城管",
    r"工商|市场监管|市监",
    r"教育",
    r"卫健|卫生|卫计",
    r"国资",
    r"交通",
    r"邮政",
    r"商务",
    r"住建|住房城乡建设",
    r"文旅|文化",
    r"银保监|银监|保监|证监",
    r"政府|国务院",
)
_POLICE = 0
_ALONE = re.compile(r"单独|独家|只由|只归|一家")
_DUTIES = (
    (re.compile(r"管|负责|监督|指导|检查|督促"), re.compile(r"指导|检查|监督|管理|督促|负责")),
    (re.compile(r"批|审|确定|决定|许可"), re.compile(r"批准|审批|决定|审核|许可|确定")),
    (re.compile(r"规定|制定"), re.compile(r"制定|规定")),
)
_PIECE = re.compile(r"[^，；。：]+")


def contradicts(stated: str, found: Extract, body: str, named: bool) -> bool:
    """Whether a clause's words contradict a statement.

    Args:
        stated: the question.
        found: what the clause says to it.
        body: the clause's words, whole.
        named: the question names a text or a place, so that the clause speaks for it.
    """
    said = _Said(stated, found.statement, found.lead_in, body)
    if (own := _on_the_class_named(stated, found.statement, body)) is not None:
        said = _Said(stated, own, "", body)
    if _ORDINARY.search(stated) and "重点" in said.words:
        return False
    if named and _plain_pairs(said):
        return True
    if _about_others(stated, said.words):
        return False
    rules = (_allowed, _owed, _plain_pairs, _education)
    return any(rule(said) for rule in rules) or (named and _department(said))


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement, and the clause's words against it: the sentence that speaks of it, what leads it in, the whole."""

    stated: str
    words: str
    lead_in: str
    body: str


def _on_the_class_named(stated: str, words: str, body: str) -> str | None:
    """The sentence on the special class of units that the statement names, where the best sentence is on another."""
    for special, naming in _SPECIAL[1:]:
        if naming.search(stated) and not special.search(words):
            return next((sentence for sentence in re.findall("[^。\n]+", body) if special.search(sentence)), None)
    return None


def _about_others(stated: str, words: str) -> bool:
    """Whether the clause's sentence is on special classes of units of which the statement names none."""
    named = [bool(naming.search(stated)) for special, naming in _SPECIAL if special.search(words)]
    return bool(named) and not any(named)


def _piece(said: _Said) -> str:
    """The part of the sentence that shares most with the statement; an item of a list with the words that lead it."""
    if said.lead_in:
        return said.words
    wanted = set(terms(said.stated))
    pieces: list[str] = _PIECE.findall(said.words) or [said.words]
    return max(pieces, key=lambda piece: sum(len(term) for term in wanted & set(terms(piece))))


def _allowed(said: _Said) -> bool:
    """Allowed where the clause forbids, forbidden where it allows."""
    stated, piece = said.stated, _piece(said)
    if _SAYS_NO.search(stated):
        return bool(not _SAYS_MAY.search(_SAYS_NO.sub("", stated)) and _PERMITS.search(piece)) and not (
            _FORBIDS.search(said.words) or re.search("有权不|可以不", said.words)
        )
    return bool(_SAYS_MAY.search(stated) and _FORBIDS.search(piece) and not _RELEASES.search(stated))


def _owed(said: _Said) -> bool:
    """Released where the clause obliges, unpunished where it punishes, free to refuse where it must obey."""
    stated, words = said.stated, said.words
    if _NO_PENALTY.search(stated):
        return bool(_PENALISES.search(words)) and not _COMPLIES.search(stated)
    if _OWN_POCKET.search(stated):
        return False
    if _RELEASES.search(stated):
        return bool(_OBLIGES.search(words)) and not _COMPLIES.search(stated)
    return bool(_MUST_OBEY.search(stated) and "违法" in stated and _MAY_REFUSE.search(words))


def _plain_pairs(said: _Said) -> bool:
    """Words that exclude each other on one matter."""
    stated, words, body = said.stated, said.words, said.body
    return bool(
        (_EXCLUDES.search(stated) and _ALTERNATIVES.search(words) and not _SAYS_NO.search(_EXCLUDES.sub("", stated)))
        or (_AUTOMATIC.search(stated) and _DECIDED.search(body) and not _NOT_ALL.search(stated))
        or (_FOR_LIFE.search(stated) and _NOT_FOR_LIFE.search(words))
        or (_OWN_POCKET.search(stated) and _PAID_FOR.search(words) and not _NOT_OWN.search(stated))
        or (_NOT_HEAD.search(stated) and _HEAD.search(words))
        or (_DISMISSED.search(stated) and _MOVED.search(body) and not re.search("开除|辞退|解除", body))
    )


def _education(said: _Said) -> bool:
    """Another schooling than the least that the clause asks for; more than that is no contradiction unless required."""
    stated = said.stated
    held = re.search(rf"({'|'.join(_LEVELS)})[^，。；]{{0,4}}以上", said.words)
    asked = re.search("|".join(_LEVELS), stated)
    if not held or not asked:
        return False
    least, level = _level(held[1]), _level(asked[0])
    if level < least:
        return bool(_ENOUGH.search(stated))
    return level > least and bool(_ONLY_FROM.search(stated)) and not _SAYS_NO.search(stated)


def _level(word: str) -> int:
    return next(index for index, names in enumerate(_LEVELS) if re.fullmatch(names, word))


def _department(said: _Said) -> bool:
    """Another department named for a duty than those that the clause names for it."""
    for index, names in enumerate(_DEPARTMENTS):
        claim = re.search(rf"(?<!不)(?:由|归|是)[^，。]{{0,4}}(?:{names})[^，。]{{0,8}}", said.stated)
        if claim is None:
            continue
        if index == _POLICE and not _ALONE.search(said.stated):
            return False
        duty = next((held for verb, held in _DUTIES if verb.search(claim[0])), None)
        others = [other for other in _DEPARTMENTS if other != names]
        names_others = any(re.search(other, said.words) for other in others)
        return bool(duty and duty.search(said.words) and names_others and not re.search(names, said.body))
    return False
