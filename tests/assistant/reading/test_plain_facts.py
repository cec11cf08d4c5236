"""Facts told in a list, put right, or counted with whoever is there for a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("turns", "figure"),
    [
        (["寄宿生650人，打错了，是950人，师生员工1300人，学校的专职保安要几名"], (5, None)),
        (["住校生310人，记错了，是610人，全校师生员工1100人，专职保安几名"], (4, None)),
        (["1）床位：75\n2）在岗医务人员：98\n3）日均门诊：310\n区里的民营医院，求保安人数下限"], (4, None)),
        (["①师生员工1600人 ②寄宿生650人 ③学校，专职保安几名"], (4, None)),
        (["就剩人头没数：研究所是治安保卫重点单位，2750人，专职治安保卫人员定几个"], (11, None)),
        (["影院加上兼职检票员正好201名员工，专（兼）职治安保卫人员几个？"], (2, None)),
        (["工厂连同临时工2001名职工，专兼职治安保卫人员几个"], (5, None)),
        (["重点单位640人，保卫科4个人里头2个是兼职，治安保卫专职的差几个"], (4, 2)),
        (["医院床位300张，在岗医务人员400人，日均门诊2000人次，保安一个都还没招，要招几个？"], (15, 0)),
        (["供电局是重点单位，1020人，专职治安保卫人员几名？", "要是不是重点单位，专兼职治安保卫人员几名呢"], (3, None)),
        (["物流园900人，普通单位，专兼职治安保卫人员要多少", "旺季连临时工1350人，按这个数呢？"], (3, None)),
        (["物流园900人，普通单位，专兼职治安保卫人员要多少", "旺季算上临时工有1350人"], (3, None)),
    ],
)
def test_plain_facts_reach_the_figure(
    figures: Callable[..., list[tuple[int, int | None]]], turns: list[str], figure: tuple[int, int | None]
) -> None:
    assert figures(*turns) == [figure]
