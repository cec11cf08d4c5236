"""QTI 2.1: a content package with one assessmentItem a file and an assessmentTest that orders them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from assistant.exports.rows import basis, clean, is_number, number_of
from assistant.quiz.models import BLANK, JUDGE_FALSE, JUDGE_TRUE, TYPE_NAMES, Item, ItemType, Paper, letter

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
_EPOCH = (2000, 1, 1, 0, 0, 0)


def write(paper: Paper) -> Mapping[str, bytes]:
    """The package; the same paper gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, "imsmanifest.xml", _manifest(paper))
        _add(package, "test.xml", _test(paper))
        for number, item in enumerate(paper.items, 1):
            _add(package, f"items/{_name(number)}.xml", _item(item, number))
    return {"": out.getvalue()}


def _name(number: int) -> str:
    return f"item{number:04d}"


def _add(package: zipfile.ZipFile, name: str, root: ET.Element) -> None:
    ET.indent(root)
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(info, b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="utf-8") + b"\n")


def _manifest(paper: Paper) -> ET.Element:
    root = ET.Element("manifest", {"xmlns": _CP, "identifier": "neibao-quiz"})
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "QTIv2.1 Package"
    ET.SubElement(metadata, "schemaversion").text = "1.0.0"
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    test = ET.SubElement(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    ET.SubElement(test, "file", href="test.xml")
    for number in range(1, len(paper.items) + 1):
        ET.SubElement(test, "dependency", identifierref=_name(number))
    for number in range(1, len(paper.items) + 1):
        href = f"items/{_name(number)}.xml"
        one = ET.SubElement(resources, "resource", identifier=_name(number), type="imsqti_item_xmlv2p1", href=href)
        ET.SubElement(one, "file", href=href)
    return root


def _test(paper: Paper) -> ET.Element:
    root = ET.Element("assessmentTest", {"xmlns": _QTI, "identifier": "test", "title": clean(paper.title) + paper.form})
    part = ET.SubElement(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="simultaneous")
    number = 0
    for kind in ItemType:
        items = paper.of_type(kind)
        if not items:
            continue
        section = ET.SubElement(
            part, "assessmentSection", identifier=f"section-{kind}", title=TYPE_NAMES[kind], visible="true"
        )
        for item in items:
            number += 1
            category = " ".join(("difficulty-" + item.difficulty.name.lower(), "kind-" + item.kind))
            reference = ET.SubElement(
                section,
                "assessmentItemRef",
                identifier=_name(number),
                href=f"items/{_name(number)}.xml",
                category=category,
            )
            ET.SubElement(reference, "weight", identifier="POINTS", value=str(item.points))
    return root


def _item(item: Item, number: int) -> ET.Element:
    root = ET.Element(
        "assessmentItem",
        {
            "xmlns": _QTI,
            "identifier": _name(number),
            "title": f"{TYPE_NAMES[item.type]} {number}",
            "label": item.topic or "-",
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    _declare(root, item)
    body = ET.SubElement(root, "itemBody")
    _body(body, item)
    _processing(root, item)
    feedback = ET.SubElement(
        root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="EXPLANATION", showHide="show"
    )
    feedback.text = clean(f"{item.explanation}（依据：{basis(item)}）")
    return root


def _responses(item: Item) -> list[tuple[str, str, str, list[str]]]:
    """Identifier, cardinality, base type and right values of each response."""
    if item.options:
        values = [letter(i) for i, option in enumerate(item.options) if option.correct]
        return [("RESPONSE", "multiple" if item.type is ItemType.MULTIPLE else "single", "identifier", values)]
    if item.type is ItemType.JUDGE:
        return [("RESPONSE", "single", "identifier", ["TRUE" if item.answer == (JUDGE_TRUE,) else "FALSE"])]
    if is_number(item):
        return [("RESPONSE", "single", "integer", [str(number_of(item))])]
    if item.type is ItemType.BLANK:
        many = len(item.answer) > 1
        return [
            (f"RESPONSE{i}" if many else "RESPONSE", "single", "string", [clean(words)])
            for i, words in enumerate(item.answer, 1)
        ]
    return [("RESPONSE", "single", "string", [])]


def _declare(root: ET.Element, item: Item) -> None:
    for identifier, cardinality, kind, values in _responses(item):
        declared = ET.SubElement(
            root, "responseDeclaration", identifier=identifier, cardinality=cardinality, baseType=kind
        )
        if values:
            right = ET.SubElement(declared, "correctResponse")
            for value in values:
                ET.SubElement(right, "value").text = value
    score = ET.SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    ET.SubElement(ET.SubElement(score, "defaultValue"), "value").text = "0"
    shown = ET.SubElement(
        root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier"
    )
    ET.SubElement(ET.SubElement(shown, "defaultValue"), "value").text = "EXPLANATION"


def _body(body: ET.Element, item: Item) -> None:
    if item.options or item.type is ItemType.JUDGE:
        _choices(body, item)
    elif item.type is ItemType.BLANK:
        _inline(ET.SubElement(body, "p"), item)
    elif is_number(item):
        paragraph = ET.SubElement(body, "p")
        paragraph.text = clean(item.stem)
        ET.SubElement(paragraph, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="6")
    else:
        interaction = ET.SubElement(body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="8")
        ET.SubElement(interaction, "prompt").text = clean(item.stem)
        rubric = ET.SubElement(body, "rubricBlock", view="scorer")
        points = ET.SubElement(rubric, "ol")
        for words in item.answer:
            ET.SubElement(points, "li").text = clean(words)


def _choices(body: ET.Element, item: Item) -> None:
    most = "0" if item.type is ItemType.MULTIPLE else "1"
    interaction = ET.SubElement(
        body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="false", maxChoices=most
    )
    ET.SubElement(interaction, "prompt").text = clean(item.stem)
    options = [(letter(i), option.text) for i, option in enumerate(item.options)]
    for identifier, words in options or [("TRUE", JUDGE_TRUE), ("FALSE", JUDGE_FALSE)]:
        ET.SubElement(interaction, "simpleChoice", identifier=identifier, fixed="true").text = clean(words)


def _inline(paragraph: ET.Element, item: Item) -> None:
    """The sentence with a text entry at each gap."""
    parts = clean(item.stem).split(BLANK)
    paragraph.text = parts[0]
    for (identifier, *_), after in zip(_responses(item), parts[1:], strict=False):
        entry = ET.SubElement(paragraph, "textEntryInteraction", responseIdentifier=identifier, expectedLength="20")
        entry.tail = after


def _processing(root: ET.Element, item: Item) -> None:
    """match_correct for one response; a rule of its own where all of several gaps must be right."""
    found = _responses(item)
    if not found[0][3]:
        return
    if len(found) == 1:
        ET.SubElement(root, "responseProcessing", template=_TEMPLATES + "match_correct")
        return
    condition = ET.SubElement(ET.SubElement(root, "responseProcessing"), "responseCondition")
    together = ET.SubElement(condition, "responseIf")
    every = ET.SubElement(together, "and")
    for identifier, *_ in found:
        match = ET.SubElement(every, "match")
        ET.SubElement(match, "variable", identifier=identifier)
        ET.SubElement(match, "correct", identifier=identifier)
    value = ET.SubElement(ET.SubElement(together, "setOutcomeValue", identifier="SCORE"), "baseValue", baseType="float")
    value.text = "1"
