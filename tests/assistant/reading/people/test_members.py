"""A pupil, a boarder, a doctor or a bed told by ones, beside the size of their kind or in a turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]

BOARDERS = "寄宿中学师生900人，寄宿生{}，保安几个"
PUPILS = "中学师生{}人，专职保安几名"
MEDICAL = "医院在岗医务{}人，床10张，日均门诊80，保安几个"
BEDS = "医院床位{}张，在岗医务20人，日均门诊100，保安几名"
KEY = "重点单位{}人，专职保卫几名"


@pytest.mark.parametrize(
    ("first", "size", "turn", "minimum"),
    [
        (BOARDERS, 299, "又有1个走读生今天搬进宿舍了", 3),
        (BOARDERS, 299, "有1个走读的转住校了", 3),
        (BOARDERS, 299, "有一个住校的刚才没算", 3),
        (BOARDERS, 300, "有一个退宿改走读了", 2),
        (BOARDERS, 300, "寄宿生里有一个其实是走读的", 2),
        (BOARDERS, 300, "有个寄宿生转学走了", 2),
        (BOARDERS, 300, "有个寄宿生想退宿，没同意", 3),
        (BOARDERS, 300, "有一个寄宿生请假回家了", 3),
        (PUPILS, 2000, "有个学生昨天转走了，刚才没减", 3),
        (PUPILS, 1499, "来了个插班生", 3),
        (PUPILS, 1499, "有个学生明年要转走", 2),
        (MEDICAL, 34, "有个医生昨天离职了", 1),
        (MEDICAL, 33, "来了个新护士，已经上岗", 2),
        (MEDICAL, 34, "有一位下月才报到，先别算他", 1),
        (MEDICAL, 33, "院长也在岗看病，刚才没算", 2),
        (MEDICAL, 34, "有个医生下个月退休", 2),
        (BEDS, 40, "刚才少算一张床位", 3),
        (BEDS, 41, "有一张床报废了", 2),
        (BEDS, 40, "下月要加一张床", 2),
        (MEDICAL, 34, "走了一个护士又补了一个", 2),
        (MEDICAL, 34, "有个护士调去分院了", 1),
        (BEDS, 41, "撤了一张又加了一张", 3),
        (BEDS, 41, "有一张床在修", 3),
        (BOARDERS, 300, "有两个住校生换了宿舍", 3),
        (KEY, 200, "厂长没算进去", 3),
    ],
)
def test_a_turn_that_tells_of_one_changes_the_size_of_its_kind(
    figures: Figures, first: str, size: int, turn: str, minimum: int
) -> None:
    assert figures(first.format(size), turn) == [(minimum, None)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("寄宿制学校师生990，住宿名单300行，有一人写了两遍，保安要几名", 2),
        ("寄宿小学师生850，住校生599，昨晚搬进宿舍的那个还没算，算上他保安几名", 4),
        ("寄宿学校师生1100，住宿名单899人，漏了我女儿，她也住校，保安几个", 5),
        ("寄宿中学师生1100，寄宿生300，昨天退宿的那个已经减掉了，保安几个", 3),
        ("医院医务人员34个，1个外派不在岗，其余在岗，床10张，日均门诊80，保安几个", 1),
        ("医院在岗医务不算我66人，我也在岗，床40张，日均门诊300，保安一共几个", 3),
        ("医院床位40，外加新装好的一张，在岗医务50人，日均门诊300，保安几名", 3),
        ("花名册600人，昨天上岗的小李还没写进去，重点单位，按实有人数专职保卫几名", 4),
        ("工号从1排到801，中间空了一个号没人用，重点单位，专职保卫应有几名", 4),
        ("点名点出2501人，有一个是来参观的外人，扣掉他，重点单位专职保卫几名", 10),
        ("重点单位在岗200人，另有1个在册的休产假，都算在总人数里，专职保卫几名", 3),
        ("对外都说800人，那是没算厂长，连厂长一起，重点单位专职保卫几名", 5),
        ("重点单位打算扩到601人，目前才600，目前专职保卫几名", 3),
        ("重点单位本想招到801人，最后那一个没招来，专职保卫几名", 4),
        ("小学学生1399人，除我之外老师100人，连我都算，保安几个", 3),
        ("1500人才加一个保安，我们小学师生1499人，该几个", 2),
        ("我是重点单位的头儿，手下整200人，上下一共算，专职保卫几名", 3),
        ("我进来前单位已有600人，我来后没人进出，算上我，重点单位专职保卫几名", 4),
        ("人数不是201，是比它少一个，重点单位专职保卫要几名", 2),
        ("重点单位现有600人，等下月那一个报到了，专职保卫得几名", 4),
        ("等1个走读生搬进宿舍，住校就从599到600，寄宿中学师生1000，到时保安几个", 4),
        ("寄宿生下月才够300，这月299，寄宿学校师生800，按这月要几个保安", 2),
    ],
)
def test_one_told_beside_a_size_is_put_to_the_size_of_its_kind(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("turns", "minimum"),
    [
        (("寄宿中学师生1100，寄宿生299，一个都没漏，保安几个",), 2),
        (("寄宿中学师生1100，寄宿生300，没有一个重复的，保安几个",), 3),
        (("小学师生1500人，有个老师重复问了两遍，保安几个",), 3),
        (("医院在岗医务34人，床10张，日均门诊50，保安几个", "院长说多算了，2个就够"), 2),
    ],
)
def test_what_is_said_of_the_counting_changes_no_size(figures: Figures, turns: tuple[str, ...], minimum: int) -> None:
    assert figures(*turns) == [(minimum, None)]
