"""Units told in tables and lists, by names of their own, each with its own numbers and its own role."""

from __future__ import annotations

import pytest

from assistant.reading.layouts.names import mark_names
from assistant.reading.layouts.tables import ROW, write_out
from assistant.reading.words.plain import plain
from assistant.reading.words.tokens import tokenize
from assistant.staffing import StaffingMemory, answer_staffing


def minima(*turns: str) -> list[int | None]:
    """The minimum of each unit in the reply to the last turn; a single unit's where there is one."""
    memory = StaffingMemory()
    replies = [answer_staffing(turn, None, memory) for turn in turns]
    reply = replies[-1]
    assert reply is not None
    assert reply.quota is not None, reply.answer
    rows = [group.results for group in reply.quota.groups] or [reply.quota.results]
    return [results[0].minimum for results in rows if results]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("单位  人数\n总部  420\n一厂  1860", ["总部：人数420", "一厂：人数1860"]),
        ("| 校区 | 师生 |\n|---|---|\n| 东 | 900 |\n| 西 | 1700 |", ["东：师生900", "西：师生1700"]),
        ("院区,床位,日均门诊\n越秀,620,5200\n南沙,240,-", ["越秀：床位620，日均门诊5200", "南沙：床位240"]),
        ("单位　人数　是否重点\n热力　900　是\n园林　900　否", ["热力：人数900，重点单位", "园林：人数900，普通单位"]),
        ("序号\t名称\t人数\n1\t甲厂\t30\n2\t乙厂\t40", ["甲厂：人数30", "乙厂：人数40"]),
    ],
)
def test_a_table_is_written_out_row_by_row(text: str, rows: list[str]) -> None:
    assert [line[1:] for line in write_out(text).split("\n") if line.startswith(ROW)] == rows


@pytest.mark.parametrize(
    "text", ["职工1200人\n要几名保卫人员", "总人数：1900\n行政：300\n生产：1900", "第一行\n第二行"]
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert write_out(text) == text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("连锁幼儿园三家，阳光园320人，月亮园410人，星星园1580人，都含教职工。每家保安几名", [2, 2, 3]),
        ("师生员工：本部2650、东校区980、北校区1510。三个校区专职保安员分别几名", [5, 2, 3]),
        ("①总部420人 ②一分厂1860人 ③二分厂2310人，专兼职治安保卫人员各几名", [2, 4, 5]),
        ("A厂 1200人 / B厂 3100人 / C厂 150人，保卫人员各是几个", [3, 7, 2]),
        ("化工厂1100人、油库340人，两个都是治安保卫重点单位，专职的各几名", [6, 3]),
        ("两所小学，一所1600人，另一所2100人，保安各几名", [3, 4]),
        ("东校区师生2480，西校区师生2520，差40个人，保安各几个", [4, 5]),
        ("中学师生3200人，问保安；校办印刷厂职工640人，问保卫人员。两个数分开给我", [6, 2]),
        ("一车间500、二车间700、三车间300，一个厂，保卫人员几名", [3]),
        ("总人数：1900\n行政：300\n生产：1600\n保卫人员应配：？", [4]),
    ],
)
def test_each_unit_of_a_list_is_computed_by_its_own_numbers(question: str, expected: list[int]) -> None:
    assert minima(question) == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["三个校区合计5100人师生，保安每个校区多少", "一校区1800 二校区1700 三校区1600"], [3, 3, 3]),
        (["两家公司保卫人员各几名", "甲公司1300人", "乙公司2600人"], [3, 6]),
        (["甲厂1200人，乙厂2100人，保卫人员各几名", "乙厂是重点单位"], [3, 10]),
    ],
)
def test_units_told_after_the_question_complete_it(turns: list[str], expected: list[int]) -> None:
    assert minima(*turns) == expected


@pytest.mark.parametrize(
    "question",
    [
        "总人数：1900\n行政：300\n生产：1900\n保卫人员应配：？",
        "全校3000人，东校区1000人，西校区1500人，保安各几名",
        "学校师生1200人，住校生800人，其中男生500女生450，保安几名",
        "年报写在职2860，社保系统3140，保卫人员按哪个，几名？",
        "HR说1400，行政说1900，保卫人员几个",
        "甲单位1200人，乙单位是它的两倍，各要几名保卫人员",
    ],
)
def test_numbers_that_do_not_agree_are_asked_back(question: str) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert str(reply.route) in ("clarify", "error")


def test_words_before_a_number_are_no_name_without_a_second_one() -> None:
    text = plain("阳光园320人，要几名保安")
    tokens = tokenize(text)
    assert mark_names(tokens, text) == tokens
