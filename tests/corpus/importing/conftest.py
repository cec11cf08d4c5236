"""Files of a law in every format, with words made up for these tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from corpus import Library
from corpus.importing.intake import Desk
from corpus.national import NationalLibrary
from corpus.numerals import to_chinese
from corpus.sources import SHIPPED, ImportedSource
from corpus.store import VersionStore

TODAY = date(2026, 11, 22)
TITLE = "企业事业单位内部治安保卫条例"


def made_up(articles: int = 23, last_day: str = "2004年12月1日", chapters: bool = False) -> list[str]:
    """Paragraphs of a law with invented words: its third article has two paragraphs and two items."""
    lines = []
    for number in range(1, articles + 1):
        if chapters and number in (1, 5):
            lines.append("第一章　总　则" if number == 1 else "第二章　猫的登记")
        name = f"第{to_chinese(number)}条"
        if number == 3:
            lines += [
                f"{name}　本村养猫的住户应当做到：",
                "（一）给猫起名；",
                "（二）按时喂食。",
                "住户搬走的，名册由下一户接管。",
            ]
        elif number == articles:
            lines.append(f"{name}　本规矩自{last_day}起施行。")
        else:
            lines.append(f"{name}　第{number}号猫舍的门每天至少擦{number}次，擦完以后在本子上记一笔。")
    return lines


HEAD = [TITLE, "（2004年9月27日国务院公布　自2004年12月1日起施行）"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    store = VersionStore(tmp_path / "laws")
    library = Library((ImportedSource(store.folder, TODAY), *SHIPPED))
    return Desk(library, NationalLibrary(today=lambda: TODAY), store, TODAY)


def docx_bytes(paragraphs: Sequence[str]) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_bytes(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def pdf_bytes(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose text layer has these lines, in a font that maps every code to itself."""
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
        b"endcmap end end"
    )
    objects: list[bytes] = [b"", b""]
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    below = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    objects += [font, below, b"<</Length %d>>stream\n%s\nendstream" % (len(to_unicode), to_unicode)]
    kids = []
    for lines in pages:
        shown = b"".join(b"<%s> Tj 0 -16 Td\n" % line.encode("utf-16-be").hex().encode() for line in lines)
        content = b"BT /F1 12 Tf 40 800 Td\n" + shown + b"ET"
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (len(objects) + 2)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    count = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, start)


@dataclass(frozen=True, slots=True)
class Make:
    """Builders of files, for tests."""

    law: Callable[..., list[str]] = made_up
    docx: Callable[[Sequence[str]], bytes] = docx_bytes
    zip: Callable[[dict[str, bytes]], bytes] = zip_bytes
    pdf: Callable[[Sequence[Sequence[str]]], bytes] = pdf_bytes
    title: str = TITLE
    head: tuple[str, ...] = tuple(HEAD)


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()
