"""Papers in the formats that trainers use: one file a format, one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from assistant.quiz.models import Paper
from corpus.errors import InputError


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, the module that writes it, what it is and what it cannot hold.

    The module has a function `write(paper) -> Mapping[str, bytes]`: for each file, what is put between its name and its
    ending (empty for the main one), and its content.
    """

    ending: str
    module: str
    name: str
    lost: str


FORMATS = (
    Format(".docx", "assistant.exports.word", "Word 试卷、答题卡、答案", "证明、主题、来源哈希"),
    Format(".xlsx", "assistant.exports.workbook", "Excel 题库", "证明、主题、来源哈希、干扰项理由"),
    Format(".csv", "assistant.exports.table", "CSV 题库", "证明、主题、来源哈希、干扰项理由、试卷标题与提示"),
    Format(".xml", "assistant.exports.moodle", "Moodle XML", "证明、来源哈希；简答题的要点只作评分参考"),
    Format(
        ".gift", "assistant.exports.gift", "Moodle GIFT", "证明、来源哈希、干扰项理由；分值、难度、主题、依据只在注释里"
    ),
    Format(".zip", "assistant.exports.qti", "QTI 2.1 包", "证明、来源哈希、干扰项理由；简答题的要点只作评分参考"),
    Format(".apkg", "assistant.exports.anki", "Anki 牌组", "证明、来源哈希、干扰项理由、题目次序"),
    Format(".json", "assistant.exports.plain", "JSON 试卷", "无"),
)
"""All formats; adding one is a file and a line here."""


def export(paper: Paper, out: Path) -> dict[Path, bytes]:
    """The files of a paper in the format that the ending of `out` names.

    Raises:
        InputError: no such format.
    """
    chosen = next((f for f in FORMATS if f.ending == out.suffix.lower()), None)
    if chosen is None:
        known = "、".join(f"{f.ending}（{f.name}）" for f in FORMATS)
        raise InputError(f"没有以“{out.suffix or out.name}”结尾的导出格式；可用的有：{known}")
    write: Callable[[Paper], Mapping[str, bytes]] = import_module(chosen.module).write
    return {out.with_name(out.stem + part + out.suffix): content for part, content in write(paper).items()}
