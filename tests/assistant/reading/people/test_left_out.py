"""People told to be left out of a number and to be added to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.people.left_out import joined_in
from assistant.staffing import StaffingMemory, answer_staffing

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("turns", "minimum"),
    [
        (("员工1500名，老板本人没在这个数里，把他加进去，按照千分之二，治安保卫人员是几个？",), 4),
        (("不算我是1000人，算上我就1001，我当然也是公司的人，所以治安保卫人员得几名？",), 3),
        (("工厂2000名员工，另有3名厂领导不在这2000里，一并算上，保卫人员几名？",), 5),
        (("除了我们经理都算了，是1000人，经理也该算，保卫人员几名？",), 3),
        (("老板以外有1000名员工，连老板一起算，保卫人员几名",), 3),
        (("统计表写999人，会计把自己和出纳都漏了，加上这两个人，治安保卫人员最低几名",), 3),
        (("员工1000人，老板本人不在这个数里，也不用加，保卫人员几名？",), 2),
        (("不含厂长1000人，含厂长1001人，按不含厂长的算，保卫人员几名",), 2),
        (("治安保卫重点单位，2500名员工没算局长，局长也算，专职保卫几名？",), 11),
        (("学校师生1498人，两位外教没算进去，把他们也算上，保安几名？",), 3),
        (("寄宿制初中，师生1300人，住校生599人，有一个住校生没登记上，把他加进去，专职保安几名",), 4),
        (("医院床位200张，有一张加床没计入，把它也算上，保安最少几名",), 11),
        (("公司1000人，保卫人员几名", "哦老板没算在里面，把他加进去呢"), 3),
        (("公司1000人，保卫人员几名", "忘了算厂长，厂长也加上"), 3),
    ],
)
def test_those_left_out_are_added_where_the_words_say_so(
    figures: Figures, turns: tuple[str, ...], minimum: int
) -> None:
    assert [least for least, _ in figures(*turns)] == [minimum]


@pytest.mark.parametrize(
    "question",
    [
        "员工1500人，老板本人没在这个数里，保卫人员几名",
        "员工1500人，不知道老板算不算在里面，保卫人员几名",
        "员工1490人，劳务派遣的20人没算进去，保卫人员最低几名",
    ],
)
def test_where_no_words_say_so_it_is_asked(question: str) -> None:
    assert joined_in(question) == question
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.clarify
