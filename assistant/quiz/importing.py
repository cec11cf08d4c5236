"""Brings in a trainer's own questions: broken rows are named, the rest is kept, proofs are sought."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.quiz.linter import lint_item
from assistant.quiz.models import (
    BLANK,
    DEFAULT_POINTS,
    HOLE,
    IMPORTED,
    JUDGE_FALSE,
    JUDGE_TRUE,
    TYPE_NAMES,
    Difficulty,
    Item,
    ItemType,
    Option,
    Paper,
    Proof,
    ProofKind,
)
from assistant.quiz.sheets import SheetRow, read_sheet
from assistant.quiz.texts import source_of, stands_in, tidy
from assistant.quiz.topics import ELSEWHERE, topic_of
from corpus.errors import InputError, NeibaoError
from corpus.library import Library
from corpus.locator import parse_locator
from corpus.models import Clause, Document

_NAMES = {name: kind for kind, name in TYPE_NAMES.items()} | {
    "单选": ItemType.SINGLE,
    "多选": ItemType.MULTIPLE,
    "判断": ItemType.JUDGE,
    "填空": ItemType.BLANK,
    "简答": ItemType.SHORT,
    "案例": ItemType.CASE,
    "案例题": ItemType.CASE,
    "案例计算": ItemType.CASE,
}
_NEEDED = ("题型", "题干", "答案")
_BASIS = re.compile(r"《(?P<title>[^》]+)》(?P<place>[^；;《]*)")
_HOLE = re.compile(r"（\s*）|\(\s*\)")
_GAP = re.compile(r"_{2,}|（\s*）|\(\s*\)")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row could not be taken: its number in the file, and what is wrong."""

    row: int
    detail: str


@dataclass(frozen=True, slots=True)
class Imported:
    """The items that could be read, the rows that could not."""

    paper: Paper
    problems: tuple[Problem, ...]


def import_sheet(path: Path, library: Library, title: str = "") -> Imported:
    """Read a workbook or CSV in the trainers' layout.

    Raises:
        InputError: it is no table, or columns are missing.
    """
    sheet = read_sheet(path)
    missing = [name for name in _NEEDED if name not in sheet.heading]
    if missing:
        raise InputError(f"{path.name} 缺少列：{'、'.join(missing)}；应有 题型 题干 选项A… 答案 解析 难度 依据 分值")
    items: list[Item] = []
    problems: list[Problem] = []
    for row in sheet.rows:
        try:
            items.append(prove(read_row(row), row.get("依据"), library))
        except InputError as error:
            problems.append(Problem(row.number, str(error)))
    order = list(ItemType)
    items.sort(key=lambda item: order.index(item.type))
    paper = Paper(title or path.stem, tuple(items), bank=True, made_with=library.fingerprint())
    return Imported(paper, tuple(problems))


def read_row(row: SheetRow) -> Item:
    """An item from a row, not yet proven.

    Raises:
        InputError: the row is broken; the message says how.
    """
    kind = _NAMES.get(row.get("题型"))
    if kind is None:
        raise InputError(f"题型“{row.get('题型')[:12]}”不认识；可用的有：{'、'.join(TYPE_NAMES.values())}")
    stem, key = row.get("题干"), row.get("答案")
    if not stem:
        raise InputError("题干为空")
    if not key:
        raise InputError("答案为空")
    texts = _options(row)
    item = Item(
        kind,
        IMPORTED,
        stem,
        explanation=row.get("解析"),
        difficulty=_difficulty(row.get("难度")),
        topic=ELSEWHERE,
        points=_points(row.get("分值"), kind),
    )
    if kind in (ItemType.SINGLE, ItemType.MULTIPLE) or texts:
        return replace(item, stem=_HOLE.sub(HOLE, stem), options=_keyed(texts, key, kind))
    return replace(item, **_answer(kind, stem, key))  # type: ignore[arg-type]


def _options(row: SheetRow) -> list[str]:
    names = sorted(name for name in row.cells if re.fullmatch("选项[A-Z]", name))
    texts = [row.get(name) for name in names]
    while texts and not texts[-1]:
        texts.pop()
    if any(not text for text in texts):
        raise InputError(f"选项{chr(65 + texts.index(''))}为空，而后面还有选项")
    return texts


def _keyed(texts: list[str], key: str, kind: ItemType) -> tuple[Option, ...]:
    letters = set(re.findall("[A-Z]", tidy(key).upper()))
    if not texts:
        raise InputError("选择题没有选项")
    beyond = sorted(name for name in letters if ord(name) - 65 >= len(texts))
    if not letters or beyond:
        raise InputError(
            f"答案“{key[:12]}”{'超出了选项' if beyond else '不是选项字母'}，选项只有A至{chr(64 + len(texts))}"
        )
    if kind is ItemType.SINGLE and len(letters) > 1:
        raise InputError(f"单选题的答案有{len(letters)}个：{key[:12]}")
    if kind is ItemType.MULTIPLE and len(letters) < 2:
        raise InputError("多选题的答案只有1个")
    return tuple(Option(text, chr(65 + i) in letters) for i, text in enumerate(texts))


