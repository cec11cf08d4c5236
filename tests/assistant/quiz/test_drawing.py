"""Drawing a paper: the same seed the same paper anywhere, parallel papers, totals, coverage, what cannot be."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from assistant.quiz.blueprint import Blueprint, parse_counts, parse_difficulties
from assistant.quiz.checking import check
from assistant.quiz.coverage import coverage
from assistant.quiz.drawing import draw
from assistant.quiz.models import Difficulty, ItemType, Paper
from assistant.quiz.storage import dump, load
from corpus.errors import InputError
from corpus.library import Library

COUNTS = "single=10,multiple=5,judge=10,blank=5,case=3"
DOCUMENTS = ("guangzhou", "liaoning")


@pytest.fixture(scope="module")
def pair(texts: Library) -> list[Paper]:
    """Two parallel papers."""
    return draw(texts, Blueprint(parse_counts(COUNTS), DOCUMENTS), "7", "卷", forms=2)


def test_the_paper_holds_what_was_asked_for(paper: Paper) -> None:
    assert {kind: len(paper.of_type(kind)) for kind in ItemType} == {
        ItemType.SINGLE: 10,
        ItemType.MULTIPLE: 5,
        ItemType.JUDGE: 10,
        ItemType.BLANK: 6,
        ItemType.SHORT: 3,
        ItemType.CASE: 6,
    }
    assert paper.total == 10 * 2 + 5 * 3 + 10 * 1 + 6 * 2 + 3 * 6 + 6 * 5


def test_a_paper_is_proven_and_without_a_flaw(paper: Paper, pair: list[Paper], texts: Library) -> None:
    assert [check(one, texts) for one in (paper, *pair)] == [[], [], []]


def test_the_same_seed_gives_the_same_paper_and_another_seed_another(texts: Library) -> None:
    blueprint = Blueprint(parse_counts(COUNTS), DOCUMENTS)
    first, again, other = (dump(draw(texts, blueprint, seed, "卷")[0]) for seed in ("7", "7", "8"))
    assert first == again
    assert first != other


def test_the_paper_does_not_depend_on_the_order_of_hashes(tmp_path: Path) -> None:
    digests = set()
    for number in ("1", "2"):
        out = tmp_path / f"{number}.json"
        subprocess.run(
            [
                *f"{sys.executable} -m assistant.cli quiz make --documents liaoning".split(),
                "--types",
                "single=6,judge=4",
                "--seed",
                "3",
                "--out",
                str(out),
            ],
            env={**os.environ, "PYTHONHASHSEED": number, "NEIBAO_HOME": str(tmp_path / "home")},
            cwd=Path(__file__).resolve().parents[3],
            check=True,
            capture_output=True,
        )
        digests.add(hashlib.sha256(out.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_parallel_papers_share_no_item_and_have_the_same_blueprint(pair: list[Paper]) -> None:
    one, other = pair
    assert (one.form, other.form) == ("A", "B")
    assert one.total == other.total == 70
    assert not {item.id for item in one.items} & {item.id for item in other.items}
    assert Counter(item.type for item in one.items) == Counter(item.type for item in other.items)


def test_only_what_was_asked_for_is_drawn(texts: Library) -> None:
    blueprint = Blueprint(
        parse_counts("single=4,judge=2"),
        ("liaoning",),
        ("重点单位与技术防范", "行业主管部门"),
        parse_difficulties("中,难"),
    )
    items = draw(texts, blueprint, "1", "卷")[0].items
    assert {item.topic for item in items} <= {"重点单位与技术防范", "行业主管部门"}
    assert {item.sources[0].document for item in items} == {"liaoning"}
    assert Difficulty.EASY not in {item.difficulty for item in items}


def test_an_impossible_blueprint_is_refused_with_the_number_there_is(texts: Library) -> None:
    with pytest.raises(InputError, match=r"案例计算题要求5题.*符合条件的有0题"):
        draw(texts, Blueprint(parse_counts("case=5"), ("liaoning",)), "1", "卷")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("single=ten", "写法有误"),
        ("essay=3", "没有题型“essay”"),
        ("single=0", "题目总数为0"),
        ("single=5000", "题目总数为5000"),
    ],
)
def test_numbers_that_cannot_be_read_are_named(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse_counts(text)


def test_types_may_be_written_in_chinese() -> None:
    assert parse_counts("单选题=2，判断=3") == {ItemType.SINGLE: 2, ItemType.JUDGE: 3}


def test_the_coverage_table_counts_the_items_of_each_clause(paper: Paper, texts: Library) -> None:
    rows = coverage(paper, texts)
    assert sum(row.items for row in rows) == sum(item.clause.split(":")[1].isdigit() for item in paper.items)
    assert sum(row.document == "guangzhou" for row in rows) == 23


def test_a_saved_paper_comes_back_as_it_was(paper: Paper) -> None:
    assert load(dump(paper), "卷") == paper


def test_a_file_that_is_no_paper_is_refused(paper: Paper) -> None:
    with pytest.raises(InputError, match="不是 JSON"):
        load("{", "卷")
    with pytest.raises(InputError, match="不是本程序的试卷"):
        load("{}", "卷")
    with pytest.raises(InputError, match=r"卷第1题读不出来"):
        load(dump(paper).replace('"stem"', '"stam"', 1), "卷")


def test_a_changed_clause_makes_its_items_stale_or_unproven(paper: Paper) -> None:
    from corpus.models import Document, Metadata
    from corpus.parser import parse
    from corpus.registry import load_registry
    from corpus.sources import BundledSource, PackageSource

    class Changed:
        """The Liaoning guidance with drills three times a year."""

        name = "changed"

        def load(self, meta: Metadata) -> Document | None:
            found = BundledSource().load(meta)
            if found is None or meta.key != "liaoning":
                return found
            return parse(found.text.replace("每年不少于2次", "每年不少于3次"), found.meta)

    today = Library((Changed(), PackageSource()), load_registry())  # type: ignore[arg-type]
    then = Library((BundledSource(), PackageSource()), load_registry())
    made = draw(then, Blueprint(parse_counts("single=40,judge=20,blank=20"), ("liaoning",)), "7", "卷", bank=True)[0]
    on_drills = {n for n, item in enumerate(made.items, 1) if item.clause == "liaoning:4"}
    findings = [finding for finding in check(made, today) if finding.kind in ("stale", "unproven")]
    assert on_drills
    assert {finding.number for finding in findings} == on_drills
