"""Numbers that stand in the way are put aside, and those that count are never left out."""

from __future__ import annotations

import pytest

from assistant.reading.turns.memory import StaffingMemory
from assistant.reading.wording import worded
from assistant.reply import Reply, Route
from assistant.staffing import answer_staffing


def _reply(question: str) -> Reply:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    return reply


_WORDED = [
    ("男生女生各700人", "男生700人，女生700人"),
    ("公司男女员工各900人", "公司男员工900人，女员工900人"),
    ("高一到高三每个年级500人", "1500人"),
    ("两栋宿舍楼各住400名寄宿生", "住校生800人"),
    ("嗯……公司1500人", "嗯，公司1500人"),
    ("平时就3个人守门", "平时就保安现有3名"),
    ("男生各有各的想法", "男生各有各的想法"),
]


@pytest.mark.parametrize(("said", "meant"), _WORDED)
def test_what_each_has_and_pauses_are_written_out(said: str, meant: str) -> None:
    assert worded(said) == meant


_ABSURD = [
    "报表里医院日均门诊写的是2亿人次，床位500，保安几名",
    "医院门诊一天来2亿个病人，床位500张，保安几名",
    "医院床位一亿张，在岗医务人员300人，保安几名",
    "重点单位1500人，现有专职保卫人员2亿人，保安员几名",
]


@pytest.mark.parametrize("question", _ABSURD)
def test_a_number_beyond_belief_is_refused(question: str) -> None:
    assert _reply(question).route is Route.ERROR


def test_people_elsewhere_are_no_such_number() -> None:
    assert _reply("公司产值2亿元，员工1500人，普通单位，治安保卫人员几名").route is Route.QUOTA


_TWO_TOTALS = [
    "我们公司1500人……可人事那边的表上总人数写的是1800人，普通单位，治安保卫人员要几名？",
    "厂里1500人；人事报1800人，普通单位保卫人员几名",
    "小学师生1400人，学籍系统里写的是2100人，专职保安几名",
    "医院床位500张，医务科表上写的是600张，保安几名",
    "普通公司1490人，老板一家5口也在厂里上班，没算进去，再加上7个学徒工，保卫人员几名",
    "普通公司员工1480，保安20，保洁30，全算一起，治安保卫人员几名",
    "普通公司，老厂区900人，新厂区700人，保卫人员一共几名",
    "An ordinary company has 1,490 employees plus 17 apprentices; how many security staff?",
]


@pytest.mark.parametrize("question", _TWO_TOTALS)
def test_what_papers_and_offices_say_is_asked_about(question: str) -> None:
    assert _reply(question).route is Route.CLARIFY


_GROUPS = [
    ("三家都是普通企业：宏达鞋业180人，粤丰电子950人，联盛能源3200人，治安保卫人员各要几名", [2, 2, 7]),
    ("自来水公司780人，列入了治安保卫重点单位；对面汽配厂1600人，没列入。两家的治安保卫人员分别几名", [4, 4]),
    ("食品厂1600人，没列入重点单位；水厂780人，列入了。两家保卫人员分别几名", [4, 4]),
    ("甲厂1600人不是重点单位，乙厂1600人是，治安保卫人员各几名", [4, 8]),
]


@pytest.mark.parametrize(("question", "minima"), _GROUPS)
def test_each_unit_has_its_name_and_its_standing(question: str, minima: list[int]) -> None:
    quota = _reply(question).quota
    assert quota is not None
    assert [group.results[0].minimum for group in quota.groups] == minima


_GUARDS = [
    ("学校有学生2600人、老师180人，食堂和后勤还有40人，都不住校，专职保安最少多少？", 5),
    ("小学学生1380人，老师100人，食堂和后勤各10人，走读，保安几名", 3),
    ("初中学生1380人、教职工100人，其中食堂20人，走读，专职保安几名", 2),
    ("小学学生1380人，老师还有116人，走读，保安几名", 2),
    ("高中在校生1800人，除了300人走读其他都住校，教职工150人，保安几名", 7),
    ("Our school has 1,400 pupils, 90 teachers and 15 kitchen staff, day school. How many guards?", 3),
    ("医院医生180人护士320人，药剂20人，床位200张，日均门诊1000人次，保安几名", 16),
    ("中学师生2600人，保安编制6人，长期病假1人，实际5人在岗，够不够", 5),
    ("治安保卫重点单位1500人，专职保卫没告诉我有多少，保安员最少几名", 16),
    ("治安保卫重点单位1500人，还没有专职保卫的数，保安员最少几名", 16),
    ("治安保卫重点单位1500人，没有专职保卫，保安员最少几名", 0),
    ("治安保卫重点单位1500人，专职保卫没配齐，保安员最少几名", 16),
    ("治安保卫重点单位1500人，专职治安保卫人员没到位，目前才5人。保安员最少几名", 10),
]


@pytest.mark.parametrize(("question", "minimum"), _GUARDS)
def test_those_beside_and_those_who_are_there_are_counted(question: str, minimum: int) -> None:
    quota = _reply(question).quota
    assert quota is not None
    assert minimum in [result.minimum for result in quota.results if "保安员" in result.role]


_IN_PLACE = [
    ("小学师生1600人，保安白班2人夜班1人，够不够", 3),
    ("重点单位2600人，专职保卫9人，准备再招3人，现在够吗", 9),
    ("重点单位2600人，专职保卫9人，再招3人够吗", 12),
    ("公司2600人，保卫人员满编6人，空缺2人，普通单位，够不够", 4),
    ("小学师生1600人，物业派的保安2人，自己聘的1人，够吗", 3),
    ("中学师生2600人，保安编制6人，长期病假1人，实际5人在岗，够不够", 5),
]


@pytest.mark.parametrize(("question", "have"), _IN_PLACE)
def test_those_in_place_are_all_counted(question: str, have: int) -> None:
    quota = _reply(question).quota
    assert quota is not None
    assert quota.results[0].have == have
