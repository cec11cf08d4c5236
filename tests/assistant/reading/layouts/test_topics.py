"""Those in place may be counted in the clause behind the one that names them, and who helps out is none of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.layouts.topics import topics_counted
from assistant.reading.people.crews import crews_told

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "result"),
    [
        (
            "机场油料公司属治安保卫重点单位，员工1700人，专职保卫人员我们多配了，实有12人。保安员应配多少名？",
            (24, None),
        ),
        ("治安保卫重点单位，员工900人，专职保卫人员多配了两个，实有7人，保安员要几名？", (14, None)),
        ("我是医院保安队的，队里现在17个人。医院床位410张，在岗医务人员520人，日均门诊2600人次，还差几个？", (21, 17)),
        ("走读中学师生员工9600人，保安是外包的，18人，够不够？", (19, 18)),
        ("走读中学师生员工9600人，保安班三个班每班6人，够不够？", (19, 18)),
        ("医院床位410张，在岗医务人员520人，日均门诊2600人次，保安由保安公司派驻18人，够吗？", (21, 18)),
        ("医院床位100张，医生150人、护士230人、药技人员40人都在岗，保安几名？", (13, None)),
        ("我们正在申报治安保卫重点单位，员工900人，如果批下来专职保卫人员要几名", (5, None)),
        ("学校门卫2人，巡逻保安1人，师生员工1600人，够吗？", (3, 3)),
        ("学校保安3名，其中1名下个月辞职，师生员工1600人，现在够吗？", (3, 3)),
        ("学校保安有2名是保安公司的，还有1名是学校自己聘的，师生员工1600人，够吗？", (3, 3)),
        ("小学师生1600人，保安去年走了一批，只剩2人，还差几个？", (3, 2)),
    ],
)
def test_a_number_is_of_those_whom_the_clause_before_names(
    figures: Figures, question: str, result: tuple[int, int | None]
) -> None:
    assert figures(question)[-1] == result


@pytest.mark.parametrize(
    "question", ["保安几个，我们一共80人", "保安队10人", "保安要配，现在有6人", "保安不算，现在80人，学生1600人"]
)
def test_a_question_a_wish_or_a_size_alone_counts_nobody_in_place(question: str) -> None:
    assert topics_counted(question) == question


@pytest.mark.parametrize("helpers", ["另有家长志愿者10人轮流站岗", "党员教师8人轮流值守"])
def test_those_who_help_out_at_the_gate_are_no_guards(figures: Figures, helpers: str) -> None:
    assert crews_told(helpers) == helpers
    assert figures(f"走读小学师生员工1510人，专职保安员2名，{helpers}，够没够？") == [(3, 2)]
