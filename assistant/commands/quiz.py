"""`neibao quiz`: make, check, export, take, grade and import papers."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from assistant.exports import FORMATS
from assistant.library import open_library
from assistant.settings import load_settings
from corpus.errors import InputError
from corpus.library import Library

_DEFAULT = "single=10,multiple=5,judge=10,blank=5,case=3"
FINDINGS = 4
"""Exit code of `check --strict` with findings."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the sub-commands and their options."""
    below = parser.add_subparsers(dest="action", metavar="动作", required=True)
    _configure_make(below.add_parser("make", help="出一份试卷"))
    check = below.add_parser("check", help="按今天的文本重新证明一份试卷，并检查命题毛病")
    check.add_argument("paper", metavar="试卷.json")
    check.add_argument("--strict", action="store_true", help="有发现时以4退出")
    check.add_argument("--json", action="store_true", help="输出 JSON")
    export = below.add_parser("export", help="导出，格式由文件名结尾决定：docx xlsx xml gift zip apkg csv json")
    export.epilog = "各格式装不下的内容：" + "；".join(f"{one.ending} {one.lost}" for one in FORMATS)
    export.add_argument("paper", metavar="试卷.json")
    export.add_argument("--out", required=True, metavar="文件")
    take = below.add_parser("take", help="在终端里作答")
    take.add_argument("paper", metavar="试卷.json")
    take.add_argument("--exam", action="store_true", help="考试方式：交卷后才看对错")
    take.add_argument("--minutes", type=int, metavar="N", help="考试时间")
    take.add_argument("--out", metavar="文件", help="把结果存成 JSON")
    grade = below.add_parser("grade", help="批改一份答题表（xlsx、csv），给出成绩与题目分析")
    grade.add_argument("paper", metavar="试卷.json")
    grade.add_argument("answers", metavar="答题表")
    grade.add_argument("--out", metavar="报告.xlsx", help="存成带图表的工作簿")
    grade.add_argument("--json", action="store_true", help="输出 JSON")
    bring = below.add_parser("import", help="导入自拟题（xlsx、csv，列为 题型 题干 选项A… 答案 解析 难度 依据 分值）")
    bring.add_argument("sheet", metavar="题库.xlsx")
    bring.add_argument("--out", required=True, metavar="试卷.json")
    bring.add_argument("--title", default="", help="标题")


def _configure_make(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--documents", default="", metavar="代号,…", help="依据的文件，如 guangzhou,liaoning；不写则全部"
    )
    parser.add_argument("--types", default=_DEFAULT, metavar="题型=数量,…", help=f"各题型的数量，默认 {_DEFAULT}")
    parser.add_argument("--topics", default="", metavar="主题,…", help="只出这些主题；--list-topics 列出")
    parser.add_argument("--difficulty", default="", metavar="易,中,难", help="只出这些难度")
    parser.add_argument("--points", default="", metavar="题型=分值,…", help="每题分值")
    parser.add_argument("--seed", default="0", help="种子；相同则试卷相同")
    parser.add_argument("--title", default="单位内部治安保卫知识测试", help="试卷标题")
    parser.add_argument("--parallel", action="store_true", help="出A、B两份平行卷，文件名加 -A、-B")
    parser.add_argument("--bank", action="store_true", help="出题库：题目之间可以互相涉及，供日后抽题")
    parser.add_argument("--list-topics", action="store_true", help="列出主题")
    parser.add_argument("--out", metavar="试卷.json", help="存到哪里；不写则输出到屏幕")


def run(arguments: argparse.Namespace) -> int:
    """Run one of the sub-commands."""
    actions = {
        "make": _make,
        "check": _check,
        "export": _export,
        "take": _take,
        "grade": _grade,
        "import": _import,
    }
    return actions[arguments.action](arguments)


def _library() -> Library:
    return open_library(load_settings())


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.replace("，", ",").split(",") if name.strip()))


def _make(arguments: argparse.Namespace) -> int:
    from assistant.quiz.blueprint import Blueprint, parse_counts, parse_difficulties, parse_points
    from assistant.quiz.drawing import draw
    from assistant.quiz.storage import dump, write
    from assistant.quiz.topics import check_topics, topic_names

    if arguments.list_topics:
        print("\n".join(topic_names()))
        return 0
    library = _library()
    blueprint = Blueprint(
        parse_counts(arguments.types),
        tuple(_key(library, name) for name in _names(arguments.documents)),
        check_topics(_names(arguments.topics)),
        parse_difficulties(arguments.difficulty),
        parse_points(arguments.points),
    )
    forms = 2 if arguments.parallel else 1
    papers = draw(library, blueprint, arguments.seed, arguments.title, forms=forms, bank=arguments.bank)
    for paper in papers:
        if arguments.out is None:
            print(dump(paper), end="")
            continue
        out = Path(arguments.out)
        path = out.with_name(f"{out.stem}-{paper.form}{out.suffix}") if paper.form else out
        write(path, dump(paper))
        _summary(library, path, paper)
    return 0