def _answer(kind: ItemType, stem: str, key: str) -> dict[str, object]:
    if kind is ItemType.JUDGE:
        said = {
            "对": JUDGE_TRUE,
            "√": JUDGE_TRUE,
            "正确": JUDGE_TRUE,
            "T": JUDGE_TRUE,
            "错": JUDGE_FALSE,
            "×": JUDGE_FALSE,
        }
        said |= {"错误": JUDGE_FALSE, "F": JUDGE_FALSE}
        if key.upper() not in said:
            raise InputError(f"判断题的答案“{key[:12]}”应为对或错")
        return {"answer": (said[key.upper()],)}
    if kind is ItemType.BLANK:
        gaps = len(_GAP.findall(stem))
        parts = tuple(p.strip() for p in re.split("[；;|]", key) if p.strip()) if gaps != 1 else (key,)
        if not gaps:
            raise InputError("填空题的题干没有空（____）")
        if len(parts) != gaps:
            raise InputError(f"填空题有{gaps}个空，答案有{len(parts)}个（以；分开）")
        return {"answer": parts, "stem": _GAP.sub(BLANK, stem)}
    if kind is ItemType.CASE:
        if not re.search("[0-9０-９]", key):
            raise InputError(f"案例计算题的答案“{key[:12]}”不是数字")
        return {"answer": (key,)}
    return {"answer": tuple(p.strip() for p in re.split("[；;\n]", key) if p.strip())}


def _difficulty(words: str) -> Difficulty:
    names = {"易": Difficulty.EASY, "中": Difficulty.MEDIUM, "难": Difficulty.HARD, "": Difficulty.MEDIUM}
    names |= {"容易": Difficulty.EASY, "简单": Difficulty.EASY, "中等": Difficulty.MEDIUM, "较难": Difficulty.HARD}
    if words not in names:
        raise InputError(f"难度“{words[:12]}”应为易、中或难")
    return names[words]


def _points(words: str, kind: ItemType) -> int:
    if not words:
        return DEFAULT_POINTS[kind]
    if not words.isdigit() or not 0 < int(words) <= 1000:
        raise InputError(f"分值“{words[:12]}”应为1至1000的整数")
    return int(words)


def prove(item: Item, basis: str, library: Library) -> Item:
    """The item with the proof that can be found for it, or with what cannot be proven."""
    places = list(_clauses(basis, library))
    if not places:
        why = f"依据“{basis[:40]}”在本库找不到" if basis else "没有写依据，无法自动证明"
        return _unproven(item, why)
    sources = tuple(source_of(document, clause) for document, clause in places)
    document, clause = places[0]
    item = replace(item, sources=sources, topic=topic_of(document.key, clause.locator))
    for proof in _candidates(item, document, clause):
        return replace(item, proof=proof)
    return _unproven(item, "题干不是条文的原句，依据已找到，答案须由出题人核对")


def _unproven(item: Item, why: str) -> Item:
    flaws = [detail for _, detail in lint_item(item)]
    return replace(item, proof=Proof(ProofKind.NONE, facts={"why": "；".join([why, *flaws])}))


def _clauses(basis: str, library: Library) -> Iterable[tuple[Document, Clause]]:
    for match in _BASIS.finditer(basis):
        alias = library.registry.by_name(match["title"])
        document = library.get(alias.document) if alias else None
        place = match["place"].replace("（要旨）", "").strip()
        if document is None or not place:
            continue
        try:
            clause = document.find(parse_locator(place, document.meta.scheme))
        except NeibaoError:
            continue
        if clause is not None:
            yield document, clause


def _candidates(item: Item, document: Document, clause: Clause) -> Iterable[Proof]:
    """A gap in a sentence of the clause, or a statement that stands in it; anything else needs a person."""
    words = document.words(clause)
    start, end = clause.node.whole.start, clause.node.whole.end
    if item.type is ItemType.BLANK or (item.type is ItemType.SINGLE and _GAP.search(item.stem)):
        gap = BLANK if item.type is ItemType.BLANK else HOLE
        shown = _around(_GAP.sub(gap, item.stem), gap, item.right, words)
        fits = not any(stands_in(shown.replace(gap, o.text, 1), words) for o in item.options if not o.correct and shown)
        if shown and fits and shown in item.stem:
            quote = shown
            for answer in item.right:
                quote = quote.replace(gap, answer, 1)
            yield Proof(ProofKind.CLOZE, quote, start, end, shown)
    if item.type is ItemType.JUDGE and item.answer == (JUDGE_TRUE,):
        for part in sorted(re.split("[：:。“”]", item.stem), key=len, reverse=True):
            if len(part) >= 8 and stands_in(part, words):
                yield Proof(ProofKind.STATEMENT, part, start, end, part)


def _around(stem: str, gap: str, right: tuple[str, ...], words: str) -> str:
    """The longest part of the stem around its gaps that, filled with the key, stands in the clause."""
    first, last = stem.find(gap), stem.rfind(gap) + len(gap)
    for begin in range(first + 1):
        for end in range(len(stem), last - 1, -1):
            part = stem[begin:end]
            filled = part
            for answer in right:
                filled = filled.replace(gap, answer, 1)
            if len(filled) >= 8 and stands_in(filled, words):
                return part
    return ""
