"""Hanging references: 依法, 有关规定, 国家有关标准 – words that point at law without naming one."""

from __future__ import annotations

import re

from corpus.locator import dotted
from corpus.models import Document, Reference, Span
from corpus.normalize import halve
from corpus.references.layout import document_layout
from corpus.vocabulary import Form, Head, Unresolved

_QUALIFIER = r"(?:国家|地方|行业|省|有关|相关)"
_MATTER = r"(?:技术|网络和信息安全管理|工伤保险、伤残评定等|法律法规|文件|质量)?"
_HEAD = r"(?:标准和要求|标准|规范|规定|要求|精神)"
_PATTERN = re.compile(
    r"依法依规|依法依纪|依法(?!治|行政)"
    r"|按(?:照)?规定"
    rf"|(?<![》一-鿿]有)(?<!》){_QUALIFIER}(?:[、和及的]?{_QUALIFIER})*的?{_MATTER}{_HEAD}"
    r"|(?:技防|安防)标准|法律法规规定"
)


def find_hanging(text: str) -> tuple[Reference, ...]:
    """Every hanging reference in a text, in order."""
    return tuple(
        Reference(
            span=Span(*found.span()),
            raw=text[found.start() : found.end()],
            form=Form.HANGING,
            reason=Unresolved.NAMES_NO_TEXT,
            head=Head.NONE,
        )
        for found in _PATTERN.finditer(halve(text))
    )


def hanging_in(document: Document) -> list[tuple[Reference, str]]:
    """The hanging references of a document, each with the short form of the smallest clause that holds it."""
    layout = document_layout(document)
    return [(found, dotted(layout.at(found.span.start))) for found in find_hanging(document.text)]
