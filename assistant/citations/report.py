"""What a report says besides the findings: a summary, and everything that a second person needs to repeat it."""

from __future__ import annotations

import hashlib
import importlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.citations.finding import FLAGS, VERDICTS, Finding
from corpus.errors import InputError, StorageError
from corpus.library import Library
from corpus.vocabulary import Held

_WRITERS = {
    ".html": "assistant.citations.report_html",
    ".docx": "assistant.citations.report_word",
    ".xlsx": "assistant.citations.report_sheet",
}
"""Module whose `render(report)` gives the bytes of a format; imported when a report of it is written."""

_FORMS = {Held.VERBATIM: "原文", Held.DIGEST: "要旨", Held.NONE: "未收录"}


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text as held when the check ran."""

    title: str
    form: str
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """A check, ready to be written down.

    Attributes:
        name: what was checked.
        text: its words.
        findings: what was found, in order.
        day: the day on which standing was judged.
        fingerprint: SHA-256 over all held texts.
        held: each text with the SHA-256 of its words.
        program: version of this program.
    """

    name: str
    text: str
    findings: tuple[Finding, ...]
    day: date
    fingerprint: str
    held: tuple[HeldText, ...]
    program: str

    @property
    def sha256(self) -> str:
        """SHA-256 of the text checked."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def summary(self) -> tuple[tuple[str, int], ...]:
        """How many citations there are, and how many of each kind; then the flags."""
        verdicts = Counter(finding.verdict for finding in self.findings)
        flags = Counter(flag for finding in self.findings for flag in finding.flags)
        rows = [("引用总数", len(self.findings))]
        rows += [(words, verdicts[verdict]) for verdict, words in VERDICTS.items() if verdicts[verdict]]
        rows += [(words, flags[flag]) for flag, words in FLAGS.items() if flags[flag]]
        return tuple(rows)

    @property
    def repeat(self) -> tuple[tuple[str, str], ...]:
        """What a second person needs to get the same findings."""
        return (
            ("核对对象", self.name),
            ("文本 SHA-256", self.sha256),
            ("效力判断日期", self.day.isoformat()),
            ("程序", self.program),
            ("文本库 SHA-256", self.fingerprint),
        )


def make_report(name: str, text: str, findings: Sequence[Finding], library: Library, day: date) -> Report:
    """Put a check together with what it rested on.

    Args:
        name: what was checked, for example a file name.
        text: the text checked.
        findings: what was found.
        library: the texts it was checked against.
        day: the day on which standing was judged.
    """
    held = tuple(
        HeldText(
            document.meta.title,
            _FORMS[document.held],
            " ".join(filter(None, (document.provenance.source, document.provenance.origin))),
            document.sha256,
        )
        for document in library.documents()
    )
    return Report(name, text, tuple(findings), day, library.fingerprint(), held, _program())


def _program() -> str:
    try:
        return f"neibao {version('neibao-assistant')}"
    except PackageNotFoundError:
        return "neibao"


def check_format(path: Path) -> None:
    """Refuse a report's name whose ending names no format.

    Raises:
        InputError: the ending is none of .html, .docx, .xlsx.
    """
    if path.suffix.lower() not in _WRITERS:
        raise InputError(f"报告格式由文件名结尾决定，只能是 .html、.docx 或 .xlsx，而不是 {path.name[:60]}")


def write_report(report: Report, path: Path) -> None:
    """Write a report; its format follows the file name's ending.

    Raises:
        InputError: the ending names no format.
        StorageError: the file cannot be written.
    """
    check_format(path)
    data: bytes = importlib.import_module(_WRITERS[path.suffix.lower()]).render(report)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise StorageError(f"写不了报告 {path.name}（{error.strerror}）；请换一个可写的位置") from error