def _key(library: Library, name: str) -> str:
    alias = library.registry.by_name(name)
    return library.require(alias.document if alias else name).key


def _summary(library: Library, path: Path, paper: object) -> None:
    from assistant.quiz.coverage import coverage, table
    from assistant.quiz.models import TYPE_NAMES, ItemType, Paper

    assert isinstance(paper, Paper)
    counts = [f"{TYPE_NAMES[kind]}{len(paper.of_type(kind))}" for kind in ItemType if paper.of_type(kind)]
    print(f"{path}：{len(paper.items)}题（{'，'.join(counts)}），满分{paper.total}分")
    for notice in paper.notices:
        print(f"【注意】{notice}")
    print(table(coverage(paper, library), library))


def _check(arguments: argparse.Namespace) -> int:
    from assistant.quiz.checking import check
    from assistant.quiz.storage import read

    paper = read(Path(arguments.paper))
    findings = check(paper, _library())
    errors = [finding for finding in findings if finding.is_error]
    if arguments.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for one in findings:
            print(f"第{one.number}题" if one.number else "全卷", f"[{one.rule or one.kind}]", one.detail)
        proven = len(paper.items) - len({f.number for f in findings if f.kind in ("unproven", "unprovable")})
        print(f"共{len(paper.items)}题：{proven}题的答案已证明，{len(errors)}处问题")
    return FINDINGS if errors and arguments.strict else 0


def _export(arguments: argparse.Namespace) -> int:
    from assistant.exports import export
    from assistant.quiz.storage import read, write

    paper = read(Path(arguments.paper))
    for path, content in export(paper, Path(arguments.out)).items():
        write(path, content)
        print(path)
    return 0


def _take(arguments: argparse.Namespace) -> int:
    from assistant.quiz.storage import read, write
    from assistant.quiz.taking import Sitting, finished

    paper = read(Path(arguments.paper))
    if arguments.minutes is not None and arguments.minutes <= 0:
        raise InputError("--minutes 应为正整数")
    sitting = Sitting(paper, exam=arguments.exam)
    ends = time.monotonic() + arguments.minutes * 60 if arguments.minutes else None
    for notice in paper.notices:
        print(f"【注意】{notice}")
    for number in range(1, len(paper.items) + 1):
        if ends is not None and time.monotonic() > ends:
            print("时间到，自动交卷。")
            break
        print("\n" + sitting.question(number))
        print("答：", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            print("（没有更多输入，交卷）")
            break
        sitting = sitting.answer(number, line.strip())
        if not arguments.exam:
            print(sitting.feedback(number))
    print("\n" + finished(sitting))
    if arguments.out:
        write(Path(arguments.out), sitting.dump())
    return 0


def _grade(arguments: argparse.Namespace) -> int:
    from assistant.quiz.grading import analyse
    from assistant.quiz.scores import decimal, item_lines, read_answers, report, score_lines
    from assistant.quiz.storage import read, write

    paper = read(Path(arguments.paper))
    results, remarks = read_answers(Path(arguments.answers), paper)
    facts = analyse(paper, results)
    for remark in remarks:
        print(f"neibao: {remark}", file=sys.stderr)
    if arguments.out:
        write(Path(arguments.out), report(paper, results, facts))
    if arguments.json:
        rows = [
            {
                "number": one.number,
                "right": one.right,
                "difficulty": None if one.difficulty is None else decimal(one.difficulty),
                "discrimination": None if one.discrimination is None else decimal(one.discrimination),
                "remark": one.remark,
            }
            for one in facts
        ]
        scores = [{"name": r.name, "score": r.score, "possible": r.possible} for r in results]
        print(json.dumps({"scores": scores, "items": rows}, ensure_ascii=False))
        return 0
    print("\n".join([*score_lines(results), "", *item_lines(facts)]))
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from assistant.quiz.importing import import_sheet
    from assistant.quiz.models import ProofKind
    from assistant.quiz.storage import dump, write

    found = import_sheet(Path(arguments.sheet), _library(), arguments.title)
    write(Path(arguments.out), dump(found.paper))
    for problem in found.problems:
        print(f"第{problem.row}行：{problem.detail}", file=sys.stderr)
    open_ones = [item for item in found.paper.items if item.proof.kind is ProofKind.NONE]
    for item in open_ones:
        print(f"未证明：{item.stem[:40]}——{item.proof.facts.get('why', '')}")
    proven = len(found.paper.items) - len(open_ones)
    print(f"导入{len(found.paper.items)}题，其中{proven}题已证明；{len(found.problems)}行有误，未导入")
    return 0
