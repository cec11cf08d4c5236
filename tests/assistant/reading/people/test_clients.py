"""A firm that deals with schools or hospitals, or stands beside one, is a firm; so is a training centre."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("学校食堂外包的那家餐饮公司，员工1001人，不是重点单位，它自己要配几名专兼职治安保卫人员", 3),
        ("给三所学校3000名学生送午餐的配餐公司，员工1100人，治安保卫人员至少几名", 3),
        ("食品公司（供学校午餐）员工1200人，治安保卫人员最少几名", 3),
        ("医院门口的药店，员工12人，治安保卫人员最少几名", 2),
        ("离医院不远的电子厂，工人1650名，保卫人员最少几名", 4),
        ("出版教辅的出版社，员工1200人，书都卖给中学，治安保卫人员最少几名", 3),
        ("物业公司，手里管着三个小学和两家医院，员工1900人，治安保卫人员最少几名", 4),
        ("a factory next to a primary school has 1,200 workers. How many security staff are required?", 3),
        ("学生公交专线公司，每天接送学生4000人次，员工1120人，治安保卫人员最少几名", 3),
        ("公司租用了一所旧中学的校舍，员工1800人，治安保卫人员最少几名", 4),
        ("海洋大学的校办企业，员工1100人，治安保卫人员最少几名", 3),
        ("校外培训机构，员工85人，暑假天天三百多个孩子来上课。专（兼）职治安保卫人员最少几名", 2),
    ],
)
def test_whom_a_firm_deals_with_is_not_what_it_is(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("医院旁边的小学，师生员工900人，专职保安最少几名", 2),
        ("中学师生1600人，食堂由餐饮公司承包，保安最少几名", 3),
        ("保安公司给一所中学派保安，师生2100人，至少要派几名", 4),
        ("一家给学校做体检的医院，床位150张，保安最少几名", 8),
    ],
)
def test_a_school_beside_a_firm_stays_a_school(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum
