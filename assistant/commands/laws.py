"""`neibao laws`: what is held of the cited laws, bring one in, fetch one, and find saved work that a change touches."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.laws import LawStatus, Outcome, after_import, import_files, law_status
from assistant.library import parse_day
from assistant.progress import progress_bar
from assistant.settings import Settings, load_settings
from assistant.tables import table
from corpus.errors import InputError
from corpus.importing.intake import Intake
from corpus.locator import dotted
from corpus.registry import load_registry
from corpus.versions import describe_changes
from corpus.vocabulary import Held, Scheme

_HELD = {"verbatim": "原文", "digest": "要旨", "none": "未收录"}
_STANDING = {"in_force": "现行有效", "issued": "已印发", "draft": "征求意见稿", "unknown": "不详"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their options."""
    actions = parser.add_subparsers(dest="action", metavar="动作", required=True, parser_class=type(parser))
    status = actions.add_parser("status", help="每部文件收录的形式、版本、效力、最后核对日和来源")
    bring = actions.add_parser("import", help="从下载的文件导入原文")
    bring.add_argument("files", metavar="文件", nargs="+", type=Path, help=".txt、.md、.docx、.html 或 .pdf")
    bring.add_argument("--as", dest="key", metavar="代号", default="", help="文件是哪一部，如 neibao；不写则按题目识别")
    bring.add_argument("--effective", metavar="日期", help="文本自何日起施行（2026-01-01），文件中写得不明时用")
    bring.add_argument("--no-index", action="store_true", help="暂不重建检索索引")
    sync = actions.add_parser("sync", help="从国家法律法规数据库、国家行政法规库取回现行原文")
    sync.add_argument("keys", metavar="代号", nargs="*", help="如 neibao baoan fankong；不写则取全部有官方来源的")
    sync.add_argument("--no-index", action="store_true", help="暂不重建检索索引")
    impact = actions.add_parser("impact", help="找出引用了已改动条文的会话、试卷和报告")
    impact.add_argument(
        "paths", metavar="路径", nargs="*", type=Path, help="文件或文件夹；不写则查 NEIBAO_HOME 下保存的"
    )
    report = actions.add_parser("report", help="核对国家法律库的解析结果")
    for action in (status, bring, sync, impact, report):
        action.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run the action."""
    actions: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
        "status": _status,
        "import": _import,
        "sync": _sync,
        "impact": _impact,
        "report": _report,
    }
    return actions[arguments.action](arguments, load_settings())


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _status(arguments: argparse.Namespace, settings: Settings) -> int:
    rows = law_status(settings)
    if arguments.json:
        _print_json({"laws": [asdict(row) for row in rows]})
        return 0
    print(
        table(("代号", "题目", "收录", "条数", "版本", "效力", "最后核对", "来源"), [_status_row(row) for row in rows])
    )
    for row in rows:
        for remark in (*((row.problem,) if row.problem else ()), *row.notices):
            print(f"【{row.key}】{remark}")
    return 0


def _status_row(row: LawStatus) -> tuple[str, ...]:
    title = row.title if len(row.title) <= 24 else row.title[:23] + "…"
    source = row.source if len(row.source) <= 40 else row.source[:39] + "…"
    return (
        row.key,
        title,
        _HELD[row.held],
        "" if row.articles is None else str(row.articles),
        row.version,
        _STANDING.get(row.standing, row.standing),
        row.checked_on,
        source,
    )


def _import(arguments: argparse.Namespace, settings: Settings) -> int:
    day = parse_day(arguments.effective, "--effective")
    if arguments.key and len(arguments.files) > 1:
        raise InputError("--as 一次只能用于一个文件；请逐个导入")
    return _taken(arguments, settings, import_files(settings, _expanded(arguments.files), arguments.key, day))


def _expanded(paths: Sequence[Path]) -> list[Path]:
    """The files, with patterns such as *.md filled in where the shell leaves that to the program."""
    found: list[Path] = []
    for path in paths:
        matches = sorted(path.parent.glob(path.name)) if "*" in path.name and not path.exists() else []
        found += matches or [path]
    return found


def _sync(arguments: argparse.Namespace, settings: Settings) -> int:
    from assistant.sync import sync_laws

    return _taken(arguments, settings, sync_laws(settings, arguments.keys))


def _taken(arguments: argparse.Namespace, settings: Settings, outcomes: Iterable[Outcome]) -> int:
    """Show what became of each text, then bring the index in line where words changed."""
    done: list[Outcome] = []
    for outcome in outcomes:
        done.append(outcome)
        if outcome.error is not None:
            print(f"neibao: {outcome.error}", file=sys.stderr)
        elif not arguments.json and outcome.intake:
            print("\n".join(_described(outcome.name, outcome.intake)))
    taken = [outcome.intake for outcome in done if outcome.intake]
    if arguments.json:
        _print_json({"texts": [_intake_row(outcome) for outcome in done]})
    if any(not intake.known for intake in taken) and not arguments.no_index:
        after_import(settings, progress_bar("重建索引"))
    return max((outcome.error.exit_code for outcome in done if outcome.error), default=0)


def _described(name: str, intake: Intake) -> list[str]:
    version, lines = intake.version, []
    title = f"《{intake.title}》（{intake.key}）"
    if intake.known:
        return [f"{name}：{title}这一版本已经收录，未作改动"]
    since = f"，{version.since}起的文本" if version.since else ""
    lines.append(f"{name}：已收录{title}原文{version.articles}条{since}")
    if intake.held_before is Held.DIGEST:
        lines.append("  要旨已换成原文")
    if intake.pending:
        lines.append(f"  注意：这一文本{version.since}起才施行，在此之前仍以原有文本回答")
    if intake.held_before is Held.VERBATIM:
        scheme = load_registry()[intake.key].scheme if intake.key in load_registry() else Scheme.STATUTE
        lines += _described_changes(intake, scheme)
    lines += [f"  {line}" for line in intake.dropped]
    return lines


def _described_changes(intake: Intake, scheme: Scheme) -> list[str]:
    if not intake.changes:
        return ["  与原来收录的文本逐条相同"]
    shown = describe_changes(intake.changes, scheme)
    more = [f"    ……另有{len(shown) - 40}条"] if len(shown) > 40 else []
    lines = [f"  与原来收录的文本相比，{len(shown)}条有改动：", *(f"    {line}" for line in shown[:40]), *more]
    return [*lines, "  引用过这些条文的会话、试卷和报告可用 neibao laws impact 找出"]


def _intake_row(outcome: Outcome) -> dict[str, Any]:
    if outcome.intake is None:
        return {"file": outcome.name, "error": str(outcome.error)}
    intake = outcome.intake
    return {
        "file": outcome.name,
        "key": intake.key,
        "title": intake.title,
        "known": intake.known,
        "articles": intake.version.articles,
        "since": intake.version.since,
        "sha256": intake.version.sha256,
        "held_before": str(intake.held_before),
        "pending": intake.pending,
        "changes": [{"article": dotted(c.locator), "kind": c.kind, "old": c.old, "new": c.new} for c in intake.changes],
        "dropped": list(intake.dropped),
    }


def _impact(arguments: argparse.Namespace, settings: Settings) -> int:
    from assistant.impact import Touched, find_touched

    missing = [path for path in arguments.paths if not path.exists()]
    if missing:
        raise InputError(f"{missing[0]} 不存在；请给出保存的 .json、.jsonl 文件或其文件夹")
    found = list(find_touched(settings, arguments.paths))
    touched = [item for item in found if isinstance(item, Touched)]
    for item in found:
        if isinstance(item, str):
            print(f"neibao: {item}", file=sys.stderr)
    if arguments.json:
        _print_json({"touched": [asdict(item) for item in touched]})
    elif not touched:
        print("没有发现引用了已改动条文的会话、试卷或报告")
    else:
        for item in touched:
            print(f"{item.file}：{item.where}　{item.document} {item.label}：{item.detail}")
        print(f"共{len(touched)}处，在{len({item.file for item in touched})}个文件中")
    return 0


def _report(arguments: argparse.Namespace, settings: Settings) -> int:
    from assistant.library import open_national
    from corpus.validate import EXPLAINED, check_national

    national = open_national(settings)
    findings = list(check_national(national))
    faults = [finding for finding in findings if not finding.explained]
    if arguments.json:
        _print_json({"texts": len(national), "findings": [asdict(finding) for finding in findings]})
        return 0
    print(f"国家法律库{len(national)}部：条数或起始不符{len(faults)}处，有原因的差异{len(findings) - len(faults)}处")
    _print_findings([(f.title, f.article, EXPLAINED.get(f.kind, "未解释"), f.detail) for f in findings])
    return 0


def _print_findings(rows: Sequence[tuple[str, ...]]) -> None:
    for title, article, reason, detail in rows:
        print(f"《{title}》{article}：{reason}（{' '.join(detail.split())}）")
