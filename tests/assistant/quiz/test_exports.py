"""Every format read back by an independent reader and compared item by item."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sqlite3
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree
from openpyxl import load_workbook

from assistant.exports import FORMATS, export
from assistant.quiz.models import TYPE_NAMES, Item, ItemType, Option, Paper
from assistant.quiz.storage import load
from corpus.errors import InputError

ODD = "=1+1 <b>&amp;</b> {a}~=#: \\ “引号” ９％ \t𠮷"
"""Characters that some format gives a meaning to."""


@pytest.fixture(scope="module")
def odd() -> Paper:
    """Items whose words are full of characters with a meaning, and with two gaps."""
    choice = Item(
        ItemType.SINGLE,
        "x",
        ODD,
        (Option(ODD + "甲", True), Option("@乙"), Option("-丙")),
        explanation=f"解：{ODD}",
        points=2,
    )
    several = replace(choice, type=ItemType.MULTIPLE, options=(Option("甲", True), Option("乙", True), Option("=丙")))
    gaps = Item(ItemType.BLANK, "x", f"____与____，{ODD}", answer=("甲}", "乙~"), explanation=f"解：{ODD}", points=2)
    short = Item(ItemType.SHORT, "x", ODD, answer=("一", "二<b>"), explanation=f"解：{ODD}", points=6)
    return Paper(f"卷/{ODD}", (choice, several, gaps, short))


def files(paper: Paper, ending: str) -> dict[str, bytes]:
    return {path.name: content for path, content in export(paper, Path(f"p{ending}")).items()}


def main(paper: Paper, ending: str) -> bytes:
    return files(paper, ending)[f"p{ending}"]


@pytest.fixture(params=["paper", "odd"])
def one(request: pytest.FixtureRequest) -> Paper:
    """A drawn paper, and one with odd characters."""
    found: Paper = request.getfixturevalue(request.param)
    return found


def table(item: Item, width: int) -> list[str]:
    options = [option.text for option in item.options] + [""] * (width - len(item.options))
    basis = "；".join(s.label + ("（要旨）" if s.held == "digest" else "") for s in item.sources)
    return [
        TYPE_NAMES[item.type],
        item.stem,
        *options,
        item.key,
        item.explanation,
        item.difficulty,
        basis,
        str(item.points),
    ]


def test_excel_holds_the_trainers_columns_and_every_item(one: Paper) -> None:
    book = load_workbook(io.BytesIO(main(one, ".xlsx")))
    rows = [["" if v is None else str(v) for v in row] for row in book["题库"].iter_rows(values_only=True)]
    width = len(rows[0]) - 7
    assert rows[0] == [
        "题型",
        "题干",
        *(f"选项{chr(65 + i)}" for i in range(width)),
        "答案",
        "解析",
        "难度",
        "依据",
        "分值",
    ]
    assert rows[1:] == [table(item, width) for item in one.items]
    formulas = [cell for row in book["题库"].iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_csv_holds_the_same_and_excel_takes_no_cell_for_a_formula(one: Paper) -> None:
    content = main(one, ".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    width = len(rows[0]) - 7
    for item, row in zip(one.items, rows[1:], strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
        assert [re.sub("^'(?=[=+@-])", "", cell) for cell in row] == table(item, width)


def test_json_loses_nothing(one: Paper) -> None:
    content = main(one, ".json").decode()
    assert load(content, "卷") == one
    assert json.loads(content)["total"] == one.total


def words_of(content: bytes) -> tuple[Any, str]:
    document = Document(io.BytesIO(content))
    parts = [p.text for p in document.paragraphs]
    parts += [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    return document, "\n".join(parts)


def test_word_has_paper_answer_sheet_and_key_on_a4_with_chinese_fonts(paper: Paper) -> None:
    found = files(paper, ".docx")
    assert list(found) == ["p.docx", "p-答题卡.docx", "p-答案.docx"]
    for content in found.values():
        document, _ = words_of(content)
        section = document.sections[0]
        assert abs(section.page_width - Cm(21.0)) < 1000  # Word counts in twentieths of a point
        assert abs(section.page_height - Cm(29.7)) < 1000
        assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"
        runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]
        assert {run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs} <= {"宋体", "黑体"}


def test_word_holds_every_stem_option_and_key(one: Paper) -> None:
    found = files(one, ".docx")
    _, paper = words_of(found["p.docx"])
    _, sheet = words_of(found["p-答题卡.docx"])
    _, key = words_of(found["p-答案.docx"])
    for number, item in enumerate(one.items, 1):
        assert f"{number}．{item.stem.replace('____', '_' * 12)}".replace("\t", "") in paper.replace("\t", "")
        for i, option in enumerate(item.options):
            assert f"{chr(65 + i)}．{option.text}" in paper
        assert f"{number}．答案：{item.key}" in key
        assert f"解析：{item.explanation}" in key
        assert item.explanation not in paper
        assert re.search(rf"\b{number}\b", sheet)
    assert f"满分{one.total}分" in paper


def test_word_prints_the_drafts_notice(paper: Paper) -> None:
    _, words = words_of(main(paper, ".docx"))
    assert all(notice in words for notice in paper.notices)


def moodle_text(element: Any, path: str) -> str:
    found = element.find(path)
    return html.unescape(re.sub("</?p>", "", found.text or "")) if found is not None else ""


def test_moodle_xml_comes_back_item_by_item(one: Paper) -> None:
    root = etree.fromstring(main(one, ".xml"))
    questions = [q for q in root.findall("question") if q.get("type") != "category"]
    assert len(questions) == len(one.items)
    for item, question in zip(one.items, questions, strict=True):
        assert question.findtext("defaultgrade") == str(item.points)
        assert question.findtext("idnumber") == item.id
        assert item.explanation in moodle_text(question, "generalfeedback/text")
        if question.get("type") != "cloze":
            assert moodle_text(question, "questiontext/text") == item.stem
        check_moodle_answers(item, question)


def check_moodle_answers(item: Item, question: Any) -> None:
    answers = [(moodle_text(a, "text"), Fraction(a.get("fraction"))) for a in question.findall("answer")]
    kind = question.get("type")
    if item.options:
        assert kind == "multichoice"
        assert [words for words, _ in answers] == [o.text for o in item.options]
        assert [share > 0 for _, share in answers] == [o.correct for o in item.options]
        assert abs(sum(share for _, share in answers if share > 0) - 100) < Fraction(1, 1000)
        assert question.findtext("single") == ("false" if item.type is ItemType.MULTIPLE else "true")
    elif item.type is ItemType.JUDGE:
        assert kind == "truefalse"
        assert dict(answers)["true"] == (100 if item.answer == ("对",) else 0)
    elif item.type is ItemType.CASE:
        assert kind == "numerical"
        assert answers == [(re.findall("[0-9]+", item.answer[0])[0], 100)]
    elif item.type is ItemType.SHORT:
        assert kind == "essay"
        points = re.findall("<li>(.*?)</li>", question.findtext("graderinfo/text"))
        assert tuple(html.unescape(point) for point in points) == item.answer
    elif len(item.answer) == 1:
        assert kind == "shortanswer"
        assert answers == [(item.answer[0], 100)]
    else:
        assert kind == "cloze"
        text = html.unescape(question.findtext("questiontext/text"))
        gaps = re.findall(r"\{1:SHORTANSWER:=((?:\\.|[^}\\])*)\}", text)
        assert tuple(re.sub(r"\\(.)", r"\1", gap) for gap in gaps) == item.answer


GIFT = re.compile(r"(?P<about>//[^\n]*)\n::(?P<name>(?:\\.|[^:\\])*)::(?P<body>.*)", re.DOTALL)


def gift_blocks(text: str) -> list[tuple[str, str, str]]:
    """Question blocks as comment, name and body: a reader of the format's own rules, written for this test."""
    found = []
    for block in text.strip().split("\n\n"):
        match = GIFT.fullmatch(block)
        if match:
            found.append((match["about"], match["name"], match["body"]))
    return found


