"""The only number of a question is its size; what is claimed or denied beside it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("我们正好1500，保卫人员几名", 3),
        ("系统显示2001，保卫人员几名", 5),
        ("够2000还富余一个，保卫人员几名？", 5),
        ("一千五缺一，保卫人员怎么配，几个人？", 3),
        ("公司不止1000，准数1001，保卫人员几人起", 3),
        ("我们过了2000，还没到2500，保卫人员几名？", 5),
    ],
)
def test_the_only_number_is_the_size(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("听说过了一千才要第三个，我们正好一千，要几名保卫人员？", 2),
        ("人家说过了1500要4名保卫人员，我们才1500，几名？", 3),
        ("门槛说是1500，我们1499，保卫人员几名", 3),
        ("别按1500算，1501才对，保卫人员最少几名", 4),
        ("并没有2001，2000而已，保卫人员几名？", 4),
        ("我们可没有1501人，少一个呢，保卫人员几个？", 3),
        ("说我们不到2000那是老黄历，如今2001，保卫人员几个", 5),
        ("司机说有1001人，花名册是1000，以花名册为准，保卫人员几名", 2),
        ("隔壁1001人配了3名保卫人员，我们员工比他少一个，我们最少几名？", 2),
        ("定员两千，眼下还空着一个位子，保卫人员要几个？", 4),
        ("人数上限是1000，现在超编了1个，保卫人员最低几名？", 3),
    ],
)
def test_what_is_claimed_of_a_size_is_not_the_size(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("去年1500人，今年多一个", 4),
        ("计划1501人，少招了一个", 3),
        ("账上1500人，实际比账上多一个", 4),
        ("花名册1501人，实有比名册少一个", 3),
        ("隔壁1501人，我们少一个", 3),
        ("我们比隔壁1500人的厂多一个", 4),
        ("我们比对面厂多一个，对面1500人", 4),
        ("集团9000人，我们厂1500人", 3),
        ("两个老板1500个员工", 4),
        ("编制1600，缺100", 3),
        ("编制2000，现员1500", 3),
        ("1500超了，超了一个人", 4),
        ("1500没到，差一个", 3),
        ("到1500，没过", 3),
        ("早不是1500人了，1501人", 4),
        ("1501人不准，1500人才准", 3),
        ("谁说1500的，1501", 4),
        ("听说过了1500才要4名，我们正好1500", 3),
        ("账上1501人，实少一个", 3),
    ],
)
@pytest.mark.parametrize("question", ["{}，普通企业，专兼职治安保卫人员最少几名", "{}。保卫人员至少配几个"])
def test_a_size_told_by_another_is_the_own_one(figures: Figures, question: str, told: str, minimum: int) -> None:
    assert figures(question.format(told)) == [(minimum, None)]


@pytest.mark.parametrize(
    "question",
    [
        "隔壁1500人配3名，我们呢，保卫人员几名",
        "隔壁2000，我们不到，保卫人员几名",
        "公司比隔壁1500人多一些，保卫人员几名",
        "1500封顶，没招满，保卫人员几名",
        "公司1500还剩一个人没地方算，保卫人员几名",
        "楼高1500，保卫人员几名",
        "订单1501，保卫人员几名",
        "车辆1500，保卫人员几名",
        "HR说1400，行政说1900，保卫人员几个",
    ],
)
def test_a_size_that_is_left_open_is_asked_for(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY
