"""A size one off a step of the rule, told with who came or who left: the figure is the engine's, or it is asked for."""

from __future__ import annotations

import cn2an
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rules.facts import Asked, UnitFacts
from assistant.rules.quota import derive
from assistant.staffing import answer_staffing

STYLES = (str, lambda n: f"{n:,}", lambda n: cn2an.an2cn(n, "low"))
SIZES = st.builds(
    lambda step, off: 500 * step + off, st.integers(min_value=2, max_value=12), st.sampled_from((-1, 0, 1))
)
TIMES = (
    ("上个月", "这个月"),
    ("去年", "今年"),
    ("年初", "现在"),
    ("上周", "这周"),
    ("原来", "刚"),
    ("昨天", "今天"),
    ("本来", "后来"),
    ("月初", "月中"),
)
CAME = ("入职1个", "来了一个", "新招1人", "多了1人", "进了一个新人", "增加1名员工", "报到了1个", "又招了一个")
LEFT = ("离职1个", "走了一个", "辞了1人", "少了1人", "退休一名", "减少1名员工", "调走1个")
ENDS = ("现在一共{n}人", "正好{n}人", "刚好{n}人了", "变成{n}人", "就{n}人了", "一共{n}人", "合计{n}人", "总数{n}", "")
TOLD = (
    "{then}是{m}人，{now}{step}，{end}",
    "公司{then}{m}名员工，{now}{step}，{end}",
    "我们{then}还是{m}个人，{now}{step}{end}",
    "{then}{m}人，{step}后{end}",
)
NOT_THERE = {
    "走了一个就{n}人，可没人走": 1,
    "再来一个就{n}人，还没来": -1,
    "本该{n}人，一个没来": -1,
    "要不是走了一个，就{n}人了": -1,
    "原来以为{n}人，点下来多出一个": 1,
    "{n}人，来一个走一个": 0,
    "{n}人，漏了一个": 1,
    "{n}人，有一个登记了两遍": -1,
    "{n}人，昨天走了一个，已经减了": 0,
    "{n}人，昨天来了一个，还没算进去": 1,
    "{n}人，再来一个就过线了": 0,
}
ASKS = ("，一般企业，保卫人员要几名", "，普通公司，专兼职保卫人员最少几个？", "。治安保卫人员不少于几名？")


def is_right_or_asked(question: str, persons: int) -> bool:
    """Whether a question gets the engine's minimum for so many persons, or a question back."""
    reply = answer_staffing(question)
    if reply is None or reply.quota is None or not reply.quota.results:
        return True
    main = derive(UnitFacts(persons=persons, asked=Asked.STAFF)).main
    assert main is not None
    return reply.quota.results[-1].minimum == main.minimum


@settings(max_examples=600, deadline=None, derandomize=True)
@given(SIZES, st.booleans(), st.data())
def test_who_came_or_left_and_what_it_led_to(before: int, came: bool, data: st.DataObject) -> None:
    draw = data.draw
    then, now = draw(st.sampled_from(TIMES))
    style = draw(st.sampled_from(STYLES))
    after = before + (1 if came else -1)
    step = draw(st.sampled_from(CAME if came else LEFT))
    end = draw(st.sampled_from(ENDS)).format(n=style(after))
    told = draw(st.sampled_from(TOLD)).format(then=then, now=now, m=style(before), step=step, end=end)
    question = told.rstrip("，") + draw(st.sampled_from(ASKS))
    assert is_right_or_asked(question, after), question


@settings(max_examples=400, deadline=None, derandomize=True)
@given(SIZES, st.sampled_from(sorted(NOT_THERE)), st.sampled_from(STYLES), st.sampled_from(ASKS))
def test_what_would_have_been_and_who_is_not_counted(size: int, told: str, style: object, asks: str) -> None:
    question = told.format(n=style(size)) + asks  # type: ignore[operator]
    assert is_right_or_asked(question, size + NOT_THERE[told]), question
