"""A statement and a clause's sentence, held against each other slot by slot.

Who, whether allowed, whether owed, which consequence: each rule decides only where both sides' words are plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from assistant.answering.statement import Statement
from corpus.figures import find_figures
from indexes.terms import terms


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause to hold a statement against.

    Attributes:
        sentence: its sentence on the matter, an item of a list with the words that lead it in.
        sentences: all its sentences.
        body: its words, whole.
    """

    sentence: str
    sentences: tuple[str, ...]
    body: str


@cache
def load_rows(name: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a data file of this package, by kind."""
    return loads(files("assistant").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def opposite(statement: Statement, clause: Clause) -> bool:
    """Whether the statement's words and those of one of the clause's sentences exclude each other."""
    return any(_excludes(row, statement.text, clause) for row in load_rows("opposites")["row"])


def _excludes(row: dict[str, Any], stated: str, clause: Clause) -> bool:
    if not re.search(row["stated"], stated) or ("unless" in row and re.search(row["unless"], stated)):
        return False
    if "without" in row and re.search(row["without"], clause.body):
        return False
    return any(re.search(row["held"], sentence) for sentence in (clause.sentence, *clause.sentences))


def on_the_class_named(statement: Statement, clause: Clause) -> Clause:
    """The clause's sentences on the kind of unit that the statement names (`data/classes.toml`); else the clause."""
    for row in load_rows("classes")["class"]:
        if not re.search(row["named"], statement.matter):
            continue
        own = tuple(sentence for sentence in clause.sentences if re.search(row["held"], sentence))
        if own and len(own) < len(clause.sentences):
            return Clause(own[0], own, "。".join(own))
    return clause


_SUBJECT = re.compile(r"^(?P<subject>[^，,。；;]{2,40}?)(?:要|应当|应|必须)")


def other_class(statement: Statement, clause: Clause) -> bool:
    """A duty said to be one kind's, which the clause lays on another, and lays another duty on that kind."""
    own = on_the_class_named(statement, clause)
    if own is clause or _NEGATED.search(statement.text) or _RELEASED.search(statement.text):
        return False
    subject = _SUBJECT.search(clause.sentence)
    if subject is None or clause.sentence in own.sentences or not _SUBJECT.search(own.sentence):
        return False
    matter = _bigrams(statement.matter)
    told, theirs = _bigrams(clause.sentence), _bigrams(own.body)
    return len(matter & told - theirs) >= 4 and not re.search(r"其中|等", subject["subject"])


def _bigrams(text: str) -> set[str]:
    return {term for term in terms(text) if len(term) == 2}


_LEFT_OUT = re.compile(
    r"(?P<who>[^，。]{2,16}?)(?:都|就|也)?(?:不在(?:里面|内|其中|此列|范围)|不包括在内|不算在内|被?排除在外|管不到)"
)


def left_out(statement: Statement, clause: Clause) -> bool:
    """Said to be left out where the clause names it."""
    found = _LEFT_OUT.search(statement.text)
    if found is None or re.search(r"不包括|除外|以外|不适用|不在|另行", clause.body):
        return False
    return len(_bigrams(found["who"]) & _bigrams(clause.sentence)) >= 2


_MAY = re.compile(
    r"可以|允许|(?<![不只])能(?!力|源|够|动|量)|有权|准许|都行|也行|许可(?!证)|就行|没关系|不要紧|没事|不违"
)
_NOT = re.compile(
    r"不能|不可|不得|不许|不准|不让|不行|禁止|严禁|无权|没权|没资格|轮不到|不应|不该|不允许|不是|除外|不给(?!看)|不算"
)
_NO_RIGHT = re.compile(
    r"没资格|无权|没权(?:利|力|限)?|没有权(?:利|力|限)?|轮不到|没有资格|(?:不能|不可以|不许|不准|不得)(?!不)"
)
_FORBIDS = re.compile(r"不得(?!超过|少于|低于|多于|高于)|严禁|禁止|不准")
_GRANTS = re.compile(r"可以|有权|均可|视需要|应当做好")
_CONDITION = re.compile(r"未经|除外|擅自|无正当理由|未按|不按|未取得|没有经|超过|超出批准|但")
_NEGATED = re.compile(r"没有?(?!资格|权|问题|关系|事)|未|无证|无(?!论|权)|不(?!能|可以|得|许|准|管|论)|拒|超|除了|以外")
_OBLIGES = re.compile(r"应当|必须|要(?!求|害|素|事|旨|会)|有义务|都有[^，。]{0,12}义务")
_RELEASED = re.compile(
    r"不用(?!了)|用不着|不必|不需要|无需|没必要|没有?[^，。]{0,8}义务|没[^，。]{0,4}要求|不强制|可以不|可不|不[^，。]{0,4}也(?:行|可以|没事|没关系)|自愿|随便|没[^，。]{0,4}规定必须"
)
_COMPLIED = re.compile(
    r"按期|按时|及时|整改了|改好|已经|备案了|登记了|除非|才不|只要[^，。]{0,8}就不|普通|一般|小(?:公司|厂|店|企业)"
)


def forbidden(statement: Statement, clause: Clause) -> bool:
    """Said to be allowed where the clause forbids it."""
    stated = statement.text
    if not (_MAY.search(stated) or statement.allowed) or _NOT.search(stated) or _RELEASED.search(stated):
        return False
    piece = clause.sentence
    if _CONDITION.search(piece) or _GRANTS.search(piece) or find_figures(piece):
        return False
    return bool(_FORBIDS.search(piece))


def granted(statement: Statement, clause: Clause) -> bool:
    """Said not to be allowed where the clause grants it."""
    stated = statement.text
    denied = _NO_RIGHT.search(stated)
    if denied is None or _NEGATED.search(_NO_RIGHT.sub("", stated)) or _FORBIDS.search(clause.sentence):
        return False
    return bool(_GRANTS.search(clause.sentence)) and "有权不" not in clause.sentence and "可以不" not in clause.sentence


def released(statement: Statement, clause: Clause) -> bool:
    """Said to be free where the clause obliges."""
    stated = statement.text
    if (
        not _RELEASED.search(stated)
        or (_COMPLIED.search(stated) and "任何" not in clause.sentence)
        or re.search(r"罚|自己掏|自掏", stated)
    ):
        return False
    held = clause.sentence
    return bool(_OBLIGES.search(held)) and not re.search(r"鼓励|可以不|均可|参照", held) and not _special(stated, held)


_SPECIAL = (
    ("重点", re.compile(r"重点")),
    ("押运", re.compile(r"押运|武装|运钞|枪")),
    ("物业", re.compile(r"物业|小区")),
    ("外商", re.compile(r"外资|外商|外国|外企|境外")),
    ("娱乐", re.compile(r"娱乐|KTV|酒吧|夜总会|歌厅", re.IGNORECASE)),
    ("存放", re.compile(r"存|放|危险|爆|毒|化")),
    ("培训单位", re.compile(r"培训")),
)


def _special(stated: str, held: str) -> bool:
    """Whether the clause's sentence is on a special class of units that the statement does not name."""
    return any(word in held and not naming.search(stated) for word, naming in _SPECIAL)


_UNPUNISHED = re.compile(
    r"不(?:会|用|被|至于|再|必)?(?:被|受|挨|给|另外|任何|怎么){0,2}(?:罚|处罚|处分|追责|追究|拘留)|没有?(?:处罚|后果|责任)|不处罚|只(?:会|是|被|能|用|要){0,2}(?:警告|批评|训诫)|(?:警告|批评|教育|训诫|补[^，。]{0,4})[^，。]{0,6}(?:就完事|完事|拉倒|了事|就行|就过去)|不担责|不用担责|顶多[^，。]{0,4}(?:警告|批评|教育)"
)
_PUNISHES = re.compile(r"罚款|处罚|处分|追究|拘留|没收|吊销")
_CONDITIONAL = re.compile(r"情节严重|拒不|逾期|造成|后果")
_WORSE = re.compile(r"严重|恶劣|拒不|还不|不改|逾期|拖|闹出|造成|出了?(?:人命|事)|死|伤|后果|再犯|屡|损失|受损")


_MILD = re.compile(r"不(?:算|太)?严重|轻微|情节轻|警告|责令|改正")
"""What is said to be met with something milder is not said to be met with nothing."""


def unpunished(statement: Statement, clause: Clause) -> bool:
    """Said to be without a penalty where the clause sets one; one that needs a condition counts where that is told."""
    stated, held = statement.text, clause.sentence
    if not _UNPUNISHED.search(stated) or _COMPLIED.search(stated) or _MILD.search(stated):
        return False
    if not _PUNISHES.search(held):
        return False
    first = re.split("情节严重|拒不改正|逾期|造成", held)[0]
    return bool(_PUNISHES.search(first)) or bool(_CONDITIONAL.search(held) and _WORSE.search(stated))


_SANCTIONS = (
    (r"吊销|吊[^，。]{0,6}(?:执照|证)|吊它|撤销许可", r"吊销|撤销"),
    (r"拘留|关(?:他|它)?(?:几|[0-9一二三四五六七八九十]+)天|蹲|拘[0-9一二三四五六七八九十]", r"拘留|治安管理处罚"),
    (r"判刑|坐牢|刑事|徒刑|入刑", r"刑事|犯罪"),
    (r"停业|停产|关门|关停|关闭|停办|查封", r"停业|停产|停止|关闭|封"),
    (r"没收", r"没收"),
    (r"终身|永久|一辈子|永远", r"终身|永久"),
    (r"开除|辞退|解雇", r"开除|辞退|解除|处分"),
)
_ANY_SANCTION = re.compile("|".join(held for _, held in _SANCTIONS) + "|罚款|警告|责令")
_NEGATION = re.compile(r"不(?:会|能|用|得|被|至于|可能)|没有?|未|不是|免")


def other_sanction(statement: Statement, clause: Clause) -> bool:
    """A sanction stated of which the clause, which sets others, says nothing."""
    if not _ANY_SANCTION.search(clause.body):
        return False
    for stated, held in _SANCTIONS:
        found = re.search(stated, statement.text)
        if found is None or _NEGATION.search(statement.text[max(0, found.start() - 8) : found.start()]):
            continue
        if not re.search(held, clause.body) and not re.search(
            r"依法(?:给予)?处罚|依法处以|依照[^，。]{2,20}处罚", clause.body
        ):
            return True
    return False


def claims_sanction(statement: Statement) -> bool:
    """Whether the statement is on what follows from a breach."""
    return bool(re.search(r"罚|吊|拘|没收|警告|处分|追究|坐牢|判刑|担责|开除|赔", statement.text))


def sets_sanction(sentence: str) -> bool:
    """Whether a clause sets a sanction or who pays."""
    return bool(_PUNISHES.search(sentence)) or "赔" in sentence


_PASSIVE = re.compile(r"(?:也|都|要|应|应当)?(?:受|由|归|被|接受|向)")
_ANNEX = 10
"""A duty is an authority's where it stands within this many characters of its name."""


_ANY_DEPARTMENT = re.compile(r"(?<!会同)(?<!和)(?<!及)(?:有关部门|主管部门)")


def without_actors(statement: Statement) -> str:
    """A statement without the authorities that it names for a duty; the same where it names none."""
    text = statement.matter
    rows = load_rows("actors")
    for actor in rows["actor"]:
        if any(_duty_of(actor["names"], piece, rows["duty"]) for piece in statement.pieces):
            text = re.sub(actor["names"], "", text)
    return text


def other_actor(statement: Statement, clause: Clause) -> bool:
    """Another authority named for a duty than those that the clause names for it, and none of those beside it."""
    rows = load_rows("actors")
    for piece in statement.pieces:
        if _NEGATION.search(piece):
            continue
        stated = {row["key"]: _duty_of(row["names"], piece, rows["duty"]) for row in rows["actor"]}
        named = {row["key"] for row in rows["actor"] if re.search(row["names"], clause.body)}
        duties = {key: duty for key, duty in stated.items() if duty is not None}
        if duties.keys() & named:
            continue
        for key, duty in duties.items():
            others = [row["names"] for row in rows["actor"] if row["key"] != key]
            if _assigned(clause, duty, others):
                return True
    return _other_level(statement, clause)


def _assigned(clause: Clause, duty: str, actors: list[str]) -> bool:
    """Whether a sentence of the clause gives a duty to one of some authorities, and to no unnamed one."""
    return any(
        re.search(duty, sentence)
        and any(re.search(names, sentence) for names in actors)
        and not _ANY_DEPARTMENT.search(sentence)
        for sentence in (clause.sentence, *clause.sentences)
    )


def _duty_of(names: str, piece: str, duties: list[dict[str, Any]]) -> str | None:
    """The duty, as clauses call it, that a piece gives to an authority: 归商务局管, 由应急局来定, 到街道备案."""
    found = re.search(rf"(?:由|归|是|让|找|到|向|去|得|经|报|给|、|^|都)[^，。]{{0,5}}?(?:{names})", piece)
    if found is None:
        return None
    after = piece[found.end() : found.end() + _ANNEX]
    if _PASSIVE.match(after):
        return None
    for duty in duties:
        if re.search(duty["stated"], after):
            return str(duty["held"])
    return None


def _other_level(statement: Statement, clause: Clause) -> bool:
    """The police of another level than the clause names: 分局 for 设区的市级."""
    levels = load_rows("actors")["level"]
    held = {row["key"] for row in levels if re.search(row.get("held", row["names"]), clause.body)}
    stated = {row["key"] for row in levels if re.search(row["names"], statement.text)}
    if not stated or not held or "县级以上" in clause.body or "设区的市级以上" in clause.body:
        return False
    acts = re.search(r"[发批领审考]|备案|申请|办|定|决定", statement.text)
    return bool(acts) and not (stated & held) and not _NEGATION.search(statement.text)
