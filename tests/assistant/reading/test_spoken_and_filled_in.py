"""Questions spoken without a pause, forms, memos and tables of one row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.sentences.rewrites import pauses_put
from assistant.staffing import answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("喂你好我们厂正好一千零一个人保卫人员最少要几个啊", 3, None),
        ("我们被公安列成治安保卫重点单位了人是两千零一个专职保卫得多少", 10, None),
        ("我们玩具厂工人加坐办公室的里里外外都算上整三千六保卫的人要多少个", 8, None),
        ("我们是治安保卫重点单位专职保卫有五个保安现在八个单位九百五十人保安够没够", 10, 8),
        ("保安公司给我们派了五个人我们厂一千二百人保卫人员要几个", 3, None),
        ("幼儿园 老师孩子保育员全加一块三百四 门口就一个保安 行不行", 2, 1),
        ("我们厂一年产值三个亿职工一千八保卫人员要几个", 4, None),
        (
            "企业名称：永达酒店\n成立年份：2008\n联系电话：020-83331234\n员工总数：880\n求：专（兼）职治安保卫人员最低数",
            2,
            None,
        ),
        ("“职工总数（含临时工）”一栏填了1,501人，“治安保卫人员最低数”一栏该填几？", 4, None),
        ("| 重点单位（治安保卫） | 人数 | 专职治安保卫人员现有 |\n| 燃气公司 | 780 | 4 |\n是否符合最低配备？", 4, 4),
        ("一号楼住了寄宿生300人，二号楼住了300人，师生共1500人，寄宿制初中，专职保安几名？", 4, None),
        ("医院保安外包，合同52个人。床位1200张，在岗医务人员1500人，日均门诊12000人次，还缺几个保安？", 60, 52),
        (
            "1) Hospital. 2) Beds: 300. 3) Medical staff on duty: 400. 4) Daily outpatients: 2,000. 5) Minimum guards?",
            15,
            None,
        ),
    ],
)
def test_is_read_as_it_is_meant(figures: Figures, question: str, minimum: int, have: int | None) -> None:
    assert (minimum, have) in figures(question)


@pytest.mark.parametrize(
    ("first", "second", "minimum"),
    [
        (
            "普通单位，总人数1600人，保卫人员最低几名？",
            "该单位已被确定为治安保卫重点单位，请重新核算专职治安保卫人员。",
            8,
        ),
        ("普通单位，总人数1900人，保卫人员最低几名？", "前述人数有误，应为2900人，请按更正数重报", 6),
    ],
)
def test_a_memo_asks_again(figures: Figures, first: str, second: str, minimum: int) -> None:
    assert figures(first, second)[0][0] == minimum


@pytest.mark.parametrize(
    ("question", "minima"),
    [
        ("我手底下俩公司一个一千二百人一个四千人都是普通的各要几个保卫人员", [3, 8]),
        (
            "三家都是重点单位，分别要几名专职保卫人员：\n1. 镇供电公司 180人\n2. 水厂 640人\n3. 广播电视中心 2300人",
            [2, 4, 10],
        ),
    ],
)
def test_each_of_several_is_told_apart(question: str, minima: list[int]) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.quota is not None, reply.clarify
    assert [group.results[0].minimum for group in reply.quota.groups] == minima


def test_a_memo_without_a_head_count_is_asked_for_it() -> None:
    reply = answer_staffing("请示：我公司拟设治安保卫机构，现需明确专（兼）职治安保卫人员最低配备数，请予核算。")
    assert reply is not None
    assert reply.route is Route.CLARIFY


@pytest.mark.parametrize(
    "question", ["一家普通企业有职工1250人，要几名保卫人员", "配了五个保安还要几个", "10名保安够吗"]
)
def test_what_is_one_sentence_stays_one(question: str) -> None:
    assert pauses_put(question) == question
