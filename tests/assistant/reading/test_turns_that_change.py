"""Turns that put one number in the place of another, add and take away, or change the kind of unit."""

from __future__ import annotations

import pytest

from assistant.staffing import StaffingMemory, answer_staffing


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["我们厂1200人，要几名保卫人员", "不是1200，是2100，我看串行了"], 5),
        (["我们厂1200人，要几名保卫人员", "把1200改成2100"], 5),
        (["医院床位300张，保安几名", "床位不是300，是500"], 25),
        (["重点单位，在岗1750人，专职几名？", "下个月要招进来300人，到时候呢"], 10),
        (["普通公司1750人，保卫人员几名？", "300人招进来以后呢"], 5),
        (["在册加派遣一共2140人，保卫人员几名？", "领导说派遣那240个不算进来，重来"], 4),
        (["公司1300人，保卫人员几名", "漏了400个外包，加进去"], 4),
        (["公司1300人，保卫人员几名", "少算了一个车间400人"], 4),
        (["公司1200人要几个保卫人员", "要是1200个人里有200个走了呢"], 2),
        (["幼儿园师生员工520人，保安几名", "明年跟小学合并成一所，总共2020人，还够2个吗"], 4),
        (["我们医院一共2600人，保安几个", "脑子糊涂了，不是医院是学校，师生2600人"], 5),
        (["重点单位3000人，保卫人员几个", "如果不再是重点单位了呢"], 6),
        (["我们1600人的厂，保卫人员几名", "演练一年几次", "回到刚才那个厂，如果是重点单位，专职几名"], 8),
        (["公司2600人要几个保卫人员", "前面的都不算重新来：800人，治安保卫重点单位，专职的"], 4),
        (["普通公司2300人，保卫人员几名", "裁员后剩1700人呢"], 4),
        (["普通公司2300人，保卫人员几名", "裁了600人，还剩1700人呢"], 4),
        (["普通公司2300人，保卫人员几名", "分流出去300人，剩下的要几名"], 4),
        (["普通公司2300人，保卫人员几名", "扩招后3100人呢"], 7),
        (["寄宿制中学，师生员工1600人，住校生650人，保安几名？", "再增加300个住校生、总人数变成1900呢？"], 5),
    ],
)
def test_a_turn_changes_what_was_said_before(turns: list[str], expected: int) -> None:
    memory = StaffingMemory()
    reply = [answer_staffing(turn, None, memory) for turn in turns][-1]
    assert reply is not None
    assert reply.quota is not None
    assert [result.minimum for result in reply.quota.results] == [expected]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("员工1200，哦不对，2100，要几名保卫人员", 5),
        ("职工不是1200而是1700，保卫人员几名", 4),
        ("1500时报的是3个，这不又招进来一个，1501了，保卫人员现在得报几个", 4),
        ("公司1640人，是否重点单位：否，保卫人员几名", 4),
    ],
)
def test_one_question_may_correct_itself(question: str, expected: int) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.quota is not None
    assert [result.minimum for result in reply.quota.results] == [expected]
