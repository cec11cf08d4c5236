"""Word (python-docx): the paper, a separate answer sheet, and the key with its reasons; A4, Chinese fonts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from assistant.exports.rows import basis, clean
from assistant.quiz.models import BLANK, HOLE, TYPE_NAMES, Item, ItemType, Paper, letter

_SONG, _HEI, _LATIN = "宋体", "黑体", "Times New Roman"
_NUMERALS = "一二三四五六"
_HOW = {
    ItemType.SINGLE: "每题只有一个正确答案",
    ItemType.MULTIPLE: "每题有两个或两个以上正确答案，多选、少选、错选均不得分",
    ItemType.JUDGE: "正确的写“对”，错误的写“错”",
    ItemType.BLANK: "在横线上填写恰当的内容",
    ItemType.SHORT: "按要点作答",
    ItemType.CASE: "先列出计算步骤再作答；有选项的只需选择",
}


def write(paper: Paper) -> Mapping[str, bytes]:
    """Three documents: 试卷 (the main file), 答题卡, 答案."""
    return {"": _paper(paper), "-答题卡": _sheet(paper), "-答案": _key(paper)}


def _paper(paper: Paper) -> bytes:
    document = _new()
    _title(document, paper, "")
    _line(document, "单位：______________　　姓名：______________　　得分：__________")
    for notice in paper.notices:
        _line(document, f"提示：{notice}", size=9)
    number = 0
    for heading, items in _sections(paper):
        _heading(document, heading)
        for item in items:
            number += 1
            _question(document, item, number)
    return _bytes(document)


def _sections(paper: Paper) -> list[tuple[str, tuple[Item, ...]]]:
    """The parts of the paper: 一、单选题（每题2分，共20分；…）."""
    found: list[tuple[str, tuple[Item, ...]]] = []
    for kind in ItemType:
        items = paper.of_type(kind)
        if not items:
            continue
        points = {item.points for item in items}
        each = f"每题{items[0].points}分，" if len(points) == 1 else ""
        total = f"共{len(items)}题，{each}计{sum(item.points for item in items)}分"
        found.append((f"{_NUMERALS[len(found)]}、{TYPE_NAMES[kind]}（{total}。{_HOW[kind]}）", items))
    return found


def _question(document: Any, item: Item, number: int) -> None:
    asks = (item.options and HOLE not in item.stem) or item.type is ItemType.JUDGE
    tail = "（　　）" if asks else ""
    stem = item.stem.replace(BLANK, "____________")
    _runs(_line(document, f"{number}．", keep=bool(item.options)), clean(stem) + tail)
    longest = max((len(option.text) for option in item.options), default=0)
    texts = [f"{letter(i)}．{clean(option.text)}" for i, option in enumerate(item.options)]
    across = 4 if longest <= 6 else 2 if longest <= 15 else 1
    for start in range(0, len(texts), across):
        paragraph = _line(document, "\t".join(texts[start : start + across]), indent=0.74)
        for stop in range(1, across):
            paragraph.paragraph_format.tab_stops.add_tab_stop(_cm(0.74 + stop * 16.2 / across))
    if not item.options and item.type in (ItemType.SHORT, ItemType.CASE):
        for _ in range(5):
            _line(document, "")


def _sheet(paper: Paper) -> bytes:
    document = _new()
    _title(document, paper, "　答题卡")
    _line(document, "单位：______________　　姓名：______________　　准考证号：______________")
    number = 0
    for heading, items in _sections(paper):
        _heading(document, heading.split("（")[0])
        numbers = list(range(number + 1, number + len(items) + 1))
        number += len(items)
        if items[0].type in (ItemType.SINGLE, ItemType.MULTIPLE, ItemType.JUDGE):
            _grid(document, numbers)
        else:
            for n, item in zip(numbers, items, strict=True):
                lines = 1 if item.type is ItemType.BLANK or item.options else 5
                _line(document, f"{n}．" + "_" * 60)
                for _ in range(lines - 1):
                    _line(document, "　　" + "_" * 60)
    return _bytes(document)


def _grid(document: Any, numbers: list[int]) -> None:
    """A table of numbers with a box under each, ten across."""
    for start in range(0, len(numbers), 10):
        part = numbers[start : start + 10]
        table = document.add_table(rows=2, cols=10)
        table.style = "Table Grid"
        for column, number in enumerate(part):
            _fonts(table.cell(0, column).paragraphs[0].add_run(str(number)), 10.5)
            table.cell(1, column).paragraphs[0].add_run("　")
        document.add_paragraph()


def _key(paper: Paper) -> bytes:
    document = _new()
    _title(document, paper, "　答案与解析")
    for notice in paper.notices:
        _line(document, f"提示：{notice}", size=9)
    number = 0
    for heading, items in _sections(paper):
        _heading(document, heading.split("（")[0])
        for item in items:
            number += 1
            _line(document, f"{number}．答案：{clean(item.key)}　（{item.points}分，难度{item.difficulty}）", bold=True)
            _line(document, f"依据：{basis(item)}", indent=0.74, size=9)
            _line(document, f"解析：{clean(item.explanation)}", indent=0.74, size=9)
    return _bytes(document)


def _new() -> Any:
    from docx import Document
    from docx.enum.section import WD_ORIENT

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = _cm(21.0), _cm(29.7)
    section.left_margin = section.right_margin = _cm(2.2)
    section.top_margin, section.bottom_margin = _cm(2.2), _cm(2.0)
    _fonts(document.styles["Normal"], 10.5)
    _page_numbers(section.footer.paragraphs[0])
    return document


def _title(document: Any, paper: Paper, tail: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    form = f"（{paper.form}卷）" if paper.form else ""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _fonts(paragraph.add_run(clean(paper.title) + form + tail), 16, _HEI, bold=True)
    below = document.add_paragraph()
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _fonts(below.add_run(f"共{len(paper.items)}题，满分{paper.total}分"), 10.5)


def _heading(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = _pt(8)
    paragraph.paragraph_format.keep_with_next = True
    _fonts(paragraph.add_run(text), 12, _HEI, bold=True)


def _line(
    document: Any, text: str, *, size: float = 10.5, indent: float = 0, bold: bool = False, keep: bool = False
) -> Any:
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_after, shape.line_spacing = _pt(3), 1.25
    shape.left_indent = _cm(indent)
    shape.keep_with_next = keep
    _fonts(paragraph.add_run(text), size, bold=bold)
    return paragraph


def _runs(paragraph: Any, text: str) -> None:
    """Add text in which what stands in 【】 is bold and underlined, so that a negative question is seen."""
    rest = text
    while "【" in rest and "】" in rest:
        before, _, rest = rest.partition("【")
        marked, _, rest = rest.partition("】")
        _fonts(paragraph.add_run(before), 10.5)
        run = paragraph.add_run(f"【{marked}】")
        _fonts(run, 10.5, bold=True)
        run.underline = True
    _fonts(paragraph.add_run(rest), 10.5)


def _fonts(target: Any, size: float, east: str = _SONG, bold: bool = False) -> None:
    """Set the Latin and the East Asian font; Word chooses the latter by an attribute of its own."""
    from docx.oxml.ns import qn

    target.font.name = _LATIN
    target.font.size = _pt(size)
    target.font.bold = bold
    fonts = target.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), east)


def _page_numbers(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _cm(value: float) -> Any:
    from docx.shared import Cm

    return Cm(value)


def _pt(value: float) -> Any:
    from docx.shared import Pt

    return Pt(value)


def _bytes(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
