"""Two sizes of which one holds, parts that are alike, and the number of the last who came."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("人数不是1500，1501才对，{}", 4),
        ("1501人？没那么多，就1500人，{}", 3),
        ("1500人？不止，是1501人，{}", 4),
        ("宣传册印着1500人，真数是1501，{}", 4),
        ("号称千人厂，实打实1001人，{}", 3),
        ("我们是1500人的厂，不是1501，{}", 3),
        ("人事说1500人，行政说1501，核实下来行政对，{}", 4),
        ("人事说1500人，行政说1501，核实下来人事对，{}", 3),
        ("对外吹1501人，里头真人1500个，{}", 3),
        ("1501是笔误，改成1500，{}", 3),
        ("你们系统里我们是1501人，那是错的，我们1500人，{}", 3),
        ("1501是下周的事，这周1500人，{}", 3),
        ("现在才1499人，先不管，就当1501人，{}", 4),
        ("有说1500的有说1501的，查清了是1501，{}", 4),
    ],
)
def test_the_size_that_is_said_to_hold_counts(told: str, minimum: int, figures: Figures) -> None:
    assert figures(told.format("保卫人员最少几名")) == [(minimum, None)]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("一半人在楼上一半在楼下，楼上正好1000，整个公司{}", 4),
        ("一半在东区一半在西区，东区1000人，全公司{}", 4),
        ("员工一半住宿舍一半回家，住宿舍的1000人，全公司{}", 4),
        ("两个厂区人数相同，东厂区1000人，两个厂区合计{}", 4),
        ("前楼1000人，后楼同样多，公司{}", 4),
        ("两个车间，一个1000人，另一个比它少一人，全厂{}", 4),
        ("两个车间，一个1000人，另一个比它多一人，全厂{}", 5),
        ("一部二部三部都是500人，四部501，全公司一共{}", 5),
        ("三条生产线每条500人，线外只有厂长一个，这厂{}", 4),
        ("2个车间，每车间500人，另有主任一个，总共{}", 3),
        ("商场四层，每层员工250人，全商场{}", 2),
        ("公司1000人，一半在楼上一半在楼下，{}", 2),
    ],
)
def test_parts_that_are_alike_make_the_whole(told: str, minimum: int, figures: Figures) -> None:
    assert figures(told.format("保卫人员最少几名")) == [(minimum, None)]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("今天第1501个员工报到，前面的一个没走，{}", 4),
        ("第两千零一名员工今早入职，之前的都在，{}", 5),
        ("第1501个人合同还没签，人也没来，在册1500，{}", 3),
        ("下一个来的就是第1501号员工，没人走过，他没来之前{}", 3),
        ("公司我一来就破了1500，我是第1501个，没人走，{}", 4),
        ("差点招到第1501个人，黄了，还是1500，{}", 3),
        ("第1501位同事没谈拢，人数停在1500，{}", 3),
        ("要是再来一个就是第1501个，眼下没人来，{}", 3),
        ("最后进来的编号1501，从1号起没人离开过，{}", 4),
    ],
)
def test_the_number_of_the_last_who_came_is_the_size(told: str, minimum: int, figures: Figures) -> None:
    assert figures(told.format("保卫人员最少几名")) == [(minimum, None)]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("把我刨出去是1500，我也是在册职工，{}", 4),
        ("今早来报到一个，正好凑成1500人，{}", 3),
        ("1501人的厂走了一个，{}", 3),
        ("报的1500人漏了扫地大爷，他也是公司正式职工，{}", 4),
        ("系统里还是1501，离职那位没删掉，{}", 3),
        ("打卡机里1501个号，一个是测试号，其余一人一号，{}", 3),
        ("我之外还有1500个员工，{}", 4),
        ("1501个名字，两个张伟是同一个人，{}", 3),
        ("名单上1500个名字，有个新来的没打上去，{}", 4),
        ("物业经理讲千人三个，我们1500人，规定的{}", 3),
        ("前任交代过千就配5个，现在刚1000人，{}", 2),
        ("会计说凑整按1500算就行，我们1501人，{}", 4),
        ("2000人千分之二算出来正好4，还用再加一个吗，{}", 4),
    ],
)
def test_who_was_left_out_or_is_gone_and_what_others_told(told: str, minimum: int, figures: Figures) -> None:
    assert figures(told.format("保卫人员最少几名")) == [(minimum, None)]