def plain_gift(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)


def gift_parts(body: str) -> tuple[str, str, str]:
    """What stands before the answers, the answers, and what stands after them."""
    opening = re.search(r"(?<!\\)(?:\\\\)*\{", body)
    assert opening is not None
    closing = re.search(r"(?<!\\)(?:\\\\)*\}", body[opening.end() :])
    assert closing is not None
    inner = body[opening.end() : opening.end() + closing.start()]
    return body[: opening.end() - 1], inner, body[opening.end() + closing.end() :]


def test_gift_comes_back_item_by_item(one: Paper) -> None:
    blocks = gift_blocks(main(one, ".gift").decode())
    assert len(blocks) == len(one.items)
    for item, (about, name, body) in zip(one.items, blocks, strict=True):
        assert name.endswith(item.id)
        assert f"分值：{item.points}" in about
        before, inner, after = gift_parts(body)
        answers, reason = re.split(r"(?<!\\)####", inner)
        assert plain_gift(reason) == item.explanation
        stem = plain_gift(before) + ("____" if item.type is ItemType.BLANK and after else "") + plain_gift(after)
        assert stem.strip() == item.stem.strip()
        check_gift_answers(item, answers)


def check_gift_answers(item: Item, answers: str) -> None:
    parts = re.findall(r"(?<!\\)([=~])((?:\\.|[^=~\\])*)", answers)
    if item.options:
        words = [plain_gift(re.sub("^%[^%]*%", "", text)).rstrip(" ") for _, text in parts]
        assert words == [o.text for o in item.options]
        right = [mark == "=" or bool(re.match("%[0-9]", text)) for mark, text in parts]
        assert right == [o.correct for o in item.options]
    elif item.type is ItemType.JUDGE:
        assert answers == ("T" if item.answer == ("对",) else "F")
    elif item.type is ItemType.CASE:
        assert answers == "#" + re.findall("[0-9]+", item.answer[0])[0]
    elif item.type is ItemType.BLANK:
        assert [plain_gift(text) for _, text in parts] == ["；".join(item.answer)]
    else:
        assert answers == ""


