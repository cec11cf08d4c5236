"""Sizes told as a formula, by groups, and parts told by another part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.arithmetic.compared import compared_told
from assistant.reading.arithmetic.formulas import formulas_told
from assistant.reading.arithmetic.products import multiplied

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("公司有500×3+1个人", "公司有1501个人"),
        ("总人数2000-1，保卫几名", "总人数1999人，保卫几名"),
        ("公司（1200+300）人", "公司1500人"),
        ("公司1200加301人", "公司1501人"),
        ("公司1500人×2‰", "公司1500人×2‰"),
        ("1501×2‰=3.002", "1501×2‰=3.002"),
        ("公司1501×0.002，几名", "公司1501×0.002，几名"),
        ("公司2000-2500人", "公司2000-2500人"),
        ("员工1500+，几名", "员工1500+，几名"),
    ],
)
def test_a_formula_of_people_is_worked_out_and_a_ratio_or_a_range_is_none(told: str, written: str) -> None:
    assert formulas_told(told) == written


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("正式751，劳务比正式少一个，两样都算", "正式751人，劳务750人，两样都算"),
        ("男的751人，女的比男的少1个，就这些人", "男的751人，女的750人，就这些人"),
        ("早班1000人，晚班人数跟早班一样", "早班1000人，晚班1000人"),
        ("隔壁厂1000人，我们厂比隔壁厂多1人", "隔壁厂1000人，我们厂比隔壁厂多1人"),
    ],
)
def test_a_part_told_by_another_part_gets_its_own_number(told: str, written: str) -> None:
    assert compared_told(told) == written


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("10条线，每条99个工人加1个线长", "1000人"),
        ("公司3个门店各500人，整个公司几名", "公司总人数1500人，整个公司几名"),
        ("公司3个门店各500人，每个店要几名", "公司3个门店各500人，每个店要几名"),
        ("公司男女对半，光男的就一千", "公司2000人"),
        ("十五个组，一组100人", "1500人"),
        ("公司150个十人组", "公司1500人"),
    ],
)
def test_groups_of_one_unit_are_multiplied(told: str, written: str) -> None:
    assert multiplied(told) == written


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("员工一千整，再加老板，总人数就是1001，保卫人员最少几个", 3),
        ("公司就我和999个同事，保卫人员要配几个", 2),
        ("三家店各五百人，区域经理哪家都没算，加上他，全公司该有几名保卫人员？", 4),
        ("2千整的厂子，保卫人员最少几名？", 4),
        ("隔壁厂2001人，我们厂2000，我们该有几名保卫人员？", 4),
        ("保洁是外包的不算，自己人正好1500，保卫人员几个", 3),
        ("1000个女工加我一个男的，全厂就这些，保卫人员几个", 3),
    ],
)
def test_sizes_told_by_those_who_make_them_up(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]
