"""`neibao quota`: the calculator without the language."""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import asdict
from pathlib import Path

from assistant.library import open_library, today
from assistant.reply import Quota, QuotaResult
from assistant.rules.facts import COUNTS, Asked, InverseAsked, Kind, UnitFacts
from assistant.rules.places import place_key
from assistant.rules.quota import compute
from assistant.rules.render import count_names, role_name
from assistant.rules.what_if import what_if
from assistant.settings import load_settings
from assistant.tables import table
from corpus.errors import InputError
from corpus.normalize import fold
from corpus.numerals import parse_number
from corpus.registry import load_registry

_KINDS = ("unit", "key-unit", "school", "hospital")
_CAMPUS = re.compile(r"(?P<name>[^=]+)=(?P<persons>[^/:]+)(?:/(?P<boarders>[^:]+))?(?::(?P<have>.+))?")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("kind", nargs="?", choices=_KINDS, help="单位类别")
    parser.add_argument("--region", help="地点，如 guangzhou、liaoning、深圳；不写按广州征求意见稿计算并注明")
    for name, words in (
        ("--persons", "单位总人数；学校为师生员工总数"),
        ("--boarders", "寄宿生人数"),
        ("--students", "学生人数"),
        ("--medical-staff", "在岗医务人员人数"),
        ("--beds", "床位数"),
        ("--outpatients", "日均门诊量"),
        ("--full-time", "现有专职治安保卫人员人数"),
        ("--have-staff", "现有治安保卫人员人数"),
        ("--have-guards", "现有保安员人数"),
    ):
        parser.add_argument(name, metavar="N", help=words)
    parser.add_argument("--key-unit", action="store_true", help="属于治安保卫重点单位")
    parser.add_argument(
        "--campus", action="append", default=[], metavar="名称=人数[/寄宿生][:现有保安员]", help="校区，可重复"
    )
    parser.add_argument(
        "--role", choices=[str(a) for a in Asked], help="算哪一种人员：staff 保卫人员，guards 保安员，both 两种"
    )
    parser.add_argument("--inverse", metavar="N", help="反算：N名这种人员最多对应多大的单位")
    parser.add_argument("--of", help="反算的对象，如 persons、boarders、beds、medical_staff、outpatients、full_time")
    parser.add_argument("--name", default="", help="单位名称，写进计算表")
    parser.add_argument("--out", metavar="文件", help="写成可打印的计算表：sheet.docx 或 sheet.xlsx")
    parser.add_argument("--batch", metavar="工作簿", help="一次算许多单位：第一行是列名的 .xlsx；结果写到 --out")
    parser.add_argument("--what-if", metavar="输入", help="列出下限随某个输入变化的表，如 persons、beds")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Compute and print, or write a sheet."""
    if arguments.batch:
        return _batch(arguments)
    if arguments.kind is None:
        raise InputError(f"没有指明单位类别；可用的有：{'、'.join(_KINDS)}，例如 neibao quota school --persons 1800")
    facts = facts_from(arguments)
    if arguments.what_if:
        print(_what_if(facts, arguments))
        return 0
    quota = compute(facts)
    if arguments.out:
        _sheet(facts, Path(arguments.out))
    print(json.dumps(asdict(quota), ensure_ascii=False) if arguments.json else in_words(quota, facts))
    return 0


def _batch(arguments: argparse.Namespace) -> int:
    """Compute a workbook of units; bad rows are named on stderr."""
    from assistant.sheets.batch import run_batch
    from assistant.sheets.files import save

    out = Path(arguments.out or "")
    if out.suffix.lower() != ".xlsx":
        raise InputError("--batch 需要 --out 指明结果工作簿，如 --out results.xlsx")
    content, problems = run_batch(Path(arguments.batch))
    save(out, content)
    for problem in problems:
        print(f"neibao: {problem}", file=sys.stderr)
    print(f"结果已写入 {out}" + (f"；{len(problems)}行未能计算" if problems else ""))
    return 0


def _sheet(facts: UnitFacts, out: Path) -> None:
    from assistant.sheets.content import sheet_of
    from assistant.sheets.files import write_sheet

    settings = load_settings()
    write_sheet(sheet_of(facts, open_library(settings), today(settings)), out)
    print(f"计算表已写入 {out}", file=sys.stderr)


def _what_if(facts: UnitFacts, arguments: argparse.Namespace) -> str:
    if arguments.what_if not in COUNTS:
        raise InputError(f"没有名为“{arguments.what_if[:40]}”的输入；可用的有：{'、'.join(COUNTS[:7])}")
    found = what_if(facts, arguments.what_if)
    if found is None:
        raise InputError(f"没有给出 {arguments.what_if} 的数，或它不影响结果；请加上它，如 --persons 1800")
    if arguments.json:
        return json.dumps(asdict(found), ensure_ascii=False)
    head = (f"{count_names([found.of])}", *(role_name(role) for role in found.roles), "")
    rows = [
        (
            f"{one.first}—{one.last}",
            *(str(n) for n in one.minimums),
            f"← 本单位 {found.own}" if one.first <= found.own <= one.last else "",
        )
        for one in found.stretches
    ]
    return table(head, rows)


def facts_from(arguments: argparse.Namespace) -> UnitFacts:
    """The unit that the options describe.

    Raises:
        InputError: a number cannot be read, or the numbers cannot be.
    """
    kind = Kind.UNIT if arguments.kind in ("unit", "key-unit") else Kind(arguments.kind)
    inverse = None
    if arguments.inverse is not None:
        inverse = InverseAsked(count(arguments.inverse, "--inverse"), arguments.of)
    return UnitFacts(
        kind=kind,
        region=place_key(arguments.region) if arguments.region else None,
        persons=_optional(arguments.persons, "--persons"),
        students=_optional(arguments.students, "--students"),
        boarders=_optional(arguments.boarders, "--boarders"),
        medical_staff=_optional(arguments.medical_staff, "--medical-staff"),
        beds=_optional(arguments.beds, "--beds"),
        outpatients=_optional(arguments.outpatients, "--outpatients"),
        full_time=_optional(arguments.full_time, "--full-time"),
        key_unit=True if arguments.key_unit or arguments.kind == "key-unit" else None,
        have_staff=_optional(arguments.have_staff, "--have-staff"),
        have_guards=_optional(arguments.have_guards, "--have-guards"),
        asked=Asked(arguments.role) if arguments.role else None,
        name=arguments.name,
        campuses=tuple(campus(text) for text in arguments.campus),
        inverse=inverse,
    )


def campus(text: str) -> UnitFacts:
    """A campus written as NAME=PERSONS[/BOARDERS][:HAVE].

    Raises:
        InputError: it is not written so.
    """
    match = _CAMPUS.fullmatch(fold(text).text.strip())
    if match is None:
        raise InputError(f"看不懂校区“{text[:40]}”；请写成 名称=人数[/寄宿生][:现有保安员]，如 东校区=1800/600:3")
    return UnitFacts(
        name=match["name"].strip(),
        persons=count(match["persons"], "--campus"),
        boarders=_optional(match["boarders"], "--campus"),
        have_guards=_optional(match["have"], "--campus"),
    )


def _optional(text: str | None, option: str) -> int | None:
    return None if text is None else count(text, option)


def count(text: str, option: str) -> int:
    """A head count as the option gives it.

    Raises:
        InputError: no whole number.
    """
    folded = fold(text).text.strip()
    negative = folded.startswith("-")
    value = parse_number(folded.lstrip("-"))
    if value is None:
        raise InputError(f"{option} 的值“{text[:40]}”不是数字；请写成 1800 这样的整数")
    if value.denominator != 1:
        raise InputError(f"{option} 的值“{text[:40]}”不是整数；人数要用整数")
    return -int(value) if negative else int(value)


def in_words(quota: Quota, facts: UnitFacts) -> str:
    """The result as lines for a terminal."""
    meta = load_registry()["guangzhou"]
    lines = [f"【注意】{meta.draft_notice}"]
    if facts.region is None:
        lines.append("【注意】未说明地点，按广州征求意见稿计算。")
    if quota.reference is not None:
        lines.append("本库所收文本未规定比例。以下仅为广州征求意见稿的数字，供参考，不适用于当地：")
    for result in quota.reference.results if quota.reference else quota.results:
        lines += _result_lines(result)
    for group in quota.groups:
        lines.append(f"{group.name}：")
        lines += ["  " + line for result in group.results for line in _result_lines(result)]
    if quota.total is not None:
        lines.append(f"合计：不少于{quota.total}名")
        lines += [f"  其他读法 {r.value}名：{r.because}" for r in quota.total_readings]
    if quota.groups and quota.shortfall is not None:
        lines.append(f"现有{quota.have}名，缺{quota.shortfall}名")
    if quota.inverse is not None:
        upper = "没有这样的单位" if quota.inverse.max is None else f"最多对应{quota.inverse.max}"
        lines.append(f"{quota.inverse.role}{quota.inverse.staff}名：{upper}（{quota.inverse.of}）")
    if quota.missing:
        lines.append(f"尚缺：{count_names(quota.missing)}")
    return "\n".join(lines)


def _result_lines(result: QuotaResult) -> list[str]:
    if result.as_needed:
        lines = [f"{result.role}：根据需要配备，文本未规定人数"]
    else:
        lines = [f"{result.role}：{'至少' if result.at_least else '不少于'}{result.minimum}名"]
    lines += [f"  {step}" for step in result.steps]
    lines += [f"  其他读法 {r.value}名：{r.because}" for r in result.readings]
    if result.shortfall is not None:
        lines.append(f"  现有{result.have}名，缺{result.shortfall}名")
    return lines
