"""Moodle XML: multichoice, truefalse, shortanswer, cloze (several gaps), numerical and essay questions."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from xml.etree import ElementTree as ET

from assistant.exports.rows import basis, clean, is_number, number_of
from assistant.quiz.models import BLANK, JUDGE_TRUE, TYPE_NAMES, Item, ItemType, Paper


def write(paper: Paper) -> Mapping[str, bytes]:
    """A quiz with a category for each type of item."""
    quiz = ET.Element("quiz")
    number = 0
    for kind in ItemType:
        items = paper.of_type(kind)
        if items:
            category = ET.SubElement(quiz, "question", type="category")
            _text(ET.SubElement(category, "category"), f"$course$/top/{_flat(paper)}/{TYPE_NAMES[kind]}")
        for item in items:
            number += 1
            quiz.append(_question(item, number))
    ET.indent(quiz)
    return {"": b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="utf-8") + b"\n"}


def _flat(paper: Paper) -> str:
    return clean(paper.title).replace("/", "／") + paper.form


def _question(item: Item, number: int) -> ET.Element:
    if item.options:
        question = _choice(item)
    elif item.type is ItemType.JUDGE:
        question = _judge(item)
    elif is_number(item):
        question = _numerical(item)
    elif item.type is ItemType.BLANK:
        question = _gaps(item)
    else:
        question = _essay(item)
    head = [
        _with_text("name", f"{number:04d} {item.id}"),
        _html("questiontext", _stem(item)),
        _html("generalfeedback", _escape(f"{item.explanation}（依据：{basis(item)}）")),
        _plain("defaultgrade", str(item.points)),
    ]
    for place, element in enumerate(head):
        question.insert(place, element)
    question.append(_plain("idnumber", item.id))
    tags = ET.SubElement(question, "tags")
    for tag in (str(item.difficulty), item.topic):
        if tag:
            tags.append(_with_text("tag", tag))
    return question


def _stem(item: Item) -> str:
    stem = _escape(item.stem)
    if item.type is ItemType.BLANK and len(item.answer) > 1:
        for words in item.answer:
            stem = stem.replace(BLANK, "{1:SHORTANSWER:=" + _cloze(words) + "}", 1)
    return f"<p>{stem}</p>"


def _cloze(words: str) -> str:
    return "".join("\\" + c if c in '}#~/"\\' else c for c in _escape(words))


def _choice(item: Item) -> ET.Element:
    question = ET.Element("question", type="multichoice")
    right = sum(option.correct for option in item.options)
    wrong = len(item.options) - right
    single = item.type is not ItemType.MULTIPLE
    question.append(_plain("single", "true" if single else "false"))
    question.append(_plain("shuffleanswers", "false"))
    question.append(_plain("answernumbering", "ABCD"))
    for option in item.options:
        share = Fraction(100, right) if option.correct else Fraction(0 if single else -100, 1 if single else wrong)
        answer = _html("answer", _escape(option.text), fraction=_share(share))
        answer.append(_html("feedback", _escape(option.why)))
        question.append(answer)
    return question


def _share(share: Fraction) -> str:
    """A share of 100 as Moodle lists them: 33.33333."""
    return str(int(share)) if share.denominator == 1 else f"{share.numerator / share.denominator:.5f}"


def _judge(item: Item) -> ET.Element:
    question = ET.Element("question", type="truefalse")
    for words in ("true", "false"):
        right = (words == "true") is (item.answer == (JUDGE_TRUE,))
        question.append(_with_text("answer", words, fraction="100" if right else "0", format="moodle_auto_format"))
    return question


def _numerical(item: Item) -> ET.Element:
    question = ET.Element("question", type="numerical")
    answer = _with_text("answer", str(number_of(item)), fraction="100")
    answer.append(_plain("tolerance", "0"))
    question.append(answer)
    return question


def _gaps(item: Item) -> ET.Element:
    if len(item.answer) > 1:
        return ET.Element("question", type="cloze")
    question = ET.Element("question", type="shortanswer")
    question.append(_plain("usecase", "0"))
    question.append(_with_text("answer", clean(item.answer[0]).replace("*", "\\*"), fraction="100"))
    return question


def _essay(item: Item) -> ET.Element:
    question = ET.Element("question", type="essay")
    question.append(_plain("responseformat", "editor"))
    points = "".join(f"<li>{_escape(words)}</li>" for words in item.answer)
    question.append(_html("graderinfo", f"<ol>{points}</ol>"))
    return question


def _escape(words: str) -> str:
    return clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(name: str, words: str) -> ET.Element:
    element = ET.Element(name)
    element.text = words
    return element


def _text(parent: ET.Element, words: str) -> None:
    ET.SubElement(parent, "text").text = clean(words)


def _with_text(name: str, words: str, **attributes: str) -> ET.Element:
    element = ET.Element(name, attributes)
    _text(element, words)
    return element


def _html(name: str, words: str, **attributes: str) -> ET.Element:
    element = ET.Element(name, {**attributes, "format": "html"})
    ET.SubElement(element, "text").text = words
    return element
