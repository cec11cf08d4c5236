"""`neibao cite`: check the citations in a text, a file, or many texts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.citations.check import check_citations
from assistant.citations.finding import DIGEST_ONLY, FLAGS, VERDICTS, Finding
from assistant.citations.reading import read_file
from assistant.citations.report import check_format, make_report, write_report
from assistant.citations.texts import CitedTexts
from assistant.library import open_library, open_national, today
from assistant.settings import Settings, load_settings
from corpus.errors import InputError, MissingError, StorageError
from corpus.vocabulary import Verdict

STRICT_EXIT = 4


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", metavar="文件", nargs="?", help=".txt、.md、.docx、.pdf 或 .html；写 - 从标准输入读")
    parser.add_argument("--json", action="store_true", help='输出一行 JSON：{"citations": […]}，每处引用一项')
    parser.add_argument("--strict", action="store_true", help="有问题时以 4 退出")
    parser.add_argument("--batch", metavar="IN.jsonl", help="成批核对：每行一个 {id, text}")
    parser.add_argument("--out", metavar="OUT.jsonl", help="成批核对的结果文件")
    parser.add_argument("--report", metavar="报告", help="写出报告，格式由结尾决定：.html、.docx、.xlsx")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="按哪一天判断效力，默认今天")


def run(arguments: argparse.Namespace) -> int:
    """Check and print."""
    settings = load_settings()
    on = _day(arguments.date)
    if bool(arguments.batch) != bool(arguments.out):
        raise InputError("--batch 和 --out 要一起用，例如 neibao cite --batch in.jsonl --out out.jsonl")
    if arguments.batch:
        if arguments.report or arguments.file:
            raise InputError("--batch 不能与文件或 --report 同用；请分开执行")
        problems = _batch(settings, on, Path(arguments.batch), Path(arguments.out))
        return STRICT_EXIT if arguments.strict and problems else 0
    if not arguments.file:
        raise InputError("没有给出文件；例如 neibao cite 通知.docx，或写 - 从标准输入读")
    report_path = Path(arguments.report) if arguments.report else None
    if report_path is not None:
        check_format(report_path)
    text = sys.stdin.read() if arguments.file == "-" else read_file(Path(arguments.file))
    texts = _texts(settings, on)
    findings = check_citations(text, texts.library, on=on, texts=texts)
    if report_path is not None:
        name = "标准输入" if arguments.file == "-" else Path(arguments.file).name
        write_report(make_report(name, text, findings, texts.library, on or today(settings)), report_path)
    if arguments.json:
        print(json.dumps({"citations": [finding.to_dict() for finding in findings]}, ensure_ascii=False))
    else:
        print("\n".join(_lines(text, findings)))
    return STRICT_EXIT if arguments.strict and any(map(is_problem, findings)) else 0


def is_problem(finding: Finding) -> bool:
    """Whether something is to be said against a citation; that only a digest is held says nothing against it."""
    return finding.verdict is not Verdict.OK or bool(set(finding.flags) - {DIGEST_ONLY})


def _texts(settings: Settings, on: date | None) -> CitedTexts:
    return CitedTexts(open_library(settings, on), open_national(settings), lambda: on or today(settings))


def _day(written: str | None) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError(f"--date 的值“{written[:20]}”不是日期；请写成 2026-11-22 这样的形式") from None


def _lines(text: str, findings: Sequence[Finding]) -> Iterator[str]:
    problems = sum(map(is_problem, findings))
    if not findings:
        yield "没有找到指明条款的引用。"
        return
    yield f"共{len(findings)}处引用，{problems}处有问题。"
    for finding in findings:
        line = text.count("\n", 0, finding.start) + 1
        yield f"第{line}行 {VERDICTS[finding.verdict]}：{' '.join(finding.raw.split())} → {finding.label}"
        yield f"  {finding.detail}"
        yield from (f"  注意：{FLAGS.get(flag, flag)}" for flag in finding.flags)
        changed = [f"“{theirs}”→“{ours}”" for op, theirs, ours in finding.diff if op != "equal"]
        if changed:
            yield f"  差异（文中→原文）：{'；'.join(changed)}"


def _batch(settings: Settings, on: date | None, source: Path, out: Path) -> int:
    """Check many texts in one process, in order; how many have a problem."""
    from tqdm import tqdm

    rows = list(_rows(source))
    texts = _texts(settings, on)
    problems = 0
    try:
        with out.open("w", encoding="utf-8", newline="\n") as file:
            for row in tqdm(rows, file=sys.stderr, desc="核对", unit="篇"):
                findings = check_citations(row["text"], texts.library, on=on, texts=texts)
                problems += any(map(is_problem, findings))
                record = {"id": row.get("id"), "citations": [finding.to_dict() for finding in findings]}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    except OSError as error:
        raise StorageError(f"写不了 {out.name}（{error.strerror}）；请换一个可写的位置") from error
    return problems


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise MissingError(f"找不到 {path.name}；--batch 需要一个 JSONL 文件")
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"读不了 {path.name}（{type(error).__name__}）；需要 UTF-8 编码的 JSONL 文件") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path.name} 第{number}行不是 JSON（{error}）") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError(f'{path.name} 第{number}行缺少 text；每行形如 {{"id": 1, "text": "…"}}')
        yield row
