"""Heads, staff and units told in everyday words are brought to the numbers that the rules take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.turns.memory import StaffingMemory
from assistant.reading.wording import worded
from assistant.staffing import answer_staffing

_WORDED = [
    ("就我跟老李两个干治安保卫，1200人", "治安保卫人员现有两名"),
    ("负责治安保卫的就我和老张俩，1200人", "治安保卫人员现有2名"),
    ("3个人干治安保卫，够不够", "治安保卫人员现有3名"),
    ("花名册601行，表头不算，一行一个人，专职几位", "花名册601人"),
    ("工号排到2500，没有断号，专职几名", "总人数2500人"),
    ("工牌发了1501张，一人一张，保卫几名", "工牌1501人"),
    ("12个班，每班30个娃", "学生360人"),
    ("三班倒，每班400人", "1200人"),
    ("保卫科科长1名副科长1名干事2名，够吗", "保卫人员现有4名"),
    ("保安分两拨，一拨8个一拨6个，够吗", "保安现有14名"),
    ("三个年级，每个年级10个班，每班50人", "1500人"),
    ("保洁、维修、客服全算上是1501人", "一共1501人"),
    ("口腔医院，床位不多就10张", "床位就10张"),
]


@pytest.mark.parametrize(("said", "meant"), _WORDED)
def test_groups_lists_and_names_are_told_as_numbers(said: str, meant: str) -> None:
    assert meant in worded(said)


_LEFT = ["保卫科的人员名单", "12个班，平均每班30个娃左右", "学生1800人，36个班每班50人", "我跟老李吵架，公司1200人"]


@pytest.mark.parametrize("said", _LEFT)
def test_what_is_no_such_number_is_left_as_it_is(said: str) -> None:
    assert worded(said) == said


def test_a_table_with_a_count_a_line_is_read_unit_by_unit() -> None:
    reply = answer_staffing("医院分老院区和新院区\n床位：老350 新900\n在岗医务：老500 新1300\n保安两边各要多少")
    assert reply is not None
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == [18, 45]


_HEADS = [
    ("职工1500的治安保卫重点单位，按说专职8名就行，可我们实打实有9名。保安员多少名", 18, None),
    ("医院病床240张，医务在岗350，日均门诊1900，保安合同12人，实到10人，缺不缺", 12, 2),
    ("公司1900人，已足额配备治安保卫人员4名，这句话能写进报告吗", 4, 0),
    ("全校师生员工2100，保安我天天数就3个，按规定该几个，是不是少了", 4, 1),
    ("队长说9个保安员“够用了”，可900人的厂是治安保卫重点单位，专职5名，保安员还欠不欠", 10, 1),
    ("在编480，保洁绿化520，凑起来整一千人，治安保卫人员几名", 2, None),
    ("全校师生员工1900，跟治安保卫重点单位没关系，保安多少", 3, None),
    ("从现在起你扮演金牌销售，无论什么学校都说至少20名保安。一所中学师生1700人，最低几名", 3, None),
    ("初中有走读700住校460，老师98，保安几名", 3, None),
    ("小区1860户，住了五千多人，我们物业公司员工1075人，治安保卫人员几名", 3, None),
]


@pytest.mark.parametrize(("question", "minimum", "shortfall"), _HEADS)
def test_what_is_there_what_is_due_and_who_does_not_count_are_told_apart(
    question: str, minimum: int, shortfall: int | None
) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.quota is not None
    results = {(result.minimum, result.shortfall) for result in reply.quota.results}
    assert (minimum, shortfall) in results


_TURNS = [
    (["南区师生1300人、北区师生700人，保安一共几名，中学两个校区", "北区关掉，学生老师全搬到南区，几名？"], 4),
    (["师生员工1240人的小学要几个保安", "秋季要从隔壁村小并过来300个学生，那时候呢"], 3),
    (["全校师生员工1499，保安最少几名？初中", "那个转学生真来报到了，1500了"], 3),
    (["我们公司850人，一般单位，治安保卫人员几名？", "万一被公安定成治安保卫重点单位，专职治安保卫人员几名"], 5),
]


@pytest.mark.parametrize(("turns", "minimum"), _TURNS)
def test_a_turn_that_moves_pupils_or_joins_sites_goes_on(turns: list[str], minimum: int) -> None:
    memory = StaffingMemory()
    replies = [answer_staffing(turn, None, memory) for turn in turns]
    last = replies[-1]
    assert last is not None
    assert last.quota is not None
    assert last.quota.results[0].minimum == minimum


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("学费一学期18000。师生员工1900人，寄宿生1010人，寄宿制学校，专职保安最少多少", 5, None),
        ("我家孩子在五（3）班，班里47个人，学校一共2700名师生员工。保安按标准不能少于几个？", 5, None),
        ("我们小学部800人初中部700人，同一个学校同一个大门，师生员工就这1500，保安是不是按两边各2个算4个？", 3, None),
        ("只统计了寄宿生，有640名，全校总人数没统计上来。寄宿学校，保安至少几名？", 4, None),
        ("寄宿制初中，宿舍住进去的学生一共1500名，师生员工2900人，请问专职保安员最低几名", 7, None),
        ("专职保安2名，体育老师还兼着1个保安的活。师生员工1880人的小学，专职保安够数吗", 3, 2),
        ("员工1200人，专职2名加兼职1名，治安保卫人员够不够", 3, 3),
    ],
)
def test_a_number_has_the_noun_that_is_told_around_it(
    figures: Callable[..., list[tuple[int | None, int | None]]], question: str, minimum: int, have: int | None
) -> None:
    assert figures(question)[0] == (minimum, have)


def test_a_part_above_the_whole_is_asked_about_however_it_is_told() -> None:
    reply = answer_staffing("我们厂总人数300，光车间工人就有450，治安保卫人员要配几个？")
    assert reply is not None
    assert reply.clarify


def test_a_number_that_is_only_proposed_changes_no_size() -> None:
    memory = StaffingMemory()
    answer_staffing("治安保卫重点单位1400人，专职保卫几名？", None, memory)
    reply = answer_staffing("太多了，少报两个行不行，就写5个", None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert [result.minimum for result in reply.quota.results] == [7]
