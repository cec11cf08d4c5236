"""Small parties of people told beside sizes: those who count, those who do not and those who are counted twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]
FRAMES = ["{}，保卫人员最少几名", "想问保卫人员要几名：{}"]
FROM_OUTSIDE = [
    ("表上1001人，里面1个是隔壁公司的，不是咱单位的", 2),
    ("总数2001里有1个外包的，外包的要剔掉", 4),
    ("名册上1502人，其中两个是物业公司的，不算我们员工", 3),
    ("公司1501人，外包的1个已经剔掉了", 4),
    ("单位1001人，楼里还有别家公司的20人，那不是我们的", 3),
    ("公司1501人，送水的老张不是我们公司的，没算进去", 4),
]
"""Who is no person of the unit is taken from a size that holds him."""
COUNTED_TWICE = [
    ("车间名单1000人，办公室名单501人，有1个人两份都在", 3),
    ("A车间756，B车间750，其中6人两边都算了，全厂算", 3),
    ("一厂报1001，二厂报1000，厂长一个人两边都算了，合成一个单位", 4),
    ("东厂1000，西厂1000，总经理两边都没算，加他一个，整个公司", 5),
    ("名册1001人，有俩王伟，是不同的两个人，没录重", 3),
    ("系统显示公司1000人，两个同名的被并成了一个，其实是两人", 3),
    ("单位1501人，是老板把自己数了两遍，去掉一遍", 3),
    ("公司1501人，我都数了两遍了，没错", 4),
    ("生产部500人，销售部501人，有个人两个部门都挂名，公司普通", 2),
    ("全公司报1501人，可小刘在财务和行政都报了名，重了一个", 3),
    ("一车间500人，二车间500人，两个车间没有重复的人，全厂就这些", 2),
    ("A组500人，B组501人，组长老周两组都列了，全公司就这两个组", 2),
]
"""Nobody is counted twice or left between two lists."""
BESIDE_THE_SIZE = [
    ("夫妻俩开的厂，雇了999人，连我们俩都算", 3),
    ("两个合伙人，员工1499，合伙人也算进总人数", 4),
    ("三个股东加1998个员工，都算人头", 5),
    ("老板带1000个伙计，一共这么些人", 3),
    ("员工1499，老板1人，厂长就是老板本人，再没别人", 3),
    ("工人980，班长20，厂长1，互不重复，全厂", 3),
    ("工人1000名，班长20个就在这些工人里，没别的人", 2),
    ("正式员工2500，实习就1个，实习的也算进去", 6),
    ("2500人里有1个实习的，实习的也算，公司", 5),
    ("生产上998人，食堂另有3人，加起来", 3),
    ("加上食堂那3个，总共1000人，全公司", 2),
    ("公司员工1000人，我是老板，别算我", 2),
    ("两个厂区共1000人，法人是一个，按一个单位算", 2),
    ("总部500，郊区车间501，一家单位", 3),
    ("全厂1001人，去掉1个外单位的", 2),
]
"""Owners and others count beside those whom the size names."""


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("told", "minimum"), [*FROM_OUTSIDE, *COUNTED_TWICE, *BESIDE_THE_SIZE])
def test_small_parties_count_as_the_question_says(figures: Figures, frame: str, told: str, minimum: int) -> None:
    assert figures(frame.format(told)) == [(minimum, None)]