QTI = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1", "c": "http://www.imsglobal.org/xsd/imscp_v1p1"}


def test_qti_package_names_every_file_it_holds(one: Paper) -> None:
    package = zipfile.ZipFile(io.BytesIO(main(one, ".zip")))
    manifest = etree.fromstring(package.read("imsmanifest.xml"))
    named = {file.get("href") for file in manifest.findall(".//c:file", QTI)}
    assert named | {"imsmanifest.xml"} == set(package.namelist())
    test = etree.fromstring(package.read("test.xml"))
    references = [ref.get("href") for ref in test.findall(".//q:assessmentItemRef", QTI)]
    assert references == [f"items/item{n:04d}.xml" for n in range(1, len(one.items) + 1)]
    weights = [int(w.get("value")) for w in test.findall(".//q:weight", QTI)]
    assert weights == [item.points for item in one.items]


def test_qti_comes_back_item_by_item(one: Paper) -> None:
    package = zipfile.ZipFile(io.BytesIO(main(one, ".zip")))
    for number, item in enumerate(one.items, 1):
        root = etree.fromstring(package.read(f"items/item{number:04d}.xml"))
        body = root.find("q:itemBody", QTI)
        values = [v.text for v in root.findall("q:responseDeclaration/q:correctResponse/q:value", QTI)]
        assert item.explanation in root.findtext("q:modalFeedback", namespaces=QTI)
        choices = {c.get("identifier"): c.text for c in body.findall(".//q:simpleChoice", QTI)}
        prompt = body.findtext(".//q:prompt", namespaces=QTI)
        if item.options:
            assert prompt == item.stem
            assert list(choices.values()) == [o.text for o in item.options]
            assert values == list(item.letters)
        elif item.type is ItemType.JUDGE:
            assert prompt == item.stem
            assert [choices[v] for v in values] == list(item.answer)
        elif item.type is ItemType.BLANK:
            paragraph = body.find("q:p", QTI)
            stem = paragraph.text + "".join("____" + (e.tail or "") for e in paragraph)
            assert (stem.strip(), tuple(values)) == (item.stem.strip(), item.answer)
        elif item.type is ItemType.CASE:
            assert body.find("q:p", QTI).text.strip() == item.stem
            assert values == re.findall("[0-9]+", item.answer[0])
        else:
            assert prompt == item.stem
            assert tuple(li.text for li in body.findall(".//q:li", QTI)) == item.answer


def test_qti_declares_each_response_that_an_interaction_uses(one: Paper) -> None:
    package = zipfile.ZipFile(io.BytesIO(main(one, ".zip")))
    for number in range(1, len(one.items) + 1):
        root = etree.fromstring(package.read(f"items/item{number:04d}.xml"))
        declared = {d.get("identifier") for d in root.findall("q:responseDeclaration", QTI)}
        used = {e.get("responseIdentifier") for e in root.iter() if e.get("responseIdentifier")}
        assert used == declared


def test_the_anki_database_holds_a_note_and_a_card_for_every_item(one: Paper, folder: Path) -> None:
    package = zipfile.ZipFile(io.BytesIO(main(one, ".apkg")))
    path = folder / "collection.anki2"
    path.write_bytes(package.read("collection.anki2"))
    database = sqlite3.connect(path)
    notes = [row[0].split("\x1f") for row in database.execute("select flds from notes order by id")]
    assert database.execute("select count(*) from cards").fetchone()[0] == len(one.items)
    assert database.execute("select min(id) from notes").fetchone()[0] > 0  # Anki takes the id 0 for none
    database.close()
    found = {(html.unescape(fields[0]), html.unescape(fields[2])): fields for fields in notes}
    for item in one.items:
        fields = found[item.stem, item.key]
        options = fields[1].split("<br>") if fields[1] else []
        assert [html.unescape(o) for o in options] == [f"{chr(65 + i)}．{o.text}" for i, o in enumerate(item.options)]
        assert html.unescape(fields[3]) == item.explanation
        assert fields[5:] == [TYPE_NAMES[item.type], str(item.difficulty), str(item.points)]


@pytest.mark.parametrize("ending", [".csv", ".xml", ".gift", ".zip", ".json"])
def test_the_same_paper_gives_the_same_bytes(paper: Paper, ending: str) -> None:
    assert files(paper, ending) == files(paper, ending)


def test_an_unknown_format_is_refused_with_those_there_are(paper: Paper) -> None:
    with pytest.raises(InputError, match=r"没有以“\.pdf”结尾的导出格式；可用的有：\.docx"):
        export(paper, Path("p.pdf"))


def test_every_format_says_what_it_cannot_hold() -> None:
    assert all(one.lost for one in FORMATS)
    assert len({one.ending for one in FORMATS}) == len(FORMATS) == 8
